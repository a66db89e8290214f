import { Presence } from '../../../../nodes/ETrusted/memory/presence';
import { clock } from '../../../../nodes/ETrusted/transport/clock';

let now: number;
let digits: number[];
beforeEach(() => {
	now = 0;
	digits = [];
	jest.spyOn(clock, 'elapsed').mockImplementation(() => now);
	jest.spyOn(clock, 'random').mockImplementation(() => (digits.shift() ?? 0) / 8);
});
afterEach(() => jest.restoreAllMocks());

const withNumber = (...number: number[]) => {
	digits = number;
	return new Presence();
};

const quiet = (presence: Presence, turns: number, every: number) => {
	for (let turn = 0; turn < turns; turn += 1) {
		now += every;
		presence.note(true);
	}
};

test('a process has four marks, and 28 are others’', () => {
	const presence = withNumber(7, 0, 3, 7);
	expect(presence.own).toEqual([
		'eTrusted: a process with 7 at 0',
		'eTrusted: a process with 0 at 1',
		'eTrusted: a process with 3 at 2',
		'eTrusted: a process with 7 at 3',
	]);
	expect(new Set([...presence.own, ...presence.foreign]).size).toBe(32);
});

test('whoever takes all foreign marks away takes at least one of any other process', () => {
	for (const [one, other] of [
		[withNumber(1, 2, 3, 4), withNumber(1, 2, 3, 5)],
		[withNumber(0, 0, 0, 0), withNumber(7, 0, 0, 0)],
	] as const) {
		expect(one.foreign.filter((mark) => other.own.includes(mark))).toHaveLength(1);
		expect(one.foreign.filter((mark) => one.own.includes(mark))).toEqual([]);
	}
});

test('a process is alone after ten quiet turns and a minute', () => {
	const presence = new Presence();
	expect(presence.isAlone).toBe(false);
	presence.note(false);
	quiet(presence, 10, 5_999);
	expect(presence.isAlone).toBe(false);
	now += 10;
	expect(presence.isAlone).toBe(true);
	const few = new Presence();
	few.note(false);
	quiet(few, 9, 60_000);
	expect(few.isAlone).toBe(false);
});

test('a single sign of another begins the minute anew', () => {
	const presence = new Presence();
	presence.note(false);
	quiet(presence, 20, 10_000);
	expect(presence.isAlone).toBe(true);
	presence.note(false);
	expect(presence.isAlone).toBe(false);
	quiet(presence, 10, 5_000);
	expect(presence.isAlone).toBe(false);
	quiet(presence, 1, 10_000);
	expect(presence.isAlone).toBe(true);
});

test.each([-3_600_000, 3_600_000])('a clock that is set by %d ms is not looked at', (set) => {
	jest.spyOn(clock, 'now').mockImplementation(() => now + (now > 30_000 ? set : 0));
	const presence = new Presence();
	presence.note(false);
	quiet(presence, 10, 5_999);
	expect(presence.isAlone).toBe(false);
	now += 10;
	expect(presence.isAlone).toBe(true);
});
