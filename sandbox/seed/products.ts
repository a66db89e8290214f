/** Products of the account, for product reviews. */
export const products = [
	{
		sku: 'TL-100-WH',
		name: 'Tischleuchte „Lübeck“, weiß',
		gtin: '04006381333931',
		brand: 'Müller & Söhne',
	},
	{ sku: 'WS-42', name: 'Wollschal aus Merino, 180 cm', gtin: '4006381333948', brand: 'Nordwolle' },
	{ sku: 'BP/7 "XL"', name: 'Daypack 7 l – XL straps', gtin: '5012345678900', brand: 'Hillside' },
	{ sku: '00815', name: 'Set of 4 espresso cups', gtin: '7610000000012', brand: 'Crema' },
];
