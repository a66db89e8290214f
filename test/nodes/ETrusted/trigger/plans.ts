import fc from 'fast-check';

import type { Settings } from '../../../../nodes/ETrusted/trigger/settings';
import { DAY, HOUR, MINUTE, SECOND } from './model';

export const FILTERS: Array<Partial<Settings['filters']>> = [
	{},
	{ ratings: [1, 2] },
	{ ratings: [4, 5] },
	{ channels: ['chl-a'] },
	{ channels: ['chl-a', 'chl-b'], ratings: [1, 5] },
	{ emitBeforeApproval: true },
	{ emitBeforeApproval: true, ratings: [4, 5] },
];

const whichever = fc.nat();
export const STATES = ['APPROVED', 'MODERATION', 'SUBMITTED', 'REJECTED', 'NEW_WORD'];

const operation = fc.oneof(
	{
		weight: 8,
		arbitrary: fc.record({
			what: fc.constant('add' as const),
			count: fc.integer({ min: 1, max: 12 }),
			/** Between two of them; 0 makes ties. */
			apart: fc.constantFrom(0, 1, SECOND, HOUR),
			/** Of the look-back. */
			late: fc.constantFrom(0, 0, 0.001, 0.1, 0.9),
			state: fc.constantFrom('APPROVED', ...STATES),
			rating: fc.integer({ min: 1, max: 5 }),
			channel: fc.constantFrom('chl-a', 'chl-b'),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			what: fc.constant('judge' as const),
			whichever,
			to: fc.constantFrom('APPROVED', 'APPROVED', ...STATES),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('edit' as const), whichever }) },
	{
		weight: 8,
		arbitrary: fc.record({
			what: fc.constant('poll' as const),
			after: fc.constantFrom(0, SECOND, MINUTE, HOUR, DAY, 3 * DAY),
			/** Of its requests, which one fails; 0 is none. */
			fault: fc.constantFrom(0, 0, 0, 1, 2, 3, 5),
			/** Whether reviews come in between its requests. */
			isBusy: fc.boolean(),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			what: fc.constant('restart' as const),
			after: fc.constantFrom(0, MINUTE, 7 * DAY),
			fault: fc.constantFrom(0, 0, 1, 2),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			what: fc.constant('filter' as const),
			filters: fc.nat(FILTERS.length - 1),
			/** Reviews of all kinds that came just before it, so that a portion is left over. */
			flood: fc.constantFrom(0, 0, 12),
		}),
	},
);

/** What happens to the reviews, and to the trigger that watches them. */
export const scenario = fc.record({
	before: fc.integer({ min: 0, max: 20 }),
	pageSize: fc.constantFrom(1, 3, 7, 1_000),
	end: fc.constantFrom('empty' as const, 'missing' as const, 'null' as const, 'emptyPage' as const),
	latency: fc.constantFrom(100, 3 * SECOND),
	/** How many pages a poll has the time for, at that latency. */
	pages: fc.constantFrom(1, 2, 3, 5, 1_000),
	portion: fc.constantFrom(1, 4, 1_000),
	inSight: fc.constantFrom(0, 0, 3, 30),
	lookBack: fc.constantFrom(HOUR, DAY, 30 * DAY),
	hasDate: fc.boolean(),
	/** Whether the API gives what is later than it was asked for. */
	ignoresBefore: fc.constantFrom(false, false, false, true),
	/** How far this machine's clock and the API's are off; what both say, or an API that is behind, nobody could know. */
	clocks: fc.constantFrom(
		{ skew: 0, dateSkew: 0 },
		{ skew: 0, dateSkew: 0 },
		{ skew: 0, dateSkew: 0 },
		{ skew: -400 * DAY, dateSkew: 0 },
		{ skew: 400 * DAY, dateSkew: 0 },
		{ skew: 0, dateSkew: 400 * DAY },
	),
	filters: fc.nat(FILTERS.length - 1),
	operations: fc.array(operation, { minLength: 5, maxLength: 40 }),
});

export type Plan = typeof scenario extends fc.Arbitrary<infer T> ? T : never;
