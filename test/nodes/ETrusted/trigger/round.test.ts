import { isThatOne, KINDS, toReadAt, type Found } from '../../../../nodes/ETrusted/trigger/review';
import {
	arrived,
	both,
	ordinary,
	Round,
	settling,
	type Judge,
} from '../../../../nodes/ETrusted/trigger/round';
import { Seen, type TriggerState, type Waiting } from '../../../../nodes/ETrusted/trigger/state';
import { switched } from '../../../../nodes/ETrusted/trigger/waiting';
import { DAY, HOUR, iso, MINUTE, NOW, SETTINGS } from './model';

/** Filters that want these stars and nothing else. */
const wanting = (...ratings: number[]) => ({ ...SETTINGS.filters, ratings });

/** The same with Emit Before Approval: a review that is being moderated comes out, one that was refused does not. */
const early = (...ratings: number[]) => ({ ...wanting(...ratings), emitBeforeApproval: true });

describe('what becomes of a review', () => {
	const of = (state: string, rating: number) => ({ state, rating });
	const { newReview, reviewEdited } = KINDS;

	test.each<[string, Judge, string, number, string]>([
		['wanted and approved', ordinary(wanting(5), newReview), 'APPROVED', 5, 'out'],
		['wanted', ordinary(wanting(5), newReview), 'MODERATION', 5, 'waits'],
		['not wanted: it may be edited', ordinary(wanting(5), newReview), 'APPROVED', 1, 'given up'],
		['an edit that is not wanted', ordinary(wanting(5), reviewEdited), 'APPROVED', 1, 'old'],
		['neither wanted nor approved', ordinary(wanting(5), newReview), 'MODERATION', 1, 'left'],
		['an edit, neither', ordinary(wanting(5), reviewEdited), 'MODERATION', 1, 'left'],
		['before approval', ordinary(early(5), newReview), 'MODERATION', 5, 'out'],
		['before approval, refused', ordinary(early(5), newReview), 'REJECTED', 5, 'waits'],
		['not wanted before approval', ordinary(early(5), newReview), 'MODERATION', 1, 'given up'],

		['backlog: both want it', both(wanting(4, 5), wanting(5)), 'APPROVED', 5, 'out'],
		['backlog: both, not approved', both(wanting(4, 5), wanting(5)), 'MODERATION', 5, 'waits'],
		['backlog: the old ones alone', both(wanting(4, 5), wanting(5)), 'APPROVED', 4, 'left'],
		['backlog: the new ones alone', both(wanting(5), wanting(4, 5)), 'APPROVED', 4, 'given up'],
		['backlog: the same, not approved', both(wanting(5), wanting(4, 5)), 'MODERATION', 4, 'left'],
		['backlog: one before approval', both(early(5), wanting(5)), 'MODERATION', 5, 'waits'],
		['backlog: the other one', both(wanting(5), early(5)), 'MODERATION', 5, 'waits'],
		['backlog: both before approval', both(early(5), early(5)), 'MODERATION', 5, 'out'],

		['first poll: approved', arrived(wanting(5)), 'APPROVED', 5, 'old'],
		['first poll: not approved', arrived(wanting(5)), 'MODERATION', 5, 'waits'],
		['first poll: not wanted', arrived(wanting(5)), 'APPROVED', 1, 'given up'],
		['first poll: neither', arrived(wanting(5)), 'MODERATION', 1, 'left'],
		['first poll: before approval', arrived(early(5)), 'MODERATION', 5, 'waits for the switch'],
		['first poll: refused', arrived(early(5)), 'REJECTED', 5, 'waits'],

		['change: both want it', settling(wanting(4, 5), wanting(5)), 'APPROVED', 5, 'out'],
		['change: both, not approved', settling(wanting(4, 5), wanting(5)), 'MODERATION', 5, 'waits'],
		['change: the old ones alone', settling(wanting(4, 5), wanting(5)), 'APPROVED', 4, 'given up'],
		[
			'change: the same, not approved',
			settling(wanting(4, 5), wanting(5)),
			'MODERATION',
			4,
			'left',
		],
		['change: the new ones alone', settling(wanting(5), wanting(4, 5)), 'APPROVED', 4, 'old'],
		['change: the same, waiting', settling(wanting(5), wanting(4, 5)), 'MODERATION', 4, 'waits'],
		['change: none of them', settling(wanting(5), wanting(4)), 'APPROVED', 1, 'given up'],
	])('%s', (_, judge, state, rating, verdict) => {
		expect(judge(of(state, rating))).toBe(verdict);
	});
});

const found = (id: string, time = NOW, more: object = {}): Found => ({
	key: id,
	time,
	review: { id, submittedAt: iso(time), state: 'APPROVED', ...more },
});

const entry = (id: string, more: Partial<Waiting> = {}): Waiting => ({
	id,
	time: NOW,
	noted: NOW - HOUR,
	asked: NOW - MINUTE,
	...more,
});

const STATE: Pick<TriggerState, 'floor' | 'seen' | 'waiting' | 'past'> = {
	floor: NOW - DAY,
	seen: {},
	waiting: [],
	past: [],
};

