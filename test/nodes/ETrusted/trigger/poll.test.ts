import { Settings as Clock } from 'luxon';
import type { IDataObject, INode } from 'n8n-workflow';

import { ETrustedOAuth2Api } from '../../../../credentials/ETrustedOAuth2Api.credentials';
import { ETrustedTrigger } from '../../../../nodes/ETrusted/ETrustedTrigger.node';
import { clock } from '../../../../nodes/ETrusted/transport/clock';
import {
	startSandbox,
	until,
	type Review,
	type Sandbox,
	type SandboxOptions,
} from '../../../../sandbox';
import { createEngine, type Engine } from '../../../engine';
import type { PollingWorkflow } from '../../../engine/poll';
import { skipWaiting } from '../../shop';

const TYPE = 'n8n-nodes-etrusted.eTrustedTrigger';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const open = new Set<Sandbox>();

afterEach(async () => {
	for (const sandbox of open) await sandbox.close();
	open.clear();
	jest.restoreAllMocks();
});

interface Stage {
	sandbox: Sandbox;
	engine: Engine;
	workflow: PollingWorkflow;
	/** What a poll brings out, by ID. */
	poll: () => Promise<unknown[]>;
	/** Lists and single reviews that were asked for. */
	requests: () => string[];
}

/** A workflow with the trigger in front of a sandbox, not active yet. */
async function setUp(
	parameters: IDataObject = {},
	options: SandboxOptions = {},
	secret?: string,
): Promise<Stage> {
	const sandbox = await startSandbox({ reviews: [], ...options });
	open.add(sandbox);
	const engine = await createEngine({
		expressions: 'legacy',
		nodeTypes: { [TYPE]: new ETrustedTrigger() },
		credentialTypes: [new ETrustedOAuth2Api()],
		credentials: [
			{
				id: '1',
				name: 'eTrusted',
				type: 'eTrustedOAuth2Api',
				data: { clientId: sandbox.clientId, clientSecret: secret ?? sandbox.clientSecret },
			},
		],
		overwrites: {
			eTrustedOAuth2Api: { accessTokenUrl: sandbox.tokenUrl, apiBaseUrl: sandbox.url },
		},
	});
	const workflow = engine.polling({
		nodes: [
			{
				name: 'eTrusted Trigger',
				type: TYPE,
				credentials: { eTrustedOAuth2Api: { id: '1', name: 'eTrusted' } },
				parameters: parameters as INode['parameters'],
			},
		],
	});
	return {
		sandbox,
		engine,
		workflow,
		poll: async () => idsOf(await workflow.poll()),
		requests: () =>
			sandbox.requests
				.filter(({ pathname }) => pathname !== '/oauth/token')
				.map(({ path }) => path),
	};
}

async function activated(...given: Parameters<typeof setUp>): Promise<Stage> {
	const stage = await setUp(...given);
	expect(await stage.workflow.activate()).toEqual([]);
	stage.sandbox.requests.length = 0;
	return stage;
}

const idsOf = (items: IDataObject[]) => items.map(({ id }) => id);
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

const many = (count: number, of: (index: number) => Partial<Review>) =>
	Array.from({ length: count }, (_, index) => of(index));

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

test('a restart with what n8n had stored: nothing twice, nothing lost', async () => {
	const { sandbox, workflow, poll } = await activated();
	const first = sandbox.reviews.addReview();
	expect(await poll()).toEqual([first.id]);
	const held = sandbox.reviews.addReview({ state: 'MODERATION' });
	for (let polls = 0; polls < 3; polls++) expect(await poll()).toEqual([]);
	const missed = sandbox.reviews.addReview();
	sandbox.reviews.approve(held.id);
	expect(idsOf(await workflow.activate('init'))).toEqual([held.id, missed.id]);
	expect(idsOf(await workflow.activate('init'))).toEqual([]);
});

test('deactivated for a week: goes on from where it stopped', async () => {
	const { sandbox, workflow } = await activated({}, { reviews: [{ submittedAt: ago(8 * DAY) }] });
	const ids = many(14, (index) => ({ submittedAt: ago((14 - index) * 12 * HOUR) })).map(
		(review) => sandbox.reviews.addReview(review).id,
	);
	expect(idsOf(await workflow.activate())).toEqual(ids);
});

test('filters and channels changed: nothing old', async () => {
	const { sandbox, workflow, poll } = await activated({ filters: { ratings: ['1'] } });
	sandbox.reviews.addReview({ rating: 5 });
	expect(await poll()).toEqual([]);
	const bad = sandbox.reviews.addReview({ rating: 1.4 });
	workflow.setParameters({ filters: {} });
	expect(idsOf(await workflow.activate('update'))).toEqual([bad.id]);
	const good = sandbox.reviews.addReview({ rating: 5 });
	expect(await poll()).toEqual([good.id]);
});

