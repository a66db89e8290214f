import { activated, ago, DAY, HOUR, idsOf, many, MINUTE, setUp } from '../polling';
import { skipWaiting } from '../shop';

test('activation with many reviews and with none; what comes then comes out once, simplified', async () => {
	for (const reviews of [many(300, (index) => ({ submittedAt: ago(index * MINUTE) })), []]) {
		const { sandbox, workflow, poll } = await activated({}, { reviews });
		expect(await poll()).toEqual([]);
		const { id } = sandbox.reviews.addReview({ rating: 4.6, comment: 'Schnell.' });
		const [item] = await workflow.poll();
		expect(item).toMatchObject({ id, rating: 4.6, comment: 'Schnell.', state: 'APPROVED' });
		expect(Object.keys(item as object)).toHaveLength(17);
		expect(JSON.stringify(item)).not.toMatch(/erika@example|Mustermann/);
		expect(await poll()).toEqual([]);
		// Where nothing is new, n8n starts no execution.
		expect(workflow.emitted).toHaveLength(1);
	}
});

test('without Simplify the review comes out as the API gives it, with what is included', async () => {
	const { sandbox, workflow } = await activated({
		simplify: false,
		options: { include: ['VETO', 'ATTACHMENTS'] },
	});
	const { id } = sandbox.reviews.addReview();
	sandbox.reviews.report(id, { comment: 'No.', reason: 'ABUSIVE' });
	const [item] = await workflow.poll();
	expect(item).toMatchObject({
		_object: 'CustomerReview',
		customer: { lastName: 'Mustermann' },
		additionalInformation: { veto: { reason: 'ABUSIVE' } },
	});
});

test('what is asked of the API: no state, statements included, only what is not past', async () => {
	const { requests, poll } = await activated({
		channels: [
			'chl-2e7f4c96-8b1d-4f3a-b5d2-6a0e9c3d7f32',
			'chl-0f8e6a52-6f0b-4d0c-8c1e-3b9d5a7e4f10',
		],
		filters: { ratings: ['1', '2'], types: ['SERVICE_REVIEW'], skus: 'a, b' },
		options: { include: ['VETO', 'ATTACHMENTS'] },
	});
	await poll();
	const [path = ''] = requests();
	const query = Object.fromEntries(new URL(`http://x${path}`).searchParams);
	expect(requests()).toHaveLength(1);
	expect(query).toEqual({
		count: '1000',
		orderBy: 'submittedAt',
		ignoreStatements: 'false',
		channels: 'chl-0f8e6a52-6f0b-4d0c-8c1e-3b9d5a7e4f10,chl-2e7f4c96-8b1d-4f3a-b5d2-6a0e9c3d7f32',
		additionalInformation: 'ATTACHMENTS,VETO',
		submittedAfter: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
	});
});

test('late reviews, and reviews that wait for approval', async () => {
	const { sandbox, poll } = await activated({}, { reviews: [{ submittedAt: ago(MINUTE) }] });
	const late = sandbox.reviews.addReview({ submittedAt: ago(20 * HOUR) }, { visible: false });
	const held = sandbox.reviews.addReview({ state: 'MODERATION', submittedAt: ago(20 * HOUR) });
	const odd = sandbox.reviews.addReview({ state: 'ANYTHING' });
	expect(await poll()).toEqual([]);
	sandbox.reviews.show(late.id);
	expect(await poll()).toEqual([late.id]);
	sandbox.reviews.approve(held.id);
	sandbox.reviews.approve(odd.id);
	expect(await poll()).toEqual([held.id, odd.id]);
	expect(await poll()).toEqual([]);
});

