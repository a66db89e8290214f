import { activated, many } from './activated';
import { DAY, HOUR, MINUTE, NOW, SECOND, SETTINGS } from './model';

const only = (...ratings: number[]) => ({ ...SETTINGS.filters, ratings });
const channels = (...names: string[]) => ({ ...SETTINGS.filters, channels: names });
const edited = { event: 'reviewEdited' as const };
const at = (index: number) => NOW + index * SECOND;

describe('more than a portion that both filters want', () => {
	test('read at once: a backlog of the old filters, the oldest first', () => {
		const { model, trigger, later } = activated(
			(one) => one.add(),
			{ filters: only(4, 5) },
			{ portion: 2 },
		);
		const ids = many(model, 6, (index) => ({ submitted: at(index + 1) }));
		trigger.settings = { ...SETTINGS, filters: only(5) };
		expect(later(MINUTE)).toEqual(ids.slice(0, 2));
		expect(trigger.memory).toMatchObject({
			filters: only(4, 5),
			mark: at(3) - 1,
			rest: { below: at(4), mark: at(6), above: [at(6), at(5)] },
		});
		expect(later(MINUTE)).toEqual(ids.slice(2, 4));
		expect(later(MINUTE)).toEqual(ids.slice(4));
		expect(later(MINUTE)).toEqual([]);
		expect(trigger.memory).toMatchObject({ filters: only(5), mark: at(6) });
	});

	test('late ones, found where the change went on: what lies above was read, and nothing newer than the mark is known', () => {
		const { model, trigger, later, polls } = activated(
			(one) => many(one, 40, (index) => ({ submitted: NOW - index * 30 * MINUTE })),
			{ filters: only(4, 5) },
		);
		const fresh = model.add({ submitted: NOW + SECOND });
		model.pageSize = 10;
		trigger.budget = { pages: 2, portion: 3 };
		trigger.settings = { ...SETTINGS, filters: only(5) };
		expect(later(MINUTE)).toEqual([fresh.id]);
		expect(trigger.memory).toMatchObject({ filters: only(4, 5), mark: NOW });
		expect(trigger.memory?.rest).toEqual({
			below: NOW - 8.5 * HOUR,
			mark: NOW + SECOND,
			settles: { filters: only(5) },
		});
		const late = many(model, 8, (index) => ({ submitted: NOW - 12 * HOUR + index * MINUTE }));
		expect(later(MINUTE)).toEqual([]);
		expect(trigger.memory).toMatchObject({ mark: NOW - DAY });
		expect(trigger.memory?.rest).toMatchObject({ mark: NOW, above: expect.any(Array) as number[] });
		expect(trigger.memory?.rest?.above?.slice(0, 2)).toEqual([NOW, NOW - 8.5 * HOUR]);
		expect(polls(30)).toEqual(late);
		expect(trigger.memory?.filters).toEqual(only(5));
		const next = model.add();
		expect(polls(2)).toEqual([next.id]);
	});

	test('of edits: what is left over is found again from the top before the new ones begin', () => {
		const { model, trigger, later } = activated(
			(one) => many(one, 5, (index) => ({ submitted: NOW - index * HOUR })),
			{ ...edited, filters: only(4, 5) },
			{ portion: 2 },
		);
		const { mark } = trigger.memory!;
		model.entries.forEach((entry, index) => (entry.edited = at(index + 1)));
		const ids = model.entries.map(({ id }) => id);
		trigger.settings = { ...SETTINGS, ...edited, filters: only(5) };
		expect(later(MINUTE)).toEqual(ids.slice(0, 2));
		expect(later(MINUTE)).toEqual(ids.slice(2, 4));
		expect(trigger.memory).toMatchObject({ filters: only(4, 5), mark });
		expect(later(MINUTE)).toEqual(ids.slice(4));
		expect(trigger.memory).toMatchObject({ filters: only(5), mark: at(5) });
	});
});

test('read down to the mark, and no further: what both want comes out at once', () => {
	const { model, trigger, later } = activated(
		(one) => many(one, 30, (index) => ({ submitted: NOW - Math.floor(index / 2) * HOUR })),
		{ filters: only(4, 5) },
	);
	model.pageSize = 3;
	trigger.budget = { pages: 1 };
	const { id } = model.add({ submitted: NOW + SECOND });
	trigger.settings = { ...SETTINGS, filters: only(5) };
	// On that page are the new one and both of the moment of the mark.
	expect(later(MINUTE)).toEqual([id]);
	expect(trigger.memory?.rest).toEqual({
		below: NOW,
		mark: NOW + SECOND,
		settles: { filters: only(5) },
	});
});