test('two polls at once: one of them does it', async () => {
	const { sandbox, workflow } = await activated();
	const { id } = sandbox.reviews.addReview();
	const both = await Promise.all([workflow.poll(), workflow.poll()]);
	expect(both.map(idsOf)).toEqual([[id], []]);
	expect(await workflow.poll()).toEqual([]);
});

test('two triggers poll at once: another node of the workflow, and a copy of the workflow with the same nodes', async () => {
	const { sandbox, engine } = await setUp();
	const node = (id: string) => ({
		id,
		name: 'eTrusted Trigger',
		type: TYPE,
		credentials: { eTrustedOAuth2Api: { id: '1', name: 'eTrusted' } },
	});
	const triggers = [
		engine.polling({ nodes: [node('one')] }),
		engine.polling({ nodes: [node('other')] }),
		engine.polling({ id: 'copy', nodes: [node('one')] }),
	];
	for (const one of triggers) await one.activate();
	const { id } = sandbox.reviews.addReview();
	const polled = await Promise.all(triggers.map(async (one) => idsOf(await one.poll())));
	expect(polled).toEqual([[id], [id], [id]]);
	// A Code node of the workflow, or a second trigger, has notes of its own.
	expect(Object.keys(JSON.parse(triggers[0]?.stored ?? '') as object)).toEqual([
		'node:eTrusted Trigger',
	]);
});

/** A trigger as n8n has it in a workflow. */
const nodeOf = (name: string, id: string) => ({
	id,
	name,
	type: TYPE,
	credentials: { eTrustedOAuth2Api: { id: '1', name: 'eTrusted' } },
});

test('two nodes with one ID, of JSON that was copied: both bring out what is new, also at once', async () => {
	const { sandbox, engine } = await setUp();
	const triggers = ['eTrusted Trigger', 'eTrusted Trigger1'].map((name) =>
		engine.polling({ nodes: [nodeOf(name, 'one')] }),
	);
	for (const one of triggers) await one.activate();
	for (let polls = 0; polls < 2; polls++) {
		const { id } = sandbox.reviews.addReview();
		const polled = await Promise.all(triggers.map(async (one) => idsOf(await one.poll())));
		expect(polled).toEqual([[id], [id]]);
	}
});

test('a workflow imported as another one with its state begins anew; the same one goes on', async () => {
	const { sandbox, engine } = await setUp();
	const nodes = [nodeOf('eTrusted Trigger', 'one')];
	const original = engine.polling({ id: 'original', nodes });
	await original.activate();
	const { id } = sandbox.reviews.addReview();
	expect(idsOf(await original.poll())).toEqual([id]);
	const missed = sandbox.reviews.addReview();
	const [copy, same] = ['copy', 'original'].map((workflow) => {
		const imported = engine.polling({ id: workflow, nodes });
		imported.stored = original.stored;
		return imported;
	});
	expect(idsOf(await copy!.activate())).toEqual([]);
	expect(idsOf(await same!.activate())).toEqual([missed.id]);
	const fresh = sandbox.reviews.addReview();
	expect(idsOf(await copy!.poll())).toEqual([fresh.id]);
	expect(idsOf(await same!.poll())).toEqual([fresh.id]);
});

test('damaged notes: it begins anew, and says nothing', async () => {
	const { sandbox, workflow, poll } = await activated();
	const stored = JSON.parse(workflow.stored!) as Record<string, { state: IDataObject }>;
	for (const state of [null, 'text', { ...stored['node:eTrusted Trigger']!.state, seen: null }]) {
		workflow.stored = JSON.stringify({ 'node:eTrusted Trigger': { state } });
		sandbox.reviews.addReview();
		expect(await workflow.activate('init')).toEqual([]);
		const { id } = sandbox.reviews.addReview();
		expect(await poll()).toEqual([id]);
	}
});

test('Emit Before Approval, switched on and off: what waits comes out once approved, nothing at once', async () => {
	const { sandbox, workflow, poll } = await activated();
	const waiting = sandbox.reviews.addReview({ state: 'MODERATION' });
	expect(await poll()).toEqual([]);
	for (const emitBeforeApproval of [true, false, true]) {
		workflow.setParameters({ options: { emitBeforeApproval } });
		expect(idsOf(await workflow.activate('update'))).toEqual([]);
		expect(await poll()).toEqual([]);
	}
	const early = sandbox.reviews.addReview({ state: 'MODERATION' });
	expect(await poll()).toEqual([early.id]);
	sandbox.reviews.approve(waiting.id);
	sandbox.reviews.approve(early.id);
	expect(await poll()).toEqual([waiting.id]);
	workflow.setParameters({ options: {} });
	expect(idsOf(await workflow.activate('update'))).toEqual([]);
	expect(await poll()).toEqual([]);
});

