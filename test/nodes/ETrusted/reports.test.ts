import type { Fault } from '../../../sandbox';
import { shop } from '../oneShop';
import {
	answerWith,
	arrived,
	bodies,
	DOUBTS,
	paired,
	REPORT,
	report,
	REVIEW,
	type Settings,
} from '../reviewActions';
import { output } from '../shop';

const VETOS = `${REVIEW}/vetos`;

describe('report', () => {
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
