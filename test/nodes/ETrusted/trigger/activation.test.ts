import { activated, many } from './activated';
import { DAY, HOUR, MINUTE, Model, NOW } from './model';
import { Trigger } from './trigger';

describe('activation', () => {
	test('many reviews: none comes out, what comes afterwards does', () => {
		const { model, later } = activated((filled) => {
			many(filled, 3_000, (index) => ({ submitted: NOW - index * MINUTE }));
		});
		expect(later(MINUTE)).toEqual([]);
		const { id } = model.add();
		expect(later(MINUTE)).toEqual([id]);
		expect(later(MINUTE)).toEqual([]);
	});

	test('it reads down to the month in which a review may be held back, and no further', () => {
		const { trigger } = activated((filled) => {
			filled.pageSize = 100;
			many(filled, 1_000, (index) => ({ submitted: NOW - index * HOUR }));
		});
		expect(trigger.model.requests).toHaveLength(8);
		expect(trigger.memory).toMatchObject({ mark: NOW, floor: NOW - DAY, waiting: [] });
	});

	test('what was held back before the look-back comes out once it is approved, and what is older does not', () => {
		const { model, trigger, later } = activated((filled) => {
			filled.add();
			filled.add({ submitted: NOW - 3 * DAY, state: 'MODERATION' });
			filled.add({ submitted: NOW - 31 * DAY, state: 'MODERATION' });
			filled.add({ submitted: NOW - 3 * DAY });
		});
		const held = model.entries[1];
		// Soon, and then ever more seldom, like whatever waits.
		expect(trigger.requestsOf(() => later(MINUTE))).toBe(2);
		for (const entry of model.entries) entry.state = 'APPROVED';
		expect(later(MINUTE)).toEqual([held?.id]);
		expect(later(DAY)).toEqual([]);
	});

	test('with few reviews, all of the month stays in sight: what is shown or approved only then comes out', () => {
		const { model, trigger, later } = activated(
			(filled) => {
				many(filled, 3, (index) => ({ submitted: NOW - index * DAY }));
				filled.add({ submitted: NOW - 29 * DAY, state: 'MODERATION' });
				filled.add({ submitted: NOW - 30 * DAY, state: 'MODERATION' });
			},
			{},
			{ inSight: 100 },
		);
		expect(trigger.memory).toMatchObject({ mark: NOW, floor: NOW - 30 * DAY });
		const hidden = model.add({ submitted: NOW - 10 * DAY });
		for (const entry of model.entries) entry.state = 'APPROVED';
		// In the one request of each poll.
		const out = () => expect(later(MINUTE)).toEqual(['rev-00004', hidden.id]);
		expect(trigger.requestsOf(out)).toBe(1);
		expect(later(MINUTE)).toEqual([]);
		expect(trigger.memory?.floor).toBe(NOW - 30 * DAY);
	});

	test('with more, as many as are to stay in sight, and never less than the look-back', () => {
		const { model, trigger, later } = activated(
			(filled) => many(filled, 20, (index) => ({ submitted: NOW - index * 10 * HOUR })),
			{},
			{ inSight: 5 },
		);
		expect(trigger.memory).toMatchObject({ mark: NOW, floor: NOW - 50 * HOUR });
		many(model, 3, (index) => ({ submitted: NOW + index * MINUTE }));
		later(MINUTE * 3);
		expect(trigger.memory).toMatchObject({ mark: NOW + 2 * MINUTE, floor: NOW + 2 * MINUTE - DAY });
	});

	test('an account without any review keeps the month in sight, once there are some', () => {
		const { model, trigger, later } = activated(() => {}, {}, { inSight: 5 });
		model.add();
		expect(later(MINUTE)).toHaveLength(1);
		expect(trigger.memory).toMatchObject({ mark: NOW, floor: NOW - 30 * DAY });
		const hidden = model.add({ submitted: NOW - 20 * DAY });
		expect(later(MINUTE)).toEqual([hidden.id]);
	});

	test('the first page is asked for without a time', () => {
		const { trigger } = activated();
		expect(trigger.model.requests[0]).toMatchObject({
			method: 'GET',
			path: '/reviews',
			creates: false,
			timeout: 20_000,
			query: { count: 1_000, orderBy: 'submittedAt', ignoreStatements: false },
		});
		expect(Object.keys(trigger.model.requests[0]?.query ?? {})).toHaveLength(3);
	});

	test('no review and no date: everything comes out', () => {
		const { model, trigger, later } = activated((empty) => {
			empty.hasDate = false;
		});
		expect(trigger.memory).toMatchObject({ mark: DAY, floor: 0 });
		const { id } = model.add({ submitted: NOW - 40 * DAY });
		expect(later(MINUTE)).toEqual([id]);
	});

	test('a longer look-back reaches back further, also with no review', () => {
		const { trigger } = activated(() => {}, { lookBack: 31 * DAY });
		expect(trigger.memory?.floor).toBe(NOW - 31 * DAY);
	});

	test.each([true, false])("this machine's clock is of no weight, with a Date: %j", (hasDate) => {
		const prepare = (filled: Model) => {
			filled.hasDate = hasDate;
			filled.add({ submitted: NOW - MINUTE });
		};
		const { trigger } = activated(prepare, {}, {}, -400 * DAY);
		expect(trigger.memory).toMatchObject({ mark: NOW - MINUTE, floor: NOW - MINUTE - DAY });
	});

	test.each([40 * DAY, 400 * DAY])('a Date that is %d ms ahead loses nothing', (dateSkew) => {
		for (const event of ['newReview', 'reviewEdited']) {
			const { model, later } = activated(
				(empty) => {
					empty.dateSkew = dateSkew;
					if (event === 'reviewEdited') empty.add({ submitted: NOW - DAY });
				},
				{ event },
			);
			const { id } = model.add({ edited: NOW + 1 });
			expect(later(MINUTE)).toEqual([id]);
		}
	});

	test('a failing one notes nothing', () => {
		const model = new Model();
		const trigger = new Trigger(model);
		model.failNext(1);
		expect(trigger.activate()).toBe(false);
		expect(trigger.stored).toBeUndefined();
		expect(trigger.memory).toBeUndefined();
	});

	test('what it has no time to read counts as past', () => {
		const model = new Model();
		model.pageSize = 10;
		const ids = many(model, 100, (index) => ({ submitted: NOW - index * MINUTE }));
		const trigger = new Trigger(model);
		trigger.budget = { pages: 3 };
		trigger.activate();
		expect(trigger.memory?.floor).toBe(NOW - 28 * MINUTE);
		trigger.budget = {};
		expect(trigger.poll()).toEqual([]);
		expect(ids).toHaveLength(100);
	});
});
