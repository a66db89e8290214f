import { eventRefOf } from '../../../sandbox/seed/events';
import { add, answer, asked, byEvent, explained, oks, run, SETTINGS } from '../explaining';
import { shop } from '../oneShop';
import { CHANNEL, output } from '../shop';

describe('what cannot be read is left open, and the rest is told', () => {
	beforeEach(() => void add('inv-1', { event: eventRefOf('X-6') }));

	const unreadable: Array<[path: RegExp | string, expected: Array<boolean | null>, what: string]> =
		[
			[/^\/invite-settings/, [true, true, true, null], 'the invite settings'],
			['/event-types', [true, true, null, null], 'the event types of the account'],
			[/^\/events/, [true, null, null, null], 'the event'],
		];

	test.each([
		...unreadable,
		[/^\/channels/, [null, null, null, null], 'the invites of the channel'] as const,
	])('403 of %s', async (path, expected, what) => {
		answer(path, { status: 403, body: { Error: 'Forbidden', ErrorDescription: 'no' } });
		const [one] = explained(await run([{ ref: 'A-1' }]));
		expect(oks(one!)).toEqual(expected);
		expect(one!.checks.map((check) => check.detail)).toContain(
			`This API client may not read ${what} (403)`,
		);
		expect(one!.invited).toBe(expected[0] === true ? true : null);
	});

	/** What eTrusted answers with it: "Access to this resource is forbidden". */
	test.each(unreadable)(
		'401 of %s alone, which no new token cures: the others are told, of other orders too',
		async (path, expected, what) => {
			add('inv-2', { transaction: { id: 'txn-2', reference: 'B-2' }, event: eventRefOf('X-6') });
			answer(path, { status: 401, times: 99 });
			const [one, two] = explained(await run([{ ref: 'A-1' }, { ref: 'B-2' }]));
			expect([oks(one!), oks(two!)]).toEqual([expected, expected]);
			expect(one!.checks.map((check) => check.detail)).toContain(
				`This API client may not read ${what} (401)`,
			);
			expect([one!.invited, two!.invited]).toEqual([true, true]);
		},
	);

	test('401 of the invites alone, by the event ID', async () => {
		answer(/^\/channels/, { status: 401, times: 99 });
		const [one] = explained(await run([{}], byEvent(eventRefOf('X-6'))));
		expect(oks(one!)).toEqual([null, true, true, true]);
		expect(one!.summary).toBe(
			'Cannot be told: this API client may not read the invites of the channel (401)',
		);
	});

	test.each([
		[
			'/event-types',
			[true, true, null, null],
			'The event types of the account could not be read: eTrusted answered with 404',
		],
		[
			/^\/invite-settings/,
			[true, true, true, null],
			'The invite settings could not be read: eTrusted answered with 404',
		],
	])('404 of %s, which is no empty list', async (path, expected, detail) => {
		answer(path, { status: 404, body: { Error: 'Not found', ErrorDescription: 'no' } });
		const [one] = explained(await run([{ ref: 'A-1' }]));
		expect(oks(one!)).toEqual(expected);
		expect(one!.checks.map((check) => check.detail)).toContain(detail);
	});

	test('a failure that stays, after its retries', async () => {
		answer(/^\/invite-settings/, { status: 500, times: 9 });
		const [one] = explained(await run([{ ref: 'A-1' }]));
		expect(oks(one!)).toEqual([true, true, true, null]);
		expect(one!.checks[3]!.detail).toBe(
			'The invite settings could not be read: eTrusted answered with 500',
		);
		expect(asked().filter((path) => path === SETTINGS)).toHaveLength(4);
	});

	test('one that passes is tried again', async () => {
		answer('/event-types', { status: 503 });
		const [one, two] = explained(await run([{ ref: 'A-1' }, { ref: 'A-1 ' }]));
		expect([oks(one!), oks(two!)]).toEqual([Array(4).fill(true), Array(4).fill(true)]);
		expect(asked().filter((path) => path === '/event-types')).toHaveLength(2);
	});

	test('no answer', async () => {
		answer('/event-types', { drop: 'before', times: 9 });
		const [one] = explained(await run([{ ref: 'A-1' }]));
		expect(one!.checks[2]!.detail).toBe(
			'The event types of the account could not be read: eTrusted gave no answer',
		);
	});

	test.each([{ items: [] }, [null], 'a page of a proxy', undefined])(
		'an answer of another kind: %j',
		async (body) => {
			answer('/event-types', { status: 200, body });
			const [one] = explained(await run([{ ref: 'A-1' }]));
			expect(oks(one!)).toEqual([true, true, null, null]);
			expect(one!.checks[2]!.detail).toBe(
				'The event types of the account could not be read: the answer is not what the eTrusted API is documented to send (200)',
			);
		},
	);

	test('fields that are missing, or of another kind', async () => {
		const items = [
			{ id: 'inv-0' },
			{ id: 'inv-1', status: null, transaction: { reference: 'A-1' }, event: { id: 'evt-1' } },
			{ id: 'inv-2', status: 'SENT', transaction: 'A-1', event: 7, channelRef: null },
		];
		answer(/\/invites/, { status: 200, body: { items } });
		answer('/event-types', { status: 200, body: [{}, { name: null }, { name: 7, active: 'no' }] });
		answer(/^\/invite-settings/, {
			status: 200,
			body: [{ channelId: CHANNEL }, { channelId: CHANNEL, enabled: 'yes', eventTypeId: null }],
		});
		const [one] = explained(await run([{ ref: 'A-1' }]));
		expect(one).toMatchObject({ invited: null, eventId: null, eventType: null });
		expect(one!.invites.map(({ id }) => id)).toEqual(['inv-1']);
		expect(oks(one!)).toEqual([null, null, null, null]);
		expect(one!.checks[0]!.detail).toMatch(/^No status: eTrusted does not tell what became of/);
	});

	test('pages that do not end', async () => {
		const body = { items: [], paging: { cursor: { after: 'x' } } };
		const items = [{ id: 'a' }];
		answer(/^\/channels/, { status: 200, body: { ...body, items }, times: 9 });
		const [one] = explained(await run([{ ref: 'A-1' }]));
		expect(one).toMatchObject({ invited: null });
		expect(one!.summary).toMatch(/does not end/);
	});
});

