import { setTimeout as pause } from 'node:timers/promises';
import type { SavedWorkflow, Workflow } from '../../scripts/lib/n8nClient';
import { bodyCode, genericCredential, httpRequest } from './httpRequest';
import { filledMemory, writeMemory } from './memoryRow';
import type { Stage } from './stage';
import { chain, createEvent, orders, withoutMemory } from './workflows';

export const itemCount = 500;

/** Our node's default. */
const concurrency = 20;

/** A merchant's channel answers in about that time. */
const latencyMs = 50;

const date = '2026-11-23T10:00:00.000Z';

/** After so many executions and ms a process counts as alone with its memory (docs/once.md). */
const turnsUntilAlone = 6;
const msUntilAlone = 61_000;

/** Times in ms, of our node and of HTTP Request. */
export interface Times {
	ours: number;
	theirs: number;
}

/** Our workflow and HTTP Request's with the same values. */
export interface Row {
	name: string;
	count: number;
	/** How often each is run in a round: what takes milliseconds needs more runs than what takes seconds. */
	repeats: number;
	latencyMs: number;
	ours: SavedWorkflow;
	theirs: SavedWorkflow;
	/** Is done before each run of ours. */
	before?: () => void;
	/** What the times come to, and what is aimed at. Printed only: a busy machine must not fail a check. */
	judge: (times: Times) => [result: string, target: string];
}

const ofHttpRequest =
	(target?: number): Row['judge'] =>
	({ ours, theirs }) => [`${(ours / theirs).toFixed(2)} of HTTP Request`, `${target ?? 'none'}`];

/** HTTP Request opens all connections at once; our node takes turns, so it is held against the least that those take. */
const ofTheLeast =
	(target: number): Row['judge'] =>
	({ ours }) => {
		const least = (itemCount / concurrency) * latencyMs;
		return [`${(ours / least).toFixed(2)} of the least, ${least} ms`, `${target}`];
	};

const more =
	(target: number): Row['judge'] =>
	({ ours, theirs }) => [`${ours - theirs} ms more`, `${target} ms`];

/** A Code node that makes WooCommerce orders of three products; their numbers are new in each execution. */
const wooOrders = (count: number) => ({
	name: 'Orders',
	type: 'n8n-nodes-base.code',
	typeVersion: 2,
	parameters: {
		// An order that is old is not sent in a live run.
		jsCode: `const date = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 19);
return Array.from({ length: ${count} }, (_, i) => ({ json: {
	id: 1000 + i,
	number: $execution.id + '-' + i,
	status: 'completed',
	date_created: date,
	date_created_gmt: date,
	customer_id: 5000 + i,
	billing: { first_name: 'Erika', last_name: 'Muster', email: 'customer' + i + '@example.com', phone: '+49 221 123', country: 'DE' },
	meta_data: [{ id: 1, key: 'review_invitation', value: 'yes' }],
	line_items: [1, 2, 3].map((n) => ({ id: n, product_id: 70 + n, variation_id: 0, quantity: 1, sku: 'SKU-' + n, name: 'Tasse &amp; Teller ' + n })),
	_links: { self: [{ href: 'https://shop.example/wp-json/wc/v3/orders/1000' }] },
} }));`,
	},
});

const byPreset = createEvent({
	parameters: {
		fillFrom: 'wooCommerceOrder',
		consentField: 'review_invitation',
		customerEmail: '',
		transactionReference: '',
		transactionDate: '',
	},
});

const fixedValues = {
	customerEmail: 'customer@example.com',
	transactionReference: 'order-1',
	transactionDate: date,
};

const bodies = {
	fixed: bodyCode('"customer@example.com"', '"order-1"', `"${date}"`),
	mapped: `={{ JSON.stringify(${bodyCode('$json.email', '$json.reference', '$json.date')}) }}`,
	order: `={{ JSON.stringify(${bodyCode(
		'$json.billing.email',
		'$json.number',
		'$json.date_created_gmt + ".000Z"',
		`"products": $json.line_items.map(({ sku, name, product_id }) => ({ sku, name, url: 'https://shop.example/?post_type=product&p=' + product_id })), `,
	)}) }}`,
};

/** The workflows of all rows. */
export async function speedRows(stage: Stage): Promise<Row[]> {
	const genericId = await genericCredential(stage);
	const save = async (workflow: Workflow) => await stage.save(workflow);
	const request = (body: string) => httpRequest(stage, body, genericId);
	const bulk = { count: itemCount, repeats: 1 };
	const rows: Row[] = [];
	for (const [values, target] of [
		['fixed', 0.8],
		['mapped', 0.5],
	] as const) {
		const parameters = { ...withoutMemory, ...(values === 'fixed' ? fixedValues : {}) };
		const ours = await save(chain('Speed', orders(itemCount), createEvent({ parameters })));
		const theirs = await save(chain('Speed', orders(itemCount), request(bodies[values])));
		for (const [latency, judge] of [
			[0, ofHttpRequest(target)],
			[latencyMs, ofTheLeast(1.4)],
		] as const) {
			const name = `${itemCount} events, ${values} values, ${latency} ms latency`;
			rows.push({ name, ...bulk, latencyMs: latency, ours, theirs, judge });
		}
	}
	/** A workflow whose process counts as alone with its memory once a minute has passed. */
	const alone = async (workflow: SavedWorkflow) => {
		for (let nth = 0; nth < turnsUntilAlone; nth++) await stage.client.runToEnd(workflow);
		return workflow;
	};
	/** A workflow of so many orders, and how its memory is filled without the process's own marks, as in its first minute. */
	const filled = async (count: number, remembered: number) => {
		const workflow = await save(chain('Speed', wooOrders(count), byPreset));
		// n8n makes the row that is then filled.
		await stage.client.runToEnd(workflow);
		const fill = () => writeMemory(stage.userFolder, workflow.id, filledMemory(remembered));
		fill();
		return { workflow, fill };
	};
	const many = {
		...bulk,
		latencyMs: 0,
		theirs: await save(chain('Speed', wooOrders(itemCount), request(bodies.order))),
	};
	const manyName = `${itemCount} orders with three products, by preset`;
	rows.push({
		...many,
		name: manyName,
		ours: await alone(await save(chain('Speed', wooOrders(itemCount), byPreset))),
		judge: ofHttpRequest(0.4),
	});
	const fresh = await filled(itemCount, itemCount);
	rows.push({
		...many,
		name: `${manyName}, in the first minute`,
		ours: fresh.workflow,
		before: fresh.fill,
		judge: ofHttpRequest(),
	});
	const one = await save(chain('Speed', wooOrders(1), request(bodies.order)));
	for (const [remembered, target] of [
		[1000, 20],
		[10_000, 100],
	] as const) {
		const row = { count: 1, repeats: 5, latencyMs: 0, theirs: one };
		const name = `one order, ${remembered} remembered`;
		const { workflow } = await filled(1, remembered);
		rows.push({ ...row, name, ours: await alone(workflow), judge: more(target) });
		const first = await filled(1, remembered);
		rows.push({
			...row,
			name: `${name}, in the first minute`,
			ours: first.workflow,
			before: first.fill,
			judge: more(1000),
		});
	}
	await pause(msUntilAlone);
	return rows;
}
