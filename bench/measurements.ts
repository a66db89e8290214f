import { measureMemory } from './memory';
import type { RemoteSandbox } from './remoteSandbox';
import type { Sizes } from './sizes';
import { timeLaps } from './stopwatch';
import { engineFor, run, type Subject } from './subjects';

/** A row of the report: what was measured, what came out, what is aimed at. */
export type Row = [measured: string, result: string, ratio: string, target: string];

const perEvent = (milliseconds: number) => `${milliseconds.toFixed(3)} ms per event`;
const ratio = (value: number) => value.toFixed(2);

/** Warms up what compiles while it runs, so that no lap pays for it. */
export async function warmUp(sandbox: RemoteSandbox, { instant }: Sizes): Promise<void> {
	const laps = (['floor', 'ours', 'oneAtATime'] as const).map((subject) => ({ subject, count: instant }));
	await timeLaps(sandbox, 0, laps, 1);
}

/** Our node beside one request at a time and beside the bare helper, where the API takes its time. */
export async function compareAtLatency(sandbox: RemoteSandbox, { rounds, waiting }: Sizes): Promise<Row[]> {
	const { events, oneAtATime } = waiting;
	const [ours = 0, one = 0, floor = 0] = await timeLaps(
		sandbox,
		50,
		[
			{ subject: 'ours', count: events },
			{ subject: 'oneAtATime', count: oneAtATime },
			{ subject: 'floor', count: events },
		],
		rounds,
	);
	return [
		[`50 ms latency, ${events} events: node at its defaults`, perEvent(ours), '', ''],
		[`50 ms latency, one at a time (${oneAtATime} events)`, perEvent(one), `${ratio(one / ours)} times the node`, '>= 10'],
		[`50 ms latency, ${events} events: bare helper`, perEvent(floor), `node / helper ${ratio(ours / floor)}`, ''],
	];
}

/** The same where the API answers at once: what the node itself costs. */
export async function compareAtOnce(sandbox: RemoteSandbox, { rounds, instant }: Sizes): Promise<Row[]> {
	const subjects: Subject[] = ['ours', 'oneAtATime', 'floor'];
	const laps = subjects.map((subject) => ({ subject, count: instant }));
	const [ours = 0, one = 0, floor = 0] = await timeLaps(sandbox, 0, laps, rounds);
	return [
		[`no latency, ${instant} events: node at its defaults`, perEvent(ours), '', ''],
		['no latency, one at a time', perEvent(one), `${ratio(one / ours)} times the node`, ''],
		['no latency, bare helper', perEvent(floor), `node / helper ${ratio(ours / floor)}`, '<= 1.15'],
	];
}

/** Whether an event costs more among many. */
export async function compareSizes(sandbox: RemoteSandbox, { rounds, growing }: Sizes): Promise<Row[]> {
	const [few, some, many] = growing;
	const laps = growing.map((count) => ({ subject: 'ours' as const, count }));
	const [atFew = 0, atSome = 0, atMany = 0] = await timeLaps(sandbox, 0, laps, rounds);
	return [
		[`${few} items (the token's request weighs most)`, perEvent(atFew), '', ''],
		[`${some} items`, perEvent(atSome), '', ''],
		[`${many} items`, perEvent(atMany), `${many} / ${some} ${ratio(atMany / atSome)}`, '<= 1.20'],
	];
}

/** What a big run needs of memory, beside the bare helper. */
export async function compareMemory(sandbox: RemoteSandbox, { memory }: Sizes): Promise<Row[]> {
	const rows: Row[] = [];
	let floorLive = 0;
	for (const subject of ['floor', 'ours'] as const) {
		const engine = await engineFor(await sandbox.restart(0));
		const { live, rss } = await measureMemory(async () => await run(engine, subject, memory));
		const result = `${live.toFixed(1)} MB live, rss ${rss.toFixed(0)} MB`;
		if (subject === 'floor') {
			floorLive = live;
			rows.push([`memory peak, ${memory} items: bare helper`, result, '', '']);
		} else {
			const more = (((live - floorLive) * 1024) / memory).toFixed(2);
			rows.push([`memory peak, ${memory} items: node`, result, `${more} kB more per item`, 'items and outputs only']);
		}
	}
	return rows;
}
