import type { Fault } from '../../../sandbox';
import { shop } from '../oneShop';
import {
	answerWith,
	arrived,
	bodies,
	COMMENT,
	REPLIED,
	paired,
	REPLY,
	reply,
	REVIEW,
	SAVED,
	standing,
	type Settings,
} from '../reviewActions';
import { output } from '../shop';

describe('reply', () => {
	test('it looks, and posts: trimmed, line breaks kept, nobody notified', async () => {
		answerWith('GET', REVIEW, standing());
		answerWith('POST', REPLY, SAVED);
		expect(output(await reply())).toEqual([paired(REPLIED)]);
		expect(arrived()).toEqual([`GET ${REVIEW}`, `POST ${REPLY}`]);
		expect(bodies()).toEqual([{ comment: COMMENT, sendNotification: false }]);
	});

	test.each([true, '={{ "yes" }}'])('the customer is notified where asked for: %j', async (yes) => {
		answerWith('GET', REVIEW, standing());
		answerWith('POST', REPLY, { status: 204, body: '' });
		const run = await reply({ notifyCustomer: yes });
		expect(output(run)).toEqual([paired({ ...REPLIED, notified: true })]);
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
		expect(output(await reply())).toEqual([paired(REPLIED)]);
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
		expect(output(await reply({ ifReplied: '={{ "overwrite" }}' }))).toEqual([paired(REPLIED)]);
		expect(bodies()).toHaveLength(1);
	});

	test.each(['skip', 'fail', 'overwrite'])(
		'the same text counts as done, with "%s"',
		async (ifReplied) => {
			answerWith('GET', REVIEW, standing(`${COMMENT.replace('\n', '\r\n')} `));
			answerWith('GET', REVIEW, standing(COMMENT, { sendNotification: true }));
			expect(output(await reply({ ifReplied }))).toEqual([paired(REPLIED)]);
			expect(output(await reply({ ifReplied }))).toEqual([paired({ ...REPLIED, notified: true })]);
			expect(bodies()).toEqual([]);
		},
	);

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
		expect(output(run)).toEqual([paired(REPLIED), paired(REPLIED, 1), paired(REPLIED, 2)]);
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
