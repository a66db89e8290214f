import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { SHOPS, type ShopName } from '../../../../nodes/ETrusted/orders';
import { read, withValue } from './opened';
import { bigGuestOrder, bigOrder } from './samples/bigCommerce';
import { billbeeManualOrder, billbeeOrder, billbeeProducts } from './samples/billbee';
import { magentoGuestOrder, magentoOrder } from './samples/magento';
import { plentyConnectedOrder, plentyOrder } from './samples/plentyOne';
import {
	prestaGuestOrder,
	prestaOrder,
	prestaOrderWithLookups,
	prestaProducts,
} from './samples/prestaShop';
import { shopifyOrder, shopifyProducts, shopifyTillOrder } from './samples/shopify';
import { shopwareGuestOrder, shopwareProducts, shopwareWebhook } from './samples/shopware';
import { wooGuestOrder, wooOrder, wooProducts } from './samples/wooCommerce';

const page = readFileSync(join(__dirname, '../../../../docs/shops.md'), 'utf8');

/** Orders and products that together give each value from every place it can come from. */
const ORDERS: Record<ShopName, { orders: object[]; details: object[] }> = {
	bigCommerceOrder: { orders: [bigOrder, bigGuestOrder], details: [] },
	billbeeOrder: {
		orders: [
			billbeeOrder,
			billbeeManualOrder,
			...['InvoiceAddress', 'OrderNumber', 'CustomerNumber'].map((name) =>
				withValue(billbeeOrder, `Data.${name}`, null),
			),
			{ ...billbeeOrder.Data, InvoiceAddress: null, Buyer: null, Customer: null },
		],
		details: billbeeProducts,
	},
	magentoOrder: {
		orders: [
			magentoOrder,
			magentoGuestOrder,
			{ ...magentoOrder, billing_address: {} },
			{ ...magentoOrder, items: [{ ...magentoOrder.items[0], sku: '' }] },
		],
		details: [],
	},
	plentyOneOrder: {
		orders: [
			plentyOrder,
			plentyConnectedOrder,
			{ ...plentyConnectedOrder, dates: [] },
			withValue(plentyOrder, 'addresses[1].options', []),
			withValue(plentyOrder, 'addresses[1]', {}),
		],
		details: [],
	},
	prestaShopOrder: {
		orders: [
			prestaOrder,
			prestaOrderWithLookups,
			prestaGuestOrder,
			{
				...prestaOrder,
				reference: '',
				customer: null,
				address: { ...prestaOrder.address, phone_mobile: '+49 151 0000000' },
			},
			...['de-DE', ''].map((code) => ({
				...prestaOrder,
				language: { language_code: code, iso_code: 'de' },
			})),
		],
		details: prestaProducts,
	},
	shopifyOrder: {
		orders: [
			shopifyOrder,
			shopifyTillOrder,
			{ ...shopifyTillOrder, contact_email: null, customer: { ...shopifyOrder.customer } },
			{ ...shopifyTillOrder, customer: null },
		],
		details: [...shopifyProducts, { id: 31, handle: 'rope' }],
	},
	shopwareOrder: { orders: [shopwareWebhook, shopwareGuestOrder], details: shopwareProducts },
	wooCommerceOrder: {
		orders: [
			wooOrder,
			wooGuestOrder,
			{ ...wooOrder, meta_data: [], lang: 'de', billing: { email: 'a@b.de' } },
			{ ...wooOrder, meta_data: [{ key: 'weglot_language', value: 'de' }] },
			{
				...wooOrder,
				line_items: [
					{ ...wooOrder.line_items[1], sku: '' },
					{ ...wooOrder.line_items[0], sku: '', global_unique_id: '' },
				],
			},
		],
		details: [...wooProducts, { id: 70, global_unique_id: '96385074' }],
	},
};

