import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../helpers/json';
import { failsForAll } from '../transport/answer';
import type { Exchange, FailedRequest, RequestOutcome } from '../transport/exchange';
import { encodeSegment, get } from '../transport/request';
import { Descent, type Budget } from './descent';
import { MINUTE, toClock, toFound, toReadAt, type Kind } from './review';
import type { Round } from './round';
import type { Waiting } from './state';
import { dueForAsking, failedToAsk, seenWaiting } from './waiting';

/** One poll must not spend its time on these. */
const MOST_ASKED = 10;

/** One after a refusal, so that a review which the API does not tell costs next to nothing. */
const MAX_RETRIES = 1;

interface Question {
	kind: Kind;
	query: IDataObject;
	/** When the last poll was, by this machine's clock. */
	polled: number;
	/**
	 * When this one is: milliseconds since the epoch, by the earlier of the two clocks. None where the API has not answered
	 * yet: this machine's clock alone must not make an end of a wait.
	 */
	now: number | undefined;
}

/**
 * Asks for reviews that wait and that this poll has not read: one for each minute since the last poll. More than ten that
 * are due are looked for in one page of the list.
 *
 * @returns whether there was time for it
 */
export function* ask(round: Round, question: Question, budget: Budget): Exchange<boolean> {
	const due = dueForAsking(round.unread, question.now ?? budget.now());
	const [first] = due;
	if (!first) return true;
	if (budget.now() >= budget.end) return false;
	if (due.length > MOST_ASKED && question.kind.orderBy === 'submittedAt') {
		yield* askForPage(first, due, round, question, budget);
	} else {
		yield* askByIds(due.slice(0, allowed(question, budget)), round, question, budget);
	}
	return true;
}

function allowed({ polled }: Question, budget: Budget): number {
	const minutes = Math.round((budget.now() - polled) / MINUTE);
	return minutes < 0 ? MOST_ASKED : Math.max(1, Math.min(MOST_ASKED, minutes));
}

/**
 * One that the API does not give may be back at the next time; a second failure ends the asking, but not the poll: what
 * was read must not wait for it.
 */
function* askByIds(
	due: Waiting[],
	round: Round,
	question: Question,
	budget: Budget,
): Exchange<void> {
	let failures = 0;
	for (const entry of due) {
		if (budget.now() >= budget.end) return;
		const outcome = yield get(`/reviews/${encodeSegment(entry.id)}`, {
			timeout: budget.timeout,
			maxRetries: MAX_RETRIES,
			promises: (_, answer) => isObject(answer) && answer.id === entry.id,
		});
		const told = clockOf(outcome) ?? question.now;
		const now = toReadAt(told, budget.now());
		if (outcome.state === 'failed' && !isUnknown(outcome)) {
			if (told !== undefined) round.note(failedToAsk(entry, now));
			failures += 1;
			// One alone may be the review's own, and must not hold up the others.
			if (failures > 1 || failsForAll(outcome.answer)) return;
			continue;
		}
		round.note(seenWaiting(entry, now, false));
		if (outcome.state === 'failed') continue;
		const found = toFound(outcome.body as IDataObject, question.kind);
		if (found) round.takeAsked(found, now);
	}
}

/** What is approved is in the list, whatever the API hides before; so what the page should have, and has not, waits on. */
function* askForPage(
	first: Waiting,
	due: Waiting[],
	round: Round,
	question: Question,
	budget: Budget,
): Exchange<void> {
	const { kind, query, now = budget.now() } = question;
	const waiting = new Set(round.entries.map(({ id }) => id));
	const range = { query, floor: -Infinity, from: first.time };
	const page = new Descent(kind, range, budget, (found, readAt) => {
		if (waiting.delete(found.review.id)) round.takeAsked(found, readAt);
		return false;
	});
	yield* page.page();
	const isInRange = ({ time }: Waiting) => time <= first.time && time > page.reached;
	for (const entry of due) {
		if (waiting.has(entry.id) && isInRange(entry)) round.note(seenWaiting(entry, now, false));
	}
	// Many of one moment: the page may have ended among them.
	if (waiting.has(first.id) && !isInRange(first)) yield* askByIds([first], round, question, budget);
}

/** Whether the API does not know the review; it may know it again later. */
const isUnknown = ({ answer }: FailedRequest) =>
	answer.kind === 'answered' && answer.status === 404;

function clockOf(outcome: RequestOutcome): number | undefined {
	if (outcome.state === 'accepted') return toClock(outcome.headers);
	return 'headers' in outcome.answer ? toClock(outcome.answer.headers) : undefined;
}
