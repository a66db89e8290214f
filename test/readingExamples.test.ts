import type { IDataObject } from 'n8n-workflow';
import { defaultChannels } from '../sandbox/defaults';
import { eventRefOf } from '../sandbox/seed/events';
import { readExample, type Example } from '../scripts/lib/examples';
import { chainOf } from './exampleChain';
import { exampleNodes } from './exampleNodes';
import { Shop } from './nodes/shop';

/*
 * The examples that only read the account: what they say of the sandbox's.
 */

let shop: Shop;
beforeAll(async () => {
	shop = await Shop.open({ nodeTypes: exampleNodes });
});
beforeEach(() => shop.reset());

const credentials = { eTrustedOAuth2Api: { id: '1', name: 'eTrusted' } };

const read = async (example: Example, chain: string[]) => {
	const run = await shop.engine.run(chainOf(example, chain, { credentials }));
	expect(run.error?.message).toBeUndefined();
	const written = shop.sandbox.requests.filter(
		({ method, pathname }) => method !== 'GET' && pathname !== '/oauth/token',
	);
	expect(written).toEqual([]);
	return (node: string) => run.items(node).map(({ json }) => json);
};

describe('why-not-invited', () => {
	const example = readExample('why-not-invited');
	const [form] = example.pinData['Ask For An Order']!;

	const answerTo = async (text = String(form!.json['Order number or Event ID'])) => {
		const pinned = [{ json: { ...form!.json, 'Order number or Event ID': text } }];
		const asked = { ...example, pinData: { ...example.pinData, 'Ask For An Order': pinned } };
		const items = await read(asked, ['Ask For An Order', 'Get Channels', 'Explain', 'Answer']);
		const [answer, ...more] = items('Answer');
		expect(more).toEqual([]);
		return String(answer!.answer).split('\n');
	};

	test('the cause first, then what to do, then each check', async () => {
		expect(await answerTo()).toEqual([
			'Not invited: the customer has unsubscribed from invitations.',
			'What to do: Nothing is broken: respect it, and do not invite this customer again.',
			'✗ REJECTED (RECIPIENT_UNSUBSCRIBED): the invitation was rejected by eTrusted, because the customer has unsubscribed from invitations',
			expect.stringMatching(/^✓ The event was accepted on \d{4}-\d\d-\d\d as "after_sales"/),
			'✓ The event type "after_sales" is there and active',
			expect.stringMatching(/^✓ On for "after_sales": a service and a product invitation are to/),
		]);
	});

	test.each([
		['X-1', 'Not invited: the event type "spring_campaign_2024" is inactive.'],
		['X-2', 'Not invited: the account has no event type "order_paid".'],
		['X-3', 'Not invited: the invite settings of the channel are off for "appointment".'],
		[
			'X-4',
			'Not invited: the invite settings for "delivery" are on, but neither service nor product invitations are.',
		],
		['X-5', 'Not invited: the channel has no invite settings for "appointment".'],
	])('the event of %s', async (order, summary) => {
		const [first, second] = await answerTo(` ${eventRefOf(order)}`);
		expect(first).toBe(summary);
		expect(second).toMatch(/^What to do: /);
	});

	test('an order that nobody knows', async () => {
		const [first, second] = await answerTo('no-such-order');
		expect(first).toMatch(/^There is no invite, and why cannot be told: /);
		expect(second).toMatch(
			/^What to do: Check that the order number .* set "Look Up By" to "Event ID"/,
		);
	});

	test('a channel in which nothing is on is no cause for an order of which nobody knows the channel', async () => {
		const { all } = shop.sandbox.automation.inviteSettings;
		const [first] = all;
		for (const { id, channelId } of all) {
			if (channelId === first!.channelId) {
				shop.sandbox.automation.inviteSettings.change(id, { enabled: false });
			}
		}
		expect((await answerTo('no-such-order'))[0]).toMatch(
			/^There is no invite, and why cannot be told: /,
		);
	});
});

describe('set-up', () => {
	const example = readExample('set-up');
	const reading = ['Get Channels', 'Get Event Types', 'Get Invite Settings'];

	const rows = async (): Promise<IDataObject[]> => {
		const items = await read(example, ['Check My Account', ...reading]);
		const code = example.nodes.find(({ name }) => name === 'One Table')?.parameters.jsCode;
		const draw = new Function('$', String(code)) as (
			of: (node: string) => { all: () => object[] },
		) => Array<{ json: IDataObject }>;
		const all = (node: string) => ({ all: () => items(node).map((json) => ({ json })) });
		return draw(all).map(({ json }) => json);
	};

	test('a row for each channel and event type, and what to switch on', async () => {
		const table = await rows();
		expect(table).toHaveLength(12);
		expect(table[1]).toEqual({
			Channel: 'Müller & Söhne Onlineshop',
			'Event type': 'delivery',
			'Are customers invited?': 'yes',
			'When, from the event or the estimated delivery date':
				'service: 5 days after, product: 5 days after',
			'What to switch on': '–',
		});
		const toDo = table.map((row) => [
			row['Event type'],
			row['Are customers invited?'],
			String(row['What to switch on']).replace(/^(.{20}).*$/, '$1'),
		]);
		const ON = ['yes', '–'];
		const TYPE = ['no', 'Switch the event typ'];
		expect(toDo).toEqual([
			['after_sales', ...ON],
			['delivery', ...ON],
			['appointment', ...ON],
			['spring_campaign_2024', ...TYPE],
			['after_sales', ...ON],
			['delivery', ...ON],
			['appointment', 'no', 'Switch it on: eTrust'],
			['spring_campaign_2024', ...TYPE],
			['after_sales', ...ON],
			['delivery', 'no', 'Switch on service or'],
			['appointment', 'no', 'Set it up in the Con'],
			['spring_campaign_2024', ...TYPE],
		]);
	});

	test('a new account, with no event type but the one of eTrusted', async () => {
		const { eventTypes } = shop.sandbox.automation;
		for (const { id } of eventTypes.all) eventTypes.remove(id);
		for (const own of [[], ['checkout']]) {
			for (const name of own) eventTypes.create(name, true);
			const table = await rows();
			// Nothing ends before the last node, though a list is empty.
			const asked = shop.sandbox.requests.map(({ pathname }) => pathname);
			expect(asked.filter((path) => path === '/invite-settings')).not.toEqual([]);
			shop.sandbox.requests.length = 0;
			expect(table.map((row) => row.Channel)).toEqual(defaultChannels.map(({ name }) => name));
			for (const row of table) {
				expect(row['Are customers invited?']).toBe('no');
				expect(row['What to switch on']).toMatch(/^Create an event type: /);
			}
		}
	});

	test('what it says to do makes it invite', async () => {
		const { eventTypes, inviteSettings } = shop.sandbox.automation;
		for (const { id, name } of eventTypes.all) eventTypes.change(id, { name, active: true });
		for (const { id, serviceInviteConfiguration } of inviteSettings.all) {
			inviteSettings.change(id, {
				enabled: true,
				serviceInviteConfiguration: { ...serviceInviteConfiguration, enabled: true },
			});
		}
		const off = (await rows()).filter((row) => row['Are customers invited?'] !== 'yes');
		expect(off.map((row) => row['Event type'])).toEqual(['appointment']);
	});
});
