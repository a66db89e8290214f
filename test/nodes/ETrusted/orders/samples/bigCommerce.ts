/** What each line has, as the API sends it. */
const line = (values: Record<string, unknown>) => ({
	order_id: 3071,
	order_address_id: 812,
	name_merchant: 'x',
	type: 'physical',
	quantity_shipped: 1,
	quantity_refunded: 0,
	is_refunded: false,
	is_bundled_product: false,
	parent_order_product_id: null,
	gift_certificate_id: null,
	upc: '',
	brand: '',
	product_options: [],
	...values,
});

/** A customer's, with its lines asked for: parcels, a pickup, a download, a gift certificate, and what came to nothing. */
export const bigOrder = {
	id: 3071,
	customer_id: 118,
	date_created: 'Sun, 25 Oct 2026 00:30:15 +0000',
	date_modified: 'Wed, 28 Oct 2026 09:00:00 +0000',
	date_shipped: 'Wed, 28 Oct 2026 08:59:59 +0000',
	status_id: 2,
	status: 'Shipped',
	custom_status: 'Unterwegs',
	channel_id: 1,
	order_source: 'www',
	external_source: null,
	external_id: null,
	external_order_id: '',
	ebay_order_id: '0',
	items_total: 6,
	items_shipped: 4,
	payment_method: 'Credit Card',
	payment_status: 'captured',
	total_inc_tax: '164.4000',
	currency_code: 'EUR',
	geoip_country: 'Austria',
	geoip_country_iso2: 'AT',
	customer_locale: 'de-AT',
	is_email_opt_in: false,
	is_deleted: false,
	billing_address: {
		first_name: 'Øyvind',
		last_name: "O'Malley-Größ",
		company: 'Kletterbedarf',
		street_1: 'Nordkettenweg 3',
		street_2: 'Top 9',
		city: 'Innsbruck',
		state: 'Tirol',
		zip: '06020',
		country: 'Austria',
		country_iso2: 'AT',
		phone: '+43 (0)512 000 000',
		email: 'oeyvind@kunde.example',
		form_fields: [
			{ name: 'Anrede', value: 'Herr' },
			{ name: 'Review invitation', value: 'yes' },
		],
	},
	products: {
		url: 'https://api.bigcommerce.example/stores/abc/v2/orders/3071/products',
		resource: '/orders/3071/products',
	},
	consignments: {
		pickups: [
			{
				line_items: [
					line({ id: 4, product_id: 40, variant_id: 41, sku: 'CHALK', name: 'Chalk', quantity: 1 }),
				],
			},
		],
		shipping: [
			{
				id: 812,
				line_items: [
					line({
						id: 1,
						product_id: 21,
						variant_id: 210,
						sku: 'ROPE-60',
						name: 'Rope “Nordwand”',
						name_customer: 'Seil „Nordwand“',
						upc: '4006381333931',
						brand: 'Edelfels',
						quantity: 2,
						quantity_refunded: 1,
					}),
					line({
						id: 2,
						product_id: 21,
						variant_id: 211,
						sku: '',
						name: 'Seil „Nordwand“ 80 m',
						quantity: 1,
					}),
				],
			},
			{
				id: 813,
				line_items: [
					line({ id: 3, product_id: 30, variant_id: 31, sku: '', name: 'Set', quantity: 1 }),
					line({
						id: 5,
						product_id: 31,
						variant_id: 32,
						sku: 'SET-1',
						name: 'Set: Haken',
						quantity: 1,
						is_bundled_product: true,
						parent_order_product_id: 3,
					}),
					line({
						id: 6,
						product_id: 50,
						variant_id: 51,
						sku: 'HELM',
						name: 'Helm',
						quantity: 1,
						quantity_refunded: 1,
						is_refunded: true,
					}),
					line({ id: 7, product_id: 0, variant_id: 0, sku: '', name: 'Custom cut', quantity: 1 }),
				],
			},
		],
		// In the vendor's own sample a lone one is no list.
		downloads: [
			{
				line_items: line({
					id: 8,
					product_id: 60,
					variant_id: 61,
					sku: 'TOPO',
					name: 'Topo (PDF)',
					type: 'digital',
					quantity: 1,
				}),
			},
		],
		email: {
			gift_certificates: [
				{
					recipient_email: 'friend@kunde.example',
					line_items: [
						line({
							id: 9,
							product_id: 0,
							variant_id: null,
							sku: '',
							name: 'Gift Certificate',
							type: 'giftcertificate',
							quantity: 1,
							gift_certificate_id: 5,
						}),
					],
				},
			],
		},
	},
};

/** A guest's, with its products attached from a call of their own, in a language that nobody is invited in. */
export const bigGuestOrder = {
	id: 3072,
	customer_id: 0,
	date_created: 'Mon, 30 Mar 2026 01:30:00 +0000',
	date_shipped: '',
	status_id: 11,
	status: 'Awaiting Fulfillment',
	order_source: 'external',
	external_source: null,
	ebay_order_id: '0',
	items_total: 1,
	items_shipped: 0,
	geoip_country: 'Finland',
	customer_locale: 'fi',
	is_deleted: false,
	billing_address: {
		first_name: '',
		last_name: 'Mäkelä',
		street_1: 'Rantatie 1',
		street_2: '',
		city: 'Turku',
		zip: '20100',
		country_iso2: 'FI',
		phone: '02 000 0000',
		email: 'guest@kunde.example',
		form_fields: null,
	},
	products: [
		line({ id: 10, product_id: 21, variant_id: 210, sku: 'ROPE-60', name: 'Köysi', quantity: 1 }),
	],
};

/** What the webhook `store/order/statusUpdated` brings. */
export const bigNotification = {
	scope: 'store/order/statusUpdated',
	store_id: '1001',
	data: { type: 'order', id: 3071, status: { previous_status_id: 11, new_status_id: 2 } },
	hash: '0123456789abcdef',
	created_at: 1792000000,
	producer: 'stores/abc',
};

/** What {@link bigOrder} becomes in the API's payload, beside what the panel says. */
export const bigEvent = {
	defaultLocale: 'de_AT',
	customer: {
		firstName: 'Øyvind',
		lastName: "O'Malley-Größ",
		reference: '118',
		email: 'oeyvind@kunde.example',
	},
	transaction: { reference: '3071', date: '2026-10-25T00:30:15.000Z' },
	products: [
		{
			sku: 'ROPE-60',
			name: 'Seil „Nordwand“',
			url: 'https://berg.example/products.php?productId=21',
			brand: 'Edelfels',
			gtin: '4006381333931',
		},
		{ sku: '30', name: 'Set', url: 'https://berg.example/products.php?productId=30' },
		{ sku: 'CHALK', name: 'Chalk', url: 'https://berg.example/products.php?productId=40' },
		{ sku: 'TOPO', name: 'Topo (PDF)', url: 'https://berg.example/products.php?productId=60' },
	],
};