test('days in moderation: asked for by ID once the look-back has passed it, and a hundred newer ones', async () => {
	const { sandbox, workflow, poll, requests } = await activated(
		{ options: { lookBackHours: 1 } },
		{ reviews: [{ submittedAt: ago(3 * HOUR) }] },
	);
	const held = sandbox.reviews.addReview({ state: 'MODERATION', submittedAt: ago(2 * HOUR) });
	expect(await poll()).toEqual([]);
	const newer = many(101, () => ({})).map((review) => sandbox.reviews.addReview(review).id);
	expect((await poll()).sort()).toEqual(newer.sort());
	sandbox.reviews.approve(held.id);
	sandbox.requests.length = 0;
	// n8n has stored what was noted with the newer ones: so the restart has forgotten nothing.
	expect(idsOf(await workflow.activate('init'))).toEqual([held.id]);
	expect(requests().map((path) => path.split('?')[0])).toEqual(['/reviews', `/reviews/${held.id}`]);
	expect(await poll()).toEqual([]);
});

test.each([403, 500])(
	'a review that answers %d by its ID is asked for twice at most, then not in the next poll, and ends no poll',
	async (status) => {
		skipWaiting();
		const { sandbox, workflow, poll, requests } = await activated(
			{ options: { lookBackHours: 1 } },
			{ reviews: [{ submittedAt: ago(3 * HOUR) }] },
		);
		const held = sandbox.reviews.addReview({ state: 'MODERATION', submittedAt: ago(2 * HOUR) });
		expect(await poll()).toEqual([]);
		for (const review of many(101, () => ({}))) sandbox.reviews.addReview(review);
		expect(await poll()).toHaveLength(101);
		sandbox.faults.add({ match: { path: /^\/reviews\/rev-/ }, times: Infinity, status });
		const byId = () => requests().filter((path) => path === `/reviews/${held.id}`).length;
		sandbox.requests.length = 0;
		const fresh = sandbox.reviews.addReview();
		expect(idsOf(await workflow.activate('init'))).toEqual([fresh.id]);
		expect(byId()).toBe(status === 500 ? 2 : 1);
		expect(await poll()).toEqual([]);
		expect(byId()).toBe(status === 500 ? 2 : 1);
	},
);

test('days in moderation, and hidden for days: in sight for a month where there are not a hundred newer ones', async () => {
	const { sandbox, poll, requests } = await activated(
		{ options: { lookBackHours: 1 } },
		{
			reviews: [
				{ submittedAt: ago(HOUR) },
				{ submittedAt: ago(20 * DAY), state: 'MODERATION' },
				{ submittedAt: ago(31 * DAY), state: 'MODERATION' },
			],
		},
	);
	const [held] = sandbox.reviews.all.slice(1);
	expect(await poll()).toEqual([]);
	sandbox.reviews.approve(String(held?.id));
	const hidden = sandbox.reviews.addReview({ submittedAt: ago(5 * DAY) });
	sandbox.requests.length = 0;
	expect(await poll()).toEqual([held?.id, hidden.id]);
	expect(requests()).toHaveLength(1);
	expect(await poll()).toEqual([]);
});

test.each(['empty', 'missing', 'null', 'emptyPage'] as const)(
	'250 reviews of one moment over small pages, end of pages: %s',
	async (endOfPages) => {
		const { sandbox, poll } = await activated({}, { endOfPages });
		const submittedAt = ago(MINUTE);
		const ids = many(250, () => ({ submittedAt })).map(
			(review) => sandbox.reviews.addReview(review).id,
		);
		expect((await poll()).sort()).toEqual(ids.sort());
		expect(await poll()).toEqual([]);
	},
);

test('a backlog of 5,000 comes out oldest first', async () => {
	const { sandbox, workflow, poll } = await activated(
		{},
		{ reviews: [{ submittedAt: ago(8 * DAY) }] },
	);
	for (let index = 0; index < 5_000; index++) {
		sandbox.reviews.addReview({ submittedAt: ago(index * 100_000) });
	}
	const counts = [];
	for (let polls = 0; polls < 6; polls++) counts.push((await poll()).length);
	expect(counts).toEqual([1_000, 1_000, 1_000, 1_000, 1_000, 0]);
	const times = workflow.emitted.flat().map(({ submittedAt }) => String(submittedAt));
	expect(times).toEqual([...times].sort());
});

