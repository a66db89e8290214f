import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../sandbox';
import type { Engine, NodeInput, WorkflowInput } from '../test/engine';
import { credentials, nodeType } from './connectedEngine';
import type { Order } from './shops';

/** What became of an order: sent and answered, skipped for want of consent, or refused with a message. */
export type Invitation = { order: Order } & (
	{ eventRef: string; received: unknown } | { skipped: string } | { refusal: string }
);

/** Runs a shop's example workflow on its orders, with "Continue On Fail". */
export async function invite(
	engine: Engine,
	sandbox: Sandbox,
	workflow: WorkflowInput,
	orders: Order[],
): Promise<Invitation[]> {
	const node = continuing(workflow);
	const run = await engine.run({
		nodes: [{ name: 'Orders', type: 'test.start' }, node],
		settings: workflow.settings,
		input: orders.map(({ json }) => ({ json })),
	});
	if (run.error) throw new Error(`The workflow failed: ${run.error.message}`);

	const outputs = run.items(node.name);
	return orders.map((order, item) => {
		const output = outputs.find(({ pairedItem }) => (pairedItem as { item: number }).item === item);
		if (!output) throw new Error(`${order.shop} ${order.number} has no outcome`);
		return { order, ...outcome(output.json, sandbox) };
	});
}

/** The workflow's own node, which goes on after a failure and has a credential. */
function continuing({ nodes }: WorkflowInput): NodeInput {
	const node = nodes.find(({ type }) => type === nodeType);
	if (!node) throw new Error(`The example workflow has no node of type ${nodeType}`);
	return { ...node, credentials, onError: 'continueRegularOutput' };
}

function outcome(json: IDataObject, sandbox: Sandbox) {
	if ('error' in json) return { refusal: String(json['error']) };
	if ('skipped' in json) return { skipped: String(json['reason']) };
	const eventRef = String(json['EventRef']);
	const event = sandbox.accepted.find(({ ref }) => ref === eventRef);
	if (!event) throw new Error(`The sandbox knows no event ${eventRef}`);
	return { eventRef, received: sandbox.requests[event.requestIndex]?.json };
}
