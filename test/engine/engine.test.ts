import { createEngine, type WorkflowInput } from '.';
import { abc, client, engine, sent, server, start, toClient } from './texts';

/** Refuses a text the first `times` times. */
function refuse(text: string, times = Infinity): void {
	let left = times;
	server.answer = ({ body }) => (body.includes(`"${text}"`) && left-- > 0 ? 400 : 200);
}

test('fills a list with the parameters and the filter', async () => {
	expect(await engine.listSearch(client({ parameters: { prefix: 'my' } }), 'search', 'x')).toEqual({
		results: [{ name: 'answered', value: 'my x' }],
		paginationToken: 'next',
	});
	expect((await engine.listSearch(client(), 'search', 'x')).results[0]?.value).toBe('no prefix x');
});

describe('expressions', () => {
	const evaluate = async (json: string, settings = {}, inEngine = engine) => {
		const nodes = [
			start,
			{ name: 'Set', type: 'test.set' },
			{ name: 'End', type: 'test.set', parameters: { json } },
		];
		return (await inEngine.run({ nodes, settings, input: abc }))
			.items('End')
			.map((item) => item.json);
	};

	test('see their own item, and those of other nodes by pairing', async () => {
		const seen = await evaluate(
			'={{ { own: $json.text, first: $("Start").item.json.text, index: $itemIndex } }}',
		);
		expect(seen).toEqual(abc.map(({ text }, index) => ({ own: text, first: text, index })));
	});

	test('are in the zone of the workflow, else of the instance', async () => {
		expect((await evaluate('={{ { zone: $now.zoneName } }}'))[0]).toEqual({
			zone: 'America/New_York',
		});
		const settings = { timezone: 'Asia/Tokyo' };
		expect((await evaluate('={{ { zone: $now.zoneName } }}', settings))[0]).toEqual({
			zone: 'Asia/Tokyo',
		});
		expect((await engine.run({ ...toClient(), settings })).items('Client')[0]?.json.zone).toBe(
			'Asia/Tokyo',
		);
	});

	test('have the same values in place as in an isolate', async () => {
		const json =
			'={{ { date: DateTime.fromISO("2026-11-23"), js: new Date(0), none: undefined, list: [null, { a: 1 }] } }}';
		const inIsolate = await evaluate(json);
		const inPlace = await createEngine({ expressions: 'legacy' });
		expect(await evaluate(json, {}, inPlace)).toEqual(inIsolate);
		expect(inIsolate[0]).toMatchObject({ date: '2026-11-23T00:00:00.000-05:00' });
	});
});

describe('failing', () => {
	test('stops the workflow with the error of the node', async () => {
		refuse('b');
		const run = await engine.run({ ...toClient(), input: abc });
		expect(run).toMatchObject({ status: 'error', finished: false, error: { httpCode: '400' } });
		expect(run.items('Client')).toEqual([]);
		expect(run.context('Client')).toEqual({ sent: ['a'] });
	});

	test('sends errors to the error output, with their input', async () => {
		refuse('b');
		const run = await engine.run({ ...toClient({ onError: 'continueErrorOutput' }), input: abc });
		expect(run.status).toBe('success');
		expect(run.items('Client').map(({ json }) => json.text)).toEqual(['a', 'c']);
		expect(run.items('Client', 1)).toMatchObject([
			{
				json: { text: 'b', error: expect.stringContaining('Bad request') },
				pairedItem: { item: 1 },
			},
		]);
	});

	test('runs the node again by "Retry On Fail", with its context', async () => {
		refuse('b', 1);
		const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const run = await engine.run({ ...toClient(settings), input: abc });
		expect(run.status).toBe('success');
		expect(sent()).toEqual(['a', 'b', 'b', 'c']);
	});

	test('a failing helper node', async () => {
		const nodes = [
			start,
			{
				name: 'Fail',
				type: 'test.fail',
				parameters: { message: '={{ $json.text === "c" ? "no c" : "" }}' },
			},
		];
		expect((await engine.run({ nodes, input: abc })).error).toMatchObject({
			message: 'no c',
			context: { itemIndex: 2 },
		});
		expect((await engine.run({ nodes, input: abc.slice(0, 2) })).items('Fail')).toHaveLength(2);
	});
});

