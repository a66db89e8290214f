import { activated, many } from './activated';
import { DAY, HOUR, iso, MINUTE, Model, NOW, SECOND, SETTINGS } from './model';
import { Trigger } from './trigger';

describe('a backlog', () => {
	test('of which a part is deleted while it is read', () => {
		const { model, trigger, later, polls } = activated((one) => one.add());
		model.pageSize = 10;
		trigger.budget = { pages: 5 };
		const ids = many(model, 100, (index) => ({ submitted: NOW + (index + 1) * SECOND }));
		expect(later(HOUR)).toEqual([]);
		const { below } = trigger.memory?.rest as { below: number };
		expect(below).toBe(NOW + 52 * SECOND);
		for (const entry of model.entries) if (entry.submitted <= below) entry.visible = Infinity;
		expect(polls(20)).toEqual(ids.slice(52));
		const fresh = model.add();
		expect(later(MINUTE)).toEqual([fresh.id]);
	});

	test('all of which is deleted while it is read', () => {
		const { model, trigger, later, polls } = activated((one) => one.add());
		model.pageSize = 10;
		trigger.budget = { pages: 5 };
		many(model, 100, (index) => ({ submitted: NOW + (index + 1) * SECOND }));
		expect(later(HOUR)).toEqual([]);
		for (const entry of model.entries) entry.visible = Infinity;
		expect(polls(20)).toEqual([]);
		const fresh = model.add();
		expect(later(MINUTE)).toEqual([fresh.id]);
	});

	test('stops in time, and the next poll goes on', () => {
		const { model, trigger, later, polls } = activated((one) => one.add());
		Object.assign(model, { pageSize: 10, latency: 4 * SECOND });
		const ids = many(model, 100, (index) => ({ submitted: NOW + (index + 1) * SECOND }));
		model.now += HOUR;
		expect(trigger.requestsOf(() => expect(later(MINUTE)).toEqual([]))).toBe(4);
		expect(trigger.memory?.rest).toMatchObject({
			below: NOW + 62 * SECOND,
			mark: NOW + 100 * SECOND,
		});
		expect(polls(60)).toEqual(ids);
	});

	test('once it is over, a day is read at once', () => {
		const { model, trigger, later } = activated((one) => one.add());
		model.pageSize = 10;
		trigger.budget = { pages: 5 };
		many(model, 100, (index) => ({ submitted: NOW + (index + 1) * SECOND }));
		expect(later(2 * MINUTE)).toEqual([]);
		const late = model.add({ submitted: NOW - 20 * HOUR });
		while (trigger.memory?.rest) later(SECOND);
		expect(trigger.memory).toMatchObject({
			day: NOW - DAY,
			lastRead: { day: 0, all: NOW },
		});
		trigger.budget = {};
		expect(later(SECOND)).toEqual([late.id]);
	});

	test('what appears late in its middle, and above and below it, comes out within six hours', () => {
		const { model, trigger, later, polls } = activated((one) => one.add());
		model.pageSize = 10;
		trigger.budget = { pages: 5, portion: 20 };
		const ids = many(model, 100, (index) => ({ submitted: NOW + (index + 1) * SECOND }));
		expect(later(HOUR)).toEqual([]);
		const [low, middle, high] = [NOW - 1, NOW + 50 * SECOND + 1, NOW + 100 * SECOND + 1].map(
			(submitted) => model.add({ submitted }).id,
		);
		polls(40);
		trigger.budget = {};
		later(6 * HOUR);
		expect(trigger.out.map(({ id }) => id).sort()).toEqual([...ids, low, middle, high].sort());
		expect(new Set(trigger.out.map(({ id }) => id)).size).toBe(103);
	});

	test('what appeared late far below it, where not all was read before it came, comes out after it', () => {
		const lookBack = 48 * HOUR;
		const { model, trigger, later, polls } = activated(
			(one) => one.add(),
			{ lookBack },
			{ portion: 10 },
		);
		const late = model.add({ submitted: NOW - 47 * HOUR, visible: NOW + HOUR });
		model.now += 2 * HOUR;
		const ids = many(model, 100, () => ({ submitted: (model.now += 1) }));
		const out = [...later(0), ...polls(20)];
		expect(out).toEqual(ids);
		expect(trigger.memory?.rest).toBeUndefined();
		expect(later(4 * HOUR)).toEqual([late.id]);
	});
});

test('more reviews of one moment than a poll may read', () => {
	const { model, trigger, later, polls } = activated((one) => one.add());
	model.pageSize = 10;
	trigger.budget = { pages: 3 };
	const ids = many(model, 100, () => ({ submitted: NOW + SECOND }));
	expect(later(MINUTE)).toEqual([]);
	expect(later(MINUTE)).toEqual(ids);
	const late = model.add({ submitted: NOW + SECOND - 1 });
	polls(20);
	expect(trigger.out.map(({ id }) => id)).toEqual([...ids, late.id]);
});

