import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../../sandbox';
import { shop } from '../oneShop';
import { CHANNEL, output, TOOL_TYPE } from '../shop';

const LIST = { resource: 'invite', operation: 'getAll', simplify: false };
const INVITES = /\/invites(\?|$)/;

const invite = (id: string, more: IDataObject = {}) => ({
	id,
	channelRef: CHANNEL,
	status: { name: 'SENT' },
	...more,
});

const page = (items: IDataObject[], after?: unknown) => ({
	items,
	totalElements: 0,
	paging: { cursor: { after } },
});

function answerWith(...answers: object[]) {
	for (const answer of answers) {
		const fault = 'status' in answer && typeof answer.status === 'number' ? answer : undefined;
		shop.sandbox.faults.add({
			match: { path: INVITES },
			...((fault as Fault | undefined) ?? { status: 200, body: answer }),
		});
	}
}

const asked = () => shop.sandbox.requests.filter(({ pathname }) => INVITES.test(pathname));

const ids = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json.id);

test('the invites of a channel: fifty, nothing empty in the query, untouched', async () => {
	const one = invite('inv-1', { customer: { email: 'a@b.de' }, novelty: [1] });
	answerWith(page([one], ''));
	const run = await shop.run([{}], LIST);
	expect(output(run)).toEqual([{ json: one, pairedItem: { item: 0 } }]);
	expect(asked().map(({ method, path }) => [method, path])).toEqual([
		['GET', `/channels/${CHANNEL}/invites?count=50`],
	]);
	expect(asked()[0]?.headers['channel-id']).toBeUndefined();
});

test('simplified by default: flat, without personal data, an unknown status handed on', async () => {
	answerWith(
		page([
			invite('inv-1', {
				status: { name: 'PAUSED', reason: 'FULL_MOON' },
				event: 'evt-1',
				transaction: { reference: 'r1' },
				customer: { email: 'a@b.de' },
			}),
		]),
	);
	const run = await shop.run([{}], { ...LIST, simplify: true });
	expect(output(run)[0]?.json).toEqual({
		id: 'inv-1',
		status: 'PAUSED',
		reason: 'FULL_MOON',
		orderReference: 'r1',
		eventId: 'evt-1',
		reviewType: null,
		mode: null,
		locale: null,
		scheduledAt: null,
		sentAt: null,
		templateName: null,
		channelId: CHANNEL,
	});
});

test("the merchant's own name of a channel goes into a header", async () => {
	answerWith(page([]));
	const run = await shop.run([{}], {
		...LIST,
		channel: { __rl: true, mode: 'userDefinedId', value: ' my shop/de ' },
	});
	expect(output(run)).toEqual([]);
	expect(asked()[0]?.path).toBe('/channels/user-defined/invites?count=50');
	expect(asked()[0]?.headers['channel-id']).toBe('my shop/de');
});

test.each(['läden', 'a\nb', '😀'])('%j cannot be a header', async (value) => {
	const run = await shop.run([{ value }], {
		...LIST,
		channel: { __rl: true, mode: 'userDefinedId', value: '={{ $json.value }}' },
	});
	expect(run.error?.message).toContain('has characters that cannot be sent as a header');
	expect(asked()).toEqual([]);
});

test('pages: a hundred at most, by the cursor, the header with each', async () => {
	const many = Array.from({ length: 100 }, (_, index) => invite(`inv-${index}`));
	answerWith(page(many, 'inv-99'), page([invite('inv-99'), invite('inv-100')], null));
	const run = await shop.run([{}], {
		...LIST,
		returnAll: true,
		channel: { __rl: true, mode: 'userDefinedId', value: 'shop' },
	});
	expect(ids(output(run))).toEqual(Array.from({ length: 101 }, (_, index) => `inv-${index}`));
	expect(asked().map(({ path, headers }) => [path, headers['channel-id']])).toEqual([
		['/channels/user-defined/invites?count=100', 'shop'],
		['/channels/user-defined/invites?count=100&after=inv-99', 'shop'],
	]);
});

