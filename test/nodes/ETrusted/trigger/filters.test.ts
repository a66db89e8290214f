import { activated, many } from './activated';
import { DAY, HOUR, MINUTE, NOW, SECOND, SETTINGS } from './model';

const only = (...ratings: number[]) => ({ ...SETTINGS.filters, ratings });
const before = (emitBeforeApproval: boolean) => ({ ...SETTINGS.filters, emitBeforeApproval });

describe('a change of filters', () => {
	test('what they left out stays out, and what appears late after the change comes out', () => {
		const { model, trigger, later } = activated((one) => one.add(), { filters: only(1, 2) });
		const bad = model.add({ rating: 1, submitted: NOW + 1 });
		model.add({ rating: 5 });
		expect(later(MINUTE)).toEqual([bad.id]);
		model.add({ rating: 5, submitted: NOW + 2 });
		expect(later(MINUTE)).toEqual([]);
		trigger.settings = SETTINGS;
		expect(trigger.activate()).toBe(true);
		expect(trigger.out.map(({ id }) => id)).toEqual([bad.id]);
		const late = model.add({ rating: 5, submitted: NOW - HOUR / 2 });
		const later20 = model.add({ rating: 5, submitted: NOW - 20 * HOUR });
		expect(later(MINUTE)).toEqual([late.id]);
		expect(later(15 * MINUTE)).toEqual([later20.id]);
		expect(later(6 * HOUR)).toEqual([]);
	});

	test('a late review that both filters want, and that is seen only at the change, comes out', () => {
		const { model, trigger, later } = activated((one) => one.add(), { filters: only(1, 2) });
		const late = model.add({ rating: 1, submitted: NOW - 20 * HOUR });
		const unwanted = model.add({ rating: 2, submitted: NOW - 21 * HOUR });
		trigger.settings = { ...SETTINGS, filters: only(1, 5) };
		expect(later(MINUTE)).toEqual([late.id]);
		trigger.settings = { ...SETTINGS, filters: only(1, 2) };
		expect(later(MINUTE)).toEqual([]);
		expect(later(DAY)).toEqual([]);
		expect(trigger.hasOut.has(unwanted.id)).toBe(false);
	});

	test('over more reviews than a poll can read: nothing old, nothing lost', () => {
		const { model, trigger, later, polls } = activated(
			(one) => many(one, 100, (index) => ({ rating: 5, submitted: NOW - index * MINUTE })),
			{ filters: only(1) },
		);
		many(model, 100, (index) => ({ rating: 5, submitted: NOW + index * SECOND }));
		const bad = model.add({ rating: 1, submitted: NOW + 10 * SECOND });
		expect(later(2 * MINUTE)).toEqual([bad.id]);
		const second = model.add({ rating: 1, submitted: NOW - 12 * HOUR });
		model.pageSize = 10;
		trigger.budget = { pages: 3 };
		trigger.settings = SETTINGS;
		expect(later(MINUTE)).toEqual([]);
		expect(trigger.memory).toMatchObject({
			filters: only(1),
			rest: { settles: { filters: SETTINGS.filters } },
		});
		const fresh = model.add({ rating: 5, submitted: NOW + HOUR });
		expect(polls(60).sort()).toEqual([second.id, fresh.id].sort());
		expect(trigger.memory).toMatchObject({ filters: SETTINGS.filters });
		expect(trigger.memory?.rest?.settles).toBeUndefined();
	});

	test('over a backlog that both want: it comes out first, the oldest first', () => {
		const { model, trigger, later, polls } = activated((one) => one.add(), { filters: only(1, 5) });
		model.pageSize = 10;
		trigger.budget = { pages: 3, portion: 20 };
		const ids = many(model, 100, (index) => ({
			rating: 1 + 4 * (index % 2),
			submitted: NOW + (index + 1) * SECOND,
		}));
		expect(later(HOUR)).toEqual([]);
		expect(trigger.memory?.rest).toHaveProperty('above');
		trigger.settings = { ...SETTINGS, filters: only(1, 2, 3, 4) };
		const out = polls(60);
		expect(out).toEqual(ids.filter((_, index) => index % 2 === 0));
		expect(trigger.memory?.filters).toEqual(only(1, 2, 3, 4));
		// And that what the change left out stays out.
		trigger.settings = SETTINGS;
		expect(polls(60)).toEqual([]);
	});

	test('what both want comes out while it takes several polls, late or not', () => {
		const { model, trigger, later, polls } = activated(() => {}, { filters: only(4, 5) });
		model.pageSize = 1;
		many(model, 8, (index) => ({ rating: 1, submitted: NOW + index * HOUR }));
		later(8 * HOUR);
		trigger.budget = { pages: 3 };
		const late = many(model, 5, (index) => ({ submitted: NOW + 4 * HOUR + index }));
		trigger.settings = SETTINGS;
		later(MINUTE);
		expect(trigger.memory?.rest).toHaveProperty('settles');
		polls(30);
		expect(trigger.out.map(({ id }) => id).sort()).toEqual(late);
		expect(trigger.memory?.filters).toEqual(SETTINGS.filters);
	});

	test.each([
		['once more', only(4, 5), 0],
		['back', only(1), 20],
	])('changed %s in the middle', (_, again, count) => {
		const { model, trigger, later, polls } = activated((one) => one.add(), { filters: only(1) });
		many(model, 100, (index) => ({ rating: 1 + (index % 5), submitted: NOW + index * SECOND }));
		model.pageSize = 10;
		trigger.budget = { pages: 3 };
		trigger.settings = SETTINGS;
		later(MINUTE);
		expect(trigger.memory?.filters).toEqual(only(1));
		trigger.settings = { ...SETTINGS, filters: again };
		polls(40);
		expect(trigger.out).toHaveLength(count);
		expect(trigger.memory?.filters).toEqual(again);
		trigger.budget = {};
		const fresh = model.add({ rating: again.ratings[0] });
		expect(later(MINUTE)).toEqual([fresh.id]);
	});

	test('changed twice before the first has ended: what all three want comes out, and nothing else', () => {
		const { model, trigger, later, polls } = activated((one) => one.add(), {
			filters: only(1, 2, 3),
		});
		const ids = many(model, 100, (index) => ({
			rating: 1 + (index % 5),
			submitted: NOW + (index + 1) * SECOND,
		}));
		model.pageSize = 10;
		trigger.budget = { pages: 4, portion: 10 };
		trigger.settings = { ...SETTINGS, filters: only(2, 3, 4) };
		later(2 * MINUTE);
		trigger.settings = { ...SETTINGS, filters: only(3, 4, 5) };
		polls(60);
		expect(trigger.out.map(({ id }) => id)).toEqual(ids.filter((_, index) => index % 5 === 2));
		expect(trigger.memory?.filters).toEqual(only(3, 4, 5));
	});

	test('once it has ended, nothing of it is left in the notes', () => {
		const { model, trigger, later, polls } = activated(
			(one) => many(one, 40, (index) => ({ rating: 5, submitted: NOW - index * MINUTE })),
			{ filters: only(1) },
		);
		model.pageSize = 10;
		trigger.budget = { pages: 3 };
		trigger.settings = SETTINGS;
		model.add({ rating: 5, submitted: NOW + 1 });
		later(MINUTE);
		const { rest } = trigger.memory ?? {};
		expect(rest).toMatchObject({
			below: NOW - 27 * MINUTE,
			mark: NOW + 1,
			settles: { filters: SETTINGS.filters },
		});
		while (trigger.memory?.filters.ratings.length === 1) polls(1);
		// Not even in the poll that ended it.
		expect(trigger.memory).not.toHaveProperty('rest');
		// What came before it began need not be read again.
		expect(trigger.memory).toMatchObject({ mark: NOW + 1, day: NOW + 1 - DAY });
		// A later change begins at the top, and finds what came meanwhile.
		const { id } = model.add({ rating: 5 });
		trigger.settings = { ...SETTINGS, filters: only(5) };
		expect(later(MINUTE)).toEqual([id]);
	});
});

