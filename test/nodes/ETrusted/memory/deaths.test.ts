import { keyOf } from '../../../../nodes/ETrusted/memory/marks';
import { randomSeed } from '../../../runs';
import { Processes, type Delivered, type Process } from './processes';
import { SharedRow } from './sharedRow';
import { World } from './world';

const SEED = randomSeed();

test('a question that is left of an order’s earlier life and drops out of a full row makes nothing sent', async () => {
	const world = new World(SEED);
	const name = keyOf({ type: 't', channel: 'c', reference: 'order-0' });
	const row = new SharedRow(world, {
		window: 5,
		most: 60,
		// Begun again by a worker that died; the mark that a question had recorded with this one has dropped out.
		entries: [
			`${name}|?`,
			...Array.from({ length: 50 }, (_, nth) => `foreign ${nth}`),
			`${name}|1`,
		],
	});
	const processes = new Processes(world, row, 2);
	const [one, other] = processes.all as [Process, Process];
	let first: Delivered[] = [];
	void one.deliver(['order-0']).then((done) => (first = done));
	// Meanwhile other orders fill the row, until the question is gone.
	for (let nth = 1; nth <= 12; nth += 1)
		world.at(2_000 * nth, () => void other.deliver([`order-${nth}`]));
	await world.run(() => first.length > 0);
	expect(row.row).not.toContain(`${name}|?`);
	expect([first[0]?.result.state, processes.accepted.get('order-0')?.length]).toEqual(['done', 1]);
});

describe('a worker that dies after each of its writes', () => {
	/** What the killed worker has to do with the order, and whether the API has accepted it by then. */
	const lives: Array<[string, (world: Processes) => Promise<unknown>]> = [
		['sending it for the first time', async () => {}],
		['asking for what was sent long ago', async ({ all }) => await all[1]!.deliver(['order-0'])],
	];

	test.each(lives)(
		'%s: the next delivery is sent or skipped, within a minute',
		async (_, before) => {
			let sent = 0;
			let skipped = 0;
			for (const says of ['accepted', 'refused', 'inDoubt'] as const) {
				for (let writes = 1; writes <= 6; writes += 1) {
					const world = new World(SEED + writes);
					const row = new SharedRow(world, { window: 5 });
					const processes = new Processes(world, row, 3);
					const [dying, , other] = processes.all as [Process, Process, Process];
					let isReady = false;
					void before(processes).then(() => (isReady = true));
					await world.run(() => isReady);
					processes.say = () => says;
					dying.writesLeft = writes;
					let isDone = false;
					void dying.deliver(['order-0']).then(() => (isDone = true));
					await world.run(() => isDone || dying.isDead);
					const known = processes.accepted.get('order-0')?.length ?? 0;
					processes.say = () => 'accepted';
					let delivered: Delivered[] = [];
					void other.deliver(['order-0']).then((done) => (delivered = done));
					await world.run(() => delivered.length > 0);
					const [{ result, startedAt, at }] = delivered as [Delivered];
					expect(at - startedAt).toBeLessThan(60_000);
					if (result.state === 'skipped') expect(known).toBeGreaterThan(0);
					else expect(result.state).toBe('done');
					if (result.state === 'skipped') skipped += 1;
					else sent += 1;
					// It is healed: nobody waits or sends again.
					let last: Delivered[] = [];
					void other.deliver(['order-0']).then((done) => (last = done));
					await world.run(() => last.length > 0);
					expect([last[0]?.result.state, last[0]!.at - last[0]!.startedAt < 1_000]).toEqual([
						'skipped',
						true,
					]);
				}
			}
			expect([sent > 0, skipped > 0, sent + skipped]).toEqual([true, true, 18]);
		},
	);
});
