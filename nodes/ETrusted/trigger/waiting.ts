import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../helpers/json';
import { failsForAll } from '../transport/answer';
import type { Exchange, FailedRequest, RequestOutcome } from '../transport/exchange';
import { encodeSegment, get } from '../transport/request';
import { Descent, type Budget } from './descent';
import { DAY, MINUTE, SECOND, toClock, toFound, toReadAt, type Found, type Kind } from './review';
import type { Filters } from './settings';
import type { Waiting } from './state';

/** The vendor approves within days. A day more than the month that is promised. */
const LONGEST_WAIT = 31 * DAY;

/** Asking again after this part of the time it has waited finds an approval soon, and costs few requests in a month. */
const PATIENCE = 1 / 20;

/** Keeps what n8n stores bounded whatever happens; an account with that many has other worries. */
const MOST_WAITING = 10_000;

/** Since when it has waited. A clock of the API that was wrong once must not make an end of it. */
const since = ({ noted, time }: Waiting) => Math.max(noted, time);

/**
 * Which reviews to ask the API for, the longest overdue first.
 *
 * @param now milliseconds since the epoch
 */
export function dueForAsking(waiting: Waiting[], now: number): Waiting[] {
	return (
		waiting
			// The API's clock has whole seconds.
			.filter((entry) => overdue(entry, now) > -SECOND)
			.sort((one, other) => overdue(other, now) - overdue(one, now))
	);
}

/** For how many milliseconds it should have been asked for. */
const overdue = (entry: Waiting, now: number) => now - entry.asked - pause(entry, now);

/** How long not to ask again, in milliseconds: after failures ever longer, until it is as long as a day. */
function pause(entry: Waiting, now: number): number {
	const { failures = 0 } = entry;
	if (failures > 0) return Math.min(DAY, MINUTE * 2 ** (failures - 1));
	return (now - since(entry)) * PATIENCE;
}

/** One whose state was seen. */
export const seenWaiting = (
	{ id, time, noted, until }: Waiting,
	now: number,
	isRefused: boolean,
): Waiting => ({
	id,
	time,
	noted,
	asked: now,
	...(until ? { until } : {}),
	...(isRefused ? { refused: true } : {}),
});

/** One for which asking failed. */
export const failedToAsk = (entry: Waiting, now: number): Waiting => ({
	...entry,
	asked: now,
	failures: (entry.failures ?? 0) + 1,
});

/**
 * What is still worth waiting for: nothing is given up that was not asked for once more at the end of its time, and of
 * too many those go first that were rejected or discarded.
 */
export function stillWaiting(waiting: Waiting[], floor: number): Waiting[] {
	const kept = waiting.filter(
		(entry) => entry.time > floor || entry.asked - since(entry) <= LONGEST_WAIT,
	);
	const excess = kept.length - MOST_WAITING;
	if (excess <= 0) return kept;
	const refused = new Set(kept.filter((entry) => entry.refused).slice(0, excess));
	return kept.filter((entry) => !refused.has(entry)).slice(-MOST_WAITING);
}

/** Emit Before Approval: what waits when it is switched comes out once it is approved. */
export function switched(entry: Waiting, old: Filters, chosen: Filters): Waiting {
	if (old.emitBeforeApproval === chosen.emitBeforeApproval) return entry;
	const { until = 'approval', ...rest } = entry;
	return chosen.emitBeforeApproval ? { ...rest, until } : rest;
}

/** One poll must not spend its time on these. */
const MOST_ASKED = 10;

/**
 * How many reviews the page is asked for that tells of many in one request. Where three in a hundred are rejected, as many
 * as this come due in each minute as it has of them; a larger one would read others in vain, once a minute.
 */
const PAGE = 250;

/** One after a refusal, so that a review which the API does not tell costs next to nothing. */
const MAX_RETRIES = 1;

/** What a poll knows of what waits. */
interface Waits {
	/** All of it. */
	readonly entries: Waiting[];
	/** What no list has given in this poll. */
	readonly unread: Waiting[];
	/** Takes what was asked for, and was given. */
	takeAsked(found: Found, now: number): void;
	/** Notes how asking for one went. */
	note(entry: Waiting): void;
}

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
export function* ask(round: Waits, question: Question, budget: Budget): Exchange<boolean> {
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
	round: Waits,
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
	round: Waits,
	question: Question,
	budget: Budget,
): Exchange<void> {
	const { kind, query, now = budget.now() } = question;
	const waiting = new Set(round.entries.map(({ id }) => id));
	const range = { query, floor: -Infinity, from: first.time, count: PAGE };
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