test('a channel of another account', async () => {
	const channel = { __rl: true, mode: 'id', value: 'chl-elsewhere' };
	const [one] = explained(await run([{ ref: 'A-1' }], { channel }));
	expect(one).toMatchObject({
		invited: null,
		summary: 'Cannot be told: eTrusted has no channel with this ID (404)',
	});
	expect(one!.advice).toMatch(/^Check the channel, e\.g\. by picking it from the list/);
});

test('where nothing at all can be read, that is an error; so is a pair that is refused', async () => {
	for (let index = 0; index < 40; index += 1) answer(/./, { status: 502 });
	const failed = await run([{ ref: 'A-1' }]);
	expect(failed.error?.message).toMatch(
		/^eTrusted failed to answer: Bad Gateway \(502\), after 4 tries \[item 0\]/,
	);
	shop.reset();
	answer(/./, { status: 401, times: 99 });
	const refused = await shop.run(
		[{ ref: 'A-1' }, { ref: 'A-2' }],
		{ resource: 'invite', operation: 'explain', orderReference: '={{ $json.ref }}' },
		{ onError: 'continueRegularOutput' },
	);
	expect(output(refused).map(({ json }) => json.error)).toEqual(
		Array(2).fill(expect.stringMatching(/did not accept the access token/)),
	);
	expect(asked()).toEqual([]);
	// The first order's alone, with two new tokens: the other's would be refused as well.
	const paths = shop.sandbox.requests.map(({ path }) => path).filter((path) => !/oauth/.test(path));
	expect(paths).toEqual(Array(3).fill(expect.stringMatching(/\/invites\?query=A-1&/)));
});
