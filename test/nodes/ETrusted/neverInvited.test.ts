import type { IDataObject } from 'n8n-workflow';

import { shop } from '../oneShop';
import { BASE_PAYLOAD, output } from '../shop';
import { bigOrder } from './orders/samples/bigCommerce';
import { billbeeOrder } from './orders/samples/billbee';
import { magentoOrder } from './orders/samples/magento';
import { plentyOrder } from './orders/samples/plentyOne';
import { prestaOrder } from './orders/samples/prestaShop';
import { shopifyOrder } from './orders/samples/shopify';
import { shopwareOrder } from './orders/samples/shopware';
import { wooOrder } from './orders/samples/wooCommerce';

/*
 * Who is never invited, whatever fills the event: asked before anything is checked, and of a review link, too.
 */

const AMAZON = 'x7kq2@marketplace.amazon.co.uk';
const REASON = 'The order came from a marketplace (customer.email is "…@marketplace.amazon.co.uk")';

const LINK: IDataObject = {
	resource: 'reviewLink',
	operation: 'create',
	template: { __rl: true, mode: 'list', value: 'tpl-1' },
};

const run = async (item: IDataObject, parameters: IDataObject) =>
	await shop.run([item], parameters);

const jsonOf = async (item: IDataObject, parameters: IDataObject) => {
	const done = await run(item, parameters);
	expect(done.error?.message).toBeUndefined();
	return output(done)[0]?.json as IDataObject;
};

const fromOrder = (fillFrom: string, more: IDataObject = {}): IDataObject => ({
	fillFrom,
	customerEmail: '',
	transactionReference: '',
	onlyWithStatus: [],
	...more,
});

/** An order in which each address is replaced by another. */
const readdressed = (order: object, email: string) =>
	JSON.parse(
		JSON.stringify(order).replace(/"[^"@]+@kunde\.example"/g, JSON.stringify(email)),
	) as IDataObject;

const withEmail = (email: string): Array<[string, IDataObject, IDataObject]> => [
	['fields', { email }, {}],
	[
		'eventPayload',
		{ customer: { email }, transaction: { reference: '1' } },
		fromOrder('eventPayload'),
	],
	[
		'wooCommerceOrder',
		{ ...wooOrder, billing: { ...wooOrder.billing, email } } as IDataObject,
		fromOrder('wooCommerceOrder'),
	],
	[
		'shopifyOrder',
		{ ...shopifyOrder, email, contact_email: null } as unknown as IDataObject,
		fromOrder('shopifyOrder'),
	],
	[
		'shopwareOrder',
		{ ...shopwareOrder, orderCustomer: { email } } as unknown as IDataObject,
		fromOrder('shopwareOrder'),
	],
	[
		'magentoOrder',
		{ ...magentoOrder, customer_email: email } as unknown as IDataObject,
		fromOrder('magentoOrder'),
	],
	['bigCommerceOrder', readdressed(bigOrder, email), fromOrder('bigCommerceOrder')],
	['billbeeOrder', readdressed(billbeeOrder, email), fromOrder('billbeeOrder')],
	['plentyOneOrder', readdressed(plentyOrder, email), fromOrder('plentyOneOrder')],
	['prestaShopOrder', readdressed(prestaOrder, email), fromOrder('prestaShopOrder')],
];

