import { measureMemory } from './memory';
import type { RemoteSandbox } from './remoteSandbox';
import type { Sizes } from './sizes';
import { timeLaps, type Cost, type Lap } from './stopwatch';
import { engineFor, run } from './subjects';

/** A row of the report: what was measured, what came out, what is aimed at. */
export type Row = [measured: string, result: string, ratio: string, target: string];

const perEvent = ({ time, cpu }: Cost) => `${time.toFixed(3)} ms per event, CPU ${cpu.toFixed(3)}`;
const ratio = (a: Cost, b: Cost) =>
	`${(a.time / b.time).toFixed(2)}, by CPU ${(a.cpu / b.cpu).toFixed(2)}`;

/** Warms up what compiles while it runs, so that no lap pays for it. */
export async function warmUp(sandbox: RemoteSandbox, { instant }: Sizes): Promise<void> {
	const laps = (['floor', 'ours', 'oneAtATime'] as const).map((subject) => ({
		subject,
		count: instant.events,
	}));
	await timeLaps(sandbox, 0, laps, 1);
}

/** Our node beside one request at a time and beside the bare helper, where the API takes its time. */
export async function compareAtLatency(sandbox: RemoteSandbox, { waiting }: Sizes): Promise<Row[]> {
	const { events, oneAtATime, rounds } = waiting;
	const laps: Lap[] = [
		{ subject: 'ours', count: events },
		{ subject: 'oneAtATime', count: oneAtATime },
		{ subject: 'floor', count: events },
	];
	const [ours, one, floor] = (await timeLaps(sandbox, 50, laps, rounds)) as [Cost, Cost, Cost];
	return [
		[`50 ms latency, ${events} events: node at its defaults`, perEvent(ours), '', ''],
		[
			`50 ms latency, one at a time (${oneAtATime} events)`,
			perEvent(one),
			`one at a time / node ${(one.time / ours.time).toFixed(2)}`,
			'>= 10',
		],
		[
			`50 ms latency, ${events} events: bare helper`,
			perEvent(floor),
			`node / helper ${ratio(ours, floor)}`,
			'',
		],
	];
}

/** The same where the API answers at once: what the node itself costs. */
export async function compareAtOnce(sandbox: RemoteSandbox, { instant }: Sizes): Promise<Row[]> {
	const { events, rounds } = instant;
	const subjects = ['ours', 'oneAtATime', 'floor'] as const;
	const laps = subjects.map((subject) => ({ subject, count: events }));
	const [ours, one, floor] = (await timeLaps(sandbox, 0, laps, rounds)) as [Cost, Cost, Cost];
	return [
		[`no latency, ${events} events: node at its defaults`, perEvent(ours), '', ''],
		['no latency, one at a time', perEvent(one), `one at a time / node ${ratio(one, ours)}`, ''],
		['no latency, bare helper', perEvent(floor), `node / helper ${ratio(ours, floor)}`, '<= 1.15'],
	];
}

/** Whether an event costs more among many. */
export async function compareSizes(sandbox: RemoteSandbox, { growing }: Sizes): Promise<Row[]> {
	const { counts, rounds } = growing;
	const [few, some, many] = counts;
	const laps = counts.map((count) => ({ subject: 'ours' as const, count }));
	const [atFew, atSome, atMany] = (await timeLaps(sandbox, 0, laps, rounds)) as [Cost, Cost, Cost];
	return [
		[`no latency, ${few} items (the token's request weighs most)`, perEvent(atFew), '', ''],
		[`no latency, ${some} items`, perEvent(atSome), '', ''],
		[
			`no latency, ${many} items`,
			perEvent(atMany),
			`${many} / ${some} items ${ratio(atMany, atSome)}`,
			'<= 1.20',
		],
	];
}

/** What a big run needs of memory, beside the bare helper. */
export async function compareMemory(sandbox: RemoteSandbox, { memory }: Sizes): Promise<Row[]> {
	const { count } = memory;
	const rows: Row[] = [];
	let floorLive = 0;
	for (const subject of ['floor', 'ours'] as const) {
		const engine = await engineFor(await sandbox.restart(0));
		const { live, rss } = await measureMemory(async () => await run(engine, subject, count));
		const result = `${live.toFixed(1)} MB live, rss ${rss.toFixed(0)} MB`;
		if (subject === 'floor') {
			floorLive = live;
			rows.push([`memory peak, ${count} items: bare helper`, result, '', '']);
		} else {
			const more = (((live - floorLive) * 1024) / count).toFixed(2);
			rows.push([
				`memory peak, ${count} items: node`,
				result,
				`${more} kB more per item`,
				'items and outputs only',
			]);
		}
	}
	return rows;
}
