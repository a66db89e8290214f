const id = (letter: string) => letter.repeat(32);

/** Sent at `state_enter.order_delivery.state.shipped`, as the Webhook node hands it on. */
export const shopwareOrder = {
	id: id('0'),
	orderNumber: '10042',
	orderDateTime: '2026-10-25T00:30:00.000+00:00',
	orderDate: '2026-10-25T00:00:00.000+00:00',
	salesChannelId: id('1'),
	billingAddressId: id('3'),
	deepLinkCode: 'x7Kq',
	amountTotal: 119.9,
	stateMachineState: { technicalName: 'in_progress', name: 'In Bearbeitung' },
	orderCustomer: {
		email: 'henrike.voss@example.de',
		firstName: 'Henrike',
		lastName: 'Voß',
		company: 'Voß Keramik',
		customerNumber: 'K-20117',
		customFields: { invite_by_customer: true },
	},
	customFields: { review_invitation: true, newsletter: null, nested: { consent: 'yes' } },
	language: { id: id('4'), locale: { code: 'de-AT' } },
	addresses: [
		{
			id: id('2'),
			firstName: 'Ole',
			street: 'Werkstr. 9',
			zipcode: '24939',
			city: 'Flensburg',
			country: { iso: 'DE' },
		},
		{
			id: id('3'),
			firstName: 'Henrike',
			lastName: 'Voß',
			street: 'Am Sandberg 4',
			additionalAddressLine1: 'c/o Brandt',
			additionalAddressLine2: null,
			zipcode: '24937',
			city: 'Flensburg',
			phoneNumber: '+49 (0)461 5550-199',
			country: { iso: 'DE' },
		},
	],
	deliveries: [
		{
			stateMachineState: { technicalName: 'shipped' },
			shippingDateEarliest: '2026-10-27T00:00:00.000+00:00',
			shippingDateLatest: '2026-10-28T00:00:00.000+00:00',
		},
		{
			stateMachineState: { technicalName: 'open' },
			shippingDateEarliest: '2026-10-29T00:00:00.000+00:00',
			shippingDateLatest: '2026-10-30T23:30:00.000+00:00',
		},
	],
	transactions: [
		{ stateMachineState: { technicalName: 'failed' } },
		{ stateMachineState: { technicalName: 'refunded_partially' } },
	],
	lineItems: [
		{
			id: id('a'),
			type: 'product',
			productId: id('5'),
			parentId: null,
			label: 'Vase „Schlei“ grün',
			quantity: 1,
			cover: { url: 'https://cdn.example/media/vase-gruen.jpg' },
			payload: { productNumber: 'V-10.2', parentId: id('6'), manufacturerId: id('7') },
		},
		{
			id: id('b'),
			type: 'product',
			productId: id('8'),
			parentId: null,
			label: 'Vase „Schlei“ blau',
			quantity: 1,
			cover: null,
			payload: { productNumber: 'V-10.3', parentId: id('6') },
		},
		{
			id: id('c'),
			type: 'product',
			productId: id('9'),
			parentId: id('a'),
			label: 'Gravur',
			quantity: 1,
			payload: { productNumber: 'GR' },
		},
		{
			id: id('d'),
			type: 'container',
			productId: null,
			parentId: null,
			label: 'Set',
			quantity: 1,
			payload: [],
		},
		{
			id: id('e'),
			type: 'product',
			productId: 'ab'.repeat(16),
			parentId: id('d'),
			label: 'Untersetzer',
			quantity: 4,
			payload: { productNumber: '', parentId: null },
		},
		{
			id: id('f'),
			type: 'promotion',
			productId: null,
			label: 'Herbst10',
			quantity: 1,
			payload: { code: 'HERBST' },
		},
		{
			id: 'cd'.repeat(16),
			type: 'product',
			productId: null,
			label: 'Schale (nicht mehr im Sortiment)',
			quantity: 1,
			payload: { productNumber: 'S-1' },
		},
	],
};

export const shopwareWebhook = {
	headers: { 'content-type': 'application/json', 'sw-version': '6.6.10' },
	params: {},
	query: {},
	body: {
		data: {
			payload: { order: shopwareOrder },
			event: 'state_enter.order_delivery.state.shipped',
		},
		source: { url: 'https://admin.example', eventId: 'ev-1', shopId: 'sh-1' },
		timestamp: 1761350400,
	},
};

/** As the Admin API answers: with the address and the customer, whom it knows for a guest. */
export const shopwareGuestOrder = {
	...shopwareOrder,
	orderNumber: '10043',
	orderCustomer: {
		email: 'gast@example.at',
		firstName: '',
		lastName: 'Pichler',
		customerNumber: 'K-20118',
		customer: { guest: true },
	},
	billingAddress: {
		id: id('3'),
		street: 'Ringstraße 1',
		zipcode: '1010',
		city: 'Wien',
		phoneNumber: '00436641234567',
		country: { iso: 'AT' },
	},
	language: null,
};

export const shopwareProducts = [
	{ id: id('5'), ean: null, manufacturerNumber: null, manufacturer: null },
	{
		id: id('6'),
		ean: '4006381333931',
		manufacturerNumber: 'SCH-10',
		manufacturer: { name: 'Schleiwerk' },
	},
	{
		id: 'ab'.repeat(16),
		ean: '96385074',
		manufacturer: { name: null, translated: { name: 'Filzerei' } },
	},
];

/** What {@link shopwareOrder} becomes in the API's payload, beside what the panel says. */
export const shopwareEvent = {
	defaultLocale: 'de_AT',
	customer: {
		firstName: 'Henrike',
		lastName: 'Voß',
		reference: 'K-20117',
		email: 'henrike.voss@example.de',
	},
	transaction: { reference: '10042', date: '2026-10-25T00:30:00.000Z' },
	estimatedDeliveryDate: '2026-10-31',
	products: [
		{
			sku: 'V-10.2',
			name: 'Vase „Schlei“ grün',
			url: 'https://vasen.example/de/detail/55555555555555555555555555555555',
			imageUrl: 'https://cdn.example/media/vase-gruen.jpg',
		},
		{
			sku: 'abababababababababababababababab',
			name: 'Untersetzer',
			url: 'https://vasen.example/de/detail/abababababababababababababababab',
		},
	],
};
