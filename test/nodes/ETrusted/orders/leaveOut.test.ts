import type { ShopName } from '../../../../nodes/ETrusted/orders';
import { open, read, SETTINGS } from './opened';
import { magentoOrder } from './samples/magento';
import { shopifyOrder, shopifyProducts } from './samples/shopify';
import { shopwareWebhook } from './samples/shopware';
import { wooOrder, wooProducts } from './samples/wooCommerce';

const shopUrl = 'https://shop.example';

const skusOf = (shop: ShopName, order: object, leaveOut: string[], productDetails: object[] = []) =>
	read(shop, order, {
		shopUrl,
		leaveOut,
		productDetails: productDetails as Array<Record<string, unknown>>,
	}).values.products.map(({ sku }) => sku);

const SHOPS: Array<[ShopName, object, object[], string[], Array<[string[], string[]]>]> = [
	[
		'wooCommerceOrder',
		wooOrder,
		wooProducts,
		['TASSE', 'TEESET-2', '70'],
		[
			// The SKU of the product that was looked up, and that of the line.
			[['TEESET-2'], ['TASSE', '70']],
			[['TEESET'], ['TASSE', '70']],
			[['61'], ['TASSE', '70']],
			[['70'], ['TASSE', 'TEESET-2']],
			[['TASSE'], ['TEESET-2', '70']],
			[['tasse'], ['TASSE', 'TEESET-2', '70']],
		],
	],
	[
		'shopifyOrder',
		shopifyOrder,
		shopifyProducts,
		['PAN-G', '8105'],
		[
			// Another variant of it was bought as well.
			[['PAN-G'], ['8101', '8105']],
			[['8101'], ['8105']],
			[['8105'], ['PAN-G']],
		],
	],
	[
		'shopwareOrder',
		shopwareWebhook,
		[],
		['V-10.2', 'abababababababababababababababab'],
		[
			[['V-10.2'], ['V-10.3', 'abababababababababababababababab']],
			[['abababababababababababababababab'], ['V-10.2']],
		],
	],
	[
		'magentoOrder',
		magentoOrder,
		[],
		['MH01-S-Gray', '24-WG080-24-WG081'],
		[
			[['MH01-S-Gray'], ['MH01-M-Blue', '24-WG080-24-WG081']],
			[['67'], ['24-WG080-24-WG081']],
			[['51'], ['MH01-S-Gray']],
		],
	],
];

describe.each(SHOPS)('%s', (shop, order, details, all, cases) => {
	test('everything, where nothing is named', () => {
		expect(skusOf(shop, order, [], details)).toEqual(all);
	});

	test.each(cases)('without %j', (leaveOut, left) => {
		expect(skusOf(shop, order, leaveOut, details)).toEqual(left);
	});
});

test('what is named is told, and is no reason for anything else', () => {
	const { warnings, problems } = read('wooCommerceOrder', wooOrder, {
		leaveOut: ['TEESET'],
		productsWithoutUrl: 'error',
	});
	expect(warnings).toContainEqual(
		expect.stringMatching(
			/^line_items\[\d\] is left out of the products: it is named under Leave Out Products$/,
		),
	);
	expect(problems).toEqual([]);
});

describe('of an order of which nothing but what is named is left', () => {
	const insured = {
		...shopifyOrder,
		line_items: [
			{ id: 1, product_id: 900, sku: 'LAMP', title: 'Lampe', quantity: 1, current_quantity: 0 },
			{ id: 2, product_id: 901, sku: 'INS', title: 'Insurance', quantity: 1, current_quantity: 1 },
		],
	};
	const reason = (leaveOut: string[], order: object = insured) =>
		open('shopifyOrder', order).skipReason([], { ...SETTINGS, leaveOut });

	test('nothing is left', () => {
		expect(reason([])).toBeUndefined();
		for (const leaveOut of [['INS'], ['901'], ['X', 'INS']]) {
			expect(reason(leaveOut)).toMatch(/^Nothing of the order is left: /);
		}
	});

	test('one that never had anything else is an order like any other', () => {
		expect(reason(['INS'], { ...insured, line_items: [insured.line_items[1]] })).toBeUndefined();
	});
});
