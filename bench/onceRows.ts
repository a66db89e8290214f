import { createRequire } from 'node:module';
import { join } from 'node:path';
import { connectEngine, credentials, nodeType } from '../demo/connectedEngine';
import type { clock as Clock } from '../nodes/ETrusted/transport/clock';
import type { Row } from './measurements';
import type { RemoteSandbox } from './remoteSandbox';
import type { Sizes } from './sizes';
import { median } from './statistics';
import { presetParameters, wooOrder } from './workload';

/** The clock of the built package. */
const { clock } = createRequire(__filename)(
	join(__dirname, '..', 'dist', 'nodes', 'ETrusted', 'transport', 'clock.js'),
) as { clock: typeof Clock };

/** Milliseconds after which a process counts as alone, and the turns that it takes for it. */
const aloneAfter = { orders: 6, milliseconds: 61_000 };

/**
 * What "Send Each Order Only Once" costs one order: in the first minute of a process, and once it counts as alone. An
 * earlier version, which could not tell, made two calls of n8n's memory for an order: they are timed bare.
 */
export async function compareOnce(sandbox: RemoteSandbox, { once }: Sizes): Promise<Row[]> {
	const rows: Row[] = [];
	for (const remembered of [1_000, 10_000])
		rows.push(...(await compareAt(sandbox, remembered, once.rounds)));
	return rows;
}

async function compareAt(
	sandbox: RemoteSandbox,
	remembered: number,
	rounds: number,
): Promise<Row[]> {
	const engine = await connectEngine(await sandbox.restart({ latencyMs: 0, reviewCount: 0 }), {
		// What is measured has no expression.
		expressions: 'legacy',
	});
	let nth = 0;
	const sendOne = async (sendOnce: boolean) => {
		const run = await engine.run({
			nodes: [
				{ name: 'Start', type: 'test.start' },
				{
					name: 'Node',
					type: nodeType,
					credentials,
					parameters: { ...presetParameters, sendOnce },
				},
			],
			input: [{ json: wooOrder(nth++) }],
		});
		if (run.error) throw run.error;
	};
	const fill = async () => {
		const { checkProcessedAndRecord } = engine.deduplication.helpersFor('test-workflow', 'node-1');
		const entries = Array.from(
			{ length: 2 * remembered },
			(_, i) => `entry ${i} of an earlier order`,
		);
		await checkProcessedAndRecord(entries, 'node', { mode: 'entries', maxEntries: 20_000 });
	};
	const twoCalls = async () => {
		const { checkProcessedAndRecord } = engine.deduplication.helpersFor('test-workflow', 'node-1');
		for (const mark of ['begun', 'accepted'])
			await checkProcessedAndRecord([`${mark} ${nth++}`], 'node', {
				mode: 'entries',
				maxEntries: 20_000,
			});
	};
	const time = async (work: () => Promise<void>) => {
		const times: number[] = [];
		for (let round = 0; round < rounds; round += 1) {
			const start = performance.now();
			await work();
			times.push(performance.now() - start);
		}
		return median(times);
	};

	const { elapsed } = clock;
	try {
		await sendOne(false);
		await sendOne(true);
		const calls = engine.deduplication.calls.length;
		await fill();
		const without = await time(async () => await sendOne(false));
		const bare = await time(twoCalls);
		const fresh = await time(async () => await sendOne(true));
		for (let i = 0; i < aloneAfter.orders; i += 1) await sendOne(true);
		clock.elapsed = () => elapsed() + aloneAfter.milliseconds;
		const before = engine.deduplication.calls.length;
		await sendOne(true);
		if (engine.deduplication.calls.length - before !== 2 || calls === 2)
			throw new Error('The process does not count as alone, or did from the beginning');
		const alone = await time(async () => await sendOne(true));
		const ms = (time: number) => `${time.toFixed(1)} ms`;
		const name = `one order, ${remembered} remembered`;
		return [
			[`${name}: not sent once`, ms(without), '', ''],
			[`${name}: with two bare calls of the memory, as before`, ms(without + bare), '', ''],
			[
				`${name}: alone`,
				ms(alone),
				`alone / before ${(alone / (without + bare)).toFixed(2)}`,
				'<= 1.1',
			],
			[
				`${name}: in the first minute`,
				ms(fresh),
				`${ms(fresh - without - bare)} more`,
				'<= 1000 ms more',
			],
		];
	} finally {
		clock.elapsed = elapsed;
	}
}
