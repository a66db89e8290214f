import type { IDataObject, INode } from 'n8n-workflow';

import { ETrusted } from '../nodes/ETrusted/ETrusted.node';
import { ETrustedTrigger } from '../nodes/ETrusted/ETrustedTrigger.node';
import { exampleNames, readExample, type Example } from '../scripts/lib/examples';
import { isEvent, ours } from './exampleChain';
import { unknownParameters } from './exampleParameters';

const NOTE = 'n8n-nodes-base.stickyNote';

const { description } = new ETrusted();
const descriptions = {
	'n8n-nodes-etrusted.eTrusted': description,
	'n8n-nodes-etrusted.eTrustedTool': description,
	'n8n-nodes-etrusted.eTrustedTrigger': new ETrustedTrigger().description,
};

const linksOf = ({ connections }: Example) =>
	Object.entries(connections).flatMap(([from, types]) =>
		Object.values(types)
			.flat(2)
			.map(({ node }) => [from, node] as const),
	);

/** About what the editor draws, in its own units. */
const NODE_SIZE = 100;

describe.each(exampleNames())('%s', (name) => {
	const example = readExample(name);
	const { nodes, pinData } = example;

	test('it can be imported beside other workflows, and by anybody', () => {
		expect(Object.keys(example).sort()).toEqual([
			'connections',
			'name',
			'nodes',
			'pinData',
			'settings',
		]);
		expect(example.name).toMatch(/^eTrusted: /);
		expect(nodes.filter((node) => 'credentials' in node)).toEqual([]);
		for (const { id } of nodes)
			expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-/);
		expect(new Set(nodes.map((node) => node.name)).size).toBe(nodes.length);
	});

	test('all of its nodes are connected', () => {
		const names = nodes.filter(({ type }) => type !== NOTE).map((node) => node.name);
		expect(new Set(linksOf(example).flat())).toEqual(new Set(names));
	});

	test('what starts it has sample data, and so has each node that would need a login of another service', () => {
		const started = new Set(linksOf(example).map(([, to]) => to));
		const starts = Object.keys(example.connections).filter(
			(from) => !started.has(from) && 'main' in (example.connections[from] ?? {}),
		);
		expect(starts).toHaveLength(1);
		const services = nodes.filter(
			({ type, disabled }) =>
				!disabled && /\.(wooC|shopify|magento|slack|google|emailSend|httpRequest)/.test(type),
		);
		for (const node of [...starts, ...services.map((service) => service.name)]) {
			expect(pinData).toHaveProperty(node);
		}
		for (const items of Object.values(pinData)) {
			expect(items.length).toBeGreaterThan(0);
			for (const item of items) expect(item).toEqual({ json: expect.any(Object) as object });
		}
	});

	test('nobody real is in it', () => {
		const text = JSON.stringify(example);
		const addresses = text.match(/[\w.+-]+@+[\w.-]*\w/g) ?? [];
		for (const address of addresses)
			expect(address).toMatch(/@(example\.com|example|marketplace\.amazon\.example|n8n)$/);
		const hosts = [...text.matchAll(/https?:\/\/([^/"\\ ]+)/g)].map(([, host]) => host);
		for (const host of hosts)
			expect(host).toMatch(
				/(^|\.)example(\.com)?$|^www\.w3\.org$|^(api\.bigcommerce\.com|app\.billbee\.io)$/,
			);
	});

	test('notes say what it does and what to change, and cover nothing', () => {
		const notes = nodes.filter(({ type }) => type === NOTE);
		expect(notes.map((note) => note.name)).toEqual(['About', 'Steps']);
		for (const { position, parameters } of notes) {
			const { content, width, height } = parameters as Record<string, number | string>;
			expect(content).toMatch(/^## .+\n/);
			const [left, top] = position;
			const covered = nodes.filter(
				({ type, position: [x, y] }) =>
					type !== NOTE &&
					x + NODE_SIZE > left &&
					x < left + Number(width) &&
					y + NODE_SIZE > top &&
					y < top + Number(height),
			);
			expect(covered).toEqual([]);
		}
	});

	test('what its notes name is there', () => {
		const text = nodes.map(({ parameters }) => String(parameters.content ?? '')).join('\n');
		const labels = ['Consent Field', 'Shop URL', 'Try it now:'];
		const named = [...text.matchAll(/\*\*(.+?)\*\*/g)].map(([, word]) => word);
		const names = [...nodes.map((node) => node.name), ...labels];
		expect(named.filter((word) => !names.includes(word ?? ''))).toEqual([]);
	});

	test("the eTrusted nodes' parameters are known", () => {
		expect(ours(example).length).toBeGreaterThan(0);
		for (const node of ours(example)) {
			const type = descriptions[node.type as keyof typeof descriptions];
			// n8n itself gives a polling trigger its "Poll Times".
			const own = type.polling ? ['pollTimes'] : [];
			expect(unknownParameters(type, node as INode)).toEqual(own);
		}
	});

	test('an event needs a clear consent, and started by hand none is sent', () => {
		for (const { name: node, parameters } of ours(example).filter(isEvent)) {
			const { consentField = '', customerOptedIn = '', options } = parameters;
			expect(`${String(consentField)}${String(customerOptedIn)}`).toMatch(/^(\w|=\{\{)/);
			// The second of the two is reached only by those who chose so in the form.
			const dryRun = { Check: true, Send: false }[node] ?? "={{ $execution.mode === 'test' }}";
			expect(options).toEqual({ dryRun });
		}
	});

	test('started by hand, no reply is posted and no link created', () => {
		for (const { name: node, parameters } of ours(example)) {
			const { resource, operation, options } = parameters;
			if (operation === 'reply')
				expect(options).toHaveProperty('dryRun', "={{ $execution.mode === 'test' }}");
			else if (resource === 'reviewLink') expect(pinData).toHaveProperty(node);
			else if (!isEvent({ parameters } as Example['nodes'][number]) && operation !== undefined)
				expect(operation).toMatch(/^(get|explain$)/);
		}
	});
});

test('no two nodes have one ID', () => {
	const ids = exampleNames().flatMap((name) => readExample(name).nodes.map(({ id }) => id));
	expect(new Set(ids).size).toBe(ids.length);
});

test('a parameter that a node does not know is found', () => {
	const node = { type: 'n8n-nodes-etrusted.eTrusted', typeVersion: 1 } as INode;
	const parameters = { resource: 'event', operation: 'create', fillFrom: 'shopifyOrder' };
	const unknown = (more: IDataObject) =>
		unknownParameters(description, {
			...node,
			parameters: { ...parameters, ...more } as INode['parameters'],
		});
	expect(unknown({ options: { dryRun: true }, shopUrl: 'x' })).toEqual([]);
	expect(unknown({ options: { dryrun: true } })).toEqual(['options.dryrun']);
	expect(unknown({ fillFrom: 'fields', shopUrl: 'x' })).toEqual(['shopUrl']);
});
