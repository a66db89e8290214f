import { RequestFailed } from '../../../../nodes/ETrusted/transport/exchange';
import { activated, many } from './activated';
import { DAY, HOUR, MINUTE, NOW } from './model';

/** One that waits, further back than each poll reads. */
function waiting(count = 1) {
	const stage = activated((one) => one.add());
	const held = many(stage.model, count, (index) => ({
		state: 'MODERATION',
		submitted: NOW + index,
	}));
	stage.later(0);
	const newer = stage.model.add({ submitted: NOW + 2 * DAY, visible: NOW + 2 * DAY });
	expect(stage.later(2 * DAY)).toEqual([newer.id]);
	/** How often it was asked for by ID in these polls. */
	const asked = (polls: number, apart = MINUTE) => {
		const before = stage.model.requests.length;
		for (let index = 0; index < polls; index++) stage.later(apart);
		return stage.model.requests.slice(before).filter(({ path }) => path !== '/reviews').length;
	};
	return { ...stage, held, asked };
}

/** After so long, these are asked for: a twentieth of the time that they will have waited then. */
const DUE = 152 * MINUTE;

/** Answers each request for a review by its ID with this status. */
function refuse({ model }: ReturnType<typeof waiting>, status: number) {
	const answer = model.answer.bind(model);
	return jest.spyOn(model, 'answer').mockImplementation((request) => {
		const given = answer(request);
		if (request.path === '/reviews') return given;
		return {
			state: 'failed',
			answer: { kind: 'answered', status, headers: {}, body: '' },
			tries: 2,
			creates: false,
			uncertain: false,
		};
	});
}

test('what waits is asked for by its ID: soon at first, then ever more seldom, and no longer once it is out', () => {
	const { model, trigger, later, held, asked } = waiting();
	// As it has waited for two days, after two and a half hours.
	expect(asked(24, HOUR)).toBeGreaterThanOrEqual(6);
	expect(asked(6 * 24, HOUR)).toBeLessThan(35);
	for (const entry of model.entries) entry.state = 'APPROVED';
	expect(later(12 * HOUR)).toEqual(held);
	expect(trigger.memory?.waiting).toEqual([]);
	expect(asked(10, DAY)).toBe(0);
});

test.each([403, 500])(
	'a review that answers %d by its ID costs 30 requests a day at most',
	(status) => {
		const stage = waiting();
		const { model, later, asked, held } = stage;
		const spy = refuse(stage, status);
		// Each is tried once more.
		expect(2 * asked(24 * 60)).toBeLessThanOrEqual(30);
		expect(2 * asked(24 * 60)).toBeLessThanOrEqual(4);
		const requests = model.requests.filter(({ path }) => path !== '/reviews');
		expect(requests.length).toBeGreaterThan(5);
		for (const { maxRetries } of requests) expect(maxRetries).toBe(1);
		expect(stage.trigger.memory?.waiting[0]?.failures).toBe(requests.length);
		// It is not given up.
		spy.mockRestore();
		for (const entry of model.entries) entry.state = 'APPROVED';
		expect(later(DAY)).toEqual(held);
	},
);

test('two that are refused do not end the poll, and what is new comes out', () => {
	const stage = waiting(3);
	refuse(stage, 403);
	stage.model.now += DAY;
	const { id } = stage.model.add();
	expect(stage.later(10 * MINUTE)).toEqual([id]);
	expect(stage.trigger.memory?.waiting.map(({ failures }) => failures)).toEqual([1, 1, undefined]);
});

test('one failure does not hold up the asking for the others', () => {
	const { model, later, held } = waiting(3);
	for (const entry of model.entries) entry.state = 'APPROVED';
	model.now += DAY;
	// After the list.
	model.failNext(3);
	model.now -= 6 * HOUR;
	const out = later(6 * HOUR);
	expect(out).toHaveLength(2);
	expect([...out, ...later(2 * MINUTE)].sort()).toEqual(held);
});

test('one that the API does not give by ID is asked for again', () => {
	const { model, trigger, later, held } = waiting();
	const [, entry] = model.entries;
	entry!.visible = Infinity;
	expect(later(HOUR * 3)).toEqual([]);
	expect(trigger.memory?.waiting).toMatchObject([{ id: held[0], asked: model.now }]);
	expect(trigger.memory?.waiting[0]).not.toHaveProperty('failures');
	Object.assign(entry!, { visible: 0, state: 'APPROVED' });
	expect(later(DAY)).toEqual(held);
});

test('one a minute, and after a pause ten at most', () => {
	const { asked } = waiting(10);
	expect(asked(1, DUE - MINUTE)).toBe(0);
	expect(asked(1, MINUTE)).toBe(1);
	expect(asked(1, 3 * MINUTE)).toBe(3);
	expect(asked(1, 4 * HOUR)).toBe(10);
});

test('of more than ten, one page of the list tells all: each poll asks once at most', () => {
	const { model, trigger, later, held } = waiting(200);
	expect(trigger.requestsOf(() => later(DUE))).toBe(2);
	// No larger than it has to be: others are read in vain.
	expect(model.requests.at(-1)).toMatchObject({ path: '/reviews', query: { count: 250 } });
	expect(trigger.requestsOf(() => later(MINUTE))).toBe(1);
	for (const entry of model.entries) entry.state = 'APPROVED';
	expect(later(DAY).sort()).toEqual(held);
	expect(trigger.memory?.waiting).toEqual([]);
});

test('more than ten that wait, and a list that fails: the poll fails, and the next one finds them', () => {
	const { model, trigger, later, held } = waiting(20);
	for (const entry of model.entries) entry.state = 'APPROVED';
	model.failNext(2);
	expect(() => later(DUE)).toThrow(RequestFailed);
	expect(trigger.out).toHaveLength(1);
	expect(later(MINUTE).sort()).toEqual(held);
});

test('what comes out by its ID comes out once, also where a list gives it in the same poll', () => {
	const { model, later, held } = waiting();
	for (const entry of model.entries) entry.state = 'APPROVED';
	expect(later(6 * HOUR)).toEqual(held);
	expect(later(6 * HOUR)).toEqual([]);
});

test('of 15,000 that wait, those go first that were rejected or discarded', () => {
	const { model, trigger, later } = activated((one) => one.add());
	const states = ['MODERATION', 'REJECTED', 'DISCARDED'];
	many(model, 15_000, (index) => ({ state: states[index % 3], submitted: NOW + index }));
	model.now += MINUTE;
	later(0);
	expect(trigger.memory?.waiting).toHaveLength(10_000);
	const kept = new Set(trigger.memory?.waiting.map(({ id }) => id));
	const moderated = model.entries.filter(({ state }) => state === 'MODERATION');
	expect(moderated.every(({ id }) => kept.has(id))).toBe(true);
	for (const entry of moderated) entry.state = 'APPROVED';
	const out = Array.from({ length: 8 }, () => later(MINUTE)).flat();
	expect(out.sort()).toEqual(moderated.map(({ id }) => id));
});
