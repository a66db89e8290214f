const product = (values: Record<string, unknown>) => ({
	OldId: null,
	Id: null,
	Title: '',
	Weight: 0,
	SKU: null,
	SkuOrId: null,
	IsDigital: false,
	Images: null,
	EAN: null,
	PlatformData: null,
	BillbeeId: null,
	Type: 1,
	...values,
});

const item = (values: Record<string, unknown>) => ({
	BillbeeId: 100000000000001,
	TransactionId: '1',
	Quantity: 1.0,
	TotalPrice: 10.0,
	TaxIndex: 1,
	Discount: 0.0,
	Attributes: [],
	IsCoupon: false,
	IsDiscount: false,
	...values,
});

const address = (values: Record<string, unknown>) => ({
	BillbeeId: 100000000000101,
	FirstName: null,
	LastName: null,
	Company: '',
	NameAddition: null,
	Street: null,
	HouseNumber: null,
	Zip: null,
	City: null,
	CountryISO2: null,
	Country: null,
	Line2: '',
	Email: null,
	State: '',
	Phone: null,
	...values,
});

/** A shop's, as the API answers when it is asked for one order: goods with and without an SKU, and discounts. */
export const billbeeOrder = {
	ErrorMessage: null,
	ErrorCode: 0,
	ErrorDescription: 'NoError',
	Data: {
		BillBeeOrderId: 100000186019001,
		BillBeeParentOrderId: null,
		Id: '5821000000777',
		OrderNumber: '#W-2107',
		State: 4,
		CreatedAt: '2026-10-25T02:30:15',
		ShippedAt: '2026-10-28T09:11:00',
		InvoiceAddress: address({
			FirstName: 'Gesche',
			LastName: 'Åkerström',
			Company: 'Wollwerk',
			Street: 'Deichstraße',
			HouseNumber: '7b',
			Line2: 'Hinterhaus',
			Zip: '01067',
			City: 'Dresden',
			CountryISO2: 'de',
			Country: 'DE',
			Email: 'gesche@kunde.example',
			Phone: '0049 351 000000',
		}),
		ShippingAddress: address({ FirstName: 'Ole', LastName: 'Nachbar', Email: 'ole@kunde.example' }),
		ShippingCost: 4.9,
		TotalCost: 118.9,
		Currency: 'EUR',
		OrderItems: [
			item({
				Product: product({
					Id: '7001',
					SKU: 'WP.MOOR 1',
					Title: 'Wollplaid „Moor“',
					EAN: '4006381333931',
					BillbeeId: 100000058590001,
					Images: [
						{ Url: 'https://cdn.example/moor-2.jpg', IsDefaultImage: false },
						{ Url: 'https://cdn.example/moor-1.jpg', IsDefaultImage: true },
					],
				}),
				Quantity: 2.0,
				Attributes: [{ Id: null, Name: 'Farbe', Value: 'Moorgrün', Price: 0.0 }],
			}),
			item({
				Product: product({ Id: '7040', SKU: '', Title: 'Pflegeanleitung (PDF)', IsDigital: true }),
			}),
			item({
				Product: product({ Title: 'Muster', EAN: 'siehe Karton', BillbeeId: 100000058590009 }),
			}),
			item({ Product: product({ Title: 'Gutschein MAI' }), IsCoupon: true, TotalPrice: -5.0 }),
			item({ Product: product({ Title: 'Treuerabatt', SKU: 'R' }), TotalPrice: -1.0 }),
			item({ Product: null }),
			item({ Product: product({ Id: '7050', Title: 'Storniert' }), Quantity: 0.0 }),
		],
		Seller: {
			Platform: 'Shopify',
			BillbeeShopName: 'Wollwerk',
			BillbeeShopId: 100000000090001,
			Id: 'wollwerk.example',
			Email: 'laden@wollwerk.example',
		},
		Buyer: {
			Platform: 'shopify',
			Id: '6710001',
			FirstName: 'G.',
			LastName: 'Åkerström',
			Email: 'buyer@kunde.example',
		},
		Tags: ['Neukunde', ' bewertung-ok '],
		LanguageCode: 'DE',
		IsCancelationFor: null,
		DistributionCenter: null,
		CustomerNumber: '1204',
		Customer: {
			Id: 100000150170001,
			Name: 'Gesche Åkerström',
			Email: 'customer@kunde.example',
			Number: 1204,
		},
		Comments: [],
	},
};

/** One that a person typed in: nearly everything is null. */
export const billbeeManualOrder = {
	BillBeeOrderId: 300000180930001,
	BillBeeParentOrderId: null,
	Id: null,
	OrderNumber: null,
	State: 7,
	CreatedAt: '2026-03-29T00:00:00+00:00',
	ShippedAt: null,
	InvoiceAddress: address({ Company: 'Stadtwerk Beispielheim' }),
	ShippingAddress: address({ Street: 'Am Werk', HouseNumber: '1', City: 'Beispielheim' }),
	OrderItems: [
		item({
			Product: product({ Title: 'Musterpaket', SKU: 'MP-1', BillbeeId: 100000058590001, Type: 2 }),
		}),
	],
	Seller: { Platform: null, Id: '0', Email: 'laden@wollwerk.example' },
	Buyer: null,
	Tags: [],
	LanguageCode: null,
	IsCancelationFor: null,
	DistributionCenter: null,
	CustomerNumber: null,
	Customer: {
		Id: 300000147800001,
		Name: 'Stadtwerk',
		Email: 'einkauf@werk.example',
		Number: 23024,
	},
};

/** Where the shop has its products, by whatever tells them. */
export const billbeeProducts = [
	{ SKU: 'WP.MOOR 1', url: 'https://wollwerk.example/products/moor' },
	{ json: { Id: '7040', url: 'https://wollwerk.example/products/pflege' } },
	{ BillbeeId: 100000058590009, url: 'https://wollwerk.example/products/muster' },
	{ SKU: 'MP-1', url: 'kein Link' },
];

/** What {@link billbeeOrder} becomes in the API's payload, beside what the panel says: its products have no addresses. */
export const billbeeEvent = {
	defaultLocale: 'de_DE',
	customer: {
		firstName: 'Gesche',
		lastName: 'Åkerström',
		reference: '1204',
		email: 'gesche@kunde.example',
	},
	transaction: { reference: '#W-2107', date: '2026-10-25T01:30:15.000Z' },
};

/** Its products, with what {@link billbeeProducts} tells of them. */
export const billbeeEventProducts = [
	{
		sku: 'WP.MOOR 1',
		name: 'Wollplaid „Moor“',
		url: 'https://wollwerk.example/products/moor',
		imageUrl: 'https://cdn.example/moor-1.jpg',
		gtin: '4006381333931',
	},
	{
		sku: '7040',
		name: 'Pflegeanleitung (PDF)',
		url: 'https://wollwerk.example/products/pflege',
	},
	{
		sku: '100000058590009',
		name: 'Muster',
		url: 'https://wollwerk.example/products/muster',
	},
];
