import { ask as askFor } from '../../../../nodes/ETrusted/trigger/waiting';
import type { Budget } from '../../../../nodes/ETrusted/trigger/descent';
import { KINDS } from '../../../../nodes/ETrusted/trigger/review';
import { ordinary, Round } from '../../../../nodes/ETrusted/trigger/round';
import type { TriggerEvent } from '../../../../nodes/ETrusted/trigger/settings';
import type { TriggerState } from '../../../../nodes/ETrusted/trigger/state';
import type { RequestOutcome } from '../../../../nodes/ETrusted/transport/exchange';
import type { ApiRequest } from '../../../../nodes/ETrusted/transport/request';
import { DAY, HOUR, iso, NOW, SETTINGS } from './model';

export const TIMEOUT = 7_000;

export const waitingFor = (
	...ids: string[]
): Pick<TriggerState, 'floor' | 'seen' | 'past' | 'waiting'> => ({
	floor: NOW - DAY,
	seen: {},
	past: [],
	// The first one was unasked for the longest.
	waiting: ids.map((id, index) => ({
		id,
		time: NOW - 3 * DAY,
		noted: NOW - 3 * DAY,
		asked: NOW - 2 * DAY + index,
	})),
});

export const found = (id: string, more = {}): RequestOutcome => ({
	state: 'accepted',
	status: 200,
	headers: {},
	body: {
		id,
		submittedAt: iso(NOW - 3 * DAY),
		state: 'APPROVED',
		rating: 5,
		type: 'SERVICE_REVIEW',
		comment: 'text',
		...more,
	},
});

export const failed = (status?: number): RequestOutcome => ({
	state: 'failed',
	answer:
		status === undefined
			? { kind: 'unanswered', cause: 'timeout', detail: '' }
			: { kind: 'answered', status, headers: {}, body: '' },
	tries: 1,
	creates: false,
	uncertain: false,
});

/** Asks, with the given answers one after the other. @param now the clock at each request */
export function ask(
	ids: string[],
	answers: RequestOutcome[],
	{
		settings = {},
		now = () => NOW,
		end = NOW + 10,
		event = 'newReview' as TriggerEvent,
		state = waitingFor(...ids),
		question = {},
	} = {},
) {
	const budget = { now, end, timeout: TIMEOUT } as Budget;
	const { filters } = { ...SETTINGS, ...settings };
	const kind = KINDS[event];
	const round = new Round(state, ordinary(filters, kind), 1_000);
	const exchange = askFor(
		round,
		{ kind, query: {}, polled: NOW - HOUR, now: NOW, ...question },
		budget,
	);
	const requests: ApiRequest[] = [];
	let step = exchange.next();
	while (!step.done) {
		requests.push(step.value);
		const answer = answers[requests.length - 1];
		if (!answer) throw new Error(`One too many was asked for: ${step.value.path}`);
		step = exchange.next(answer);
	}
	const waiting = round.entries;
	return {
		hadTime: step.value,
		requests,
		paths: requests.map(({ path }) => path),
		due: round.portion().reviews.map(({ key }) => key),
		waiting,
		failures: Object.fromEntries(waiting.map(({ id, failures }) => [id, failures])),
		asked: Object.fromEntries(waiting.map(({ id, asked }) => [id, NOW - asked])),
	};
}
