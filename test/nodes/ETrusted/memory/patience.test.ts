import { Patience } from '../../../../nodes/ETrusted/memory/patience';
import { clock } from '../../../../nodes/ETrusted/transport/clock';

let now: number;
let waits: number[];
let random: number;
beforeEach(() => {
	now = 0;
	waits = [];
	random = 0.5;
	jest.spyOn(clock, 'now').mockImplementation(() => now);
	jest.spyOn(clock, 'random').mockImplementation(() => random);
	jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => {
		waits.push(milliseconds);
		now += milliseconds;
	});
});
afterEach(() => jest.restoreAllMocks());

const never = new Promise<void>(() => {});

async function wear(patience: Patience, look = 0): Promise<number> {
	const from = now;
	while (!patience.isOver) {
		await patience.pause();
		now += look;
	}
	return now - from;
}

test('looks after 150 ms, doubling to five seconds', async () => {
	await wear(new Patience(never));
	expect(waits.slice(0, 8)).toEqual([150, 300, 600, 1_200, 2_400, 4_800, 5_000, 5_000]);
});

test.each([
	[0, 40_000],
	[0.5, 46_000],
	[0.999, 51_988],
])('lasts 40 to 52 seconds by chance (%p)', async (chance, whole) => {
	random = chance;
	expect(await wear(new Patience(never))).toBeCloseTo(whole);
});

test('counts the time that the looks take', async () => {
	expect(await wear(new Patience(never), 2_000)).toBeLessThan(50_500);
});

test.each([-3_600_000, 3_600_000])('does not follow a clock that jumps by %d ms', async (jump) => {
	const patience = new Patience(never);
	await patience.pause();
	now += jump;
	await patience.pause();
	expect(patience.isOver).toBe(false);
	waits = [];
	await wear(patience);
	const waited = waits.reduce((sum, wait) => sum + wait, 0);
	expect([waited > 40_000, waited < 48_000]).toEqual([true, true]);
});

test('a pause ends at Stop', async () => {
	jest.spyOn(clock, 'sleep').mockReturnValue(never);
	let stop = () => {};
	const patience = new Patience(new Promise((resolve) => (stop = resolve)));
	const pause = patience.pause();
	stop();
	await expect(pause).resolves.toBeUndefined();
});
