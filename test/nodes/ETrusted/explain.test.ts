import type { IDataObject } from 'n8n-workflow';

import { eventRefOf } from '../../../sandbox/seed/events';
import { add, answer, asked, byEvent, explained, oks, run, SETTINGS, taken } from '../explaining';
import { shop } from '../oneShop';
import { CHANNEL } from '../shop';

const UK = 'chl-1c2d9b74-52a3-4e6f-9a08-7d4c1f6b8e21';

test('by the order number: the invites, the event of the newest, the types, the settings of the channel', async () => {
	const event = eventRefOf('X-6');
	add('inv-1', { event, createdAt: '2026-11-19T00:00:00.000Z' });
	const [one, ...more] = explained(await run([{ ref: ' A-1 ' }]));
	expect(more).toEqual([]);
	expect(one).toMatchObject({
		invited: true,
		summary: 'Invited on 2026-11-20: the invitation was opened',
		advice: null,
		orderReference: 'A-1',
		eventId: event,
		eventType: 'delivery',
		channelId: CHANNEL,
		invites: [{ id: 'inv-1', status: 'OPENED', eventId: event, channelId: CHANNEL }],
	});
	expect(oks(one!)).toEqual([true, true, true, true]);
	expect(asked()).toEqual([
		`/channels/${CHANNEL}/invites?query=A-1&count=100`,
		`/events/${event}`,
		'/event-types',
		SETTINGS,
	]);
	expect(taken().every(({ method }) => method === 'GET')).toBe(true);
});

test('an order number is taken as a whole, and is no email address', async () => {
	add('longer', { transaction: { id: 'txn-2', reference: 'A-10' } });
	add('customer', {
		transaction: { id: 'txn-3', reference: 'B' },
		customer: { email: 'a-1@example.com' },
	});
	const [one] = explained(await run([{ ref: 'A-1' }]));
	expect(one).toMatchObject({ invited: null, eventId: null, invites: [] });
	expect(oks(one!)).toEqual([null, null, null, null]);
});

test('what was looked for in vain, but stands in other order numbers, is told', async () => {
	const items = ['#A-1', 'a-1', '#A-1', 'A-10', 'BA-1', 'A-1A-10', 'AA-12-A-1', 'B-2'].map(
		(reference, index) => ({
			id: `inv-${index}`,
			transaction: { reference },
			customer: { email: 'a-1@example.com' },
		}),
	);
	answer(/\/invites/, { status: 200, body: { items, paging: {} } });
	const [one] = explained(await run([{ ref: 'A-1' }]));
	expect(one).toMatchObject({ invited: null, invites: [] });
	// Others go on before it or behind it: they are orders of their own.
	const told = '"#A-1", "a-1", "A-1A-10", "AA-12-A-1"';
	expect(one!.summary).toBe(
		`Cannot be told: there is no invite of this order in this channel, but of ${told}`,
	);
	expect(one!.advice).toContain(`Enter the order number as eTrusted has it: ${told}. `);
});

test('a longer number is another order, and hides no cause', async () => {
	shop.sandbox.invites.addInvite({
		id: 'longer',
		channelRef: CHANNEL,
		transaction: { id: 'txn-2', reference: '10010' },
	});
	answer('/invite-settings', { status: 200, body: [] });
	const [one] = explained(await run([{ ref: '1001' }]));
	expect(one).toMatchObject({
		invited: false,
		summary: 'Not invited: the channel has no invite settings at all',
	});
});

test('order numbers with blanks and signs in them are asked for as they are', async () => {
	const reference = 'ÜB 10/07 #3 & more+?';
	add('inv-1', { transaction: { id: 'txn-1', reference } });
	const [one] = explained(await run([{ ref: ` ${reference} ` }]));
	expect(one).toMatchObject({ invited: true, orderReference: reference });
	const { searchParams } = new URL(asked()[0]!, 'https://api.example');
	expect([...searchParams]).toEqual([
		['query', reference],
		['count', '100'],
	]);
});