describe.each(withEmail(` ${AMAZON.toUpperCase()} `))(
	'%s with an address of a marketplace',
	(_, item, parameters) => {
		test('is not sent, whether the customer agreed or not, and nothing else is asked', async () => {
			for (const customerOptedIn of [true, false, '={{ $("Nowhere").item.json.x }}']) {
				expect(await jsonOf(item, { ...parameters, customerOptedIn })).toEqual({
					skipped: true,
					reason: REASON,
				});
			}
			// Neither what would otherwise be wrong: it must not keep other orders from being sent.
			expect(
				await jsonOf(item, {
					...parameters,
					transactionReference: '={{ "" }}',
					defaultLocale: '?',
				}),
			).toEqual({ skipped: true, reason: REASON });
			expect(shop.sandbox.requests).toEqual([]);
		});

		test('gets no link either', async () => {
			expect(await jsonOf(item, { ...parameters, ...LINK })).toEqual({
				skipped: true,
				reason: REASON,
			});
			expect(shop.sandbox.requests).toEqual([]);
		});

		test('a dry run shows why, and no address in the reason', async () => {
			const json = await jsonOf(item, { ...parameters, options: { dryRun: true } });
			expect(json).toMatchObject({ dryRun: true, wouldBe: 'skipped', reason: REASON });
			expect(json.payload).toMatchObject({ customer: { email: AMAZON.toUpperCase() } });
		});

		test('with another address in the panel, it is that one that counts', async () => {
			const customerEmail = 'ada@shop.example';
			await run(item, { ...parameters, customerEmail });
			expect(shop.payloads).toMatchObject([{ customer: { email: customerEmail } }]);
		});
	},
);

test.each(withEmail('ada@shop.example'))(
	'%s with an address of a marketplace in the panel alone',
	async (_, item, parameters) => {
		expect(await jsonOf(item, { ...parameters, customerEmail: AMAZON })).toEqual({
			skipped: true,
			reason: REASON,
		});
		expect(shop.sandbox.requests).toEqual([]);
	},
);

test('the hint counts them with the others that are not to be invited', async () => {
	const [woo] = withEmail(AMAZON).filter(([name]) => name === 'wooCommerceOrder');
	const cancelled = { ...wooOrder, status: 'cancelled' } as unknown as IDataObject;
	const done = await shop.run([woo![1], cancelled, wooOrder as unknown as IDataObject], woo![2]);
	expect(done.rounds('eTrusted')[0]?.hints?.map(({ message }) => message)).toEqual([
		'1 sent, 2 skipped: 2 not to be invited',
	]);
});

test('an order of a test, cancelled or returned gets no link either, whatever its consent', async () => {
	const item = { ...shopifyOrder, test: true, note_attributes: [] } as unknown as IDataObject;
	expect(await jsonOf(item, { ...fromOrder('shopifyOrder'), ...LINK })).toEqual({
		skipped: true,
		reason: 'The order is a test (test)',
	});
	expect(shop.sandbox.requests).toEqual([]);
});

test('a sale over the counter without an address is skipped, and with one in the panel it is an order', async () => {
	const sale = {
		...shopifyOrder,
		source_name: 'pos',
		email: '',
		contact_email: null,
		customer: null,
	} as unknown as IDataObject;
	const reason = 'A sale over the counter, without an email address';
	for (const more of [{}, LINK]) {
		expect(await jsonOf(sale, { ...fromOrder('shopifyOrder'), ...more })).toEqual({
			skipped: true,
			reason,
		});
	}
	expect(shop.sandbox.requests).toEqual([]);
	const customerEmail = '={{ "ada@shop.example" }}';
	await run(sale, { ...fromOrder('shopifyOrder'), customerEmail });
	expect(shop.payloads).toMatchObject([{ customer: { email: 'ada@shop.example' } }]);
	// An expression that comes to nothing names nobody.
	expect(
		await jsonOf(sale, { ...fromOrder('shopifyOrder'), customerEmail: '={{ undefined }}' }),
	).toEqual({ skipped: true, reason });
});

