/**
 * What each example sends of the orders pinned to it, without what the panel says: event type and channel, and the
 * package's name and version.
 */
export const examplePayloads: Record<string, object[]> = {
	'any-shop': [
		{
			defaultLocale: 'de_CH',
			customer: {
				firstName: 'Ada',
				lastName: 'Brunner',
				email: 'ada.brunner@example.com',
			},
			transaction: {
				reference: 'B-501',
				date: '2026-11-17T09:12:00.000Z',
			},
			products: [
				{
					gtin: '4006381333931',
					name: 'Lampe „Gotthard“',
					sku: 'LA-01',
					url: 'https://shop.example.com/lampe-gotthard',
				},
				{
					name: 'Ersatzbirne',
					sku: 'BI-60',
					url: 'https://shop.example.com/ersatzbirne',
				},
			],
		},
		{
			customer: {
				firstName: 'Björn',
				lastName: 'Ødegård',
				email: 'bjoern.oedegaard@example.com',
			},
			transaction: {
				reference: 'B-502',
				date: '2026-11-17T16:40:30.000Z',
			},
			products: [
				{
					gtin: '4006381333931',
					name: 'Lampe „Gotthard“',
					sku: 'LA-01',
					url: 'https://shop.example.com/lampe-gotthard',
				},
			],
		},
		{
			defaultLocale: 'en_US',
			customer: {
				email: 'info@example.com',
			},
			transaction: {
				reference: 'B-504',
				date: '2026-11-18T08:30:00.000Z',
			},
		},
	],
	bigcommerce: [
		{
			defaultLocale: 'de_DE',
			customer: { firstName: 'Hanne', lastName: 'Voß', email: 'hanne.voss@example.com' },
			transaction: { reference: '1187', date: '2026-11-16T12:03:22.000Z' },
			products: [
				{
					brand: 'Northpath',
					gtin: '4006381333931',
					name: 'Trail Mug „Nordweg“ 0,4 l',
					sku: 'TM-04-G',
					url: 'https://shop.example.com/products.php?productId=112',
				},
			],
		},
		{
			defaultLocale: 'es_ES',
			customer: {
				firstName: 'Rosa',
				lastName: 'Ibáñez',
				reference: '23',
				email: 'rosa.ibanez@example.com',
			},
			transaction: { reference: '1188', date: '2026-11-17T08:40:00.000Z' },
			products: [
				{
					brand: 'Northpath',
					name: 'Camp Set',
					sku: '130',
					url: 'https://shop.example.com/products.php?productId=130',
				},
			],
		},
	],
	billbee: [
		{
			defaultLocale: 'de_DE',
			customer: {
				firstName: 'Lena',
				lastName: 'Brookmann',
				reference: '1204',
				email: 'lena.brookmann@example.com',
			},
			transaction: { reference: '#2107', date: '2026-11-16T13:03:22.000Z' },
		},
		{
			customer: {
				firstName: 'Sören',
				lastName: 'Düwel',
				reference: '1205',
				email: 'soeren.duewel@example.com',
			},
			transaction: { reference: '#2108', date: '2026-11-17T08:30:00.000Z' },
		},
	],
	'error-output': [
		{
			defaultLocale: 'de_DE',
			customer: {
				firstName: 'Jürgen',
				lastName: 'Größmann',
				reference: '17',
				email: 'juergen.groessmann@example.com',
			},
			transaction: {
				reference: '1201',
				date: '2026-11-17T09:15:00.000Z',
			},
			products: [
				{
					imageUrl: 'https://shop.example.com/wp-content/uploads/2026/05/product-301.jpg',
					name: 'Tee „Früchtezauber“',
					sku: 'TEE-FR-250',
					url: 'https://shop.example.com/?post_type=product&p=301',
				},
				{
					gtin: '4006381333931',
					imageUrl: 'https://shop.example.com/wp-content/uploads/2026/05/product-318.jpg',
					name: 'Teekanne "Kyoto" aus Gusseisen',
					sku: 'KANNE-07',
					url: 'https://shop.example.com/?post_type=product&p=318',
				},
			],
		},
		{
			defaultLocale: 'en_US',
			customer: {
				firstName: 'Sam',
				lastName: 'Okonkwo',
				email: 'sam+shop@example.com',
			},
			transaction: {
				reference: '1203',
				date: '2026-11-18T21:40:09.000Z',
			},
			products: [
				{
					imageUrl: 'https://shop.example.com/wp-content/uploads/2026/05/product-305.jpg',
					name: 'Sencha 100 g',
					sku: '305',
					url: 'https://shop.example.com/?post_type=product&p=305',
				},
			],
		},
	],
	magento: [
		{
			customer: {
				firstName: 'Agnieszka',
				lastName: 'Nowak',
				reference: '88',
				email: 'agnieszka.nowak@example.com',
			},
			transaction: {
				reference: '000000102',
				date: '2026-11-17T22:30:04.000Z',
			},
			products: [
				{
					name: 'Bluza z kapturem',
					sku: 'MH01-S-Gray',
					url: 'https://shop.example.com/catalog/product/view/id/67',
				},
				{
					name: 'Bidon',
					sku: 'BID-07',
					url: 'https://shop.example.com/catalog/product/view/id/14',
				},
			],
		},
		{
			customer: {
				firstName: 'Ignatius',
				lastName: 'Pole',
				email: 'iggy.pole@example.com',
			},
			transaction: {
				reference: '000000103',
				date: '2026-11-18T07:10:55.000Z',
			},
			products: [
				{
					name: 'Bidon',
					sku: 'BID-07',
					url: 'https://shop.example.com/catalog/product/view/id/14',
				},
			],
		},
	],
	plentyone: [
		{
			defaultLocale: 'de_DE',
			customer: {
				firstName: 'Jonas',
				lastName: 'Weidner',
				reference: 'K-7204',
				email: 'jonas.weidner@example.com',
			},
			transaction: { reference: '61204', date: '2026-11-16T13:03:22.000Z' },
			products: [
				{
					gtin: '4006381333931',
					name: 'Teekanne „Nordlicht“, 1 Liter, blau',
					sku: 'TK-NL-B',
					url: 'https://shop.example.com/a-511',
				},
				{
					name: 'Teeset Nordlicht',
					sku: 'TS-NL',
					url: 'https://shop.example.com/a-515',
				},
			],
		},
		{
			defaultLocale: 'en_US',
			customer: {
				firstName: 'Zoë',
				lastName: 'Brandt-Høyer',
				reference: '7205',
				email: 'zoe.brandt@example.com',
			},
			transaction: { reference: '61205', date: '2026-11-17T07:20:00.000Z' },
			products: [
				{
					gtin: '4006381333931',
					name: 'Teekanne „Nordlicht“, 1 Liter, blau',
					sku: 'TK-NL-B',
					url: 'https://shop.example.com/a-511',
				},
			],
		},
	],
	prestashop: [
		{
			defaultLocale: 'de_DE',
			customer: {
				firstName: 'Mira',
				lastName: 'Tannert',
				reference: '418',
				email: 'mira.tannert@example.com',
			},
			transaction: { reference: 'QWZMTRKLA', date: '2026-11-16T13:03:22.000Z' },
			products: [
				{
					gtin: '4006381333931',
					name: 'Leinenhemd „Fjord“ (Größe : M, Farbe : Sand)',
					sku: '57',
					url: 'https://shop.example.com/index.php?controller=product&id_product=57',
				},
				{
					name: 'Kleiderbürste Rotbuche',
					sku: 'KB-01',
					url: 'https://shop.example.com/index.php?controller=product&id_product=88',
				},
			],
		},
		{
			defaultLocale: 'fr_FR',
			customer: {
				firstName: 'Aurélie',
				lastName: 'Prévost',
				email: 'aurelie.prevost@example.com',
			},
			transaction: { reference: 'HBTNCVEPO', date: '2026-11-17T15:19:40.000Z' },
			products: [
				{
					name: 'Brosse à habits',
					sku: 'KB-01',
					url: 'https://shop.example.com/index.php?controller=product&id_product=88',
				},
			],
		},
	],
	shopify: [
		{
			defaultLocale: 'de_DE',
			customer: {
				firstName: 'Zoë',
				lastName: 'Yılmaz',
				reference: '7001',
				email: 'zoe.yilmaz@example.com',
			},
			transaction: {
				reference: '#2001',
				date: '2026-11-18T11:30:00.000Z',
			},
			products: [
				{
					brand: 'Nordlicht',
					gtin: '4006381333931',
					imageUrl: 'https://cdn.shopify.example/s/files/1/6100/0001/products/wollmuetze.jpg?v=1',
					name: 'Wollmütze',
					sku: 'MUETZE-L',
					url: 'https://shop.example.com/products/wollmuetze',
				},
				{
					brand: 'Nordlicht',
					gtin: '4006381333948',
					imageUrl: 'https://cdn.shopify.example/s/files/1/6100/0001/products/schal.jpg?v=1',
					name: 'Schal',
					sku: 'SCHAL-B',
					url: 'https://shop.example.com/products/schal',
				},
			],
		},
		{
			defaultLocale: 'en_US',
			customer: {
				firstName: 'Oskar',
				lastName: 'Lindqvist',
				email: 'oskar.lindqvist@example.com',
			},
			transaction: {
				reference: '#2002',
				date: '2026-11-18T17:05:10.000Z',
			},
			products: [
				{
					brand: 'Nordlicht',
					imageUrl: 'https://cdn.shopify.example/s/files/1/6100/0001/products/schal.jpg?v=1',
					name: 'Schal',
					sku: '8105',
					url: 'https://shop.example.com/products/schal',
				},
			],
		},
		{
			defaultLocale: 'fr_FR',
			customer: {
				firstName: 'Inès',
				lastName: 'Moreau',
				reference: '7004',
				email: 'ines.moreau@example.com',
			},
			transaction: {
				reference: '#2004',
				date: '2026-11-19T08:41:00.000Z',
			},
			products: [
				{
					brand: 'Nordlicht',
					gtin: '4006381333948',
					imageUrl: 'https://cdn.shopify.example/s/files/1/6100/0001/products/schal.jpg?v=1',
					name: 'Schal',
					sku: 'SCHAL-B',
					url: 'https://shop.example.com/products/schal',
				},
			],
		},
	],
	shopware: [
		{
			defaultLocale: 'de_DE',
			customer: {
				firstName: 'Henrike',
				lastName: 'Voß',
				reference: 'K-20117',
				email: 'henrike.voss@example.com',
			},
			transaction: {
				reference: '10042',
				date: '2026-11-16T23:30:00.000Z',
			},
			estimatedDeliveryDate: '2026-11-24',
			products: [
				{
					name: 'Vase „Schlei“ grün',
					sku: 'V-10.2',
					url: 'https://shop.example.com/detail/f4230d45bbdf04665bfeb091b92390a8',
				},
				{
					name: 'Untersetzer aus Filz',
					sku: 'UF-4',
					url: 'https://shop.example.com/detail/d1547cf9cb6638af169af0681867abce',
				},
			],
		},
		{
			defaultLocale: 'it_IT',
			customer: {
				firstName: 'Giulia',
				lastName: 'Ferrari',
				reference: 'K-20133',
				email: 'giulia.ferrari@example.com',
			},
			transaction: {
				reference: '10045',
				date: '2026-11-18T10:00:00.000Z',
			},
			estimatedDeliveryDate: '2026-11-25',
			products: [
				{
					name: 'Vase „Schlei“ blau',
					sku: 'V-10.3',
					url: 'https://shop.example.com/detail/47ceea9e5b3dda92ac072f8f68611dbb',
				},
			],
		},
	],
	woocommerce: [
		{
			defaultLocale: 'de_DE',
			customer: {
				firstName: 'Jürgen',
				lastName: 'Größmann',
				reference: '17',
				email: 'juergen.groessmann@example.com',
			},
			transaction: {
				reference: '1201',
				date: '2026-11-17T09:15:00.000Z',
			},
			products: [
				{
					imageUrl: 'https://shop.example.com/wp-content/uploads/2026/05/product-301.jpg',
					name: 'Tee „Früchtezauber“',
					sku: 'TEE-FR-250',
					url: 'https://shop.example.com/?post_type=product&p=301',
				},
				{
					gtin: '4006381333931',
					imageUrl: 'https://shop.example.com/wp-content/uploads/2026/05/product-318.jpg',
					name: 'Teekanne "Kyoto" aus Gusseisen',
					sku: 'KANNE-07',
					url: 'https://shop.example.com/?post_type=product&p=318',
				},
			],
		},
		{
			defaultLocale: 'fr_FR',
			customer: {
				firstName: 'Amélie',
				lastName: 'Durand',
				reference: '23',
				email: 'amelie.durand@example.com',
			},
			transaction: {
				reference: '1202',
				date: '2026-11-17T10:02:41.000Z',
			},
			products: [
				{
					imageUrl: 'https://shop.example.com/wp-content/uploads/2026/05/product-322.jpg',
					name: 'Tea & Biscuits – Gift Box',
					sku: '322',
					url: 'https://shop.example.com/?post_type=product&p=322',
				},
			],
		},
		{
			defaultLocale: 'en_US',
			customer: {
				firstName: 'Sam',
				lastName: 'Okonkwo',
				email: 'sam+shop@example.com',
			},
			transaction: {
				reference: '1203',
				date: '2026-11-18T21:40:09.000Z',
			},
			products: [
				{
					imageUrl: 'https://shop.example.com/wp-content/uploads/2026/05/product-305.jpg',
					name: 'Sencha 100 g',
					sku: '305',
					url: 'https://shop.example.com/?post_type=product&p=305',
				},
			],
		},
	],
	'woocommerce-product-lookup': [
		{
			defaultLocale: 'de_DE',
			customer: {
				firstName: 'Jürgen',
				lastName: 'Größmann',
				reference: '17',
				email: 'juergen.groessmann@example.com',
			},
			transaction: {
				reference: '1201',
				date: '2026-11-17T09:15:00.000Z',
			},
			products: [
				{
					brand: 'Kontor & Küste',
					gtin: '04006381333948',
					imageUrl: 'https://shop.example.com/wp-content/uploads/2026/05/product-301.jpg',
					mpn: 'KK-FR-250',
					name: 'Tee „Früchtezauber“',
					sku: 'TEE-FR-250',
					url: 'https://shop.example.com/produkt/tee-fruechtezauber/',
				},
				{
					brand: 'Tetsubin',
					gtin: '4006381333931',
					imageUrl: 'https://shop.example.com/wp-content/uploads/2026/05/product-318.jpg',
					name: 'Teekanne "Kyoto" aus Gusseisen',
					sku: 'KANNE-07',
					url: 'https://shop.example.com/produkt/teekanne-kyoto/',
				},
			],
		},
		{
			defaultLocale: 'fr_FR',
			customer: {
				firstName: 'Amélie',
				lastName: 'Durand',
				reference: '23',
				email: 'amelie.durand@example.com',
			},
			transaction: {
				reference: '1202',
				date: '2026-11-17T10:02:41.000Z',
			},
			products: [
				{
					imageUrl: 'https://shop.example.com/wp-content/uploads/2026/05/product-322.jpg',
					name: 'Tea & Biscuits – Gift Box',
					sku: 'GIFT',
					url: 'https://shop.example.com/produkt/tea-biscuits-gift-box/',
				},
			],
		},
		{
			defaultLocale: 'en_US',
			customer: {
				firstName: 'Sam',
				lastName: 'Okonkwo',
				email: 'sam+shop@example.com',
			},
			transaction: {
				reference: '1203',
				date: '2026-11-18T21:40:09.000Z',
			},
			products: [
				{
					imageUrl: 'https://shop.example.com/wp-content/uploads/2026/05/product-305.jpg',
					name: 'Sencha 100 g',
					sku: '305',
					url: 'https://shop.example.com/produkt/sencha-100-g/',
				},
			],
		},
	],
	'backfill-csv': [
		{
			defaultLocale: 'de_DE',
			customer: {
				firstName: 'Mia',
				lastName: 'Hofer',
				email: 'mia.hofer@example.com',
			},
			transaction: {
				reference: 'A-1001',
				date: '2026-10-01T22:00:00.000Z',
			},
		},
		{
			customer: {
				firstName: 'Jan',
				lastName: 'Novák',
				email: 'jan.novak@example.com',
			},
			transaction: {
				reference: 'A-1002',
				date: '2026-10-01T22:00:00.000Z',
			},
		},
		{
			defaultLocale: 'de_DE',
			customer: {
				firstName: 'Noah',
				lastName: 'Meyer',
				email: 'noah.meyer@example.com',
			},
			transaction: {
				reference: 'A-1006',
				date: '2026-10-04T22:00:00.000Z',
			},
		},
		{
			defaultLocale: 'it_IT',
			customer: {
				firstName: 'Sofia',
				lastName: 'Rossi',
				email: 'sofia.rossi@example.com',
			},
			transaction: {
				reference: 'A-1007',
				date: '2026-10-05T22:00:00.000Z',
			},
		},
	],
};
