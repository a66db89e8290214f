import type { INode } from 'n8n-workflow';

import type { Fault } from '../../../sandbox';
import { output, Shop, skipWaiting } from '../shop';

let shop: Shop;
let waits: number[];
beforeAll(async () => {
	shop = await Shop.open({ expressions: 'legacy' });
});
beforeEach(() => {
	waits = skipWaiting();
});
afterEach(() => {
	shop.reset();
	jest.restoreAllMocks();
});

const REVIEW = '/reviews/rev-1';
const REPLY = `${REVIEW}/reply`;
const VETOS = `${REVIEW}/vetos`;

/** Outcomes after which nobody knows whether the API took a request. */
const DOUBTS: Fault[] = [
	{ status: 500 },
	{ status: 502 },
	{ status: 504 },
	{ status: 507 },
	{ drop: 'before' },
	{ status: 200, body: '<html>Please sign in</html>' },
];

/** What the API answers to its next requests of this kind, one after the other. */
function answerWith(method: string, path: string | RegExp, ...answers: Fault[]) {
	for (const fault of answers) shop.sandbox.faults.add({ match: { method, path }, ...fault });
}

/** The review as it stands, `undefined` without a reply. */
const standing = (comment?: string, more: object = {}): Fault => ({
	status: 200,
	body: { id: 'rev-1', ...(comment === undefined ? {} : { reply: { comment, ...more } }) },
});

const SAVED: Fault = { status: 200, body: '' };

/** What arrived, as `GET /reviews/rev-1`. */
const arrived = () =>
	shop.sandbox.requests
		.filter(({ pathname }) => pathname.startsWith('/reviews'))
		.map(({ method, path }) => `${method} ${path}`);

const bodies = (method = 'POST') =>
	shop.sandbox.requests
		.filter((request) => request.method === method && request.pathname.startsWith('/reviews'))
		.map(({ json }) => json);

const paired = (json: object, item = 0) => ({ json, pairedItem: { item } });

type Settings = Partial<INode>;

