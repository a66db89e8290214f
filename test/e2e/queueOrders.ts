import assert from 'node:assert/strict';
import { withCredential } from '../../scripts/lib/examples';
import { outputOf, type SavedWorkflow } from '../../scripts/lib/n8nClient';
import { until } from '../../scripts/lib/until';
import type { Checks } from './checks';
import { fromBody, isSkipped } from './onceOrders';
import type { QueueStage } from './queueStage';
import { credentialName } from './stage';
import { deliverAll, deliveredTo, publish } from './webhook';

/** For all deliveries of a scene, on a busy machine. */
const limitMs = 240_000;

/** An order as a shop delivers it. */
export interface OrderBody {
	email: string;
	reference: string;
}

/** What became of a delivery. */
export interface Handled {
	reference: string;
	json: Record<string, unknown>;
	/** When its execution began and ended, in epoch milliseconds. */
	startedAt: number;
	at: number;
}

/** A shop whose orders two workers send, each once. */
export class QueuedShop {
	private constructor(
		private readonly stage: QueueStage,
		readonly workflow: SavedWorkflow,
		private readonly url: string,
	) {}

	static async open(stage: QueueStage, path: string, parameters: object = {}): Promise<QueuedShop> {
		const workflow = await stage.client.createWorkflow(
			withCredential(
				deliveredTo(path, { ...fromBody, ...parameters }, 'onReceived'),
				stage.credentialId,
				credentialName,
			),
		);
		return new QueuedShop(stage, workflow, await publish(stage.client, workflow));
	}

	/** Delivers orders, many at once, and does not wait for what becomes of them. */
	async deliver(bodies: OrderBody[]): Promise<void> {
		for (const { status, json } of await deliverAll(this.url, bodies))
			assert.equal(status, 200, JSON.stringify(json));
	}

	/**
	 * Delivers orders, waits until each has been handled, and answers what their executions put out. Not by the webhook's
	 * answer: in queue mode n8n 1 now and then ends the execution and never answers.
	 */
	async handle(bodies: OrderBody[]): Promise<Handled[]> {
		const last = await this.lastExecution();
		const ended = async () =>
			await this.executions(`id > ${last} and status in ('success', 'error')`);
		await this.deliver(bodies);
		await until(
			'every delivery is handled',
			limitMs,
			async () => (await ended()).length >= bodies.length,
		);
		return await Promise.all((await ended()).map(async (id) => await this.outcomeOf(id)));
	}

	/** Waits until so few executions at most have not ended. */
	async settled(mostUnfinished: number): Promise<void> {
		await until(
			'the executions have ended',
			limitMs,
			async () => (await this.executions("status in ('new', 'running')")).length <= mostUnfinished,
		);
	}

	private async lastExecution(): Promise<number> {
		return Math.max(0, ...(await this.executions('true')).map(Number));
	}

	private async executions(where: string): Promise<string[]> {
		return await this.stage.sql(
			`select id from execution_entity where "workflowId" = '${this.workflow.id}' and ${where} order by id`,
		);
	}

	private async outcomeOf(id: string): Promise<Handled> {
		const done = await this.stage.client.finished(id);
		const { body } = outputOf(done, 'Order')[0]!.json as { body: OrderBody };
		return {
			reference: body.reference,
			json: outputOf(done, 'Create Event')[0]?.json ?? {},
			startedAt: new Date(done.startedAt!).getTime(),
			at: new Date(done.stoppedAt!).getTime(),
		};
	}
}

/** So many orders, named after what is tried with them. */
export const ordersOf = (name: string, count: number): OrderBody[] =>
	Array.from({ length: count }, (_, i) => ({
		email: `customer${i}@example.com`,
		reference: `${name}-${i}`,
	}));

export const repeated = (orders: OrderBody[], times: number) =>
	Array.from({ length: times }, () => orders).flat();

/** The events that arrived of each order. */
export function eventsOf({ sandbox }: QueueStage, orders: OrderBody[]): Map<string, number[]> {
	const events = new Map(orders.map(({ reference }) => [reference, [] as number[]]));
	for (const { payload, at } of sandbox.accepted)
		events.get((payload.transaction as OrderBody).reference)?.push(at);
	return events;
}

/** Which orders arrived more than once, which never, and which were skipped before they had arrived. */
export function judge(events: Map<string, number[]>, handled: Handled[]) {
	const named = (wanted: (times: number[]) => boolean) =>
		[...events].filter(([, times]) => wanted(times)).map(([reference]) => reference);
	return {
		twice: named((times) => times.length > 1),
		lost: named((times) => times.length === 0),
		skippedUnsent: handled
			.filter(isSkipped)
			.filter(({ reference, at }) => !events.get(reference)!.some((time) => time <= at))
			.map(({ reference }) => reference),
	};
}

/** Prints what a scene came to, and checks it. */
export async function report(
	checks: Checks,
	stage: QueueStage,
	name: string,
	orders: OrderBody[],
	handled: Handled[],
	most: number,
	beganAt: number,
): Promise<void> {
	const { twice, lost, skippedUnsent } = judge(eventsOf(stage, orders), handled);
	checks.print(
		`${name}: ${orders.length} orders, ${twice.length} twice, ${lost.length} lost, ${skippedUnsent.length} skipped unsent, ${((Date.now() - beganAt) / 1000).toFixed(1)} s`,
	);
	await checks.check(`queue, sent once, ${name}: no order is lost`, async () =>
		assert.deepEqual(lost, []),
	);
	await checks.check(`queue, sent once, ${name}: what is skipped was sent before`, async () =>
		assert.deepEqual(skippedUnsent, []),
	);
	await checks.check(`queue, sent once, ${name}: at most ${most} twice`, async () =>
		assert.ok(twice.length <= most, twice.join(', ')),
	);
}