describe('Review Edited', () => {
	const edited = { event: 'reviewEdited' };

	test('each edit once, with what was there before; those before the activation not at all', async () => {
		const { sandbox, workflow, poll } = await setUp(edited);
		const one = sandbox.reviews.addReview({
			rating: 2,
			comment: 'Late.',
			submittedAt: ago(90 * DAY),
		});
		const old = sandbox.reviews.addReview({ submittedAt: ago(DAY) });
		sandbox.reviews.edit(old.id, { rating: 3 });
		expect(await workflow.activate()).toEqual([]);
		sandbox.reviews.edit(one.id, { rating: 5, comment: 'They made up for it.' });
		const [item] = await workflow.poll();
		expect(item).toMatchObject({
			id: one.id,
			rating: 5,
			comment: 'They made up for it.',
			previousRating: 2,
			previousComment: 'Late.',
		});
		expect(await poll()).toEqual([]);
		sandbox.reviews.edit(one.id, { rating: 4, at: Date.now() + 1 });
		expect(await poll()).toEqual([one.id]);
	});

	test('in the editor, without any edit', async () => {
		const { workflow } = await setUp(edited, { reviews: [{}] });
		await expect(workflow.fetchTestEvent()).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: 'There is no review yet that a customer has edited and that meets the filters',
			description:
				'Nothing is wrong: once one comes, an active workflow gets it. To get test data now, choose other channels or fewer filters, or the event "New Review".',
		});
	});
});

describe('in the editor', () => {
	test('the newest review that is wanted, and nothing is noted', async () => {
		const { sandbox, workflow, requests } = await setUp({
			filters: { ratings: ['1', '2'], types: ['SERVICE_REVIEW'] },
		});
		for (let index = 0; index < 150; index++) {
			sandbox.reviews.addReview({ submittedAt: ago(index * MINUTE) });
		}
		const old = sandbox.reviews.addReview({ rating: 1, submittedAt: ago(DAY) });
		sandbox.reviews.addReview({ rating: 1, state: 'MODERATION' });
		expect(idsOf(await workflow.fetchTestEvent())).toEqual([old.id]);
		expect(requests()).toEqual([
			expect.not.stringContaining('rating') as string,
			expect.stringContaining('&type=SERVICE_REVIEW&rating=1,2&') as string,
		]);
		expect(workflow.stored).toBeUndefined();
	});

	test('a rating of 4.6 is five stars, whatever the API takes it for', async () => {
		const { sandbox, workflow, requests } = await setUp({ filters: { ratings: ['5'] } });
		const { id } = sandbox.reviews.addReview({ rating: 4.6 });
		// As an API answers that compares exactly.
		sandbox.faults.add({
			match: { path: /rating=5/ },
			status: 200,
			body: { items: [], paging: { cursor: {} } },
		});
		expect(idsOf(await workflow.fetchTestEvent())).toEqual([id]);
		expect(requests()).toHaveLength(1);
	});

	test('a failure says what to do in the editor', async () => {
		skipWaiting();
		const { sandbox, workflow } = await setUp();
		sandbox.faults.add({ match: { path: /^\/reviews/ }, times: Infinity, status: 504 });
		await expect(workflow.fetchTestEvent()).rejects.toMatchObject({
			message: expect.stringMatching(
				/^eTrusted failed to answer.* \(504\), after 4 tries$/,
			) as string,
			description: 'Fetch the test event again later.',
		});
	});

	test('none: it says so', async () => {
		const { workflow } = await setUp({ filters: { ratings: ['1'] } }, { reviews: [{ rating: 5 }] });
		await expect(workflow.fetchTestEvent()).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: 'There is no review yet that meets the filters',
			description:
				'Nothing is wrong: once one comes, an active workflow gets it. To get test data now, choose other channels or fewer filters, or turn on "Emit Before Approval" under Options.',
		});
		// And what is on already need not be turned on.
		workflow.setParameters({ filters: { ratings: ['1'] }, options: { emitBeforeApproval: true } });
		await expect(workflow.fetchTestEvent()).rejects.toMatchObject({
			description:
				'Nothing is wrong: once one comes, an active workflow gets it. To get test data now, choose other channels or fewer filters.',
		});
	});
});