test('a filter that an expression empties in a scheduled poll: an error, no request, and nothing is noted', async () => {
	const { sandbox, workflow, poll, requests } = await activated({
		filters: { skus: '={{ $now.toMillis() > 1e15 ? "" : "a" }}' },
	});
	const before = workflow.stored;
	const product = { id: 'p-a', sku: 'a', name: 'a', url: 'https://x.example' };
	const { id } = sandbox.reviews.addReview({ product });
	Clock.now = () => 2e15;
	await expect(poll()).rejects.toMatchObject({
		name: 'NodeOperationError',
		message: expect.stringMatching(/SKUs \(filters\.skus\).*came to nothing/) as string,
		description: 'Correct them in the panel of the trigger. Nothing was asked of eTrusted.',
	});
	expect(requests()).toEqual([]);
	expect(workflow.stored).toBe(before);
	Clock.now = Date.now;
	expect(await poll()).toEqual([id]);
});

test.each<[string, string, object]>([
	['channels', 'Channels (channels)', { channels: '={{ $json.given }}' }],
	['one filter', 'Filters (filters)', { filters: { skus: '={{ $json.given }}' } }],
	['an option', 'Options (options)', { options: { lookBackHours: '={{ $json.given }}' } }],
])(
	'%s from an item, which a trigger does not have: an error that says so, and no request',
	async (_, name, parameters) => {
		const { workflow, requests } = await activated();
		workflow.setParameters(parameters as INode['parameters']);
		for (const ask of [workflow.activate, workflow.fetchTestEvent]) {
			await expect(ask.call(workflow)).rejects.toMatchObject({
				name: 'NodeOperationError',
				message: `Values of the trigger are wrong: ${name} could not be read: its expression failed; a trigger has no items, so it must do without $json (Node 'eTrusted Trigger' hasn't been executed)`,
			});
		}
		expect(requests()).toEqual([]);
	},
);

test('saved while a poll is under way: neither lost nor doubled, whatever n8n does with that poll', async () => {
	const { sandbox, workflow, poll } = await activated();
	const { id } = sandbox.reviews.addReview();
	const underWay = workflow.poll();
	expect(idsOf(await workflow.activate('update'))).toEqual([id]);
	expect(await underWay).toEqual([]);
	expect(await poll()).toEqual([]);
});

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

test('wrong values in the panel are named, and nothing is asked', async () => {
	const { workflow, requests } = await setUp({
		event: 'newReviews',
		channels: 'shop-de',
		simplify: 'perhaps',
		filters: { ratings: '6', types: 'OTHER', skus: 'a' },
		options: { include: 'ALL', lookBackHours: 721, emitBeforeApproval: 'x', includeWithoutText: 2 },
	});
	const error = (await workflow.activate().catch((problem: Error) => problem)) as Error;
	expect(error.name).toBe('NodeOperationError');
	expect(error.message.split('; ')).toEqual([
		'Values of the trigger are wrong: Event (event) "newReviews" is not allowed: allowed are newReview, reviewEdited',
		'Simplify (simplify) "perhaps" is neither true nor false',
		'Channels (channels) "shop-de" holds "shop-de": allowed are channel IDs of eTrusted, "chl-…"',
		'Ratings (filters.ratings) "6" holds "6": allowed are 1, 2, 3, 4, 5',
		'Types (filters.types) "OTHER" holds "OTHER": allowed are PRODUCT_REVIEW, SERVICE_REVIEW',
		'Include Without Text (options.includeWithoutText) 2 is neither true nor false',
		'Emit Before Approval (options.emitBeforeApproval) "x" is neither true nor false',
		'Include (options.include) "ALL" holds "ALL": allowed are ATTACHMENTS, VETO',
		'Look Back (options.lookBackHours) 721 is not a whole number from 1 to 720',
	]);
	expect(requests()).toEqual([]);
});

test('a wrong value is told in the words of its owner, even where n8n would see an error code in it', async () => {
	const { workflow } = await setUp({ channels: 'EPERM' });
	await expect(workflow.activate()).rejects.toMatchObject({
		message:
			'Values of the trigger are wrong: Channels (channels) "EPERM" holds "EPERM": allowed are channel IDs of eTrusted, "chl-…"',
		description: 'Correct them in the panel of the trigger. Nothing was asked of eTrusted.',
	});
});

