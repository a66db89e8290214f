import type { IContextObject } from 'n8n-workflow';

import { AcceptedEvents } from '../../../../nodes/ETrusted/execution/acceptedEvents';

const ORDER = {
	type: 'after_sales',
	channel: 'etrusted:chl-1',
	reference: 'order-1',
	email: 'a@b.de',
};

const ANSWER = { Message: 'accepted', EventRef: 'evt-1' };

let context: IContextObject;

beforeEach(() => {
	context = {};
});

const open = (round = 0, isTool = false) => new AcceptedEvents(context, round, isTool);

/** A run of the node that ends with something left to do. */
function interrupted(item: number, identity = ORDER, round = 0): void {
	const run = open(round);
	run.remember(item, identity, ANSWER);
	run.close(false);
}

/** What n8n stores of the execution. */
const stored = () => JSON.stringify(context);

interface Notes {
	salt: string;
	calls: Record<string, { round: number; events: Record<string, unknown> }>;
}

const notes = () => context.eTrustedAccepted as Notes;

/** The names of all events that are noted. */
const names = () => Object.values(notes().calls).flatMap(({ events }) => Object.keys(events));

test('what an interrupted run was told is answered in the next', () => {
	interrupted(0);
	expect(open().answerTo(0, ORDER)).toEqual(ANSWER);
});

test('a run does not answer itself: the same order twice in one run is two', () => {
	const run = open();
	run.remember(0, ORDER, ANSWER);
	expect(run.answerTo(0, ORDER)).toBeUndefined();
});

test.each<[string, Partial<typeof ORDER>]>([
	['type', { type: 'delivery' }],
	['channel', { channel: 'etrusted:chl-2' }],
	['kind of channel', { channel: 'user_defined:chl-1' }],
	['reference', { reference: 'order-2' }],
	['email address', { email: 'c@d.de' }],
])('a corrected %s is another event', (_, corrected) => {
	interrupted(0);
	const run = open();
	expect(run.answerTo(0, { ...ORDER, ...corrected })).toBeUndefined();
	expect(run.answerTo(0, ORDER)).toEqual(ANSWER);
});

test('each item is its own: of two equal orders the one that failed is sent', () => {
	interrupted(0);
	const run = open();
	expect(run.answerTo(1, ORDER)).toBeUndefined();
	expect(run.answerTo(0, ORDER)).toEqual(ANSWER);
});

test('what may have been accepted is in doubt for the next run, and has no answer', () => {
	const run = open();
	run.doubt(0, ORDER);
	run.remember(1, ORDER, ANSWER);
	// A run does not doubt itself.
	expect(run.isInDoubt(0, ORDER)).toBe(false);
	run.close(false);
	const expectDoubt = () => {
		const next = open();
		expect([next.isInDoubt(0, ORDER), next.answerTo(0, ORDER)]).toEqual([true, undefined]);
		expect([next.isInDoubt(1, ORDER), next.answerTo(1, ORDER)]).toEqual([false, ANSWER]);
		expect(next.isInDoubt(2, ORDER)).toBe(false);
		next.close(false);
	};
	expectDoubt();
	expectDoubt();
	open().close(true);
	expect(stored()).toBe('{}');
});

test('parts that run together are still apart', () => {
	interrupted(0, { ...ORDER, type: 'a', channel: 'bc' });
	interrupted(1, { ...ORDER, type: 'a","b' });
	expect(open().answerTo(0, { ...ORDER, type: 'ab', channel: 'c' })).toBeUndefined();
});

describe('rounds of a loop', () => {
	test('an order of a later round that equals one of an earlier round is sent', () => {
		interrupted(0, ORDER, 0);
		expect(open(1).answerTo(0, ORDER)).toBeUndefined();
	});

	test('a later round takes nothing from an earlier one', () => {
		interrupted(0, ORDER, 0);
		open(1).close(true);
		expect(open(0).answerTo(0, ORDER)).toEqual(ANSWER);
	});

	test('each round answers for itself', () => {
		interrupted(0, ORDER, 0);
		const second = open(1);
		second.remember(0, ORDER, { ...ANSWER, EventRef: 'evt-2' });
		second.close(false);
		expect(open(1).answerTo(0, ORDER)).toEqual({ ...ANSWER, EventRef: 'evt-2' });
		expect(open(0).answerTo(0, ORDER)).toEqual(ANSWER);
	});
});

describe('what several tries left', () => {
	test('comes together', () => {
		interrupted(0);
		const second = open();
		second.remember(1, ORDER, { EventRef: 'evt-2' });
		second.close(false);
		const third = open();
		expect([third.answerTo(0, ORDER), third.answerTo(1, ORDER)]).toEqual([
			ANSWER,
			{ EventRef: 'evt-2' },
		]);
	});

	test('is kept where the last one was interrupted before it sent anything', () => {
		interrupted(0);
		open().close(false);
		expect(open().answerTo(0, ORDER)).toEqual(ANSWER);
	});

	test('is dropped once every item has its event', () => {
		interrupted(0);
		open().close(true);
		expect(context).toEqual({});
		expect(open().answerTo(0, ORDER)).toBeUndefined();
	});
});