const LATER = NOW + HOUR;

/** One whose judge always says the same. */
function roundOf(verdict: ReturnType<Judge>, { most = 10, waiting = [] as Waiting[] } = {}) {
	return new Round({ ...STATE, waiting }, () => verdict, most);
}

const ids = (list: Found[]) => list.map(({ key }) => key);

/** Whether it is among what was seen once the round is noted. */
const isNoted = (round: Round, one: Found) =>
	new Seen(round.noted([], STATE.floor).seen).recognizes(one.key, one.time);

describe('what a list gives', () => {
	test('that it is old is noted for good, and it does not wait any more', () => {
		const round = roundOf('old', { waiting: [entry('a')] });
		expect(round.take(found('a'), LATER)).toBe(false);
		expect(round.take(found('b'), LATER)).toBe(true);
		expect(round.entries).toEqual([]);
		expect(round.size).toBe(0);
		expect([isNoted(round, found('a')), isNoted(round, found('b'))]).toEqual([true, true]);
		// Nor is it news again.
		expect(round.take(found('b'), LATER)).toBe(false);
	});

	test('what is given up does not wait any more, and may come again', () => {
		const round = roundOf('given up', { waiting: [entry('a')] });
		round.take(found('a'), LATER);
		expect(round.entries).toEqual([]);
		expect(isNoted(round, found('a'))).toBe(false);
	});

	test('what is left alone was looked at, where it waits; else nothing is noted of it', () => {
		const round = roundOf('left', { waiting: [entry('a'), entry('b')] });
		round.take(found('a', NOW, { state: 'REJECTED' }), LATER);
		round.take(found('c'), LATER);
		expect(round.entries).toEqual([entry('a', { asked: LATER, refused: true }), entry('b')]);
		expect(round.unread).toEqual([entry('b')]);
	});

	test('what waits is noted once, and looked at each time, also where its time has changed', () => {
		const round = roundOf('waits', { waiting: [entry('a')] });
		expect(round.take(found('a', NOW + 1), LATER)).toBe(false);
		expect(round.take(found('b', NOW + 2), LATER)).toBe(true);
		expect(round.entries).toEqual([
			entry('a', { asked: LATER }),
			{ id: 'b', time: NOW + 2, noted: LATER, asked: LATER },
		]);
		expect(round.unread).toEqual([]);
	});

	test('another edit of what waits is noted anew', () => {
		const round = roundOf('waits', { waiting: [entry('a')] });
		const other = { ...found('a', NOW + 1), key: 'a of another time' };
		round.take(other, LATER);
		expect(round.entries).toEqual([{ id: 'a', time: NOW + 1, noted: LATER, asked: LATER }]);
	});

	test('what waits for the switch is noted so', () => {
		const round = roundOf('waits for the switch');
		round.take(found('a'), LATER);
		expect(round.entries).toEqual([
			{ id: 'a', time: NOW, noted: LATER, asked: LATER, until: 'switch' },
		]);
	});

	test.each<[Waiting['until'], ReturnType<Judge>, string, string]>([
		['approval', 'out', 'MODERATION', 'waits'],
		['approval', 'out', 'APPROVED', 'out'],
		['switch', 'out', 'MODERATION', 'waits'],
		['switch', 'out', 'APPROVED', 'old'],
		['switch', 'waits for the switch', 'MODERATION', 'waits'],
		['switch', 'given up', 'APPROVED', 'gone'],
		['switch', 'left', 'APPROVED', 'waits'],
		['approval', 'given up', 'MODERATION', 'gone'],
	])('one that waits for the %s, and is %s and %s: %s', (until, verdict, state, expected) => {
		const round = roundOf(verdict, { waiting: [entry('a', { until })] });
		const one = found('a', NOW, { state });
		round.take(one, LATER);
		expect(ids(round.portion().reviews)).toEqual(expected === 'out' ? ['a'] : []);
		expect(isNoted(round, one)).toBe(expected === 'old');
		if (expected === 'waits') expect(round.entries).toEqual([entry('a', { until, asked: LATER })]);
		if (expected === 'gone') expect(round.entries).toEqual([]);
	});

	test('what is past is none of it: up to the floor itself, and up to where its channel was added', () => {
		const past = [{ channels: ['chl-a'], until: NOW }];
		const round = new Round({ ...STATE, past }, () => 'out', 10);
		for (const [one, isNews] of [
			[found('a', STATE.floor, { channelRef: 'chl-a' }), false],
			[found('b', STATE.floor + 1, { channelRef: 'chl-a' }), true],
			[found('c', NOW, { channelRef: 'chl-b' }), false],
			[found('d', NOW + 1, { channelRef: 'chl-b' }), true],
		] as const)
			expect(round.take(one, LATER)).toBe(isNews);
		expect(ids(round.portion().reviews)).toEqual(['b', 'd']);
	});
});

