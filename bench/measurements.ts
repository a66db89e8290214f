import type { RemoteSandbox } from './remoteSandbox';
import type { Sizes } from './sizes';
import { timeLaps, type Cost, type Lap } from './stopwatch';

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

/** Orders of a shop as they come, each sent once, beside the bare helper with a body that is ready. */
export async function comparePreset(sandbox: RemoteSandbox, { preset }: Sizes): Promise<Row[]> {
	const { orders, rounds } = preset;
	const laps = (['byPreset', 'floor'] as const).map((subject) => ({ subject, count: orders }));
	const [ours, floor] = (await timeLaps(sandbox, 0, laps, rounds)) as [Cost, Cost];
	return [
		[
			`no latency, ${orders} orders with three products, by preset, each once`,
			perEvent(ours),
			`node / helper ${ratio(ours, floor)}`,
			'',
		],
	];
}