describe('what is checked here, because the API cannot be asked for it', () => {
	const OF_ORDER = invite('order', { transaction: { reference: '1001' }, event: 'evt-1' });
	const OF_LONGER = invite('longer', { transaction: { reference: '10010' } });
	const OF_CUSTOMER = invite('customer', {
		transaction: { reference: '7' },
		customer: { email: 'Jo@Shop.example' },
		status: { name: 'CANCELED', reason: 'DUPLICATE' },
	});
	const BARE = { id: 'bare' };
	const ALL = [OF_LONGER, OF_ORDER, OF_CUSTOMER, BARE];

	test.each([
		[{ query: '1001' }, ['order'], '?query=1001&count=100'],
		[{ query: '={{ 1001 }}', exactMatch: true }, ['order'], '?query=1001&count=100'],
		[{ query: '100', exactMatch: '={{ "yes" }}' }, [], '?query=100&count=100'],
		[{ query: ' jo@shop.EXAMPLE ' }, ['customer'], '?query=jo%40shop.EXAMPLE&count=100'],
		[
			{ query: '1001', exactMatch: false },
			['longer', 'order', 'customer', 'bare'],
			'?query=1001&count=50',
		],
		[{ exactMatch: true }, ['longer', 'order', 'customer', 'bare'], '?count=50'],
		[{ eventId: ' evt-1 ' }, ['order'], '?count=100'],
		[{ eventId: 'evt' }, [], '?count=100'],
		[{ statuses: ['CANCELED', 'SCHEDULED'] }, ['customer'], '?count=100'],
		[{ statuses: '={{ "SENT,CANCELED" }}' }, ['longer', 'order', 'customer'], '?count=100'],
		[{ statuses: ['SENT'], eventId: 'evt-1', query: '1001' }, ['order'], '?query=1001&count=100'],
		[{ statuses: ['CANCELED'], query: '1001' }, [], '?query=1001&count=100'],
		[
			{ statuses: [], eventId: '', query: '' },
			['longer', 'order', 'customer', 'bare'],
			'?count=50',
		],
	])('%j', async (filters, expected, query) => {
		answerWith(page(ALL, ''));
		const run = await shop.run([{}], { ...LIST, filters });
		expect(ids(output(run))).toEqual(expected);
		expect(asked()[0]?.path).toBe(`/channels/${CHANNEL}/invites${query}`);
	});

	test('an order reference is not compared without its case', async () => {
		answerWith(page([invite('a', { transaction: { reference: 'ab' } })]));
		expect(output(await shop.run([{}], { ...LIST, filters: { query: 'AB' } }))).toEqual([]);
	});

	test('the limit counts what is left', async () => {
		const sent = (id: string) => invite(id);
		const opened = (id: string) => invite(id, { status: { name: 'OPENED' } });
		answerWith(
			page([sent('1'), opened('2')], '2'),
			page([sent('3'), opened('4')], '4'),
			page([opened('5')], ''),
		);
		const run = await shop.run([{}], { ...LIST, limit: 2, filters: { statuses: ['OPENED'] } });
		expect(ids(output(run))).toEqual(['2', '4']);
		expect(asked()).toHaveLength(2);
	});
});

describe('of one event', () => {
	const EVENT = '/events/evt-1';
	const answerEvent = (fault: Fault) =>
		shop.sandbox.faults.add({ match: { path: EVENT }, ...fault });
	const find = async (filters: IDataObject) =>
		await shop.run([{}], { ...LIST, filters: { eventId: 'evt-1', ...filters } });
	const all = [
		invite('1', { event: 'evt-2', transaction: { reference: 'r 1' } }),
		invite('2', { event: 'evt-1', transaction: { reference: 'r 1' } }),
	];
	const paths = () =>
		shop.sandbox.requests.map(({ path }) => path).filter((path) => path !== '/oauth/token');

	test('its order reference goes out, and of what comes back its invites come out', async () => {
		answerEvent({ status: 200, body: { id: 'evt-1', transaction: { reference: 'r 1' } } });
		answerWith(page(all));
		expect(ids(output(await find({})))).toEqual(['2']);
		expect(paths()).toEqual([EVENT, `/channels/${CHANNEL}/invites?query=r%201&count=100`]);
	});

	test('what the item asks for goes out instead, and the event is not read', async () => {
		answerWith(page(all));
		expect(ids(output(await find({ query: 'r 1' })))).toEqual(['2']);
		expect(paths()).toEqual([`/channels/${CHANNEL}/invites?query=r%201&count=100`]);
	});

	test.each<Fault>([
		{ status: 404, body: '' },
		{ status: 403 },
		{ status: 500, times: 4 },
		{ status: 200, body: { id: 'evt-1' } },
		{ status: 200, body: { id: 'evt-1', transaction: { reference: ' ' } } },
		{ status: 200, body: '<html>Please sign in</html>' },
	])('where it cannot be read (%j), the invites of the channel are', async (fault) => {
		answerEvent(fault);
		answerWith(page(all));
		expect(ids(output(await find({})))).toEqual(['2']);
		expect(paths().at(-1)).toBe(`/channels/${CHANNEL}/invites?count=100`);
	});
});

