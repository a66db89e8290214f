import type { Exchange } from '../transport/exchange';
import { climb } from './backlog';
import { begin } from './begin';
import type { Budget } from './descent';
import { look } from './look';
import { KINDS } from './review';
import { settle } from './settle';
import type { Settings } from './settings';
import { areSame, type TriggerState } from './state';
import type { Outcome, Task } from './task';

/**
 * One poll: what is new since the state was noted, and what to note instead. docs/trigger.md says why nothing is lost
 * and nothing comes out twice.
 *
 * @param state none at the first poll, which only notes what is there already
 */
export function* poll(
	state: TriggerState | undefined,
	settings: Settings,
	budget: Budget,
): Exchange<Outcome> {
	const kind = KINDS[settings.event];
	if (!state) return { state: yield* begin(kind, settings, budget), reviews: [] };
	const { first, ...noted } = state;
	const task: Task = { state: noted, first, kind, settings, budget };
	if (noted.rest?.above) return yield* climb(task, noted.rest);
	return areSame(noted.filters, settings.filters) ? yield* look(task) : yield* settle(task);
}
