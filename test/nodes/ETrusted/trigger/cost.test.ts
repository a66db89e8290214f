import { activated, many } from './activated';
import { DAY, HOUR, MINUTE, Model, NOW, SETTINGS } from './model';

const MONTH = 30 * DAY;
/** As the trigger has it. */
const SIGHT = { inSight: 100 };

/** Requests, reviews read and what came out of each of so many polls. */
function costOf({ model, later }: ReturnType<typeof activated>, polls: number, apart = MINUTE) {
	return Array.from({ length: polls }, () => {
		const before = { requests: model.requests.length, read: model.read };
		const out = later(apart).length;
		return {
			requests: model.requests.length - before.requests,
			read: model.read - before.read,
			out,
		};
	});
}

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);

const spread = (count: number, span: number) => (model: Model) =>
	many(model, count, (index) => ({ submitted: NOW - (index * span) / count }));

test.each([
	['3,334 in a day', 3_334, DAY],
	['12,000 in a month', 12_000, MONTH],
	['90 in a month', 90, MONTH],
])('an idle poll is one request of at most 150 reviews: %s', (_, count, span) => {
	const stage = activated(spread(count, span), {}, SIGHT);
	const costs = costOf(stage, 14);
	// An hour of the busiest has 139.
	for (const cost of costs) expect(cost).toEqual({ requests: 1, read: costs[0]?.read, out: 0 });
	expect(costs[0]?.read).toBeLessThanOrEqual(Math.max(100, Math.ceil((count * HOUR) / span)));
	expect(stage.model.requests.at(-1)?.query).toEqual({
		count: 1_000,
		orderBy: 'submittedAt',
		ignoreStatements: false,
		submittedAfter: expect.any(String) as string,
	});
	// In the fifteenth minute a day, and every six hours all.
	const [day] = costOf(stage, 1);
	expect(day!.requests).toBeLessThanOrEqual(Math.ceil(count / 1_000));
	expect(day!.out).toBe(0);
});

test('an hour of idle polls reads a day four times, where that is more than the newest hundred', () => {
	const stage = activated(spread(2_000, 2 * DAY), { lookBack: 2 * DAY }, SIGHT);
	const costs = costOf(stage, 60, MINUTE);
	expect(costs.filter(({ read }) => read > 500)).toHaveLength(4);
});

test('a day of idle polls reads a day each 15 minutes, and all each 6 hours', () => {
	const stage = activated(spread(3_000, 30 * DAY), { lookBack: MONTH }, SIGHT);
	const costs = costOf(stage, 24 * 6, 10 * MINUTE);
	// A day has the newest hundred: the same page; only all is three.
	expect(sum(costs.map(({ requests }) => requests))).toBe(24 * 6 + 4 * 2);
	expect(costs.filter(({ read }) => read > 1_000)).toHaveLength(4);
});

test.each(['first', 'last', 'among'] as const)(
	'an idle poll of edits is one page of a hundred; all is read each hour, where none is edited (%s)',
	(unedited) => {
		const stage = activated(
			(model) => {
				model.unedited = unedited;
				spread(3_000, MONTH)(model);
			},
			{ event: 'reviewEdited' },
			SIGHT,
		);
		const costs = costOf(stage, 12, 10 * MINUTE);
		const deep = costs.filter(({ read }) => read !== 100);
		expect(deep).toHaveLength(2);
		expect(sum(deep.map(({ requests }) => requests))).toBe(8);
		expect(costs.every(({ requests, read }) => requests === 1 || read === 3_000)).toBe(true);
	},
);

test('edits that are known end the reading, but for every six hours', () => {
	const stage = activated(
		(model) =>
			many(model, 3_000, (index) => ({
				submitted: NOW - index * HOUR,
				...(index % 50 === 0 ? { edited: NOW - index * HOUR } : {}),
			})),
		{ event: 'reviewEdited' },
		SIGHT,
	);
	const costs = costOf(stage, 35, 10 * MINUTE);
	for (const cost of costs) expect(cost).toEqual({ requests: 1, read: 100, out: 0 });
});