test.each(['newReview', 'reviewEdited'] as const)(
	'%s: a page of what is left is read though asking for what waits took all the time, but no first one',
	(event) => {
		const { model, trigger, later } = activated(
			(one) => {
				const time = (index: number) => NOW - (index + 1) * 30 * MINUTE;
				many(one, 40, (index) => ({ submitted: time(index), edited: time(index) }));
				one.add({ state: 'MODERATION', submitted: NOW - 21 * HOUR, edited: NOW - 21 * HOUR });
			},
			{ event },
		);
		const held = model.entries.at(-1)!;
		expect(trigger.memory?.waiting.map(({ id }) => id)).toEqual([held.id]);
		// Each poll has the time for one page, and one that waits is due: the next one begins with it.
		model.pageSize = 10;
		trigger.budget = { pages: 1 };
		trigger.settings = { ...SETTINGS, event, filters: only(5) };
		expect(trigger.requestsOf(() => later(2 * HOUR))).toBe(1);
		const { rest, asked, polled } = trigger.memory!;
		expect(asked).toBeLessThan(polled);
		expect(rest).toMatchObject({ settles: { filters: only(5) } });
		expect(trigger.requestsOf(() => later(MINUTE))).toBe(2);
		expect(model.requests.slice(-2).map(({ path }) => path)).toEqual([
			`/reviews/${held.id}`,
			'/reviews',
		]);
		expect(trigger.memory?.rest?.settles).toBeDefined();
		expect(trigger.memory?.rest?.below).not.toBe(rest?.below);
	},
);

describe('a channel that is added', () => {
	test('takes its page, and where that took all the time, the others come in the next poll', () => {
		const { model, trigger, later } = activated(
			(one) => many(one, 5, (index) => ({ submitted: NOW - index * HOUR })),
			{ filters: channels('chl-a') },
		);
		const { id } = model.add({ submitted: NOW + SECOND });
		trigger.budget = { pages: 1 };
		trigger.settings = { ...SETTINGS, filters: channels('chl-a', 'chl-b') };
		expect(trigger.requestsOf(() => expect(later(MINUTE)).toEqual([]))).toBe(1);
		expect(trigger.memory).toMatchObject({ filters: channels('chl-a'), mark: NOW });
		expect(trigger.memory?.rest).toStrictEqual({
			mark: NOW + SECOND,
			settles: {
				filters: channels('chl-a', 'chl-b'),
				until: NOW + SECOND,
				near: NOW + SECOND - HOUR,
			},
		});
		expect(trigger.requestsOf(() => expect(later(MINUTE)).toEqual([id]))).toBe(1);
		expect(trigger.memory).toMatchObject({
			filters: channels('chl-a', 'chl-b'),
			mark: NOW + SECOND,
			near: NOW + SECOND - HOUR,
			past: [{ channels: ['chl-a'], until: NOW + SECOND }],
		});
	});

	test('where there is no review at all, is known to be empty in the next poll as well', () => {
		const { trigger, later } = activated(() => {}, { filters: channels('chl-a') });
		trigger.budget = { pages: 1 };
		trigger.settings = { ...SETTINGS, filters: channels('chl-a', 'chl-b') };
		later(MINUTE);
		expect(trigger.memory?.rest).toMatchObject({
			settles: { filters: channels('chl-a', 'chl-b') },
		});
		later(MINUTE);
		expect(trigger.memory).toMatchObject({ filters: channels('chl-a', 'chl-b'), past: [] });
	});

	test('instead of another, and without any review: it begins an hour before the mark, and goes on from it', () => {
		const { model, trigger, later } = activated((one) => one.add(), { filters: channels('chl-a') });
		trigger.settings = { ...SETTINGS, filters: channels('chl-b') };
		expect(later(MINUTE)).toEqual([]);
		expect(trigger.memory).toMatchObject({
			filters: channels('chl-b'),
			mark: NOW,
			near: NOW - HOUR,
			floor: NOW - DAY,
			past: [],
		});
		const { id } = model.add({ channel: 'chl-b', submitted: NOW - HOUR + 1 });
		expect(later(MINUTE)).toEqual([id]);
	});

	test('among edits, where the first page has none: what was edited up to then is past', () => {
		const { model, trigger, later } = activated(
			(one) => {
				Object.assign(one, { pageSize: 3, unedited: 'first' });
				many(one, 4, (index) => ({ submitted: NOW - index * HOUR }));
				one.add({ channel: 'chl-b', submitted: NOW - DAY, edited: NOW - HOUR });
			},
			{ ...edited, filters: channels('chl-a') },
		);
		const old = model.entries.at(-1)!;
		trigger.settings = { ...SETTINGS, ...edited, filters: channels('chl-a', 'chl-b') };
		expect(later(MINUTE)).toEqual([]);
		const until = model.now;
		expect(trigger.memory).toMatchObject({
			filters: channels('chl-a', 'chl-b'),
			past: [{ channels: ['chl-a'], until }],
		});
		expect([later(MINUTE), later(HOUR), later(6 * HOUR)]).toEqual([[], [], []]);
		old.edited = until + 1;
		expect(later(HOUR)).toEqual([old.id]);
	});

	test('is no longer past once the floor is there, to the moment', () => {
		const { model, trigger, later } = activated((one) => one.add(), { filters: channels('chl-a') });
		trigger.settings = { ...SETTINGS, filters: channels('chl-a', 'chl-b') };
		later(MINUTE);
		for (const [submitted, past] of [
			[NOW + DAY - 1, [{ channels: ['chl-a'], until: NOW }]],
			[NOW + DAY, []],
		] as const) {
			model.add({ submitted });
			later(DAY);
			expect(trigger.memory).toMatchObject({ floor: submitted - DAY, past });
		}
	});
});