/** Each payload path with all the fields that fill it, lists without their numbers. */
function observed(shop: ShopName): Record<string, string[]> {
	const { orders, details } = ORDERS[shop];
	const found = new Map<string, Set<string>>();
	const withoutNumbers = (path: string) => path.replace(/\[\d+\]/g, '[]');
	/** BigCommerce's lines stand in several lists, which the page calls by one name. */
	const fieldOf = (path: string) =>
		withoutNumbers(path)
			.replace(/^productDetails\[\]\.(json|product)\./, 'productDetails[].')
			.replace(/^(consignments\.\w+\[\]\.line_items|products)\[\]/, 'line_items[]');
	for (const order of orders) {
		for (const shopUrl of [undefined, 'https://shop.example']) {
			for (const productDetails of [[], details]) {
				for (const reviewVariants of [false, true]) {
					const { filledFrom } = read(shop, order, {
						alsoSend: ['address', 'mobile'],
						shopUrl,
						productDetails: productDetails as Array<Record<string, unknown>>,
						reviewVariants,
					});
					for (const [path, from] of Object.entries(filledFrom)) {
						const fields = found.get(withoutNumbers(path)) ?? new Set();
						for (const field of from.split(' + ')) fields.add(fieldOf(field));
						found.set(withoutNumbers(path), fields);
					}
				}
			}
		}
	}
	return Object.fromEntries([...found].map(([path, fields]) => [path, [...fields].sort()]));
}

/** The part of the page below a shop's heading. */
function sectionOf(shop: ShopName): string {
	const [, section] = page.split(`\n## ${SHOPS[shop].label}\n`);
	return section?.split('\n## ')[0] ?? '';
}

/** What stands in backticks in running text. */
const codeIn = (text: string) =>
	[...text.replace(/```[^`]*```/g, '').matchAll(/`([^`]+)`/g)].map(([, code]) => code as string);

/** The rows of a shop's table: payload path, and the fields it names. */
function documented(shop: ShopName): Record<string, string[]> {
	const rows = sectionOf(shop)
		.split('\n')
		.filter((line) => line.startsWith('| `'))
		.map((line) => line.split('|').slice(1, 3));
	return Object.fromEntries(
		rows.map(([path = '', fields = '']) => [codeIn(path)[0], [...new Set(codeIn(fields))].sort()]),
	);
}

test('docs/shops.md has the search that loads all that an order of Shopware is refused or warned for without', () => {
	const [, search = ''] = /```json\n([^`]*)```/.exec(sectionOf('shopwareOrder')) ?? [];
	const { associations } = JSON.parse(search) as { associations: object };
	const unloaded = { stateMachineState: null, deliveries: null, transactions: null };
	const { problems, warnings } = read('shopwareOrder', {
		...shopwareGuestOrder,
		...unloaded,
		lineItems: null,
	});
	const asked = [...problems.map(({ message }) => message), ...warnings].flatMap(
		(text) => /association "(.+)"/.exec(text)?.[1] ?? [],
	);
	expect(asked).toEqual([
		'stateMachineState',
		'lineItems',
		'deliveries.stateMachineState',
		'transactions.stateMachineState',
		'language.locale',
	]);
	for (const path of [...asked, 'lineItems.cover', 'billingAddress.country']) {
		expect(associations).toHaveProperty(path.replaceAll('.', '.associations.'), {
			...(path === 'lineItems' ? { associations: { cover: {} } } : {}),
		});
	}
});

describe.each(Object.keys(SHOPS) as ShopName[])('docs/shops.md about %s', (shop) => {
	test('says what is filled from what', () => {
		expect(documented(shop)).toEqual(observed(shop));
	});

	test('names the statuses, those that are the default, and where they stand', () => {
		const { statuses, defaultStatuses, statusFields } = SHOPS[shop];
		const codes = codeIn(sectionOf(shop));
		for (const { value } of statuses) expect(codes).toContain(value);
		for (const field of statusFields) expect(codes).toContain(field);
		const defaults = sectionOf(shop)
			.split('\n')
			.find((line) => line.startsWith('- **Only With Status**'));
		expect(codeIn(/by default (.*?)[.;]/.exec(defaults ?? '')?.[1] ?? '')).toEqual([
			...defaultStatuses,
		]);
	});
});
