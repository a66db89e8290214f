import type { IDataObject } from 'n8n-workflow';

import { flattener } from '../helpers/flatten';

const EVENT = {
	id: 'id',
	type: 'type',
	channelId: 'channel.id',
	orderReference: 'transaction.reference',
	orderDate: 'transaction.date',
	estimatedDeliveryDate: 'estimatedDeliveryDate',
	locale: 'defaultLocale',
	productCount: ({ products }: IDataObject) =>
		Array.isArray(products) ? products.length : undefined,
	system: 'system',
	createdAt: 'createdAt',
};

/** An event of `GET /events/{EventRef}`, flat and without personal data. */
export const simplifyEvent = flattener(EVENT);