test('of an event that cannot be read, the first thousand invites of the channel are looked through', async () => {
	const page = (from: number) => ({
		items: Array.from({ length: 100 }, (_, index) => ({ id: `inv-${from + index}` })),
		paging: { cursor: { after: `inv-${from + 99}` } },
	});
	for (let from = 0; from < 1000; from += 100) {
		answer(/^\/channels/, { status: 200, body: page(from) });
	}
	const [one] = explained(await run([{}], byEvent('evt-never')));
	expect(one!.checks[0]!.detail).toBe(
		'There is no invite of this event among the first 1000 that eTrusted lists of this channel',
	);
	expect(asked().filter((path) => path.startsWith('/channels'))).toHaveLength(10);
});

test('several invites: all of them, the newest first, whatever order they come in', async () => {
	add('old', { createdAt: '2026-11-01T00:00:00.000Z' });
	add('new', {
		createdAt: '2026-11-03T00:00:00.000Z',
		status: { name: 'REJECTED', reason: 'DUPLICATE' },
	});
	add('middle', { createdAt: '2026-11-02T00:00:00.000Z' });
	const items = shop.sandbox.invites.all.slice(-3);
	answer(/\/invites/, { status: 200, body: { items, paging: {} } });
	const [one] = explained(await run([{ ref: 'A-1' }]));
	expect(one!.invites.map(({ id }) => id)).toEqual(['new', 'middle', 'old']);
	expect(one).toMatchObject({
		invited: false,
		summary:
			'Not invited: eTrusted takes it for a duplicate of another invite; another invite was sent on 2026-11-20',
	});
});

test('invites that do not say when they were made: the last one sent, or scheduled, decides', async () => {
	const undated = (id: string, name: string, more: IDataObject) => ({
		id,
		channelRef: CHANNEL,
		transaction: { reference: 'A-1' },
		status: { name },
		...more,
	});
	const items = [
		undated('untold', 'SENT', {}),
		undated('old', 'SENT', { sentAt: '2026-11-01T00:00:00.000Z' }),
		undated('coming', 'SCHEDULED', { scheduledAt: '2026-12-03T00:00:00.000Z' }),
		undated('new', 'SENT', { sentAt: '2026-11-03T00:00:00.000Z' }),
	];
	answer(/\/invites/, { status: 200, body: { items, paging: {} } });
	const [one] = explained(await run([{ ref: 'A-1' }]));
	expect(one!.invites.map(({ id }) => id)).toEqual(['coming', 'new', 'old', 'untold']);
	expect(one!.invited).toBeNull();
});

test('by the event ID: the event first, the invites by its order number, only its own', async () => {
	const event = eventRefOf('X-6');
	add('other', { transaction: { id: 'txn-1', reference: 'X-6' }, event: 'evt-other' });
	add('own', {
		transaction: { id: 'txn-1', reference: 'X-6' },
		event,
		createdAt: '2026-11-01T00:00:00.000Z',
		status: { name: 'CANCELED' },
	});
	const [one] = explained(await run([{}], byEvent(` ${event} `)));
	expect(one).toMatchObject({ invited: false, orderReference: 'X-6', eventId: event });
	expect(one!.invites.map(({ id }) => id)).toEqual(['own']);
	expect(asked()).toEqual([
		`/events/${event}`,
		`/channels/${CHANNEL}/invites?query=X-6&count=100`,
		'/event-types',
		SETTINGS,
	]);
});

test('an event of another channel is looked up there', async () => {
	const [one] = explained(await run([{}], byEvent(eventRefOf('X-3'))));
	expect(one).toMatchObject({
		invited: false,
		channelId: UK,
		summary: 'Not invited: the invite settings of the channel are off for "appointment"',
	});
	expect(asked().slice(1)).toEqual([
		`/channels/${UK}/invites?query=X-3&count=100`,
		'/event-types',
		`/invite-settings?channel-id=${UK}`,
	]);
});