test.each([
	[
		{ filters: { statuses: ['LOST'] } },
		'Statuses (filters.statuses) ["LOST"] holds "LOST": allowed are CANCELED, CLICKED, DELIVERED, NOT_DELIVERED, OPENED, READY_FOR_RENDER, REJECTED, RENDERED, REVIEW_WRITTEN, SCHEDULED, SENT',
	],
	[{ filters: { exactMatch: '={{ "x" }}' } }, 'Exact Match (filters.exactMatch) "x" is neither'],
	[
		{ filters: { query: '={{ [1] }}' } },
		'Order Reference or Email (filters.query) [1] is not a text',
	],
	[{ filters: { eventId: '={{ ({}) }}' } }, 'Event ID (filters.eventId) {} is not a text'],
	[
		{ channel: { __rl: true, mode: 'id', value: 'x' } },
		'Channel (channel.id) "x" is not a channel ID',
	],
	[
		{ channel: { __rl: true, mode: 'userDefinedId', value: '={{ "" }}' } },
		'Channel (channel.id) is required',
	],
	[{ limit: '={{ 1.5 }}' }, 'Limit (limit) 1.5 is not a whole number'],
])('%j is refused, and nothing is asked', async (parameters, message) => {
	const run = await shop.run([{}], { ...LIST, ...parameters });
	expect(run.error?.message).toContain(message);
	expect(asked()).toEqual([]);
});

test('reading is repeated, on every page', async () => {
	answerWith(
		{ status: 500 },
		page([invite('1')], '1'),
		{ status: 429 },
		{ status: 504 },
		page([invite('2')], ''),
	);
	expect(ids(output(await shop.run([{}], { ...LIST, returnAll: true })))).toEqual(['1', '2']);
});

test.each([
	[{ status: 404, body: '' }, 'eTrusted has no channel with this ID (404) [item 0]'],
	[{ status: 403, body: '' }, 'This API client may not use this channel (403) [item 0]'],
	[
		{ status: 200, body: [] },
		'The answer is not what the eTrusted API is documented to send (200) [item 0]',
	],
])('%j', async (fault, message) => {
	answerWith(fault);
	expect((await shop.run([{}], LIST)).error?.message).toBe(message);
});

test('items share an answer only where channel and every filter are the same', async () => {
	const other = 'chl-2';
	const all = [
		invite('1', { event: 'evt-1' }),
		invite('2', { status: { name: 'OPENED' }, transaction: { reference: 'r1' } }),
		invite('3', { status: { name: 'OPENED' }, transaction: { reference: 'r10' } }),
	];
	const answer = (path: RegExp, items: IDataObject[]) =>
		shop.sandbox.faults.add({ match: { path }, times: Infinity, status: 200, body: page(items) });
	answer(new RegExp(`^/channels/${CHANNEL}/invites`), all);
	answer(new RegExp(`^/channels/${other}/invites`), [invite('4')]);
	const input = [
		{ channel: CHANNEL },
		{ channel: other },
		{ channel: CHANNEL, statuses: 'OPENED' },
		{ channel: CHANNEL, eventId: 'evt-1' },
		{ channel: CHANNEL, query: 'r1' },
		{ channel: CHANNEL, query: 'r1', exact: false },
		{ channel: CHANNEL },
	];
	// As a tool, where a filter that comes to nothing is none.
	const run = await shop.run(
		input,
		{
			...LIST,
			channel: { __rl: true, mode: 'id', value: '={{ $json.channel }}' },
			filters: {
				eventId: '={{ $json.eventId }}',
				exactMatch: '={{ $json.exact ?? true }}',
				query: '={{ $json.query }}',
				statuses: '={{ $json.statuses }}',
			},
		},
		{ type: TOOL_TYPE },
	);
	expect(
		input.map((_, item) =>
			ids(output(run).filter(({ pairedItem }) => (pairedItem as { item: number }).item === item)),
		),
	).toEqual([['1', '2', '3'], ['4'], ['2', '3'], ['1'], ['2'], ['1', '2', '3'], ['1', '2', '3']]);
	expect(asked()).toHaveLength(6);
});

test('"was this order invited?", for each item', async () => {
	const of = (reference: string, name: string) =>
		page([invite(reference, { transaction: { reference }, status: { name } })]);
	shop.sandbox.faults.add({ match: { path: /query=r1&/ }, status: 200, body: of('r1', 'SENT') });
	shop.sandbox.faults.add({ match: { path: /query=r2&/ }, status: 200, body: page([]) });
	shop.sandbox.faults.add({
		match: { path: /query=r3&/ },
		status: 200,
		body: of('r3', 'REJECTED'),
	});
	const run = await shop.run([{ ref: 'r1' }, { ref: 'r2' }, { ref: 'r3' }], {
		...LIST,
		simplify: true,
		filters: { query: '={{ $json.ref }}' },
	});
	expect(
		output(run).map(({ json, pairedItem }) => [json.orderReference, json.status, pairedItem]),
	).toEqual([
		['r1', 'SENT', { item: 0 }],
		['r3', 'REJECTED', { item: 2 }],
	]);
});