describe('what was asked for because it waits', () => {
	test('is out before what lists gave, and once where a list gives it as well; all by time', () => {
		const round = roundOf('out', { most: 3, waiting: [entry('c'), entry('a')] });
		round.takeAsked(found('c', NOW + 3), LATER);
		round.takeAsked(found('a', NOW + 1), LATER);
		expect(round.take(found('c', NOW + 3), LATER)).toBe(false);
		for (const index of [2, 4]) round.take(found(`l${index}`, NOW + index), LATER);
		const { reviews, left } = round.portion();
		expect(ids(reviews)).toEqual(['a', 'l2', 'c']);
		expect(left).toBe(NOW + 4);
		expect(ids(round.held)).toEqual(['a', 'c']);
		expect(round.noted(reviews, STATE.floor).waiting).toEqual([]);
	});

	test('more of it than a portion: the others are asked for before all else in the next poll', () => {
		const waiting = ['a', 'b', 'c'].map((id) => entry(id));
		const round = roundOf('out', { most: 2, waiting });
		for (const { id } of waiting) round.takeAsked(found(id), LATER);
		// And one that does not wait is nothing to ask for.
		round.takeAsked(found('d'), LATER);
		expect(round.entries).toHaveLength(3);
		const { reviews, left } = round.portion();
		expect(ids(reviews)).toEqual(['a', 'b']);
		expect(left).toBeUndefined();
		expect(round.noted(reviews, STATE.floor).waiting).toEqual([entry('c', { asked: 0 })]);
	});

	test('does not wait any more where it came out before, or is left alone though approved', () => {
		const seen = new Seen({});
		seen.add('a', NOW);
		const waiting = [entry('a'), entry('b'), entry('c')];
		const state = { ...STATE, seen: seen.after(0), waiting };
		const round = new Round(state, ({ rating }) => (rating === 5 ? 'out' : 'left'), 10);
		round.takeAsked(found('a', NOW, { rating: 5 }), LATER);
		expect(round.entries.map(({ id }) => id)).toEqual(['b', 'c']);
		round.takeAsked(found('b', NOW, { rating: 1 }), LATER);
		expect(round.entries.map(({ id }) => id)).toEqual(['c']);
		// Not approved: it may still be, and the filters may change until then.
		round.takeAsked(found('c', NOW, { rating: 1, state: 'MODERATION' }), LATER);
		expect(round.entries).toEqual([entry('c', { asked: LATER })]);
		expect(round.portion()).toEqual({ reviews: [] });
	});
});

describe('a portion', () => {
	const filled = (count: number, most: number) => {
		const round = roundOf('out', { most });
		// The newest first, as lists have them.
		for (let index = count; index > 0; index--) round.take(found(`r${index}`, NOW + index), LATER);
		return round;
	};

	test('is the oldest; where the others begin is told', () => {
		const { reviews, left } = filled(5, 2).portion();
		expect(ids(reviews)).toEqual(['r1', 'r2']);
		expect(left).toBe(NOW + 3);
		expect(filled(2, 2).portion()).not.toHaveProperty('left');
	});

	test('up to a time: what is later is neither in it nor left, what is of that moment is both', () => {
		expect(filled(5, 2).portion(NOW + 2)).toEqual({
			reviews: [expect.objectContaining({ key: 'r1' }), expect.objectContaining({ key: 'r2' })],
		});
		expect(filled(5, 2).portion(NOW + 3).left).toBe(NOW + 3);
		expect(ids(filled(5, 2).portion(NOW + 1).reviews)).toEqual(['r1']);
	});

	test('of more than three, the oldest two are kept, so that a month takes no more room', () => {
		expect(filled(6, 2).size).toBe(6);
		const round = filled(7, 2);
		expect(round.size).toBe(4);
		const { reviews, left } = round.portion();
		expect(ids(reviews)).toEqual(['r1', 'r2']);
		expect(left).toBe(NOW + 3);
		// Those that were not kept are later than what was asked for.
		expect(round.portion(NOW + 2)).not.toHaveProperty('left');
	});
});

test('a review keeps its note where its time changes, an edit does not', () => {
	expect(isThatOne(found('a', NOW + 1), { time: NOW })).toBe(true);
	const edit = { ...found('a', NOW + 1), key: 'a of another time' };
	expect(isThatOne(edit, { time: NOW })).toBe(false);
	expect(isThatOne(edit, { time: NOW + 1 })).toBe(true);
});

test('the earlier of two clocks says when something was read', () => {
	expect(toReadAt(NOW - 1, NOW)).toBe(NOW - 1);
	expect(toReadAt(NOW + 1, NOW)).toBe(NOW);
	expect(toReadAt(undefined, NOW)).toBe(NOW);
});

test('what waits is noted anew only where Emit Before Approval is switched', () => {
	const [off, on] = [wanting(), early()];
	const waits = entry('a');
	const old = entry('a', { until: 'switch' });
	for (const filters of [off, on]) expect(switched(waits, filters, { ...filters })).toBe(waits);
	expect(switched(waits, off, on)).toEqual(entry('a', { until: 'approval' }));
	expect(switched(old, off, on)).toEqual(old);
	expect(switched(old, on, off)).toStrictEqual(waits);
});