describe('calls that run at once', () => {
	test('do not take what another has just sent', () => {
		const one = open();
		one.remember(0, ORDER, ANSWER);
		const other = open();
		expect(other.answerTo(0, ORDER)).toBeUndefined();
		other.close(false);
		one.close(false);
		expect(open().answerTo(0, ORDER)).toEqual(ANSWER);
	});

	test('drop only their own', () => {
		const one = open();
		const other = open();
		one.remember(0, ORDER, ANSWER);
		other.remember(1, ORDER, ANSWER);
		other.close(true);
		one.close(false);
		const again = open();
		expect(again.answerTo(0, ORDER)).toEqual(ANSWER);
		expect(again.answerTo(1, ORDER)).toBeUndefined();
	});
});

describe('as a tool of an agent', () => {
	test('what was accepted is answered in any round, to the end of the execution', () => {
		const first = open(0, true);
		expect(first.answerTo(0, ORDER)).toBeUndefined();
		first.remember(0, ORDER, ANSWER);
		first.close(true);
		const second = open(3, true);
		expect(second.answerTo(0, ORDER)).toEqual(ANSWER);
		second.close(true);
		expect(open(4, true).answerTo(0, ORDER)).toEqual(ANSWER);
	});

	test('calls of one turn share what is noted', () => {
		const one = open(0, true);
		const other = open(0, true);
		one.remember(0, ORDER, ANSWER);
		one.close(true);
		other.remember(0, { ...ORDER, reference: 'order-2' }, ANSWER);
		other.close(true);
		const later = open(1, true);
		expect(later.answerTo(0, ORDER)).toEqual(ANSWER);
		expect(later.answerTo(0, { ...ORDER, reference: 'order-2' })).toEqual(ANSWER);
	});

	test('what it has under way is no leftover of anybody', () => {
		const tool = open(0, true);
		tool.remember(0, ORDER, ANSWER);
		expect(open(0).answerTo(0, ORDER)).toBeUndefined();
		tool.close(true);
		expect(open(1, true).answerTo(0, ORDER)).toEqual(ANSWER);
	});

	test.each([true, false])(
		'a call that ends with nothing noted takes nothing from one that is still open (complete: %s)',
		(complete) => {
			const slow = open(0, true);
			open(0, true).close(complete);
			slow.remember(0, ORDER, ANSWER);
			slow.close(true);
			expect(open(0, true).answerTo(0, ORDER)).toEqual(ANSWER);
		},
	);

	test('only the last of three calls drops the notes, and only where there are none', () => {
		const calls = [open(0, true), open(0, true), open(0, true)];
		for (const call of calls) {
			expect(Object.keys(notes().calls)).toEqual(['tool']);
			call.close(true);
		}
		expect(context).toEqual({});
	});

	test('what one call notes, another that is open already is answered with', () => {
		const one = open(0, true);
		const other = open(0, true);
		one.remember(0, ORDER, ANSWER);
		expect(other.answerTo(0, ORDER)).toEqual(ANSWER);
	});

	test('a run of the node itself takes nothing of calls of which one has ended', () => {
		const one = open(0, true);
		open(0, true).close(true);
		one.remember(0, ORDER, ANSWER);
		expect(open(0).answerTo(0, ORDER)).toBeUndefined();
		one.close(true);
		expect(open(0, true).answerTo(0, ORDER)).toEqual(ANSWER);
	});

	test('calls of another execution hold nothing', () => {
		const elsewhere = open(0, true);
		context = {};
		open(0, true).close(true);
		expect(context).toEqual({});
		elsewhere.close(true);
	});

	test('a call that sent nothing leaves nothing', () => {
		open(0, true).close(true);
		expect(context).toEqual({});
	});
});

describe('what is stored with the execution', () => {
	test('holds nothing personal, and nothing to guess it by', () => {
		interrupted(0);
		expect(stored()).not.toMatch(/after_sales|chl-1|order-1|a@b|b\.de/);
		expect(names()[0]).toMatch(/^[\w-]{43}$/);
	});

	test('names the same order differently in each execution', () => {
		interrupted(0);
		const [one] = names();
		const { salt } = notes();
		context = {};
		interrupted(0);
		const [other] = names();
		expect(other).not.toBe(one);
		expect(notes().salt).not.toBe(salt);
		expect(Buffer.from(salt, 'base64')).toHaveLength(16);
	});

	test('keeps its salt over the tries of an execution', () => {
		interrupted(0);
		const { salt } = notes();
		interrupted(1);
		expect(notes().salt).toBe(salt);
		expect(names()).toHaveLength(2);
	});

	test('survives as JSON', () => {
		interrupted(0);
		context = JSON.parse(stored()) as IContextObject;
		expect(open().answerTo(0, ORDER)).toEqual(ANSWER);
	});

	test('is nothing where nothing was sent', () => {
		open().close(false);
		expect(context).toEqual({});
	});

	test('leaves other keys alone', () => {
		context = { other: 1 };
		interrupted(0);
		open().close(true);
		expect(context).toEqual({ other: 1 });
	});
});
