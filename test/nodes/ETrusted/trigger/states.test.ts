import { readState, type Owner, type TriggerState } from '../../../../nodes/ETrusted/trigger/state';
import type { Settings } from '../../../../nodes/ETrusted/trigger/settings';
import { activated, many } from './activated';
import { DAY, HOUR, MINUTE, Model, NOW, SETTINGS, type Entry } from './model';
import { Trigger } from './trigger';
import version1 from './version1.json';

const { filters } = SETTINGS;
const OWNER: Owner = { workflow: 'workflow', event: 'newReview', filters };

describe('which state is read', () => {
	const state = activated((one) => {
		one.add({ state: 'MODERATION' });
		one.add();
	}).trigger.memory as TriggerState;

	const omit = (names: string[]) =>
		Object.fromEntries(Object.entries(state).filter(([name]) => !names.includes(name)));

	test('its own, whole', () => expect(readState(state, OWNER)).toEqual(state));

	test.each<[string, unknown]>([
		['none', undefined],
		['null', null],
		['a text', 'text'],
		['a list', []],
		['nothing in it', {}],
		['another version', { ...state, version: 3 }],
		['no version', { ...state, version: undefined }],
		['another event', { ...state, event: 'reviewEdited' }],
		['another workflow', { ...state, workflow: 'other' }],
		['no floor', { ...state, floor: null }],
		['no mark', { ...state, mark: '2026' }],
		['a damaged seen', { ...state, seen: null }],
		['a damaged hour of it', { ...state, seen: { '498712': 7 } }],
		['a damaged waiting', { ...state, waiting: {} }],
		['a damaged entry of it', { ...state, waiting: [{ id: 'rev-1', time: NOW }] }],
		['an entry of it without an ID', { ...state, waiting: [{ ...state.waiting[0], id: 7 }] }],
		['damaged filters', { ...state, filters: null }],
		['filters without a list', { ...state, filters: { ...filters, skus: 'a' } }],
		['a damaged past', { ...state, past: [{ channels: [] }] }],
		['a past without channels', { ...state, past: [{ until: NOW }] }],
		['a past that is none', { ...state, past: {} }],
	])('%s: begins anew', (_, other) => expect(readState(other, OWNER)).toBeUndefined());

	test('what only saves requests may be missing, or damaged', () => {
		const less = omit(['near', 'day', 'lastRead', 'polled', 'asked']);
		const { floor } = state;
		const lastRead = { day: 0, all: 0 };
		const expected = { near: floor, day: floor, lastRead, polled: 0, asked: 0 };
		expect(readState(less, OWNER)).toEqual({ ...state, ...expected });
		const damaged = { near: 'x', day: null, lastRead: 'x', polled: {}, rest: { mark: 'x' } };
		expect(readState({ ...less, ...damaged }, OWNER)).toEqual({ ...state, ...expected });
	});

	test('one that does not say when it last asked for what waits had the time for it', () => {
		const { polled } = state;
		expect(readState(omit(['asked']), OWNER)).toEqual({ ...state, asked: polled });
	});

	test.each<[object, boolean]>([
		[{ mark: NOW }, true],
		[{ mark: NOW, below: NOW }, true],
		[{ mark: NOW, below: 'cursor' }, true],
		[{ mark: NOW, below: NOW, above: [NOW] }, true],
		[{ mark: NOW, settles: { filters } }, true],
		[{ below: NOW }, false],
		[{ mark: NOW, below: {} }, false],
		[{ mark: NOW, above: [NOW] }, false],
		[{ mark: NOW, below: 'cursor', above: [NOW] }, false],
		[{ mark: NOW, below: NOW, above: ['x'] }, false],
		[{ mark: NOW, below: NOW, above: {} }, false],
		[{ mark: NOW, settles: {} }, false],
		[{ mark: NOW, settles: { filters: {} } }, false],
	])('the rest %j is gone on with: %j', (rest, isKept) => {
		expect(readState({ ...state, rest }, OWNER)).toEqual(isKept ? { ...state, rest } : state);
	});

	test('of version 1, what was left over meant something else, whatever it looks like', () => {
		const rest = { mark: NOW, below: NOW };
		expect(readState({ ...state, version: 1, rest }, OWNER)).toEqual(state);
	});

	test('a workflow that is not known, on either side, is no other workflow', () => {
		expect(readState({ ...state, workflow: undefined }, OWNER)).toEqual(state);
		const read = readState(state, { ...OWNER, workflow: undefined });
		expect(read).toStrictEqual(omit(['workflow']));
	});
});

describe('a state of version 1 goes on', () => {
	// Written by the code of version 1; `owed` was not out yet, `approved` is approved only now.
	interface Written {
		name: string;
		now: number;
		state: unknown;
		out: string[];
		owed: string[];
		approved: string[];
		entries: Entry[];
	}

	const written = version1 as Written[];

	test('they are there, and so are the three kinds of rest it had', () => {
		expect(written.map(({ state }) => (state as { rest?: { why: string } }).rest?.why)).toEqual([
			undefined,
			undefined,
			'backlog',
			'lookBack',
			'settling',
			undefined,
		]);
	});

	describe.each([true, false])('Emit Before Approval: %j', (emitBeforeApproval) => {
		test.each(written.map((one) => [one.name, one] as const))('%s', (_, one) => {
			const model = new Model();
			model.now = one.now;
			model.entries.push(...one.entries.map((entry) => ({ ...entry })));
			const trigger = new Trigger(model);
			const settings: Settings = { ...SETTINGS, filters: { ...filters, emitBeforeApproval } };
			trigger.settings = settings;
			trigger.stored = JSON.stringify(one.state);
			for (const entry of model.entries) {
				if (one.approved.includes(entry.id)) entry.state = 'APPROVED';
			}
			expect(trigger.activate()).toBe(true);
			const seen = new Set(trigger.out.map(({ id }) => id));
			// All but what is asked for by its ID comes at once.
			expect(one.owed.filter((id) => !seen.has(id))).toEqual([]);
			for (let polls = 0; polls < 60; polls++) {
				model.now += HOUR;
				trigger.poll();
			}
			const ids = trigger.out.map(({ id }) => id);
			expect([...ids].sort()).toEqual([...one.owed, ...one.approved].sort());
			expect(trigger.memory).toMatchObject({ version: 2, workflow: 'workflow' });
			const fresh = model.add({ id: 'rev-fresh' });
			model.now += MINUTE;
			expect(trigger.poll()).toEqual([fresh.id]);
		});
	});
});

describe('a state that n8n took along', () => {
	test('as another workflow begins anew: what came out before does not come again', () => {
		const { model, trigger, later } = activated((one) => one.add());
		const { id } = model.add({ submitted: NOW + 1 });
		expect(later(MINUTE)).toEqual([id]);
		many(model, 2, (index) => ({ submitted: NOW + MINUTE + index }));
		const copy = JSON.parse(trigger.stored!) as TriggerState;
		expect(copy.workflow).toBe('workflow');
		const anew = new Trigger(model);
		anew.stored = JSON.stringify({ ...copy, workflow: 'of another one' });
		expect(anew.activate()).toBe(true);
		expect(anew.out).toEqual([]);
		const fresh = model.add({ submitted: NOW + DAY, visible: NOW });
		expect(anew.poll()).toEqual([fresh.id]);
		expect(JSON.parse(anew.stored)).toMatchObject({ workflow: 'workflow' });
	});
});