describe('what Leave Out Products names', () => {
	const LAMP = { id: 1, product_id: 900, sku: 'LAMP', title: 'Lampe', quantity: 1 };
	const INSURANCE = { id: 2, product_id: 901, sku: 'INS,1', title: 'Insurance', quantity: 1 };
	const order = (left: number) =>
		({
			...shopifyOrder,
			line_items: [{ ...LAMP, current_quantity: left }, INSURANCE],
		}) as unknown as IDataObject;
	const leaving = (leaveOut: unknown, more: IDataObject = {}) =>
		fromOrder('shopifyOrder', {
			orderOptions: { leaveOut, productsWithoutUrl: 'shopUrl' } as IDataObject,
			...more,
		});

	test.each([
		['901'],
		['900, 901 ,902'],
		['={{ ["x", 901] }}'],
		['={{ [" INS,1 "] }}'],
		['["INS,1"]'],
		['={{ JSON.stringify(["x", "901"]) }}'],
	])('%j is no product', async (leaveOut) => {
		await run(order(1), leaving(leaveOut));
		const skus = (shop.payloads as Array<{ products?: Array<{ sku: string }> }>).map(
			({ products }) => products?.map(({ sku }) => sku),
		);
		expect(skus).toEqual([leaveOut.startsWith('900') ? undefined : ['LAMP']]);
	});

	test('and is told in a dry run alone', async () => {
		const dry = await jsonOf(order(1), leaving('901', { options: { dryRun: true } }));
		expect(dry.warnings).toContain(
			'line_items[1] is left out of the products: it is named under Leave Out Products',
		);
		expect(Object.keys(await jsonOf(order(1), leaving('901'))).sort()).toEqual([
			'EventRef',
			'Message',
		]);
	});

	test('is no goods: where nothing else is left, nothing is', async () => {
		expect(await jsonOf(order(0), leaving('901'))).toEqual({
			skipped: true,
			reason: expect.stringMatching(/^Nothing of the order is left/) as string,
		});
		await run(order(0), leaving(''));
		expect(shop.payloads).toHaveLength(1);
	});

	test.each(['={{ $json.nothing }}', '={{ null }}', '={{ "" }}', '=  '])(
		'an expression that gives nothing leaves nothing out, which a dry run tells: %j',
		async (leaveOut) => {
			const { warnings } = await jsonOf(order(1), leaving(leaveOut, { options: { dryRun: true } }));
			expect(warnings).toContain(
				'Order Options > Leave Out Products came to nothing: it is as if it were not there',
			);
			await run(order(1), leaving(leaveOut));
			expect((shop.payloads as Array<{ products: object[] }>)[0]?.products).toHaveLength(2);
		},
	);

	test.each(['', '901', '={{ [] }}', '={{ 901 }}'])(
		'of %j nothing of the kind is said',
		async (leaveOut) => {
			const { warnings } = await jsonOf(order(1), leaving(leaveOut, { options: { dryRun: true } }));
			expect((warnings as string[]).join()).not.toContain('came to nothing');
		},
	);

	test('what is no list is refused by name', async () => {
		const { error } = await run(order(1), leaving('={{ ({ a: 1 }) }}'));
		expect(error?.message).toContain(
			'Order Options > Leave Out Products (orderOptions.leaveOut) {"a":1} is not a text',
		);
		expect(shop.sandbox.requests).toEqual([]);
	});
});

test('an address of a product goes out in ASCII, whoever said the shop', async () => {
	const details = [{ id: 900, onlineStoreUrl: 'https://Größe.example/a b/ü?x=%20' }];
	const order = {
		...shopifyOrder,
		line_items: [{ id: 1, product_id: 900, title: 'Lampe', quantity: 1 }],
	} as unknown as IDataObject;
	const urls = async (parameters: IDataObject) => {
		shop.sandbox.reset();
		await run(order, fromOrder('shopifyOrder', parameters));
		const [payload] = shop.payloads as Array<{ products: Array<{ url: string }> }>;
		return payload?.products.map(({ url }) => url);
	};
	expect(await urls({ orderOptions: { productDetails: JSON.stringify(details) } })).toEqual([
		'https://xn--gre-6ka8i.example/a%20b/%C3%BC?x=%20',
	]);
	expect(
		await urls({
			shopUrl: 'Müller.example/läden',
			orderOptions: { productsWithoutUrl: 'shopUrl' },
		}),
	).toEqual(['https://xn--mller-kva.example/l%C3%A4den']);
});

test('what a merchant writes stays as it is', async () => {
	const url = 'https://größe.example/a b';
	await run(
		{},
		{ productsInput: 'json', productsJson: JSON.stringify([{ sku: '1', name: 'n', url }]) },
	);
	expect(shop.payloads).toEqual([{ ...BASE_PAYLOAD, products: [{ name: 'n', sku: '1', url }] }]);
});
