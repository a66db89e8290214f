import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { N8nClient, SavedWorkflow, Workflow } from '../../scripts/lib/n8nClient';
import { until } from '../../scripts/lib/until';
import { connect, createEvent } from './workflows';

/** How many calls a shop has under way. */
const callsAtOnce = 40;

/** A workflow that a shop calls with an order at `/webhook/<path>`, and whose answer is what our node put out. */
export const deliveredTo = (
	path: string,
	parameters: Record<string, unknown>,
	responseMode = 'lastNode',
): Workflow =>
	connect(
		path,
		[
			{
				name: 'Order',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				webhookId: path,
				parameters: { httpMethod: 'POST', path, responseMode, options: {} },
			},
			createEvent({ parameters }),
		],
		[['Order', 0, 'Create Event']],
	);

/** What the workflow answered to a call. */
export interface Delivery {
	status: number;
	json: Record<string, unknown>;
}

/** Far beyond what any answer takes: one that never comes has to be heard of. */
const answerLimitMs = 120_000;

/** So often a shop calls again where n8n is too busy to begin an execution: it answers 503 then. */
const callsWhenBusy = 20;

/** Calls the webhook with a body, as a shop does: again where n8n was too busy to take it. */
export async function deliver(url: string, body: unknown): Promise<Delivery> {
	for (let nth = 1; ; nth += 1) {
		const delivery = await call(url, body);
		if (delivery.status !== 503 || nth === callsWhenBusy) return delivery;
		await pause(1_000);
	}
}

async function call(url: string, body: unknown): Promise<Delivery> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
		signal: AbortSignal.timeout(answerLimitMs),
	});
	const json = (await response.json()) as Delivery['json'];
	return { status: response.status, json };
}

/** Calls the webhook with each of the bodies, many side by side. Answers in the order of the bodies. */
export async function deliverAll(
	url: string,
	bodies: unknown[],
	atOnce = callsAtOnce,
): Promise<Delivery[]> {
	const deliveries: Delivery[] = [];
	let next = 0;
	const caller = async () => {
		while (next < bodies.length) {
			const index = next++;
			deliveries[index] = await deliver(url, bodies[index]);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, caller));
	return deliveries;
}

/** Publishes a workflow of `deliveredTo` and waits until its webhook is there. Answers the webhook's address. */
export async function publish(client: N8nClient, workflow: SavedWorkflow): Promise<string> {
	await client.activate(workflow);
	const { path } = workflow.nodes[0]!.parameters as { path: string };
	const url = `${client.url}/webhook/${path}`;
	await webhookIsThere(url);
	return url;
}

/** Publishing goes on after the answer to it, and starting n8n after it answers; asked by another method, nothing runs. */
export async function webhookIsThere(url: string): Promise<void> {
	await until(`${url} is there`, 30_000, async () => {
		const response = await fetch(url);
		const text = await response.text();
		assert.equal(response.status, 404, text);
		return text.includes('Did you mean to make a POST request');
	});
}
