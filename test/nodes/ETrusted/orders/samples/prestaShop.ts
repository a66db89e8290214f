const row = (values: Record<string, unknown>) => ({
	product_isbn: '',
	product_ean13: '',
	product_upc: '',
	product_reference: '',
	product_attribute_id: '0',
	product_quantity: '1',
	id_customization: '0',
	...values,
});

/** The order as the webservice answers, all values being texts. */
const order = {
	id: '2141',
	id_address_delivery: '833',
	id_address_invoice: '832',
	id_cart: '5219',
	id_currency: '1',
	id_lang: '2',
	id_customer: '518',
	id_carrier: '7',
	current_state: '5',
	module: 'ps_wirepayment',
	delivery_date: '2026-10-27 08:31:02',
	valid: '1',
	date_add: '2026-10-25 02:30:15',
	date_upd: '2026-10-28 17:45:10',
	id_shop: '1',
	secure_key: '0123456789abcdef0123456789abcdef',
	payment: 'Überweisung',
	total_paid: '74.700000',
	reference: 'QWZMTRKLB',
	associations: {
		order_rows: [
			row({
				id: '1',
				product_id: '57',
				product_attribute_id: '203',
				product_quantity: '2',
				product_name: 'Leinenhemd „Fjord“ (Größe : M)',
				product_reference: 'LH-FJ-M',
				product_ean13: '4006381333931',
			}),
			row({
				id: '2',
				product_id: '57',
				product_attribute_id: '204',
				product_name: 'Leinenhemd „Fjord“ (Größe : L)',
			}),
			row({
				id: '3',
				product_id: '88',
				product_name: 'Kleiderbürste',
				product_reference: 'KB-01',
				product_upc: '012345678905',
			}),
			row({ id: '4', product_id: '90', product_name: 'Seife', product_quantity: '2' }),
			row({ id: '5', product_id: '0', product_name: 'Gravur' }),
			row({ id: '6', product_id: '91', product_name: 'Storniert', product_quantity: '0' }),
		],
	},
};

const lookups = {
	customer: {
		id: '518',
		id_lang: '1',
		email: 'mira@kunde.example',
		firstname: 'Mira',
		lastname: 'Tannert-Łoś',
		is_guest: '0',
		newsletter: '1',
		optin: '0',
		date_add: '2019-01-01 00:00:00',
		review_club: 'yes',
	},
	address: {
		id: '832',
		id_customer: '518',
		id_country: '1',
		firstname: 'M.',
		lastname: 'Tannert',
		company: 'Leinenhaus',
		address1: 'Lindenhain 4',
		address2: '2. Stock',
		postcode: '04229',
		city: 'Leipzig',
		phone: '+49 341 000000',
		phone_mobile: '0151 00000000',
	},
	country: { id: '1', iso_code: 'de' },
	language: { id: '2', iso_code: 'de', locale: 'de-AT', language_code: 'de-at', active: '1' },
};

/** With the lookups within it, as Edit Fields lays them there. */
export const prestaOrder = { ...order, ...lookups, review_invitation: 'yes' };

/** As HTTP Request answers, with the lookups beside it, two of them as they came. */
export const prestaOrderWithLookups = {
	...lookups,
	order,
	customer: { customer: lookups.customer },
	language: { languages: [lookups.language] },
};

/** A guest's as the community node hands it on, with the customer merged into it. */
export const prestaGuestOrder = {
	id: 2142,
	id_customer: 540,
	id_lang: 1,
	id_cart: 5240,
	id_address_invoice: 851,
	current_state: 4,
	module: 'ps_checkout',
	date_add: '2026-03-29 02:30:00',
	valid: true,
	reference: 'ZKDWPQAUN',
	associations: {
		order_rows: [
			{
				id: 9,
				product_id: 57,
				product_attribute_id: 204,
				product_quantity: 1,
				product_name: 'Chemise Fjord - Taille : L',
				product_reference: 'LH-FJ-L',
				product_ean13: '',
				product_upc: '',
			},
		],
	},
	email: 'jules@kunde.example',
	firstname: 'Jules',
	lastname: 'Ferrand',
	is_guest: true,
	passwd: 'x',
	id_default_group: 2,
};

/** Products as the webservice has them; names are texts, or lists where there are several languages. */
export const prestaProducts = [
	{
		id: 57,
		reference: 'LH-FJ',
		ean13: '4012345678901',
		mpn: 'FJ-1',
		manufacturer_name: 'Leinenhaus',
		name: [
			{ id: '1', value: 'Chemise Fjord' },
			{ id: '2', value: 'Leinenhemd „Fjord“' },
		],
	},
	{ product: { id: '90', reference: 'SEIFE', ean13: '96385074', name: 'Kernseife' } },
];

/** What {@link prestaOrder} becomes in the API's payload, beside what the panel says. */
export const prestaEvent = {
	defaultLocale: 'de_AT',
	customer: {
		firstName: 'Mira',
		lastName: 'Tannert-Łoś',
		reference: '518',
		email: 'mira@kunde.example',
	},
	transaction: { reference: 'QWZMTRKLB', date: '2026-10-25T01:30:15.000Z' },
	products: [
		{
			sku: '57',
			name: 'Leinenhemd „Fjord“ (Größe : M)',
			url: 'https://leinen.example/index.php?controller=product&id_product=57',
			gtin: '4006381333931',
		},
		{
			sku: 'KB-01',
			name: 'Kleiderbürste',
			url: 'https://leinen.example/index.php?controller=product&id_product=88',
			gtin: '012345678905',
		},
		{
			sku: '90',
			name: 'Seife',
			url: 'https://leinen.example/index.php?controller=product&id_product=90',
		},
	],
};