describe('looking back further than one poll can read', () => {
	const slow = () => {
		const stage = activated((one) => {
			many(one, 200, (index) => ({ submitted: NOW - index * 5 * MINUTE }));
		});
		Object.assign(stage.model, { pageSize: 10, latency: 3 * SECOND });
		return stage;
	};

	test('what is new comes at once, what is late within some polls', () => {
		const { model, trigger, later, polls } = slow();
		const late = model.add({ submitted: NOW - 16 * HOUR });
		const quick = model.add({ submitted: NOW + MINUTE });
		// The day's reading is due.
		expect(later(15 * MINUTE)).toEqual([quick.id]);
		expect(trigger.memory?.rest).toMatchObject({ mark: NOW + MINUTE });
		const next = model.add({ submitted: model.now });
		expect(later(MINUTE)).toEqual([next.id]);
		expect(polls(12)).toEqual([late.id]);
	});

	test('what appears late where the reading has been already is found by the next one', () => {
		const { model, trigger, later, polls } = slow();
		expect(later(15 * MINUTE)).toEqual([]);
		const { below } = trigger.memory?.rest as { below: number };
		const late = model.add({ submitted: below + 1 });
		expect(polls(40)).toEqual([late.id]);
	});

	test('what appears late where a reading of all over hours has been already is not past at its end', () => {
		const { model, trigger, later } = activated((one) => {
			many(one, 30, (index) => ({ submitted: NOW - index * HOUR }));
		});
		model.pageSize = 2;
		trigger.budget = { pages: 8 };
		const first = model.add({ submitted: NOW + 6 * HOUR, visible: 0 });
		expect(later(6 * HOUR)).toEqual([first.id]);
		expect(trigger.memory?.rest).toEqual({ below: NOW - 13 * HOUR, mark: NOW + 6 * HOUR });
		const late = model.add({ submitted: NOW - 12 * HOUR + 1 });
		trigger.budget = {};
		const second = model.add({ submitted: NOW + 16 * HOUR, visible: 0 });
		expect(later(10 * HOUR)).toEqual([second.id]);
		expect(trigger.memory).toMatchObject({
			mark: NOW + 16 * HOUR,
			floor: NOW - 18 * HOUR,
			day: NOW - 18 * HOUR,
		});
		expect(later(6 * HOUR)).toEqual([late.id]);
	});

	test('a poll that is cut above the newest hundred leaves them in sight', () => {
		const { model, trigger, later, polls } = activated(
			(one) => many(one, 200, (index) => ({ submitted: NOW - index * HOUR })),
			{ lookBack: 30 * DAY },
			{ inSight: 100 },
		);
		Object.assign(model, { pageSize: 10, latency: 3 * SECOND });
		later(MINUTE);
		expect(trigger.memory).toMatchObject({ near: NOW - 100 * HOUR, rest: { mark: NOW } });
		Object.assign(model, { pageSize: 1_000, latency: 0 });
		polls(2);
		expect(trigger.memory?.rest).toBeUndefined();
		const { id } = model.add({ submitted: NOW - 80 * HOUR });
		expect(later(MINUTE)).toEqual([id]);
	});

	test('it leaves some time for what is asked for by its ID', () => {
		const { model, trigger, later } = activated((one) => one.add());
		const held = model.add({ state: 'MODERATION' });
		later(0);
		many(model, 80, (index) => ({ submitted: NOW + 2 * DAY + index * 30 * MINUTE, visible: 0 }));
		later(4 * DAY);
		model.pageSize = 1;
		model.latency = 2 * SECOND;
		held.state = 'APPROVED';
		model.now += 6 * HOUR;
		// Five pages within ten seconds, and then the one that waits.
		expect(trigger.requestsOf(() => expect(later(0)).toEqual([held.id]))).toBe(6);
		expect(trigger.memory?.rest).toBeDefined();
	});

	test('the floor does not move before all was read', () => {
		const { model, trigger, later, polls } = slow();
		trigger.settings = { ...SETTINGS, lookBack: HOUR };
		later(6 * HOUR);
		expect(trigger.memory).toMatchObject({ floor: NOW - DAY, rest: { mark: NOW } });
		const late = model.add({ submitted: NOW - 15 * HOUR });
		expect(polls(15)).toEqual([late.id]);
		expect(trigger.memory?.floor).toBe(NOW - HOUR);
	});
});