test('an expression that gives nothing leaves an option at its default', async () => {
	const nothing = '={{ "" }}';
	const { sandbox, workflow } = await activated({
		simplify: nothing,
		options: { emitBeforeApproval: nothing, includeWithoutText: nothing, lookBackHours: nothing },
	});
	sandbox.reviews.addReview({ state: 'MODERATION' });
	const { id } = sandbox.reviews.addReview({ feedbackType: 'STATEMENT', comment: '' });
	const items = await workflow.poll();
	expect(idsOf(items)).toEqual([id]);
	expect(Object.keys(items[0] as object)).toHaveLength(17);
});

test.each([
	'={{ undefined }}',
	'={{ null }}',
	'={{ "  " }}',
	'={{ [] }}',
	'={{ "[]" }}',
	'={{ [""] }}',
])(
	'a filter of which an expression makes nothing, %s, is an error that names it, without a request',
	async (nothing) => {
		const { workflow, requests } = await activated({
			filters: { ratings: [], skus: '' },
			channels: [],
		});
		const filters = { ratings: nothing, skus: nothing, types: nothing };
		workflow.setParameters({ channels: nothing, filters });
		for (const ask of [workflow.activate.bind(workflow), workflow.fetchTestEvent.bind(workflow)]) {
			const error = (await ask().catch((problem: Error) => problem)) as Error;
			expect(error.name).toBe('NodeOperationError');
			expect(
				error.message.split('; ').map((part) => /(\([^)]*\)) .*?(came .*)$/.exec(part)?.slice(1)),
			).toEqual(
				['channels', 'filters.ratings', 'filters.types', 'filters.skus'].map((path) => [
					`(${path})`,
					'came to nothing: remove it, or give it a value',
				]),
			);
		}
		expect(requests()).toEqual([]);
	},
);

test('in which order a list has its entries means nothing: it is noted in one', async () => {
	const channels = ['chl-b', 'chl-a'].map((id) => `${id}e7f4c96-8b1d-4f3a-b5d2-6a0e9c3d7f32`);
	const { workflow } = await activated({
		channels,
		filters: {
			ratings: ['2', '1'],
			skus: 'b, a',
			types: '={{ ["SERVICE_REVIEW", "PRODUCT_REVIEW"] }}',
		},
	});
	const { state } = (JSON.parse(workflow.stored!) as Record<string, { state: IDataObject }>)[
		'node:eTrusted Trigger'
	]!;
	expect(state.filters).toEqual({
		channels: [...channels].reverse(),
		ratings: [1, 2],
		skus: ['a', 'b'],
		types: ['PRODUCT_REVIEW', 'SERVICE_REVIEW'],
		includeWithoutText: true,
		emitBeforeApproval: false,
	});
});

test('a list may be the text of a JSON list', async () => {
	const { sandbox, poll } = await activated({
		filters: { skus: '={{ \'["a", "b"]\' }}', ratings: '[1, "2"]' },
	});
	const product = (sku: string) => ({ id: `p-${sku}`, sku, name: sku, url: 'https://x.example' });
	sandbox.reviews.addReview({ rating: 1, product: product('c') });
	const { id } = sandbox.reviews.addReview({ rating: 2, product: product('b') });
	expect(await poll()).toEqual([id]);
});

test('only what every filter of the panel lets through', async () => {
	const channels = ['chl-0f8e6a52-6f0b-4d0c-8c1e-3b9d5a7e4f10'];
	const { sandbox, poll } = await activated({
		channels,
		filters: { ratings: ['1', '2'], types: ['PRODUCT_REVIEW'], skus: 'a, b' },
		options: { includeWithoutText: false },
	});
	const product = (sku: string) => ({ id: `p-${sku}`, sku, name: sku, url: 'https://x.example' });
	const wanted = {
		channelRef: channels[0],
		rating: 2,
		type: 'PRODUCT_REVIEW',
		product: product('b'),
	};
	const { id } = sandbox.reviews.addReview(wanted);
	for (const other of [
		{ channelRef: 'chl-2e7f4c96-8b1d-4f3a-b5d2-6a0e9c3d7f32' },
		{ rating: 3 },
		{ type: 'SERVICE_REVIEW' },
		{ product: product('c') },
		{ feedbackType: 'STATEMENT' },
	]) {
		sandbox.reviews.addReview({ ...wanted, ...other });
	}
	expect(await poll()).toEqual([id]);
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