describe('Emit Before Approval is a filter', () => {
	test('switched on: what waits comes out once it is approved, and nothing of it at once', () => {
		const { model, trigger, later } = activated((one) => one.add());
		const held = model.add({ state: 'MODERATION', submitted: NOW + 1 });
		const old = model.add({ state: 'MODERATION', submitted: NOW - 20 * HOUR });
		later(MINUTE);
		later(20 * MINUTE);
		expect(trigger.memory?.waiting).toHaveLength(2);
		const unseen = model.add({ state: 'MODERATION', submitted: NOW + 2 });
		trigger.settings = { ...SETTINGS, filters: before(true) };
		expect(later(MINUTE)).toEqual([]);
		expect(later(15 * MINUTE)).toEqual([]);
		const fresh = model.add({ state: 'MODERATION', submitted: NOW + HOUR });
		expect(later(MINUTE)).toEqual([fresh.id]);
		for (const entry of model.entries) entry.state = 'APPROVED';
		expect([...later(MINUTE), ...later(15 * MINUTE)].sort()).toEqual([held.id, old.id, unseen.id]);
		expect(later(6 * HOUR)).toEqual([]);
		expect(trigger.memory?.waiting).toEqual([]);
	});

	test('switched off: what came out does not come again, what waits comes out once it is approved', () => {
		const { model, trigger, later } = activated((one) => one.add(), { filters: before(true) });
		const early = model.add({ state: 'MODERATION', submitted: NOW + 1 });
		const refused = model.add({ state: 'REJECTED', submitted: NOW + 2 });
		expect(later(MINUTE)).toEqual([early.id]);
		const unseen = model.add({ state: 'SUBMITTED', submitted: NOW + 3 });
		trigger.settings = SETTINGS;
		expect(later(MINUTE)).toEqual([]);
		const fresh = model.add({ state: 'MODERATION', submitted: NOW + 4 });
		expect(later(MINUTE)).toEqual([]);
		for (const entry of model.entries) entry.state = 'APPROVED';
		expect(later(MINUTE)).toEqual([refused.id, unseen.id, fresh.id]);
		expect(later(MINUTE)).toEqual([]);
	});

	test('in moderation when it was first switched on: old with the option, waited for once it is off', () => {
		const { model, trigger, later } = activated(
			(one) => many(one, 2, (index) => ({ state: 'MODERATION', submitted: NOW - index })),
			{ filters: before(true) },
		);
		const [first, second] = model.entries;
		Object.assign(first!, { state: 'APPROVED' });
		expect(later(MINUTE)).toEqual([]);
		trigger.settings = SETTINGS;
		expect(later(MINUTE)).toEqual([]);
		Object.assign(second!, { state: 'APPROVED' });
		expect(later(MINUTE)).toEqual([second!.id]);
		expect(later(DAY)).toEqual([]);
	});

	test('on and off again while it waits: out once, when it is approved', () => {
		const { model, trigger, later } = activated((one) => one.add());
		const held = model.add({ state: 'MODERATION', submitted: NOW + 1 });
		later(MINUTE);
		for (const isOn of [true, false, true, false]) {
			trigger.settings = { ...SETTINGS, filters: before(isOn) };
			expect(later(MINUTE)).toEqual([]);
			expect(later(MINUTE)).toEqual([]);
		}
		held.state = 'APPROVED';
		expect(later(MINUTE)).toEqual([held.id]);
		expect(later(MINUTE)).toEqual([]);
	});

	test('what is asked for by its ID keeps to it, too', () => {
		const { model, trigger, later } = activated((one) => one.add());
		const held = model.add({ state: 'MODERATION', submitted: NOW + 1 });
		later(MINUTE);
		const newer = model.add({ submitted: NOW + 3 * DAY, visible: NOW + 3 * DAY });
		expect(later(3 * DAY)).toEqual([newer.id]);
		trigger.settings = { ...SETTINGS, filters: before(true) };
		for (let hours = 0; hours < 24; hours++) expect(later(HOUR)).toEqual([]);
		held.state = 'APPROVED';
		expect(later(DAY)).toEqual([held.id]);
	});
});
