import { clock } from '../../../nodes/ETrusted/transport/clock';
import { until } from '../../../sandbox';
import { activated, ago, DAY, idsOf, many, setUp, type Stage } from '../polling';
import { skipWaiting } from '../shop';

test('a poll that fails at any request notes nothing, and the next one brings everything out', async () => {
	skipWaiting();
	const faults = [{ status: 500 }, { status: 400 }, { status: 200, body: { items: 'none' } }];
	for (const [nth, fault] of faults.entries()) {
		const { sandbox, workflow, poll } = await activated();
		for (let index = 0; index < 2_500; index++) {
			sandbox.reviews.addReview({ submittedAt: ago(index * 1_000) });
		}
		sandbox.faults.add({ match: { path: /^\/reviews/, nth }, times: 1, ...fault });
		const isRetried = fault.status === 500;
		const outcome = await workflow.poll().catch((error: Error) => error);
		if (isRetried) {
			expect(outcome).toHaveLength(1_000);
		} else {
			expect(outcome).toMatchObject({ name: 'NodeApiError', httpCode: String(fault.status) });
		}
		const counts = [];
		for (let polls = 0; polls < 4; polls++) counts.push((await poll()).length);
		expect(counts).toEqual(isRetried ? [1_000, 500, 0, 0] : [1_000, 1_000, 500, 0]);
		expect(new Set(idsOf(workflow.emitted.flat())).size).toBe(2_500);
	}
});

test('a failing activation says why, and the next one begins', async () => {
	skipWaiting();
	const { sandbox, workflow, poll } = await setUp();
	sandbox.faults.add({ match: { path: /^\/reviews/ }, times: Infinity, status: 503 });
	await expect(workflow.activate()).rejects.toMatchObject({
		name: 'NodeApiError',
		message: expect.stringContaining('eTrusted is not available at the moment') as string,
		description: 'The next poll asks again.',
		httpCode: '503',
	});
	expect(workflow.stored).toBeUndefined();
	sandbox.faults.clear();
	sandbox.reviews.addReview();
	expect(await workflow.activate()).toEqual([]);
	expect(await poll()).toEqual([]);
});

test('a refused pair', async () => {
	const { workflow } = await setUp({}, {}, 'wrong');
	await expect(workflow.activate()).rejects.toMatchObject({
		message: expect.stringContaining(
			'eTrusted did not accept the Client ID and Client Secret',
		) as string,
	});
});

test('a token that expires between two pages', async () => {
	const { sandbox, poll } = await activated();
	for (let index = 0; index < 1_500; index++) {
		sandbox.reviews.addReview({ submittedAt: ago(index * 1_000) });
	}
	sandbox.faults.add({ match: { path: /^\/reviews\?.*after=/ }, status: 401 });
	expect(await poll()).toHaveLength(1_000);
	expect(await poll()).toHaveLength(500);
	expect(sandbox.requests.filter(({ pathname }) => pathname === '/oauth/token')).toHaveLength(1);
});

test('a poll ends, even where the API never does', async () => {
	skipWaiting();
	const { sandbox, workflow, requests } = await activated();
	const asked = requests().length;
	const limit = new AbortController();
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
		return milliseconds === 29_000 ? limit.signal : new AbortController().signal;
	});
	sandbox.faults.add({ match: { path: /^\/reviews/ }, hang: true });
	const before = workflow.stored;
	const poll = workflow.poll();
	await until(() => requests().length > asked);
	limit.abort();
	await expect(poll).rejects.toMatchObject({
		name: 'NodeOperationError',
		message: 'eTrusted did not answer within 29 seconds',
		description: 'Nothing was noted. The next poll asks again.',
	});
	// Nothing that the poll has left under way notes anything either.
	await sandbox.close();
	await new Promise((resolve) => setTimeout(resolve, 100));
	expect(workflow.stored).toBe(before);
});