describe('reply', () => {
	const reply = async (options: object = {}, settings: Settings = {}, input = [{}]) =>
		await shop.run(
			input,
			{
				resource: 'review',
				operation: 'reply',
				reviewId: ' rev-1 ',
				comment: ' Thank you!\nSee you "soon" 😀 ',
				options: options as never,
			},
			settings,
		);
	const COMMENT = 'Thank you!\nSee you "soon" 😀';
	const DONE = { reviewId: 'rev-1', replied: true, comment: COMMENT, notified: false };

	test('it looks, and posts: trimmed, line breaks kept, nobody notified', async () => {
		answerWith('GET', REVIEW, standing());
		answerWith('POST', REPLY, SAVED);
		expect(output(await reply())).toEqual([paired(DONE)]);
		expect(arrived()).toEqual([`GET ${REVIEW}`, `POST ${REPLY}`]);
		expect(bodies()).toEqual([{ comment: COMMENT, sendNotification: false }]);
	});

	test.each([true, '={{ "yes" }}'])('the customer is notified where asked for: %j', async (yes) => {
		answerWith('GET', REVIEW, standing());
		answerWith('POST', REPLY, { status: 204, body: '' });
		const run = await reply({ notifyCustomer: yes });
		expect(output(run)).toEqual([paired({ ...DONE, notified: true })]);
		expect(bodies()).toEqual([{ comment: COMMENT, sendNotification: true }]);
	});

	test.each([[{}], [{ Message: 'maintenance' }], [{ id: 7 }]])(
		'where %j comes instead of the review, nothing is posted',
		async (body) => {
			answerWith('GET', REVIEW, { status: 200, body });
			expect((await reply()).error?.message).toContain('not what the eTrusted API is documented');
			expect(bodies()).toEqual([]);
		},
	);

	test.each([['By a person'], [{ replyComment: 'By a person' }]])(
		'a reply of another shape is left alone, too: %j',
		async (standingReply) => {
			answerWith('GET', REVIEW, { status: 200, body: { id: 'rev-1', reply: standingReply } });
			expect(output(await reply())[0]?.json).toMatchObject({ skipped: true, reply: 'By a person' });
			expect(bodies()).toEqual([]);
		},
	);

	test('a reply without a text is none', async () => {
		answerWith('GET', REVIEW, standing('  '));
		answerWith('POST', REPLY, { status: 200, body: {} });
		expect(output(await reply())).toEqual([paired(DONE)]);
	});

	test('another reply is left alone, and said in a hint', async () => {
		answerWith('GET', REVIEW, standing(' By a person '));
		const run = await reply();
		const skipped = {
			skipped: true,
			reason: 'The review has another reply already',
			reviewId: 'rev-1',
			reply: ' By a person ',
		};
		expect(output(run)).toEqual([paired(skipped)]);
		expect(arrived()).toEqual([`GET ${REVIEW}`]);
		expect(run.rounds('eTrusted')[0]?.hints?.map(({ message }) => message)).toEqual([
			'0 posted, 1 skipped: 1 already replied to',
		]);
	});

	test('another reply is an error where it is to fail', async () => {
		answerWith('GET', REVIEW, standing('By a person'));
		const run = await reply({ ifReplied: 'fail' });
		expect(run.error?.message).toBe(
			'The review has another reply already, and was left as it is [item 0]',
		);
		expect(run.error?.description).toBe(
			'Set "If Replied" under Options to "Overwrite" to put this reply in its place, or to "Skip" to go on without an error.',
		);
		expect(arrived()).toEqual([`GET ${REVIEW}`]);
	});

	test('another reply is overwritten where asked for', async () => {
		answerWith('GET', REVIEW, standing('By a person'));
		answerWith('POST', REPLY, SAVED);
		expect(output(await reply({ ifReplied: '={{ "overwrite" }}' }))).toEqual([paired(DONE)]);
		expect(bodies()).toHaveLength(1);
	});

	test.each(['skip', 'fail', 'overwrite'])(
		'the same text counts as done, with "%s"',
		async (ifReplied) => {
			answerWith('GET', REVIEW, standing(`${COMMENT.replace('\n', '\r\n')} `));
			answerWith('GET', REVIEW, standing(COMMENT, { sendNotification: true }));
			expect(output(await reply({ ifReplied }))).toEqual([paired(DONE)]);
			expect(output(await reply({ ifReplied }))).toEqual([paired({ ...DONE, notified: true })]);
			expect(bodies()).toEqual([]);
		},
	);

	test.each(DOUBTS)('in doubt (%j) it reads: the text stands, so it is done', async (doubt) => {
		answerWith('GET', REVIEW, standing(), standing(COMMENT));
		answerWith('POST', REPLY, doubt);
		const run = await reply({ notifyCustomer: true });
		expect(output(run)).toEqual([paired({ ...DONE, notified: true })]);
		expect(arrived()).toEqual([`GET ${REVIEW}`, `POST ${REPLY}`, `GET ${REVIEW}`]);
	});

	/** The comment as an API may store it: accents apart, blanks and line breaks as they come. */
	const STORED_AS = [
		'Gru\u0308\u00dfe  aus Ko\u0308ln',
		' Gr\u00fc\u00dfe\r\n\r\naus\u00a0K\u00f6ln\t',
	];

	test.each(STORED_AS)('a text stored in another way is the same text: %j', async (stored) => {
		const comment = 'Gr\u00fc\u00dfe aus K\u00f6ln';
		const post = async (text: string) =>
			output(
				await shop.run([{}], {
					resource: 'review',
					operation: 'reply',
					reviewId: 'rev-1',
					comment: text,
				}),
			);
		const done = (text: string) => [paired({ ...DONE, comment: text.trim() })];
		// In the look before, in both directions.
		answerWith('GET', REVIEW, standing(stored), standing(comment));
		expect(await post(comment)).toEqual(done(comment));
		expect(await post(stored)).toEqual(done(stored));
		expect(bodies()).toEqual([]);
		// In the look after.
		answerWith('GET', REVIEW, standing(), standing(stored));
		answerWith('POST', REPLY, { status: 502 });
		expect(await post(comment)).toEqual(done(comment));
		expect(bodies()).toHaveLength(1);
	});

	test.each([
		['none', standing(), 'Thank you!<br>See you'],
		['another', standing('By a person'), 'By a second person'],
	])(
		'in doubt, and where there was %s another new text stands: it may have been saved',
		async (_, before, after) => {
			answerWith('GET', REVIEW, before, standing(after));
			answerWith('POST', REPLY, { status: 502, body: '' });
			const run = await reply({ ifReplied: 'overwrite' });
			expect(run.error?.message).toBe(
				'eTrusted failed, and the reply may have been saved (502) [item 0]',
			);
			expect(run.error?.description).toBe(
				'The reply may have been saved, so it was not sent again: afterwards the review could not be read, or had a reply with another text. Look at the review before you run the item again; a reply with the same text is left as it is.',
			);
			expect(bodies()).toHaveLength(1);
		},
	);

	test('in doubt, and the reply from before still stands in another form: not saved', async () => {
		answerWith(
			'GET',
			REVIEW,
			standing('Dear Zoe\u0308,\nthanks'),
			standing('Dear Zo\u00eb, thanks'),
		);
		answerWith('POST', REPLY, { drop: 'before' });
		const run = await reply({ ifReplied: 'overwrite' });
		expect(run.error?.message).toMatch(/^The reply was not saved: /);
	});

	test.each(['before', 'after'] as const)('broken %s it was taken', async (drop) => {
		answerWith('GET', REVIEW, standing('By a person'), { drop: 'before' }, standing(COMMENT));
		answerWith('POST', REPLY, { drop });
		expect(output(await reply({ ifReplied: 'overwrite' }))).toEqual([paired(DONE)]);
		expect(bodies()).toHaveLength(1);
	});

	test.each([
		[{ status: 500, body: { Message: 'oops' } }, 'eTrusted failed to answer: oops (500)', '500'],
		[{ status: 504, body: '' }, 'eTrusted failed to answer (504)', '504'],
		[{ drop: 'before' }, `The connection to 127.0.0.1:PORT broke before the answer came`, null],
		[
			{ status: 200, body: '<html>Please sign in</html>' },
			'The answer is not what the eTrusted API is documented to send (200)',
			'200',
		],
	] as Array<[Fault, string, string | null]>)(
		'in doubt (%j) it reads: the text does not stand, so it was not saved',
		async (doubt, why, httpCode) => {
			for (const [before, options] of [
				[standing(), {}],
				[standing('By a person'), { ifReplied: 'overwrite' }],
			] as Array<[Fault, object]>) {
				shop.reset();
				answerWith('GET', REVIEW, before, before);
				answerWith('POST', REPLY, doubt);
				const run = await reply(options);
				const told = why.replace('PORT', String(shop.sandbox.port));
				expect(run.error?.message).toBe(`The reply was not saved: ${told} [item 0]`);
				expect((run.error as unknown as { httpCode: string | null }).httpCode).toBe(httpCode);
				expect(run.error?.description).toMatch(/\S{3}/);
				expect(run.error?.description).not.toContain('may have');
				expect(bodies()).toHaveLength(1);
			}
		},
	);

	test.each([{ status: 500 }, { status: 404 }, { drop: 'before' }, { status: 200, body: 'x' }])(
		'in doubt, and not to be read (%j): it may have been saved',
		async (fault) => {
			answerWith('GET', REVIEW, standing());
			answerWith('GET', REVIEW, { ...fault, times: 4 } as Fault);
			answerWith('POST', REPLY, { status: 502, body: '' });
			const run = await reply();
			expect(run.error?.message).toBe(
				'eTrusted failed, and the reply may have been saved (502) [item 0]',
			);
			expect(run.error?.description).toContain('it was not sent again');
			expect(bodies()).toHaveLength(1);
		},
	);

	test.each([{ status: 429, headers: { 'retry-after': '7' } }, { status: 503 }])(
		'what surely was not taken is sent again: %j',
		async (fault) => {
			answerWith('GET', REVIEW, standing());
			answerWith('POST', REPLY, fault as Fault, fault as Fault, SAVED);
			expect(output(await reply())).toEqual([paired(DONE)]);
			expect(bodies()).toHaveLength(3);
			expect(waits.length).toBeGreaterThan(0);
		},
	);

	test('at most three times, and then it was not saved', async () => {
		answerWith('GET', REVIEW, standing());
		answerWith('POST', REPLY, { status: 503, body: '', times: 4 } as Fault);
		const run = await reply();
		expect(run.error?.message).toBe(
			'eTrusted is not available at the moment (503), after 4 tries [item 0]',
		);
		expect(run.error?.description).toContain('The reply was not saved.');
		expect(arrived()).toHaveLength(5);
	});

	test('an unknown review is told as such, before anything is posted and after', async () => {
		answerWith('GET', REVIEW, { status: 404, body: '' }, standing());
		answerWith('POST', REPLY, { status: 404, body: '' });
		for (const count of [0, 1]) {
			const run = await reply();
			expect(run.error?.message).toBe('eTrusted has no review with this ID (404) [item 0]');
			expect(bodies()).toHaveLength(count);
		}
	});

	test.each([
		[400, 'eTrusted refused the request: no (400) [item 0]'],
		[403, 'This API client may not use this review: no (403) [item 0]'],
	])('a %d is said at once, and nothing is looked up', async (status, message) => {
		answerWith('GET', REVIEW, standing());
		answerWith('POST', REPLY, { status, body: { Message: 'no' } });
		const run = await reply();
		expect(run.error?.message).toBe(message);
		expect(run.error?.description).toContain('The reply was not saved.');
		expect(arrived()).toHaveLength(2);
	});

	test('what to do where the client may not even read the review', async () => {
		answerWith('GET', REVIEW, { status: 403, body: '' });
		expect((await reply()).error?.description).toBe(
			'Give the client of this credential access in the eTrusted Control Centre, under Settings > API Clients.',
		);
	});

	test('a dry run asks nothing', async () => {
		const run = await reply({ dryRun: true, notifyCustomer: true });
		expect(output(run)).toEqual([
			paired({
				dryRun: true,
				reviewId: 'rev-1',
				payload: { comment: COMMENT, sendNotification: true },
			}),
		]);
		expect(arrived()).toEqual([]);
		expect(run.rounds('eTrusted')[0]?.hints?.map(({ message }) => message)).toEqual([
			'Nothing was sent: Dry Run is on',
		]);
	});

	test.each([
		[{ comment: '={{ " " }}' }, 'Comment (comment) is required, but empty'],
		[{ reviewId: '={{ undefined }}' }, 'Review (reviewId) is required, but empty'],
		[
			{ options: { ifReplied: '={{ "append" }}' } },
			'If Replied (options.ifReplied) "append" is not allowed: allowed are fail, overwrite, skip',
		],
		[
			{ options: { dryRun: '={{ "" }}' } },
			'Dry Run (options.dryRun) is empty: neither true nor false',
		],
		[
			{ options: { dryRun: '={{ $json.none }}' } },
			'Dry Run (options.dryRun) is empty: neither true nor false',
		],
		[
			{ options: { notifyCustomer: '={{ "perhaps" }}' } },
			'Notify Customer (options.notifyCustomer) "perhaps" is neither true nor false',
		],
	])('%j is refused, and nothing is asked', async (parameters, message) => {
		const run = await shop.run([{}], {
			resource: 'review',
			operation: 'reply',
			reviewId: 'rev-1',
			comment: 'x',
			...parameters,
		});
		expect(run.error?.message).toContain(message);
		expect(arrived()).toEqual([]);
	});

	test('"Retry On Fail" posts none again that was saved, and notes none of its text', async () => {
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const run = async (more: Settings) =>
			await shop.run(
				[{ id: 'rev-1' }, { id: 'rev-2' }],
				{
					resource: 'review',
					operation: 'reply',
					reviewId: '={{ $json.id }}',
					comment: 'Dear Erika',
				},
				more,
			);
		// The API shows what was saved only later.
		const prepare = (refusals: number) => {
			answerWith('GET', '/reviews/rev-1', standing(), standing());
			const second = { status: 200, body: { id: 'rev-2' } };
			answerWith('GET', '/reviews/rev-2', second, second);
			answerWith('POST', '/reviews/rev-1/reply', SAVED);
			answerWith(
				'POST',
				'/reviews/rev-2/reply',
				...Array<Fault>(refusals).fill({ status: 400 }),
				SAVED,
			);
		};
		prepare(1);
		const done = await run(settings);
		const expected = ['rev-1', 'rev-2'].map((reviewId) => ({
			reviewId,
			replied: true,
			comment: 'Dear Erika',
			notified: false,
		}));
		expect(JSON.stringify(output(done).map(({ json }) => json))).toBe(JSON.stringify(expected));
		expect(bodies()).toHaveLength(3);
		shop.reset();
		prepare(1);
		const noted = JSON.stringify((await run({})).context('eTrusted'));
		expect(noted).toContain('"replied":true');
		expect(noted).not.toContain('Erika');
	});

	test('two items for one review take turns: the second sees what the first has posted', async () => {
		answerWith('GET', REVIEW, standing(), standing(COMMENT), standing(COMMENT));
		answerWith('POST', REPLY, SAVED);
		const run = await reply({}, {}, [{}, {}, {}]);
		expect(output(run)).toEqual([paired(DONE), paired(DONE, 1), paired(DONE, 2)]);
		expect(bodies()).toHaveLength(1);
	});

	test('replies to many reviews run side by side', async () => {
		// The first one goes alone. The others are answered once so many wait, and no earlier than one more could come.
		const until = () => arrived().length < 3 || shop.sandbox.maxInFlight >= 20;
		const slowly = { times: Infinity, until, delayMs: 30 };
		shop.sandbox.faults.add({ match: { method: 'GET' }, ...slowly, ...standing() });
		shop.sandbox.faults.add({ match: { method: 'POST', path: /reply$/ }, ...slowly, ...SAVED });
		const input = Array.from({ length: 60 }, (_, index) => ({ id: `rev-${index}` }));
		const run = await shop.run(input, {
			resource: 'review',
			operation: 'reply',
			reviewId: '={{ $json.id }}',
			comment: 'Thank you!',
		});
		expect(output(run).map(({ json }) => json.reviewId)).toEqual(input.map(({ id }) => id));
		expect(bodies()).toHaveLength(60);
		expect(shop.sandbox.maxInFlight).toBe(20);
	});

	test('the first failure ends the batch, but a doubt is still looked up', async () => {
		const at = (id: string) => `/reviews/${id}`;
		const done = { ...standing(), times: Infinity } as Fault;
		answerWith('GET', at('first'), done);
		answerWith('POST', `${at('first')}/reply`, SAVED);
		answerWith('GET', at('doubt'), standing());
		answerWith('GET', at('bad'), standing());
		answerWith('POST', `${at('bad')}/reply`, { status: 400, body: '' });
		const refused = () =>
			shop.sandbox.requests.some(
				({ pathname, endedAt }) => pathname === `${at('bad')}/reply` && endedAt !== undefined,
			);
		answerWith('POST', `${at('doubt')}/reply`, { status: 500, until: refused, delayMs: 60 });
		answerWith('GET', at('doubt'), standing('Thank you!'));
		const parameters = {
			resource: 'review',
			operation: 'reply',
			reviewId: '={{ $json.id }}',
			comment: 'Thank you!',
		};
		const run = await shop.run([{ id: 'first' }, { id: 'doubt' }, { id: 'bad' }], parameters);
		expect(run.error?.message).toBe(
			'eTrusted refused the request (400) [item 2]. 2 of 3 items were accepted before it',
		);
		expect(arrived().filter((request) => request.includes('doubt'))).toEqual([
			'GET /reviews/doubt',
			'POST /reviews/doubt/reply',
			'GET /reviews/doubt',
		]);
	});

	test('with "Continue On Fail" each item has its outcome, also where reviews take turns', async () => {
		answerWith('GET', REVIEW, { status: 404, body: '' }, standing('By a person'));
		const run = await reply({}, { onError: 'continueRegularOutput' }, [{}, {}]);
		const [first, second] = output(run);
		expect(first?.json.error).toBe('eTrusted has no review with this ID (404) [item 0]');
		expect(second?.json).toMatchObject({ skipped: true, reply: 'By a person' });
	});

	test('without it, a failure keeps the next turn from being taken', async () => {
		answerWith('GET', REVIEW, { status: 404, body: '' }, standing());
		const run = await reply({}, {}, [{}, {}]);
		expect(run.error?.message).toContain('[item 0]');
		expect(arrived()).toEqual([`GET ${REVIEW}`]);
	});
});

