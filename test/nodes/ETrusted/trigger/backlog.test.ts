import { activated, many } from './activated';
import { DAY, HOUR, MINUTE, NOW, SECOND, SETTINGS } from './model';

/** The time of the n-th review of a backlog. */
const at = (index: number) => NOW + index * SECOND;

/** Times that are so many apart, from the highest down. */
const down = (from: number, to: number, apart: number) =>
	Array.from({ length: (from - to) / apart + 1 }, (_, index) => at(from - index * apart));

/** Fills up a trigger that has seen one review, and then waited for an hour. */
function filled(
	count: number,
	{ pageSize, ...budget }: { pageSize: number; pages?: number; portion: number },
) {
	const stage = activated((one) => one.add());
	stage.model.pageSize = pageSize;
	stage.trigger.budget = budget;
	const ids = many(stage.model, count, (index) => ({ submitted: at(index + 1) }));
	stage.model.now += HOUR;
	/** Requests and what came out of each of so many polls. */
	const each = (polls: number) =>
		Array.from({ length: polls }, () => {
			const before = stage.model.requests.length;
			const out = stage.later(MINUTE).length;
			return [stage.model.requests.length - before, out];
		});
	return { ...stage, ids, each };
}

test('down in as many polls as it takes, then up: what is noted of it, and what each poll does', () => {
	// A mark every two reviews.
	const { trigger, ids, each, polls } = filled(100, { pageSize: 10, pages: 3, portion: 40 });
	expect(each(1)).toEqual([[3, 0]]);
	expect(trigger.memory).toMatchObject({ mark: NOW - DAY, floor: NOW - DAY });
	expect(trigger.memory?.rest).toEqual({
		below: at(72),
		mark: at(100),
		above: down(100, 74, 2),
	});
	expect(each(2)).toEqual([
		[3, 0],
		[3, 0],
	]);
	expect(trigger.memory?.rest).toEqual({ below: at(16), mark: at(100), above: down(100, 18, 2) });
	// Two pages down to its end, and one of ten up: more than half a portion.
	expect(each(1)).toEqual([[3, 26]]);
	expect(trigger.memory).toMatchObject({
		mark: at(26),
		near: at(26) - HOUR,
		floor: at(26) - DAY,
		rest: { below: at(36), mark: at(100), above: down(100, 38, 2) },
	});
	// Two pages of ten are half a portion, and leave the time for a third one.
	expect(each(3)).toEqual([
		[2, 20],
		[2, 20],
		[2, 20],
	]);
	expect(trigger.memory?.rest).toEqual({ below: at(96), mark: at(100), above: [at(100), at(98)] });
	expect(each(1)).toEqual([[2, 14]]);
	expect(trigger.memory).not.toHaveProperty('rest');
	expect(trigger.memory).toMatchObject({
		mark: at(100),
		day: at(100) - DAY,
		lastRead: { day: 0, all: NOW },
	});
	expect(polls(20)).toEqual([]);
	expect(trigger.out.map(({ id }) => id)).toEqual(ids);
});

test('no page is begun once the time of the poll is over, however little came out', () => {
	const { trigger, ids, each } = filled(40, { pageSize: 10, pages: 1, portion: 40 });
	expect(each(3)).toEqual([
		[1, 0],
		[1, 0],
		[1, 0],
	]);
	expect(trigger.memory?.rest).toMatchObject({ below: at(16) });
	expect(each(5)).toEqual([
		[1, 0],
		[1, 8],
		[1, 10],
		[1, 10],
		[1, 10],
	]);
	expect(trigger.memory?.rest).toMatchObject({ below: at(40), above: [] });
	expect(each(1)).toEqual([[1, 2]]);
	expect(trigger.out.map(({ id }) => id)).toEqual(ids);
});

test('read at once, and more than a portion: the first one comes out at once', () => {
	const { trigger, ids, each } = filled(50, { pageSize: 1_000, portion: 20 });
	expect(each(1)).toEqual([[1, 20]]);
	expect(trigger.memory).toMatchObject({ mark: at(21) - 1, near: NOW - HOUR, floor: NOW - DAY });
	expect(trigger.memory?.rest).toEqual({ below: at(40), mark: at(50), above: down(50, 41, 1) });
	expect(each(2)).toEqual([
		[1, 20],
		[1, 10],
	]);
	expect(trigger.out.map(({ id }) => id)).toEqual(ids);
});

test('how far up a page goes is told by the largest that the API gave, in whole groups where it gave but one', () => {
	const { model, trigger, each } = filled(30, { pageSize: 9, pages: 2, portion: 40 });
	expect(each(1)).toEqual([[2, 0]]);
	expect(trigger.memory?.rest).toEqual({ below: at(14), mark: at(30), above: down(30, 16, 2) });
	expect(each(1)).toEqual([[2, 14]]);
	// Pages of nine have four groups of two.
	expect(trigger.memory?.rest).toEqual({ below: at(22), mark: at(30), above: down(30, 24, 2) });
	// One is deleted: the seven of that page say nothing of what the API gives at most.
	for (const entry of model.entries) if (entry.submitted === at(20)) entry.visible = Infinity;
	expect(each(1)).toEqual([[2, 15]]);
	expect(trigger.memory).not.toHaveProperty('rest');
});

