import type { IDataObject } from 'n8n-workflow';
import { connectEngine, credentials, nodeType, type SandboxAccess } from '../demo/connectedEngine';
import type { Engine, NodeInput, Run } from '../test/engine';
import { FloorNode } from './floorNode';
import { PagesNode } from './pagesNode';
import {
	parameters,
	presetParameters,
	replyParameters,
	reviewId,
	reviewsParameters,
	wooOrder,
} from './workload';

/** Our node's default. */
const concurrency = 20;

/** Something to measure. */
interface Task {
	node: NodeInput;
	/** The items that it gets where so many are to come out. */
	input: (count: number) => IDataObject[];
	/** Whether an item that came out is what it should be. */
	isDone: (json: IDataObject) => boolean;
	/** Whether the sandbox has as many reviews. */
	readsReviews?: boolean;
}

const node = (type: string, nodeParameters: object = {}): NodeInput => ({
	name: 'Node',
	type,
	credentials,
	parameters: nodeParameters as NodeInput['parameters'],
});

const each = (make: (index: number) => IDataObject) => (count: number) =>
	Array.from({ length: count }, (_, index) => make(index));

const events = {
	input: each((index) => ({ index })),
	isDone: ({ EventRef }: IDataObject) => Boolean(EventRef),
};

const reviews = {
	input: () => [{}],
	isDone: ({ comment }: IDataObject) => Boolean(comment),
	readsReviews: true,
};

const replies = {
	input: each((index) => ({ reviewId: reviewId(index) })),
	isDone: ({ replied }: IDataObject) => replied === true,
	readsReviews: true,
};

/** Our node at its defaults unless said otherwise; the floors are n8n's bare request helper. */
const subjects = {
	ours: { ...events, node: node(nodeType, parameters) },
	oneAtATime: {
		...events,
		node: node(nodeType, { ...parameters, options: { maxConcurrentRequests: 1 } }),
	},
	floor: { ...events, node: node('bench.floor') },
	byPreset: { ...events, node: node(nodeType, presetParameters), input: each(wooOrder) },
	reviews: { ...reviews, node: node(nodeType, reviewsParameters) },
	simplified: { ...reviews, node: node(nodeType, { ...reviewsParameters, simplify: true }) },
	pages: { ...reviews, node: node('bench.pages') },
	replies: { ...replies, node: node(nodeType, replyParameters) },
} satisfies Record<string, Task>;

export type Subject = keyof typeof subjects;

const taskOf = (subject: Subject): Task => subjects[subject];

/** How many reviews the sandbox needs for it. */
export const reviewsFor = (subject: Subject, count: number): number =>
	taskOf(subject).readsReviews ? count : 0;

/** An n8n that knows all of them. It has no token yet. */
export async function engineFor(access: SandboxAccess): Promise<Engine> {
	return await connectEngine(access, {
		nodeTypes: { 'bench.floor': new FloorNode(concurrency), 'bench.pages': new PagesNode() },
	});
}

/** Runs one of them until this many items came out. Rejects unless each of them is what it should be. */
export async function run(engine: Engine, subject: Subject, count: number): Promise<Run> {
	const task = taskOf(subject);
	const finished = await engine.run({
		nodes: [{ name: 'Start', type: 'test.start' }, task.node],
		input: task.input(count).map((json) => ({ json })),
	});
	if (finished.error) throw finished.error;
	const output = finished.items('Node');
	if (output.length !== count || !output.every(({ json }) => task.isDone(json)))
		throw new Error(`${subject}: ${output.length} of ${count} items are done`);
	return finished;
}
