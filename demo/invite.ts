import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../sandbox';
import { readExample } from '../scripts/lib/examples';
import type { Engine } from '../test/engine';
import { chainOf, sending } from '../test/exampleChain';
import { credentials } from './connectedEngine';
import type { Shop } from './shops';

/** A value of an event's payload, and the field of the order that it was taken from. */
export interface Value {
	path: string;
	value: unknown;
	from: string;
}

/** What became of an order: sent and answered, skipped for a reason, or refused with a message. */
export type Invitation = { shop: string; number: string } & (
	{ sent: string; values: Value[]; warnings: string[] } | { skipped: string } | { refused: string }
);

/** Runs a shop's example on its orders: with Dry Run, as it comes, for what is shown; then without, so that it sends. */
export async function invite(engine: Engine, sandbox: Sandbox, shop: Shop): Promise<Invitation[]> {
	const tried = await run(engine, shop);
	if (sandbox.eventRequests.length > 0) throw new Error('Dry Run has sent something');
	const done = await run(engine, shop, sending);
	return ordersOf(shop).map((order, item) => ({
		shop: shop.name,
		number: String(shop.numberOf(order)),
		...outcome(tried[item] ?? {}, done[item] ?? {}, sandbox),
	}));
}

/** The orders pinned to the example. */
function ordersOf({ example, chain, orders = chain.at(-2) }: Shop): IDataObject[] {
	const { pinData } = readExample(example);
	return (pinData[orders ?? ''] ?? []).map(({ json }) => json as IDataObject);
}

/** What comes out, one for each order; a failure in its own place. */
async function run(engine: Engine, { example, chain }: Shop, change?: typeof sending) {
	const workflow = chainOf(readExample(example), chain, {
		credentials,
		...(change ? { change } : {}),
	});
	const nodes = workflow.nodes.map((node) => ({
		...node,
		onError: 'continueRegularOutput' as const,
	}));
	const done = await engine.run({ ...workflow, nodes });
	if (done.error) throw new Error(`The workflow failed: ${done.error.message}`);
	return done.items(chain.at(-1) ?? '').map(({ json }) => json);
}

function outcome(tried: IDataObject, done: IDataObject, sandbox: Sandbox) {
	if ('error' in done) return { refused: String(done['error']) };
	if ('skipped' in done) return { skipped: String(done['reason']) };
	const sent = String(done['EventRef']);
	const event = sandbox.accepted.find(({ ref }) => ref === sent);
	if (!event) throw new Error(`The sandbox knows no event ${sent}`);
	const filledFrom = tried['filledFrom'] as Record<string, string>;
	const values = [...leaves(event.payload as IDataObject)].map(([path, value]) => ({
		path,
		value,
		from: filledFrom[path] ?? (path.startsWith('system') ? 'this package' : 'the panel'),
	}));
	return { sent, values, warnings: tried['warnings'] as string[] };
}

/** All values of an object with their paths, e.g. `products[0].sku`. */
function* leaves(value: unknown, path = ''): Generator<[path: string, value: unknown]> {
	if (typeof value !== 'object' || value === null) {
		yield [path, value];
		return;
	}
	for (const [key, below] of Object.entries(value)) {
		const step = Array.isArray(value) ? `[${key}]` : path && `.${key}`;
		yield* leaves(below, path + (step || key));
	}
}
