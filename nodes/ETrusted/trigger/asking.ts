import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../helpers/json';
import type { Exchange, FailedRequest } from '../transport/exchange';
import { encodeSegment, get } from '../transport/request';
import { toFound, type Budget, type Found } from './descent';
import { KINDS } from './kinds';
import { isDue, matches } from './matching';
import type { Asked } from './round';
import type { Settings } from './settings';
import type { TriggerState } from './state';
import { askAgain, dueForAsking } from './waiting';

/**
 * Asks for reviews that wait and are found by no reading any more. One that the API does not give may be back at the
 * next time; a second failure ends the asking, but not the poll: what was read must not wait for it, and the next poll asks again.
 *
 * @param now milliseconds since the epoch
 */
export function* askByIds(
	state: TriggerState,
	now: number,
	settings: Settings,
	budget: Budget,
): Exchange<Asked> {
	const due: Found[] = [];
	const waiting = new Map(state.waiting.map((entry) => [entry.id, entry]));
	let failures = 0;
	for (const entry of dueForAsking(state.waiting, state.floor, now)) {
		if (budget.now() >= budget.end) break;
		const outcome = yield get(`/reviews/${encodeSegment(entry.id)}`, {
			timeout: budget.timeout,
			promises: (_, answer) => isObject(answer) && answer.id === entry.id,
		});
		if (outcome.state === 'failed' && !isUnknown(outcome)) {
			waiting.set(entry.id, askAgain(entry, now));
			failures += 1;
			// One alone may be the review's own, and must not hold up the others.
			if (failures > 1) break;
			continue;
		}
		waiting.set(entry.id, { ...entry, asked: now });
		if (outcome.state === 'failed') continue;
		const review = outcome.body as IDataObject;
		if (!isDue(review, settings.emitBeforeApproval)) continue;
		if (matches(review, settings.filters)) due.push(...toFound(review, KINDS[settings.event]));
		else waiting.delete(entry.id);
	}
	return { due, waiting: [...waiting.values()] };
}

/** Whether the API does not know the review; it may know it again later. */
const isUnknown = ({ answer }: FailedRequest) =>
	answer.kind === 'answered' && answer.status === 404;