test('of all channels to some: what both want comes out at the change', () => {
	const { model, trigger, later } = activated((one) => one.add());
	const { id } = model.add({ submitted: NOW + 1 });
	trigger.settings = { ...SETTINGS, filters: channels('chl-a') };
	expect(later(MINUTE)).toEqual([id]);
	expect(model.requests.at(-1)?.query?.channels).toEqual(['chl-a']);
});

test('how much stays in sight is told by what was read, and the floor stays where the look-back was shorter', () => {
	const { trigger, later } = activated(
		(one) => many(one, 20, (index) => ({ submitted: NOW - index * 10 * HOUR })),
		{ filters: only(4, 5), lookBack: HOUR },
		{ inSight: 5 },
	);
	expect(trigger.memory).toMatchObject({ floor: NOW - 50 * HOUR, near: NOW - 50 * HOUR });
	trigger.budget = { inSight: 3 };
	trigger.settings = { ...SETTINGS, filters: only(5), lookBack: 30 * DAY };
	expect(later(MINUTE)).toEqual([]);
	expect(trigger.memory).toMatchObject({
		filters: only(5),
		floor: NOW - 50 * HOUR,
		near: NOW - 30 * HOUR,
	});
});

test.each(['the filters', 'nothing'])(
	"of an edit that waits, this machine's clock alone makes nothing due: changed is %s",
	(changed) => {
		const { model, trigger, later } = activated(
			(one) => many(one, 3, (index) => ({ submitted: NOW - index * DAY })),
			edited,
			{},
			400 * DAY,
		);
		const [held, middle, newest] = model.entries;
		Object.assign(held!, { edited: NOW + SECOND, state: 'MODERATION' });
		expect(later(MINUTE)).toEqual([]);
		Object.assign(middle!, { edited: NOW + DAY });
		Object.assign(newest!, { edited: NOW + 3 * DAY });
		expect(later(3 * DAY)).toEqual([middle!.id, newest!.id]);
		expect(trigger.memory?.waiting).toMatchObject([{ id: held!.id, asked: model.now }]);
		// It is below what is read now.
		model.pageSize = 1;
		if (changed !== 'nothing') trigger.settings = { ...SETTINGS, ...edited, filters: only(4, 5) };
		const before = model.requests.length;
		expect(later(MINUTE)).toEqual([]);
		for (const { path } of model.requests.slice(before)) expect(path).toBe('/reviews');
		// After a twentieth of the time it has waited, it is.
		held!.state = 'APPROVED';
		expect(later(4 * HOUR)).toEqual([held!.id]);
	},
);