test('an event that is not processed yet: its invite is looked for among those of the channel', async () => {
	add('own', { event: 'evt-new', status: { name: 'SENT' } });
	const [one, two] = explained(
		await run([{ id: 'evt-new' }, { id: 'evt-never' }], byEvent('={{ $json.id }}')),
	);
	expect(one).toMatchObject({ invited: true, eventId: 'evt-new', eventType: null });
	expect(oks(one!)).toEqual([true, null, null, null]);
	expect(two).toMatchObject({ invited: null, orderReference: null, invites: [] });
	expect(two!.summary).toMatch(
		/eTrusted has no event with this ID \(404\), because it is not processed yet or was never/,
	);
	expect(asked().filter((path) => path.startsWith('/channels'))[0]).toBe(
		`/channels/${CHANNEL}/invites?count=100`,
	);
});

test("the merchant's own name of a channel: its ID comes from the event, or any invite; else the settings stay open", async () => {
	const channel = { __rl: true, mode: 'userDefinedId', value: 'shop-de' };
	add('inv-1', { event: eventRefOf('X-6') });
	const [known, other] = explained(await run([{ ref: 'A-1' }, { ref: 'none' }], { channel }));
	expect(known).toMatchObject({ invited: true, channelId: CHANNEL });
	expect(oks(known!)).toEqual([true, true, true, true]);
	expect(other).toMatchObject({ invited: null, channelId: CHANNEL, invites: [] });
	expect(other!.checks[3]!.detail).toMatch(/of the \d in this channel are on$/);
	expect(
		taken()
			.filter(({ path }) => path.startsWith('/channels'))
			.map(({ path }) => path)
			.sort(),
	).toEqual([
		'/channels/user-defined/invites?count=1',
		'/channels/user-defined/invites?query=A-1&count=100',
		'/channels/user-defined/invites?query=none&count=100',
	]);
	shop.reset();
	answer(/^\/channels/, { status: 200, body: { items: [], paging: {} }, times: 2 });
	const [unknown] = explained(await run([{ ref: 'none' }], { channel }));
	expect(unknown).toMatchObject({ invited: null, channelId: null });
	expect(unknown!.checks[3]).toMatchObject({ ok: null });
	expect(unknown!.checks[3]!.detail).toMatch(/the ID that eTrusted gave the channel/);
	expect(
		taken()
			.filter(({ path }) => path.startsWith('/channels'))
			.map(({ headers }) => headers['channel-id']),
	).toEqual(['shop-de', 'shop-de']);
});

test('types and settings are asked once a run, however many orders', async () => {
	for (let index = 0; index < 30; index += 1) {
		add(`inv-${index}`, { transaction: { id: 't', reference: `R-${index}` } });
	}
	const items = Array.from({ length: 30 }, (_, index) => ({ ref: `R-${index}` }));
	expect(explained(await run(items)).map(({ invited }) => invited)).toEqual(items.map(() => true));
	expect(asked().filter((path) => !path.startsWith('/channels'))).toEqual([
		'/event-types',
		SETTINGS,
	]);
	expect(asked()).toHaveLength(32);
});

test('an expression may choose what is known', async () => {
	add('inv-1', { event: eventRefOf('X-6') });
	const items = [
		{ by: 'orderReference', ref: 'A-1' },
		{ by: 'eventId', id: eventRefOf('X-3') },
	];
	const done = await run(items, { lookUpBy: '={{ $json.by }}', eventId: '={{ $json.id }}' });
	expect(explained(done).map(({ orderReference }) => orderReference)).toEqual(['A-1', 'X-3']);
});

test.each([
	[{}, 'Order Reference (orderReference) is required, but empty'],
	[byEvent('={{ $json.nothing }}'), 'Event ID (eventId) is required, but empty'],
	[{ lookUpBy: '={{ "name" }}' }, 'Look Up By (lookUpBy) "name" is not allowed'],
	[{ channel: { __rl: true, mode: 'id', value: 'shop' } }, 'Channel (channel.id) "shop" is not'],
])('%j is wrong', async (parameters, message) => {
	const failed = await run([{}], parameters);
	expect(failed.error?.message).toContain(message);
	expect(shop.sandbox.requests).toEqual([]);
});
