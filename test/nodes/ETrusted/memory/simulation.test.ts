import { randomRuns, randomSeed } from '../../../runs';
import { keyOf } from '../../../../nodes/ETrusted/memory/marks';
import { Processes } from './processes';
import { Queue } from './queue';
import { SharedRow, type RowOptions } from './sharedRow';
import { World } from './world';

const SEED = randomSeed();
const RUNS = randomRuns(24, 400);

const names = (count: number) => Array.from({ length: count }, (_, nth) => `order-${nth}`);

const key = (reference: string) => keyOf({ type: 't', channel: 'c', reference });

/** Whether the row says that an order was sent. */
const isSentSays = (row: Set<string>, reference: string) =>
	row.has(`${key(reference)}|1`) &&
	row.has(`${key(reference)}|2`) &&
	!row.has(`${key(reference)}|?`);

interface Scene {
	workers: number;
	orders: string[];
	deliveries: string[];
	/** Whether the API refuses every second order once. */
	refuses: boolean;
	options: RowOptions;
	kills?: boolean;
	/** Whether the workers' clocks are set back or forth by an hour while they work. */
	clocksJump?: boolean;
}

/** Plays a scene to its end, and holds the promises that hold in any: nothing lost, nothing skipped that was not sent. */
async function play(seed: number, sceneOf: (world: World) => Scene) {
	const world = new World(seed);
	const scene = sceneOf(world);
	const row = new SharedRow(world, scene.options);
	const hour = world.pick(-3_600_000, 3_600_000);
	const processes = new Processes(world, row, scene.workers, (nth) =>
		scene.clocksJump && world.now > 300 * (nth + 1) ? hour : 0,
	);
	row.onWrite = (entries) => {
		const set = new Set(entries);
		for (const reference of scene.orders)
			if (!processes.accepted.has(reference) && isSentSays(set, reference))
				throw new Error(`The row says that ${reference} was sent (seed ${seed})`);
	};
	if (scene.refuses) {
		processes.say = (reference, nth) =>
			nth === 0 && Number(reference.split('-')[1]) % 2 === 0 ? 'refused' : 'accepted';
	}
	const queue = new Queue(processes);
	queue.deliver(scene.deliveries);
	if (scene.kills) queue.kill(processes.all[0]!, world.between(50, 1_500), 2_000);
	await queue.drained();
	const twice = processes.twice.length;
	// The shop's next delivery of each.
	queue.deliver(scene.orders);
	await queue.drained();
	const lost = scene.orders.filter((reference) => !processes.accepted.has(reference));
	expect({ seed, lost, skippedUnsent: processes.skippedUnsent }).toEqual({
		seed,
		lost: [],
		skippedUnsent: [],
	});
	const longest = Math.max(...processes.delivered.map(({ startedAt, at }) => at - startedAt));
	return { processes, row, twice, later: processes.twice.length - twice, longest };
}

const settings = (world: World) => ({
	window: world.pick(1, 5, 20),
	stalls: 0.02,
});

const copies = (orders: string[], count: number) =>
	Array.from({ length: count }, () => orders).flat();

const adjacent = (orders: string[], count: number) =>
	orders.flatMap((reference) => Array.from({ length: count }, () => reference));

/** Runs a scene with many seeds, and counts. */
async function count(sceneOf: (world: World) => Scene, runs = RUNS) {
	const sum = { runs: 0, orders: 0, twice: 0, later: 0, lostWrites: 0, skipped: 0, longest: 0 };
	for (let nth = 0; nth < runs; nth += 1) {
		const { processes, row, twice, later, longest } = await play(SEED + nth, sceneOf);
		sum.runs += 1;
		sum.orders += processes.accepted.size;
		sum.twice += twice;
		sum.later += later;
		sum.lostWrites += row.lostWrites;
		sum.skipped += processes.delivered.filter(({ result }) => result.state === 'skipped').length;
		sum.longest = Math.max(sum.longest, longest);
	}
	// Without races nothing was tried.
	expect(sum.runs).toBe(runs);
	expect(sum.lostWrites).toBeGreaterThan(runs);
	expect(sum.skipped).toBeGreaterThan(runs);
	return sum;
}