describe('n8n ends a poll after about 36 seconds', () => {
	/** Only the requests for reviews take time, so many seconds each. */
	function answerSlowly({ sandbox }: Stage, seconds: number) {
		let now = Date.now();
		jest.spyOn(clock, 'now').mockImplementation(() => now);
		const body = () => {
			now += seconds * 1_000;
			return false;
		};
		sandbox.faults.add({ match: { path: /^\/reviews/, body }, times: Infinity });
	}

	const lists = (paths: string[]) => paths.filter((path) => path.startsWith('/reviews?'));

	describe('n8n 2.41 tells how long a poll may take', () => {
		test.each<[string, number | 'none', number, number]>([
			['less than 29 seconds', 14_500, 14_500, 6_500],
			['more', 120_000, 29_000, 13_000],
			['nothing, as n8n 1', 'none', 29_000, 13_000],
			['none at all', 0, 29_000, 13_000],
			['less than none', -5, 29_000, 13_000],
		])('%s', async (_, given, longest, request) => {
			const limits = jest.spyOn(AbortSignal, 'timeout');
			const { workflow } = await setUp();
			workflow.pollBudgetMs = given;
			expect(await workflow.activate()).toEqual([]);
			const asked = limits.mock.calls.map(([milliseconds]) => milliseconds);
			expect(asked).toContain(longest);
			expect(asked).toContain(request);
			expect(Math.max(...asked.filter((one) => one !== longest))).toBeLessThan(longest);
		});

		test('no page is begun after its half, and the error says how long it was', async () => {
			const stage = await activated({}, { reviews: [{ submittedAt: ago(8 * DAY) }] });
			for (let index = 0; index < 6_000; index++) {
				stage.sandbox.reviews.addReview({ submittedAt: ago(index * 1_000) });
			}
			stage.workflow.pollBudgetMs = 14_500;
			answerSlowly(stage, 4);
			await stage.poll();
			expect(lists(stage.requests())).toHaveLength(2);
			skipWaiting();
			const limit = new AbortController();
			jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
				return milliseconds === 14_500 ? limit.signal : new AbortController().signal;
			});
			stage.sandbox.faults.clear();
			stage.sandbox.faults.add({ match: { path: /^\/reviews/ }, hang: true });
			const asked = stage.requests().length;
			const poll = stage.workflow.poll();
			await until(() => stage.requests().length > asked);
			limit.abort();
			await expect(poll).rejects.toMatchObject({
				message: 'eTrusted did not answer within 15 seconds',
			});
		});
	});

	test('so no page is begun after 15 seconds, and the next poll goes on', async () => {
		const stage = await activated({}, { reviews: [{ submittedAt: ago(8 * DAY) }] });
		for (let index = 0; index < 6_000; index++) {
			stage.sandbox.reviews.addReview({ submittedAt: ago(index * 1_000) });
		}
		answerSlowly(stage, 4);
		await stage.poll();
		expect(lists(stage.requests())).toHaveLength(4);
		const counts = [];
		for (let polls = 0; polls < 8; polls++) counts.push((await stage.poll()).length);
		expect(counts.reduce((sum, count) => sum + count)).toBe(6_000);
	});

	test('so looking back ends after 10 seconds, to leave some for what waits for approval', async () => {
		const stage = await activated(
			{ options: { lookBackHours: 1 } },
			{ reviews: many(4_500, (index) => ({ submittedAt: ago(index * 700) })) },
		);
		answerSlowly(stage, 4);
		expect(await stage.poll()).toEqual([]);
		expect(lists(stage.requests())).toHaveLength(3);
	});

	test('so nothing is tried again after 15 seconds, and no request waits longer than 13', async () => {
		const limits = jest.spyOn(AbortSignal, 'timeout');
		const { sandbox, poll, requests } = await activated();
		expect(limits.mock.calls).toContainEqual([13_000]);
		skipWaiting();
		sandbox.faults.add({
			match: { path: /^\/reviews/ },
			times: Infinity,
			status: 503,
			headers: { 'retry-after': '8' },
		});
		await expect(poll()).rejects.toMatchObject({
			message: expect.stringContaining('after 2 tries') as string,
		});
		expect(requests()).toHaveLength(2);
	});
});