test('nothing is asked for by ID once the time of the poll is over, and before all else in the next', () => {
	const { model, trigger, later } = activated((one) => one.add());
	const held = model.add({ state: 'MODERATION' });
	later(0);
	const newer = model.add({ submitted: NOW + 2 * DAY, visible: NOW + 2 * DAY });
	expect(later(2 * DAY)).toEqual([newer.id]);
	later(6 * HOUR);
	later(HOUR);
	model.latency = 16 * SECOND;
	expect(trigger.requestsOf(() => later(10 * HOUR))).toBe(1);
	expect(trigger.memory?.asked).toBeLessThan(trigger.memory?.polled ?? 0);
	held.state = 'APPROVED';
	expect(trigger.requestsOf(() => expect(later(MINUTE)).toEqual([held.id]))).toBe(1);
	expect(trigger.memory).not.toHaveProperty('first');
});

test('answers that ignore the times asked for change nothing but the pages read', () => {
	const { model, later } = activated((one) => {
		many(one, 100, (index) => ({ submitted: NOW - index * HOUR }));
	});
	model.pageSize = 10;
	const answer = model.answer.bind(model);
	jest.spyOn(model, 'answer').mockImplementation((request) =>
		answer({
			...request,
			query: { ...request.query, submittedAfter: undefined, submittedBefore: undefined },
		}),
	);
	const { id } = model.add();
	const late = model.add({ submitted: NOW - 20 * HOUR });
	expect(later(MINUTE)).toEqual([id]);
	expect(later(15 * MINUTE)).toEqual([late.id]);
	const before = model.requests.length;
	expect(later(MINUTE)).toEqual([]);
	expect(model.requests.length - before).toBe(1);
});

test('an API that ignores times: a backlog comes out all the same, nothing twice', () => {
	const { model, trigger, later, polls } = activated((one) => {
		many(one, 50, (index) => ({ submitted: NOW - index * HOUR }));
	});
	model.pageSize = 10;
	trigger.budget = { portion: 40 };
	const answer = model.answer.bind(model);
	jest.spyOn(model, 'answer').mockImplementation((request) =>
		answer({
			...request,
			query: { ...request.query, submittedAfter: undefined, submittedBefore: undefined },
		}),
	);
	const ids = many(model, 200, (index) => ({ submitted: NOW + (index + 1) * SECOND }));
	later(HOUR);
	polls(20);
	expect(trigger.out.map(({ id }) => id)).toEqual(ids);
});

describe('edits', () => {
	const filled = (model: Model) => {
		Object.assign(model, { pageSize: 10 });
		many(model, 300, (index) => ({
			submitted: NOW - DAY - index * HOUR,
			edited: NOW - index * 2 * MINUTE,
		}));
	};

	test('an activation that time cut brings out nothing old', () => {
		const model = new Model();
		filled(model);
		const trigger = new Trigger(model);
		trigger.settings = { ...SETTINGS, event: 'reviewEdited' };
		trigger.budget = { pages: 3 };
		trigger.activate();
		trigger.budget = {};
		for (let polls = 0; polls < 5; polls++) {
			model.now += HOUR;
			expect(trigger.poll()).toEqual([]);
		}
	});

	test.each(['first', 'last', 'among'] as const)(
		'one slow poll loses none of 200, with those never edited standing %s',
		(unedited) => {
			const { model, trigger, later, polls } = activated(
				(one) => {
					Object.assign(one, { pageSize: 10, unedited });
					many(one, 300, (index) => ({ submitted: NOW - index * HOUR }));
				},
				{ event: 'reviewEdited' },
			);
			model.entries.slice(0, 200).forEach((entry, index) => {
				entry.edited = NOW + (index + 1) * SECOND;
			});
			trigger.budget = { pages: 3 };
			later(4 * MINUTE);
			trigger.budget = {};
			polls(3);
			// Not all down to the last one that was known was read, so all is read within the hour.
			later(HOUR);
			expect(trigger.out.map(({ key }) => key).sort()).toEqual(
				model.entries.slice(0, 200).map(({ id, edited }) => `${id} ${iso(edited!)}`),
			);
		},
	);

	test('a change of filters that time cut brings out nothing old, and loses nothing', () => {
		const { model, trigger, later } = activated(filled, {
			event: 'reviewEdited',
			filters: { ...SETTINGS.filters, ratings: [1] },
		});
		const both = model.entries[150]!;
		Object.assign(both, { rating: 1, edited: NOW + 1 });
		trigger.settings = { ...SETTINGS, event: 'reviewEdited' };
		trigger.budget = { pages: 3 };
		const out = Array.from({ length: 40 }, () => later(MINUTE)).flat();
		trigger.budget = {};
		expect([...out, ...later(HOUR), ...later(6 * HOUR)]).toEqual([both.id]);
		expect(trigger.memory?.filters.ratings).toEqual([]);
	});
});