describe(`${RUNS} seeds each: processes that share one row, which loses writes`, () => {
	test.each<[string, number, (orders: string[]) => string[]]>([
		['bursts of six', 2, (orders) => adjacent(orders, 6)],
		['all at once', 2, (orders) => copies(orders, 3)],
		['bursts of three', 4, (orders) => adjacent(orders, 3)],
		['all at once', 4, (orders) => copies(orders, 3)],
	])('%s, %d workers: each order once', async (_, workers, deliver) => {
		const orders = names(15);
		const sum = await count((world) => ({
			workers,
			orders,
			deliveries: deliver(orders),
			refuses: world.chance(0.5),
			options: settings(world),
		}));
		// Of two workers' orders one in five thousand at most, of four workers' one in a thousand.
		expect(sum.twice).toBeLessThanOrEqual(Math.ceil(sum.orders / (workers === 2 ? 5_000 : 1_000)));
		expect(sum.later).toBeLessThanOrEqual(Math.ceil(sum.orders / 5_000));
	});

	test('a worker is killed: its orders are sent by their next delivery, within a minute', async () => {
		const orders = names(15);
		const sum = await count((world) => ({
			workers: world.pick(2, 3),
			orders,
			deliveries: world.chance(0.5) ? adjacent(orders, 3) : copies(orders, 3),
			refuses: world.chance(0.5),
			options: settings(world),
			kills: true,
		}));
		// What it had in hand may come twice.
		expect(sum.twice).toBeLessThanOrEqual(5 * sum.runs);
		expect(sum.longest).toBeGreaterThan(35_000);
		expect(sum.longest).toBeLessThan(63_000);
	});

	test('clocks that jump: nobody waits longer, and no order comes twice for it', async () => {
		const orders = names(15);
		const sum = await count((world) => ({
			workers: 2,
			orders,
			deliveries: adjacent(orders, 3),
			refuses: world.chance(0.5),
			options: settings(world),
			clocksJump: true,
		}));
		expect(sum.twice).toBeLessThanOrEqual(Math.ceil(sum.orders / 5_000));
		expect(sum.later).toBeLessThanOrEqual(Math.ceil(sum.orders / 5_000));
		expect(sum.longest).toBeLessThan(63_000);
	});

	test('a database that stalls for seconds, and calls that fail', async () => {
		const orders = names(8);
		await count((world) => ({
			workers: world.pick(2, 3),
			orders,
			deliveries: copies(orders, 3),
			refuses: world.chance(0.5),
			options: { ...settings(world), longStalls: 0.02, failures: 0.05 },
			kills: world.chance(0.3),
		}));
	});

	test('a row full of foreign entries, and one of an earlier version', async () => {
		const orders = names(8);
		const sum = await count(
			(world) => ({
				workers: 2,
				orders,
				deliveries: copies(orders, 2),
				refuses: true,
				options: {
					...settings(world),
					entries: world.chance(0.5)
						? Array.from({ length: 20_000 }, (_, nth) => `foreign ${nth}`)
						: // Begun by an earlier version, asked for, and never ended.
							orders
								.slice(0, 3)
								.flatMap((name) => [`${key(name)}|1`, `${key(name)}|?`, `${key(name)}|2`]),
				},
			}),
			Math.ceil(RUNS / 4),
		);
		expect(sum.longest).toBeLessThan(63_000);
	});

	test('a full row that drops the oldest marks, of whatever is under way as well', async () => {
		const orders = names(8);
		await count((world) => ({
			workers: world.pick(2, 3),
			orders,
			deliveries: copies(orders, 3),
			refuses: true,
			options: { ...settings(world), most: world.pick(16, 24, 32) },
			kills: world.chance(0.5),
		}));
	});

	test('any write can be undone, any call can fail, and workers die: the row never says what was not sent', async () => {
		const orders = names(5);
		await count((world) => ({
			workers: world.pick(1, 2, 3, 4),
			orders,
			deliveries: copies(orders, 3),
			refuses: world.chance(0.7),
			options: { window: 5, chaos: world.pick(0.1, 0.5), failures: world.pick(0, 0.2) },
			kills: world.chance(0.5),
		}));
	});
});
