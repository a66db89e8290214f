import { createEngine } from '.';

test('runs a chain of nodes', async () => {
	const engine = await createEngine();
	const run = await engine.run({
		nodes: [{ name: 'Start', type: 'test.start' }, { name: 'Set', type: 'test.set' }],
		input: [{ n: 1 }, { n: 2 }],
	});
	expect(run.status).toBe('success');
	expect(run.items('Set')).toEqual([
		{ json: { n: 1 }, pairedItem: 0 },
		{ json: { n: 2 }, pairedItem: 1 },
	]);
});
