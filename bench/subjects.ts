import { connectEngine, credentials, nodeType, type SandboxAccess } from '../demo/connectedEngine';
import type { Engine, NodeInput, Run } from '../test/engine';
import { FloorNode } from './floorNode';
import { parameters } from './workload';

/** Our node's default. */
const concurrency = 20;

const node = (type: string, nodeParameters: object = {}): NodeInput => ({
	name: 'Node',
	type,
	credentials,
	parameters: nodeParameters as NodeInput['parameters'],
});

/** What is measured: our node at its defaults, our node with one request at a time, and the bare request helper. */
const subjects = {
	ours: node(nodeType, parameters),
	oneAtATime: node(nodeType, { ...parameters, options: { maxConcurrentRequests: 1 } }),
	floor: node('bench.floor'),
};

export type Subject = keyof typeof subjects;

/** An n8n that knows all of them. It has no token yet. */
export async function engineFor(access: SandboxAccess): Promise<Engine> {
	return await connectEngine(access, { nodeTypes: { 'bench.floor': new FloorNode(concurrency) } });
}

/** Runs one of them on this many items. Rejects unless each of them became an event. */
export async function run(engine: Engine, subject: Subject, count: number): Promise<Run> {
	const finished = await engine.run({
		nodes: [{ name: 'Start', type: 'test.start' }, subjects[subject]],
		input: Array.from({ length: count }, (_, index) => ({ json: { index } })),
	});
	if (finished.error) throw finished.error;
	const items = finished.items('Node');
	if (items.length !== count || !items.every(({ json }) => json['EventRef']))
		throw new Error('Events are missing');
	return finished;
}