test('the second page of a poll is no larger than what the portion has room for', () => {
	const only = { filters: { ...SETTINGS.filters, ratings: [5] } };
	const { model, trigger, later } = activated((one) => one.add(), only);
	model.pageSize = 15;
	trigger.budget = { pages: 3, portion: 20 };
	// Of the lowest 17, six are wanted.
	many(model, 60, (index) => ({
		submitted: at(index + 1),
		rating: index >= 6 && index < 17 ? 1 : 5,
	}));
	model.now += HOUR;
	expect(later(MINUTE)).toEqual([]);
	expect(trigger.memory?.rest).toMatchObject({ below: at(17) });
	trigger.budget = { portion: 20 };
	// Seventeen in two requests, and fourteen more, though the API gives fifteen.
	expect(trigger.requestsOf(() => expect(later(MINUTE)).toHaveLength(20))).toBe(3);
	expect(trigger.memory).toMatchObject({ mark: at(31) });
});

test('how much stays in sight rises with what came out', () => {
	const { model, trigger, later } = activated((one) => one.add(), {}, { portion: 10, inSight: 2 });
	const time = (index: number) => NOW + index * 3 * HOUR;
	many(model, 30, (index) => ({ submitted: time(index + 1) }));
	model.now = time(30);
	expect(later(MINUTE)).toHaveLength(10);
	expect(trigger.memory).toMatchObject({ mark: time(11) - 1, near: NOW - 30 * DAY });
	expect(later(MINUTE)).toHaveLength(10);
	expect(trigger.memory).toMatchObject({ mark: time(20), near: time(18) });
	// Of a page that has more than a portion, only what is out counts.
	many(model, 5, (index) => ({ submitted: time(25) + (index + 1) * MINUTE }));
	expect(later(MINUTE)).toHaveLength(10);
	expect(trigger.memory).toMatchObject({
		mark: time(26) - 1,
		near: time(25) + 3 * MINUTE,
		floor: time(26) - 1 - DAY,
	});
	expect(later(MINUTE)).toHaveLength(5);
	expect(trigger.memory).not.toHaveProperty('rest');
});

test('late ones that are more than a portion, found where a reading went on and no time was left for the top', () => {
	const { model, trigger, later, polls } = activated((one) =>
		many(one, 40, (index) => ({ submitted: NOW - index * 30 * MINUTE })),
	);
	model.pageSize = 10;
	trigger.budget = { pages: 2, portion: 3 };
	expect(later(15 * MINUTE)).toEqual([]);
	expect(trigger.memory?.rest).toEqual({ below: NOW - 9 * HOUR, mark: NOW });
	const noon = NOW - 12 * HOUR;
	const late = many(model, 8, (index) => ({ submitted: noon + (index + 1) * MINUTE }));
	trigger.budget = { pages: 1, portion: 3 };
	expect(trigger.requestsOf(() => expect(later(MINUTE)).toEqual([]))).toBe(1);
	expect(trigger.memory?.rest).toEqual({
		below: noon + 6 * MINUTE,
		mark: NOW,
		above: [
			// What lies above was read before.
			NOW,
			...[9, 9.5, 10, 10.5, 11, 11.5].map((hours) => NOW - hours * HOUR),
			noon + 8 * MINUTE,
			noon + 7 * MINUTE,
		],
	});
	expect(polls(30)).toEqual(late);
	const fresh = model.add();
	expect(later(MINUTE)).toEqual([fresh.id]);
	expect(later(6 * HOUR)).toEqual([]);
});

test('what was asked for takes the room of a portion: it goes on above what is out, though a page above that was cut', () => {
	const { model, trigger, later, polls } = activated((one) => {
		one.add();
		many(one, 16, (index) => ({ state: 'MODERATION', submitted: NOW - 3 * DAY + index }));
	});
	const held = model.entries.slice(1);
	model.pageSize = 8;
	const ids = many(model, 40, (index) => ({ submitted: at(index + 1) }));
	const inPages = (pages: number) => (trigger.budget = { pages, portion: 12 });
	inPages(3);
	expect([later(HOUR), later(MINUTE)]).toEqual([[], []]);
	inPages(1);
	expect(later(MINUTE)).toEqual(ids.slice(0, 4));
	expect(trigger.memory?.rest).toMatchObject({ below: at(9) });
	// The next poll begins with what waits, and a page tells of the eight that are longest overdue; then it has the time for two pages more.
	for (const entry of held) entry.state = 'APPROVED';
	const late = many(model, 10, (index) => ({ submitted: at(9) + 10 * (index + 1) }));
	inPages(3);
	expect(trigger.requestsOf(() => expect(later(HOUR)).toHaveLength(12))).toBe(3);
	expect(trigger.memory).toMatchObject({ mark: at(9) - 1, rest: { below: at(13) } });
	polls(20);
	const waited = new Set(held.map(({ id }) => id));
	expect(trigger.out.filter(({ id }) => waited.has(id))).toHaveLength(16);
	expect(trigger.out.map(({ id }) => id).filter((id) => !waited.has(id))).toEqual([
		...ids.slice(0, 9),
		...late,
		...ids.slice(9),
	]);
});
