import { exampleNames, readExample } from '../scripts/lib/examples';
import type { Run } from './engine';
import { chainOf, isEvent, ours, sending } from './exampleChain';
import { exampleNodes } from './exampleNodes';
import { examplePayloads } from './examplePayloads';
import { Shop } from './nodes/shop';

describe('what they send', () => {
	/** Its nodes in a row; those with pinned data stand for themselves by that. */
	const chains: Record<string, string[]> = {
		'any-shop': ['Order Shipped', 'Event Payload', 'Invite Customer'],
		'backfill-csv': ['Read Rows', 'Event Payload', 'Check'],
		bigcommerce: ['Order Status Updated', 'Get Order', 'Invite Customer'],
		billbee: ['Get Orders', 'Each Order', 'Invite Customer'],
		'error-output': ['WooCommerce Trigger', 'Invite Customer'],
		magento: ['Get Orders', 'Invite Customer'],
		plentyone: ['Get Orders', 'Each Order', 'Invite Customer'],
		prestashop: ['Each Order', 'Get Customer', 'Get Language', 'Attach Lookups', 'Invite Customer'],
		shopify: ['Get Product', 'Shopify Trigger', 'Invite Customer'],
		shopware: ['Order Shipped', 'Invite Customer'],
		woocommerce: ['WooCommerce Trigger', 'Invite Customer'],
		'woocommerce-product-lookup': ['Get Product', 'WooCommerce Trigger', 'Invite Customer'],
	};

	/** What becomes of the others, in their order. */
	const skipped: Record<string, RegExp[]> = {
		'any-shop': [/did not opt in/],
		'backfill-csv': [/did not opt in/],
		bigcommerce: [
			/^The order came from a marketplace \(order_source is "amazon"\)$/,
			/"Review invitation" is "no"/,
			/is "11", not "2" or "10"/,
		],
		billbee: [
			/^The order came from a marketplace \(Seller.Platform is "amazon"\)$/,
			/no field "review-ok"/,
			/is "3", not "4" or "7"/,
		],
		'error-output': [/"review_invitation" is "no"/],
		magento: [/"review_invitation" is "0"/, /refunded \(state\)/],
		plentyone: [
			/^The order came from a marketplace \(referrerId is "4.01"\)$/,
			/"1001" is "no"/,
			/is "5", not "7"/,
			/^It is a return, not a sales order$/,
		],
		prestashop: [
			/^The order came from a marketplace \(module is "amazon"\)$/,
			/is "4", not "5"/,
			/"review_invitation" is "0"/,
		],
		shopify: [/"review_invitation" is "no"/, /is a test \(test\)/],
		shopware: [/_invitation" is false/, /no field "custom_review_invitation"/, /was cancelled/],
		woocommerce: [/"review_invitation" is "no"/, /is "processing", not/, /was refunded/],
		'woocommerce-product-lookup': [/invitation" is "no"/, /is "processing", not/, /was refunded/],
	};

	const problems: Record<string, RegExp[]> = {
		'backfill-csv': [
			/^Not sent.* Transaction Date \(transaction\.date\) "03\/10\/2026" is not a date/,
			/^Not sent.* Customer Email \(customer\.email\) "lea\.roth@example" is not/,
		],
		'error-output': [
			/^Not sent.* Customer Email \(customer\.email, from billing\.email\) "lena\.vogt@@/,
			/^Not sent.* Customer Email .* billing\.email; Transaction Reference .* number \[item 3\]/,
		],
	};

	let shop: Shop;
	beforeAll(async () => {
		shop = await Shop.open({ nodeTypes: exampleNodes });
	});
	beforeEach(() => shop.reset());

	const credentials = { eTrustedOAuth2Api: { id: '1', name: 'eTrusted' } };
	const run = async (name: string, change?: typeof sending) => {
		const chain = chains[name]!;
		const done = await shop.engine.run(
			chainOf(readExample(name), chain, { credentials, ...(change ? { change } : {}) }),
		);
		expect(done.error?.message).toBeUndefined();
		const out = (output: number) => done.items(chain.at(-1)!, output).map(({ json }) => json);
		return { items: out(0), failed: out(1), done };
	};
	const expectAll = (texts: unknown[], patterns: RegExp[] = []) =>
		expect(texts).toEqual(patterns.map((pattern) => expect.stringMatching(pattern) as string));

	const payloadsOf = (name: string) =>
		examplePayloads[name]!.map((payload) => ({
			...payload,
			type: 'delivery',
			channel: { id: 'my-shop', type: 'user_defined' },
			system: 'n8n-nodes-etrusted',
			systemVersion: expect.any(String) as string,
		}));

	test('each that sends events by itself is here', () => {
		const byThemselves = exampleNames().filter((name) =>
			ours(readExample(name)).some((node) => isEvent(node) && !node.type.endsWith('Tool')),
		);
		expect(Object.keys(chains).sort()).toEqual(byThemselves);
		expect(Object.keys(examplePayloads).sort()).toEqual(byThemselves);
	});

	describe.each(Object.keys(chains))('%s', (name) => {
		test('started by hand, it shows what would be sent', async () => {
			const { items, failed, done } = await run(name);
			expect(shop.sandbox.requests).toEqual([]);
			expect(items.every(({ dryRun }) => dryRun === true)).toBe(true);
			const wouldBe = (what: string) => items.filter((item) => item.wouldBe === what);
			// One order is delivered twice: only a run that sends remembers the first.
			const unlike = new Set(wouldBe('sent').map(({ payload }) => JSON.stringify(payload)));
			expect([...unlike].map((text) => JSON.parse(text) as object)).toEqual(payloadsOf(name));
			expectAll(
				wouldBe('skipped').map(({ reason }) => reason),
				skipped[name],
			);
			expectAll(
				failed.map(({ error }) => error),
				problems[name],
			);
			expect(hintOf(done, chains[name]!.at(-1)!)).toMatch(
				failed.length > 0 ? /tried with Dry Run$/ : /^Nothing was sent: Dry Run is on$/,
			);
		});

		test('without Dry Run, exactly that is sent', async () => {
			const { items, failed } = await run(name, sending);
			expect(shop.payloads).toEqual(payloadsOf(name));
			const others = items.filter((item) => 'skipped' in item);
			const again = name.startsWith('woocommerce') ? [/^Already sent by item 0 of this run/] : [];
			expectAll(
				others.map(({ reason }) => reason),
				[...skipped[name]!, ...again],
			);
			expectAll(
				failed.map(({ error }) => error),
				problems[name],
			);
			expect(items.filter((item) => 'EventRef' in item)).toHaveLength(
				examplePayloads[name]!.length + again.length,
			);
		});
	});
});

const hintOf = (run: Run, node: string) =>
	run
		.rounds(node)[0]
		?.hints?.map(({ message }) => message)
		.join();