test('filters changed, in an account of a quiet channel and a busy one: three polls, 30 requests', () => {
	const inChannels = (...channels: string[]) => ({ filters: { ...SETTINGS.filters, channels } });
	const stage = activated(
		(model) => {
			many(model, 60, (index) => ({ submitted: NOW - index * 12 * HOUR }));
			many(model, 4_500, (index) => ({
				channel: 'chl-b',
				submitted: NOW - (index * MONTH) / 4_500,
			}));
		},
		inChannels('chl-a'),
		SIGHT,
	);
	const { model, trigger, later } = stage;
	const quiet = model.add({ submitted: NOW + 1 });
	model.add({ channel: 'chl-b', submitted: NOW + 1 });
	trigger.settings = { ...SETTINGS, ...inChannels('chl-a', 'chl-b') };
	const before = { requests: model.requests.length, read: model.read };
	expect(later(MINUTE)).toEqual([quiet.id]);
	expect(trigger.memory?.filters.channels).toEqual(['chl-a', 'chl-b']);
	const fresh = ['chl-a', 'chl-b'].map((channel) => model.add({ channel }).id);
	expect(later(MINUTE)).toEqual(fresh);
	expect(model.requests.length - before.requests).toBeLessThanOrEqual(4);
	expect(model.read - before.read).toBeLessThanOrEqual(1_400);
	// And back, and to all.
	for (const channels of [['chl-b'], []]) {
		trigger.settings = { ...SETTINGS, ...inChannels(...channels) };
		const costs = costOf(stage, 3);
		expect(sum(costs.map(({ requests }) => requests))).toBeLessThanOrEqual(30);
		expect(trigger.memory?.filters.channels).toEqual(channels);
		expect(sum(costs.map(({ out }) => out))).toBe(0);
	}
});

test('ratings changed in a busy account: one poll', () => {
	const stage = activated(
		spread(4_500, MONTH),
		{ filters: { ...SETTINGS.filters, ratings: [1] } },
		SIGHT,
	);
	stage.trigger.settings = SETTINGS;
	expect(costOf(stage, 1)).toEqual([{ requests: 1, read: expect.any(Number) as number, out: 0 }]);
	expect(stage.trigger.memory?.filters).toEqual(SETTINGS.filters);
});

test('a backlog of 10,000: the first thousand in the first poll, oldest first, at two requests a thousand', () => {
	const stage = activated((model) => model.add(), {}, SIGHT);
	const { model, trigger, later } = stage;
	const ids = many(model, 10_000, (index) => ({ submitted: NOW + (index + 1) * (MONTH / 10_000) }));
	model.now = NOW + MONTH;
	const before = model.requests.length;
	expect(later(MINUTE)).toEqual(ids.slice(0, 1_000));
	expect(model.requests.length - before).toBeLessThanOrEqual(11);
	const costs = costOf(stage, 10);
	expect(costs.filter(({ out }) => out > 0)).toHaveLength(9);
	expect(model.requests.length - before).toBeLessThanOrEqual(25);
	expect(trigger.out.map(({ id }) => id)).toEqual(ids);
	for (const { read } of costs) expect(read).toBeLessThanOrEqual(2_200);
	expect(JSON.stringify(trigger.memory).length).toBeLessThan(20_000);
});

test('a backlog of 20,000 that is read down in several polls: small groups where they met make no portion small', () => {
	const stage = activated((model) => model.add(), {}, SIGHT);
	const { model, trigger } = stage;
	const ids = many(model, 20_000, (index) => ({ submitted: NOW + (index + 1) * (MONTH / 20_000) }));
	model.now = NOW + MONTH;
	model.latency = 2_000;
	const costs = costOf(stage, 23);
	expect(trigger.out.map(({ id }) => id)).toEqual(ids);
	expect(costs.filter(({ out }) => out > 0)).toHaveLength(21);
	expect(sum(costs.map(({ requests }) => requests))).toBeLessThanOrEqual(41);
});

test('one of a page out of order loses none of 3,000', () => {
	const stage = activated((model) => model.add(), {}, SIGHT);
	const { model, trigger, later } = stage;
	const ids = many(model, 3_000, (index) => ({ submitted: NOW + (index + 1) * 20_000 }));
	model.now = NOW + 2 * DAY;
	const answer = model.answer.bind(model);
	jest.spyOn(model, 'answer').mockImplementation((request) => {
		const given = answer(request);
		const { items = [] } = (given as unknown as { body: { items?: object[] } }).body;
		// The one before the end is by far the oldest of all.
		if (items.length === 1_000) {
			items.splice(-1, 0, {
				id: 'rev-odd',
				submittedAt: '2020-01-01T00:00:00Z',
				state: 'APPROVED',
			});
		}
		return given;
	});
	for (let polls = 0; polls < 6; polls++) later(MINUTE);
	expect(trigger.out.map(({ id }) => id)).toEqual(ids);
});