describe('delete a reply', () => {
	const remove = async (settings: Settings = {}) =>
		await shop.run(
			[{}],
			{ resource: 'review', operation: 'deleteReply', reviewId: 'rev-1' },
			settings,
		);
	const DONE = { reviewId: 'rev-1', deleted: true };
	const NONE = { skipped: true, reason: 'The review has no reply', reviewId: 'rev-1' };

	test('it looks, and deletes', async () => {
		answerWith('GET', REVIEW, standing('x'));
		answerWith('DELETE', REPLY, { status: 204, body: '' });
		expect(output(await remove())).toEqual([paired(DONE)]);
		expect(arrived()).toEqual([`GET ${REVIEW}`, `DELETE ${REPLY}`]);
		expect(shop.sandbox.requests.at(-1)?.text).toBe('');
	});

	test('no reply on the review, and none any more', async () => {
		answerWith('GET', REVIEW, standing(), standing('x'));
		answerWith('DELETE', REPLY, { status: 404, body: '' });
		const run = await remove();
		expect(output(run)).toEqual([paired(NONE)]);
		expect(run.rounds('eTrusted')[0]?.hints?.map(({ message }) => message)).toEqual([
			'0 deleted, 1 skipped: 1 without a reply',
		]);
		expect(output(await remove())).toEqual([paired(NONE)]);
		expect(arrived()).toEqual([`GET ${REVIEW}`, `GET ${REVIEW}`, `DELETE ${REPLY}`]);
	});

	test('an unknown review is told as such', async () => {
		answerWith('GET', REVIEW, { status: 404, body: '' });
		const run = await remove();
		expect(run.error?.message).toBe('eTrusted has no review with this ID (404) [item 0]');
	});

	test.each(DOUBTS)('in doubt (%j) it reads', async (doubt) => {
		answerWith('DELETE', REPLY, doubt, doubt);
		answerWith('GET', REVIEW, standing('x'), standing());
		expect(output(await remove())).toEqual([paired(DONE)]);
		answerWith('GET', REVIEW, standing('x y'), standing(' x\r\ny'));
		const run = await remove();
		expect(run.error?.message).toMatch(/^The reply was not deleted: /);
		expect(arrived().filter((request) => request.startsWith('DELETE'))).toHaveLength(2);
	});

	test('in doubt, and another reply stands: it may have been deleted', async () => {
		answerWith('GET', REVIEW, standing('x'), standing('y'));
		answerWith('DELETE', REPLY, { status: 504, body: '' });
		expect((await remove()).error?.message).toBe(
			'eTrusted failed, and the reply may have been deleted (504) [item 0]',
		);
	});

	test('in doubt, and not to be read: it may have been deleted', async () => {
		answerWith('GET', REVIEW, standing('x'), ...Array<Fault>(4).fill({ status: 500 }));
		answerWith('DELETE', REPLY, { drop: 'after' });
		const run = await remove();
		expect(run.error?.message).toBe(
			`The connection to 127.0.0.1:${shop.sandbox.port} broke before the answer came: the reply may have been deleted [item 0]`,
		);
		expect(run.error?.description).toContain('where there is no reply, nothing is done');
	});

	test('what surely was not taken is sent again, and a refusal is said', async () => {
		answerWith('GET', REVIEW, standing('x'), standing('x'));
		answerWith('DELETE', REPLY, { status: 503 }, { status: 429 }, { status: 204, body: '' });
		expect(output(await remove())).toEqual([paired(DONE)]);
		answerWith('DELETE', REPLY, { status: 403, body: '' });
		const run = await remove();
		expect(run.error?.message).toBe('This API client may not use this review (403) [item 0]');
		expect(run.error?.description).toContain('The reply was not deleted.');
	});
});

