/** A channel as GET /channels shows it. */
export interface Channel {
	id: string;
	name: string;
	locale: string;
	address: string;
	url: string;
	logoUrl: string;
	accountRef: string;
	createdAt: string;
	updatedAt: string;
}

/** An event type as GET /event-types shows it. */
export interface EventType {
	id: string;
	createdAt: string;
	updatedAt: string;
	active: boolean;
	name: string;
}

export const accountRef = 'acc-5b1f6c2e-0d7a-4c55-9f3e-2a64b1c0d9e8';

const createdAt = '2024-03-01T08:00:00.000Z';
const updatedAt = '2025-09-15T13:30:00.000Z';

function channel(
	uuid: string,
	name: string,
	locale: string,
	address: string,
	url: string,
): Channel {
	const logoUrl = `${url}logo.png`;
	return {
		id: `chl-${uuid}`,
		name,
		locale,
		address,
		url,
		logoUrl,
		accountRef,
		createdAt,
		updatedAt,
	};
}

function eventType(uuid: string, name: string, active = true): EventType {
	return { id: `ety-${uuid}`, createdAt, updatedAt, active, name };
}

export const defaultChannels: Channel[] = [
	channel(
		'0f8e6a52-6f0b-4d0c-8c1e-3b9d5a7e4f10',
		'Müller & Söhne Onlineshop',
		'de_DE',
		'Königstraße 12, 70173 Stuttgart',
		'https://mueller-soehne.example/',
	),
	channel(
		'1c2d9b74-52a3-4e6f-9a08-7d4c1f6b8e21',
		'Müller & Sons Store',
		'en_GB',
		'8 Harbour Road, London SE1 2AB',
		'https://mueller-sons.example/',
	),
	channel(
		'2e7f4c96-8b1d-4f3a-b5d2-6a0e9c3d7f32',
		'Boutique Müller à Zürich',
		'fr_CH',
		'Bahnhofstrasse 3, 8001 Zürich',
		'https://boutique-mueller.example/',
	),
];

export const defaultEventTypes: EventType[] = [
	eventType('3a0b7d18-4c5e-4f61-8e92-b1c3d5f7a943', 'after_sales'),
	eventType('4b1c8e29-5d6f-4a72-9fa3-c2d4e6a8ba54', 'delivery'),
	eventType('5c2d9f3a-6e7a-4b83-8ab4-d3e5f7b9cb65', 'appointment'),
	eventType('6d3eaf4b-7f8b-4c94-9bc5-e4f6a8cadc76', 'spring_campaign_2024', false),
];