describe('retrying an execution', () => {
	test('runs the failed node again with its context, and what follows it', async () => {
		refuse('b', 1);
		const nodes = [start, client(), { name: 'End', type: 'test.set' }];
		const run = await engine.run({ nodes, input: abc });
		const retried = await engine.retry(run);
		expect(sent()).toEqual(['a', 'b', 'b', 'c']);
		expect(retried).toMatchObject({ status: 'success', finished: true, error: undefined });
		expect(retried.items('End').map(({ json }) => json.text)).toEqual(['a', 'b', 'c']);
		expect(run.context('Client')).toEqual({ sent: ['a'] });
	});

	test('takes the edited workflow', async () => {
		refuse('b');
		const run = await engine.run({ ...toClient(), input: abc });
		const workflow = toClient({ parameters: { text: '={{ $json.text.replace("b", "edited") }}' } });
		expect((await engine.retry(run, { workflow })).status).toBe('success');
		expect(sent()).toEqual(['a', 'b', 'edited', 'c']);
	});

	test('can fail again, and be retried again', async () => {
		refuse('b', 2);
		const run = await engine.run({ ...toClient(), input: abc });
		const again = await engine.retry(run);
		expect(again.status).toBe('error');
		expect((await engine.retry(again)).status).toBe('success');
		expect(sent()).toEqual(['a', 'b', 'b', 'b', 'c']);
	});

	test('is refused for a run that succeeded and for a workflow without the node', async () => {
		refuse('b', 1);
		const run = await engine.run({ ...toClient(), input: abc });
		await expect(engine.retry(run, { workflow: { nodes: [start] } })).rejects.toThrow(
			'Could not find the node "Client"',
		);
		const retried = await engine.retry(run);
		await expect(engine.retry(retried)).rejects.toThrow('The execution succeeded');
	});
});

test('Stop ends a run in the middle of a node', async () => {
	const execution = engine.start({
		nodes: [start, client(), { name: 'End', type: 'test.set' }],
		input: abc,
	});
	server.answer = ({ body }) => {
		if (body.includes('"b"')) execution.stop();
		return 200;
	};
	const run = await execution.result;
	expect(run).toMatchObject({ status: 'canceled', finished: false });
	expect(sent()).toEqual(['a', 'b']);
	expect(run.rounds('End')).toEqual([]);
});

test('a loop runs its body in rounds, paired to the first input', async () => {
	const nodes = [
		start,
		{ name: 'Loop', type: 'test.loop', parameters: { batchSize: 2 } },
		{
			name: 'Body',
			type: 'test.set',
			parameters: {
				json: '={{ { text: $json.text, round: $runIndex, first: $("Start").item.json.text } }}',
			},
		},
		{ name: 'End', type: 'test.set' },
	];
	const run = await engine.run({
		nodes,
		connections: [
			['Start', 'Loop'],
			['Loop', 'End', 0],
			['Loop', 'Body', 1],
			['Body', 'Loop'],
		],
		input: abc,
	});
	expect(run.rounds('Body')).toHaveLength(2);
	expect(run.items('Body', 0, 1).map(({ json }) => json)).toEqual([
		{ text: 'c', round: 1, first: 'c' },
	]);
	expect(run.items('End').map(({ json }) => json)).toEqual([
		{ text: 'a', round: 0, first: 'a' },
		{ text: 'b', round: 0, first: 'b' },
		{ text: 'c', round: 1, first: 'c' },
	]);
});

test('pinned data stands for a node that is not run', async () => {
	const run = await engine.run({
		...toClient(),
		pinData: { Client: [{ json: { pinned: true } }] },
		input: abc,
	});
	expect(run.items('Client')).toMatchObject([{ json: { pinned: true } }]);
	expect(server.received).toEqual([]);
});

test('starts where it is told to', async () => {
	const nodes = [start, { name: 'Other', type: 'test.start' }, { name: 'End', type: 'test.set' }];
	const connections: WorkflowInput['connections'] = [
		['Start', 'End'],
		['Other', 'End'],
	];
	const run = await engine.run({
		nodes,
		connections,
		startNode: 'Other',
		input: [{ json: { n: 1 } }],
	});
	expect(run.rounds('Start')).toEqual([]);
	expect(run.items('End')).toHaveLength(1);
});

// One takes 1 ms; n8n 1 still fetches an isolate when an engine of this process has started them, which takes 30.
test('thousands of runs are possible', async () => {
	const nodes = [start, { name: 'Set', type: 'test.set' }];
	const inPlace = await createEngine({ expressions: 'legacy' });
	let items = 0;
	for (let count = 0; count < 1_000; count += 1) {
		items += (await inPlace.run({ nodes, input: abc })).items('Set').length;
	}
	expect(items).toBe(1_000 * abc.length);
});