describe('report', () => {
	const REPORT = {
		resource: 'review',
		operation: 'report',
		reviewId: 'rev-1',
		reason: 'ABUSIVE',
		comment: ' Insults us ',
		goodFaith: true,
	};
	const report = async (parameters: object = {}, input: object[] = [{}], settings: Settings = {}) =>
		await shop.run(input as never, { ...REPORT, ...parameters }, settings);
	const TICKET = { id: 'vet-1', ticketId: '4711', comment: 'Insults us', reason: 'ABUSIVE' };
	const NONE: Fault = { status: 404, body: '' };

	test('it looks, and files: out comes the answer', async () => {
		answerWith('GET', VETOS, NONE);
		answerWith('POST', VETOS, { status: 200, body: TICKET });
		expect(output(await report())).toEqual([paired(TICKET)]);
		expect(arrived()).toEqual([`GET ${VETOS}`, `POST ${VETOS}`]);
		expect(bodies()).toEqual([{ comment: 'Insults us', reason: 'ABUSIVE' }]);
	});

	test('with the address of the reporter, and the reason from an expression', async () => {
		answerWith('GET', VETOS, NONE);
		answerWith('POST', VETOS, { status: 201, body: TICKET });
		await report({
			reason: '={{ "INAPPROPRIATE_IMAGE" }}',
			goodFaith: '={{ "yes" }}',
			options: { reporterEmail: ' me@shop.example ' },
		});
		expect(bodies()).toEqual([
			{
				comment: 'Insults us',
				reason: 'INAPPROPRIATE_IMAGE',
				vetoReporterEmail: 'me@shop.example',
			},
		]);
	});

	test.each([
		[TICKET, '4711'],
		[[TICKET], '4711'],
		[{ ...TICKET, ticketId: 4711 }, 4711],
		[{ id: 'vet-1' }, null],
	])('one that is there is not filed again: %j', async (body, ticketId) => {
		answerWith('GET', VETOS, { status: 200, body });
		const run = await report();
		expect(output(run)).toEqual([
			paired({
				skipped: true,
				reason: 'The review was reported before',
				reviewId: 'rev-1',
				ticketId,
			}),
		]);
		expect(arrived()).toEqual([`GET ${VETOS}`]);
		expect(run.rounds('eTrusted')[0]?.hints?.map(({ message }) => message)).toEqual([
			'0 reported, 1 skipped: 1 already reported',
		]);
	});

	test.each([
		{ status: 200, body: [] },
		{ status: 200, body: {} },
		{ status: 204, body: '' },
	])('%j is no report', async (fault) => {
		answerWith('GET', VETOS, fault);
		answerWith('POST', VETOS, { status: 200, body: TICKET });
		expect(output(await report())).toEqual([paired(TICKET)]);
	});

	test.each([
		[{ status: 200, body: '<html>' }, 'not what the eTrusted API is documented to send (200)'],
		[{ status: 403, body: '' }, 'This API client may not use this review (403)'],
	])('where it cannot look (%j), nothing is filed', async (fault, message) => {
		answerWith('GET', VETOS, fault);
		expect((await report()).error?.message).toContain(message);
		expect(bodies()).toEqual([]);
	});

	test('the look is repeated, like every reading', async () => {
		answerWith('GET', VETOS, { status: 500 }, { drop: 'before' }, NONE);
		answerWith('POST', VETOS, { status: 429 }, { status: 503 }, { status: 200, body: TICKET });
		expect(output(await report())).toEqual([paired(TICKET)]);
		expect(bodies()).toHaveLength(3);
	});

	test.each([...DOUBTS, { status: 200, body: [] }, { status: 204, body: '' }] as Fault[])(
		'in doubt (%j) it may have been filed, and is never sent again',
		async (doubt) => {
			answerWith('GET', VETOS, NONE);
			answerWith('POST', VETOS, doubt);
			const run = await report();
			expect(run.error?.message).toContain('the report may have been filed');
			expect(run.error?.description).toContain('it was not sent again');
			expect(arrived()).toEqual([`GET ${VETOS}`, `POST ${VETOS}`]);
		},
	);

	test('an unknown review is told as such', async () => {
		answerWith('GET', VETOS, NONE);
		answerWith('POST', VETOS, { status: 404, body: '' });
		const run = await report();
		expect(run.error?.message).toBe('eTrusted has no review with this ID (404) [item 0]');
	});

	test.each([
		[
			{ goodFaith: false },
			'In Good Faith (goodFaith) false must be on: only who believes in good faith that the report is true may file it',
		],
		[{ goodFaith: '={{ "" }}' }, 'In Good Faith (goodFaith) must be on'],
		[{ goodFaith: '={{ "perhaps" }}' }, 'In Good Faith (goodFaith) "perhaps" is neither true nor'],
		[{ comment: ' ' }, 'Comment (comment) is required, but empty'],
		[{ reason: '={{ "" }}' }, 'Reason (reason) is required, but empty'],
		[
			{ reason: '={{ "RUDE" }}' },
			'Reason (reason) "RUDE" is not allowed: allowed are ABUSIVE, INAPPROPRIATE_IMAGE, UNTRUTHFUL, VIOLATES_THE_TERMS_OF_USE',
		],
		[
			{ options: { reporterEmail: 'a@b' } },
			'Reporter Email (options.reporterEmail) "a@b" is not an email address',
		],
	])('%j is refused, and nothing is asked', async (parameters, message) => {
		expect((await report(parameters)).error?.message).toContain(message);
		expect(arrived()).toEqual([]);
	});

	test('good faith is off unless it is declared', async () => {
		const { goodFaith, ...without } = REPORT;
		expect(goodFaith).toBe(true);
		const run = await shop.run([{}], without);
		expect(run.error?.message).toContain('In Good Faith (goodFaith)');
	});

	describe('when n8n runs the node again with all items', () => {
		const RETRY: Settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const ANSWER = { ...TICKET, vetoReporterEmail: 'me@shop.example', createdAt: 'today' };
		const both = {
			reviewId: '={{ $json.id }}',
			options: { reporterEmail: 'me@shop.example' },
		};

		test('what was filed comes out as it came, though the API shows it late', async () => {
			answerWith('GET', /vetos$/, ...Array<Fault>(3).fill(NONE));
			answerWith('POST', '/reviews/rev-1/vetos', { status: 200, body: ANSWER });
			answerWith('POST', '/reviews/rev-2/vetos', { status: 400 }, { status: 200, body: TICKET });
			const run = await report(both, [{ id: 'rev-1' }, { id: 'rev-2' }], RETRY);
			expect(output(run)).toEqual([paired(ANSWER), paired(TICKET, 1)]);
			expect(JSON.stringify(output(run)[0]?.json)).toBe(JSON.stringify(ANSWER));
			expect(bodies()).toHaveLength(3);
			expect(run.context('eTrusted')).toEqual({});
		});

		test('nothing of it is noted in clear that may be personal', async () => {
			answerWith('GET', /vetos$/, NONE, NONE);
			answerWith('POST', '/reviews/rev-1/vetos', { status: 200, body: ANSWER });
			answerWith('POST', '/reviews/rev-2/vetos', { status: 400 });
			const run = await report(both, [{ id: 'rev-1' }, { id: 'rev-2' }]);
			const noted = JSON.stringify(run.context('eTrusted'));
			expect(noted).toContain('4711');
			expect(noted).not.toMatch(/Insults|shop\.example|rev-/);
		});

		test('what may have been filed is not filed again', async () => {
			answerWith('GET', VETOS, NONE, NONE, NONE);
			answerWith('POST', VETOS, { status: 504 });
			const failed = await report({}, [{}], RETRY);
			expect(failed.error?.message).toBe(
				'The report may have been filed by the try before, so it was not sent again [item 0]',
			);
			const retried = await shop.engine.retry(failed);
			expect(retried.error?.message).toBe(failed.error?.message);
			expect(bodies()).toHaveLength(1);
		});

		test('once the API shows the report, it is known to have been filed', async () => {
			answerWith('GET', VETOS, NONE, { status: 200, body: TICKET });
			answerWith('POST', VETOS, { status: 504 });
			expect(output(await report({}, [{}], RETRY))[0]?.json).toMatchObject({
				skipped: true,
				ticketId: '4711',
			});
			expect(bodies()).toHaveLength(1);
		});
	});

	test('two items for one review file one report', async () => {
		answerWith('GET', VETOS, NONE, { status: 200, body: TICKET });
		answerWith('POST', VETOS, { status: 200, body: TICKET });
		const [first, second] = output(await report({}, [{}, {}]));
		expect(first?.json).toEqual(TICKET);
		expect(second?.json).toMatchObject({ skipped: true, ticketId: '4711' });
		expect(bodies()).toHaveLength(1);
	});
});
