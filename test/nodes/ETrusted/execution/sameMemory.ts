import { Deduplication } from '../../../engine/deduplication';
import type { FakeOptions } from './context';
import { creating, open } from './loop';

/** What the test's executions remember together, as those of one n8n do: each test begins with nothing. */
export let memory: Deduplication;

beforeEach(() => {
	memory = new Deduplication();
});

export const orderOf = (reference: string) => ({ type: 't', channel: 'c', reference });

/** Creates an event of each item's `ref` that is sent once, one after the other. */
export const once = creating((_, ref) => ({ sendOnce: orderOf(ref), maxConcurrentRequests: 1 }));

/** One more execution that has the memory. */
export const again = (count: number, more: FakeOptions = {}) =>
	open(count, { deduplication: memory, ...more });
