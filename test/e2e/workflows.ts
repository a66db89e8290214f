import type { Workflow, WorkflowNode } from '../../scripts/lib/n8nClient';

/** Parameters that map the items of `orders`. */
const mapped = {
	resource: 'event',
	operation: 'create',
	eventType: { __rl: true, mode: 'name', value: 'after_sales' },
	channel: { __rl: true, mode: 'userDefinedId', value: 'my-shop' },
	customerEmail: '={{ $json.email }}',
	transactionReference: '={{ $json.reference }}',
	transactionDate: '={{ $json.date }}',
	customerOptedIn: true,
};

/** Where a scene is about what an execution itself knows, what is remembered beyond it would hide that. */
export const withoutMemory = { sendOnce: false };

export type Part = Partial<WorkflowNode> & { name: string; type: string };

export const nodeType = 'n8n-nodes-etrusted.eTrusted';

/** Our node, creating an event of each item. */
export const createEvent = (more: Partial<WorkflowNode> = {}): Part => ({
	name: 'Create Event',
	type: nodeType,
	...more,
	parameters: { ...mapped, ...more.parameters },
});

/** A Code node that makes `count` orders, each so many times; those listed in `broken` have an email address that is none. */
export const orders = (count: number, broken: number[] = [], times = 1): Part => ({
	name: 'Orders',
	type: 'n8n-nodes-base.code',
	typeVersion: 2,
	parameters: {
		jsCode: `const broken = ${JSON.stringify(broken)};
return Array.from({ length: ${count} }, (_, i) => Array.from({ length: ${times} }, () => ({ json: {
	reference: 'order-' + i,
	email: broken.includes(i) ? 'nobody@@example' : 'customer' + i + '@example.com',
	date: '2026-11-23T10:00:00.000Z',
} }))).flat();`,
	},
});

/** Connections that chain the nodes from their first output to the next one's input. */
export function chain(name: string, ...parts: Part[]): Workflow {
	const trigger: Part = { name: 'Start', type: 'n8n-nodes-base.manualTrigger' };
	return connect(
		name,
		[trigger, ...parts],
		['Start', ...parts.map((part) => part.name)]
			.slice(0, -1)
			.map((from, i) => [from, 0, parts[i]!.name]),
	);
}

/** A workflow of these nodes and links: from, its output, to. */
export function connect(
	name: string,
	parts: Part[],
	links: Array<[string, number, string]>,
): Workflow {
	const nodes = parts.map((part, i): WorkflowNode => ({
		id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
		typeVersion: 1,
		position: [220 * i, 0],
		parameters: {},
		...part,
	}));
	const connections: Workflow['connections'] = {};
	for (const [from, output, to] of links) {
		const outputs = ((connections[from] ??= {}).main ??= []);
		while (outputs.length <= output) outputs.push([]);
		outputs[output]!.push({ node: to, type: 'main', index: 0 });
	}
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}
