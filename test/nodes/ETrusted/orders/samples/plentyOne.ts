const item = (values: Record<string, unknown>) => ({
	orderId: 61300,
	referrerId: 1,
	quantity: 1,
	attributeValues: null,
	properties: [],
	references: [],
	...values,
});

/** A shop's sale with all relations: variations, a bundle with its part, a set, a coupon, a gift card, and shipping. */
export const plentyOrder = {
	id: 61300,
	typeId: 1,
	statusId: 7.02,
	statusName: '[7.02] Versendet',
	plentyId: 48000,
	referrerId: 1,
	locationId: 1,
	createdAt: '2026-10-25T02:31:00+02:00',
	updatedAt: '2026-10-28T09:11:40+01:00',
	properties: [
		{ orderId: 61300, typeId: 2, value: '6' },
		{ orderId: 61300, typeId: 6, value: 'de' },
		{ orderId: 61300, typeId: 1001, value: 'yes' },
	],
	dates: [
		{ orderId: 61300, typeId: 11, date: '2026-10-30T00:00:00+01:00' },
		{ orderId: 61300, typeId: 2, date: '2026-10-25T02:30:15+02:00' },
	],
	addressRelations: [
		{ orderId: 61300, typeId: 2, addressId: 9131 },
		{ orderId: 61300, typeId: 1, addressId: 9130 },
	],
	relations: [
		{ orderId: 61300, referenceType: 'warehouse', referenceId: 1, relation: 'sender' },
		{ orderId: 61300, referenceType: 'contact', referenceId: 7800, relation: 'receiver' },
	],
	orderReferences: [],
	addresses: [
		{
			id: 9131,
			name1: 'Packstation',
			name2: 'Ole',
			name3: 'Nachbar',
			address1: 'Am Hof',
			address2: '3',
			postalCode: '99084',
			town: 'Erfurt',
			countryId: 1,
			options: [{ addressId: 9131, typeId: 5, value: 'ole@kunde.example' }],
		},
		{
			id: 9130,
			name1: 'Kannenwerk',
			name2: 'Ingeborg',
			name3: 'Thüring-Łukasz',
			name4: '',
			address1: 'Mühlgasse',
			address2: '12a',
			address3: 'Hinterhaus',
			postalCode: '01067',
			town: 'Dresden',
			countryId: 1,
			country: { id: 1, isoCode2: 'DE' },
			options: [
				{ addressId: 9130, typeId: 4, value: '+49 351 0000000' },
				{ addressId: 9130, typeId: 5, value: 'ingeborg@kunde.example' },
			],
		},
	],
	orderItems: [
		item({
			id: 1,
			typeId: 1,
			itemVariationId: 2040,
			quantity: 2,
			orderItemName: 'Teekanne „Nordlicht“, blau',
			variation: { id: 2040, itemId: 511, number: 'TK-NL-B', model: 'NL-1' },
			variationBarcodes: [
				{ code: 'intern 7', barcodeId: 3 },
				{ code: '4006381333931', barcodeId: 1 },
			],
		}),
		item({
			id: 2,
			typeId: 1,
			itemVariationId: 2041,
			orderItemName: 'Teekanne „Nordlicht“, grün',
			variation: { id: 2041, itemId: 511, number: '' },
		}),
		item({
			id: 3,
			typeId: 2,
			itemVariationId: 2055,
			orderItemName: 'Teeset',
			variation: { id: 2055, itemId: 515, number: '' },
		}),
		item({ id: 4, typeId: 3, itemVariationId: 2060, orderItemName: '- Teeschale' }),
		item({ id: 5, typeId: 4, itemVariationId: -2, orderItemName: 'Gutschein' }),
		item({ id: 6, typeId: 5, itemVariationId: 2070, orderItemName: 'Geschenkkarte' }),
		item({ id: 0, typeId: 6, itemVariationId: 0, orderItemName: 'Versandkosten' }),
		item({ id: 7, typeId: 9, itemVariationId: 0, orderItemName: 'Gravur nach Wunsch' }),
		item({ id: 8, typeId: 13, itemVariationId: 2080, orderItemName: 'Set ohne Artikel' }),
	],
	contactReceiver: {
		id: 7800,
		number: 'K-7800',
		firstName: 'I.',
		lastName: 'Thüring',
		email: 'contact@kunde.example',
		lang: 'en',
		newsletterAllowanceAt: null,
	},
};

/** One that came from a shop beside PlentyONE, with the little that a contact has; its number is the shop's. */
export const plentyConnectedOrder = {
	id: '61301',
	typeId: '1',
	statusId: '7',
	plentyId: '48000',
	referrerId: '12.50',
	createdAt: '2026-03-29T03:30:00+02:00',
	properties: [{ orderId: 61301, typeId: '7', value: 'SW-10043' }],
	dates: [{ orderId: 61301, typeId: 16, date: '2026-03-29T03:29:00+02:00' }],
	addressRelations: [],
	relations: [{ referenceType: 'contact', referenceId: 7801, relation: 'receiver' }],
	addresses: [],
	orderItems: [item({ id: 9, typeId: '1', itemVariationId: '2040', orderItemName: 'Teekanne' })],
	contactReceiver: {
		id: 7801,
		number: null,
		firstName: 'Jarl',
		lastName: 'Ó Briain',
		email: 'jarl@kunde.example',
		lang: 'fr',
	},
};

/** What came back of the first one is an order of its own. */
export const plentyReturn = {
	id: 61320,
	typeId: 3,
	statusId: 9,
	plentyId: 48000,
	referrerId: 1,
	createdAt: '2026-11-12T10:00:00+01:00',
	orderReferences: [{ orderId: 61320, originOrderId: 61300, referenceType: 'parent' }],
	orderItems: [item({ id: 30, typeId: 1, itemVariationId: 2040, orderItemName: 'Teekanne' })],
};

/** What {@link plentyOrder} becomes in the API's payload, beside what the panel says. */
export const plentyEvent = {
	defaultLocale: 'de_DE',
	customer: {
		firstName: 'Ingeborg',
		lastName: 'Thüring-Łukasz',
		reference: 'K-7800',
		email: 'ingeborg@kunde.example',
	},
	transaction: { reference: '61300', date: '2026-10-25T00:30:15.000Z' },
	estimatedDeliveryDate: '2026-10-30',
	products: [
		{
			sku: 'TK-NL-B',
			name: 'Teekanne „Nordlicht“, blau',
			url: 'https://kannen.example/a-511',
			gtin: '4006381333931',
		},
		{ sku: '2055', name: 'Teeset', url: 'https://kannen.example/a-515' },
	],
};
