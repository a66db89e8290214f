import type { IDataObject } from 'n8n-workflow';

import {
	byTime,
	isAmong,
	isApproved,
	isDue,
	isRefused,
	isThatOne,
	matches,
	type Found,
	type Kind,
} from './review';
import type { Filters } from './settings';
import { Seen, type TriggerState, type Waiting } from './state';
import { seenWaiting, stillWaiting } from './waiting';

/**
 * What becomes of a review that was not seen before: it comes `out`; it `waits`, or waits for one thing alone; it is `old`,
 * for good; it is `given up` where it waited; or it is `left` alone, to be judged anew when it is read again.
 */
type Verdict = 'out' | 'waits' | 'waits for the switch' | 'old' | 'given up' | 'left';

export type Judge = (review: IDataObject) => Verdict;

/** With the filters of every day. */
export function ordinary(filters: Filters, { orderBy }: Kind): Judge {
	return (review) => {
		if (matches(review, filters)) return isDue(review, filters) ? 'out' : 'waits';
		if (!isDue(review, filters)) return 'left';
		// An edit stays as it is; a review may be edited, and meet the filters then.
		return orderBy === 'editedAt' ? 'old' : 'given up';
	};
}

/** While a backlog of the old filters comes out, and other ones stand in the panel. */
export const both =
	(old: Filters, chosen: Filters): Judge =>
	(review) => {
		if (!matches(review, old)) return isApproved(review) ? 'given up' : 'left';
		// Should the change be taken back, it comes out.
		if (!matches(review, chosen)) return 'left';
		// What one of the two brings out only once it is approved waits for that: see `switched`.
		return isDue(review, old) && isDue(review, chosen) ? 'out' : 'waits';
	};

/** What was there before the filters it meets. */
export function arrived(filters: Filters): Judge {
	return (review) => {
		if (!matches(review, filters)) return isApproved(review) ? 'given up' : 'left';
		if (isApproved(review)) return 'old';
		return isDue(review, filters) ? 'waits for the switch' : 'waits';
	};
}

/** While filters are being changed: what both want comes out, what only the new ones want was there before. */
export function settling(old: Filters, chosen: Filters): Judge {
	const [ofBoth, ofChosen] = [both(old, chosen), arrived(chosen)];
	return (review) => {
		if (!matches(review, old)) return ofChosen(review);
		const isGivenUp = isApproved(review) && !matches(review, chosen);
		return isGivenUp ? 'given up' : ofBoth(review);
	};
}

/** What comes out of a poll, in its order. */
export interface Portion {
	reviews: Found[];
	/** When the oldest one was submitted that has to come out later; none where nothing is left. */
	left?: number;
}

/** What one poll finds, and what it notes of that. It changes no state: a poll that fails notes nothing. */
export class Round {
	private readonly seen: Seen;

	private readonly waiting: Map<string, Waiting>;

	/** Those that lists have given, of what waits. */
	private readonly read = new Set<string>();

	/** Those that may come out. */
	private readonly due = new Map<string, Found>();

	/** Those of them that no list gave. */
	private readonly asked = new Map<string, Found>();

	/** What was submitted from here on need not be complete among `due`. */
	private forgotten = Infinity;

	constructor(
		private readonly state: Pick<TriggerState, 'floor' | 'seen' | 'waiting' | 'past'>,
		private readonly judge: Judge,
		private readonly most: number,
	) {
		this.seen = new Seen(state.seen);
		this.waiting = new Map(state.waiting.map((entry) => [entry.id, entry]));
	}

	/** Of all that is waited for, what no list has given. */
	get unread(): Waiting[] {
		return this.entries.filter(({ id }) => !this.read.has(id));
	}

	/** How many may come out. */
	get size(): number {
		return this.due.size;
	}

	/** All that is waited for. */
	get entries(): Waiting[] {
		return [...this.waiting.values()];
	}

	/** What is done with each review of a list: see {@link Descent}. */
	readonly take = (found: Found, now: number): boolean => {
		if (this.isPast(found) || this.seen.recognizes(found.key, found.time)) return false;
		const isKnown = this.waiting.has(found.review.id);
		this.read.add(found.review.id);
		const verdict = this.judgeOf(found);
		this.apply(verdict, found, now);
		if (verdict === 'out') {
			this.due.set(found.key, found);
			this.forget();
		}
		return !isKnown && !this.asked.has(found.key);
	};

	/** The same with one that was asked for because it waits. */
	takeAsked(found: Found, now: number) {
		const verdict = this.judgeOf(found);
		const entry = this.waiting.get(found.review.id);
		const isOut = this.seen.recognizes(found.key, found.time);
		// Another edit than the one that waits, and one that was there before its channel was added.
		const isPast = !this.waits(found) && this.isPast(found);
		if (isOut || isPast || (verdict === 'left' && isApproved(found.review))) {
			this.waiting.delete(found.review.id);
			return;
		}
		this.apply(verdict, found, now);
		if (verdict !== 'out') return;
		if (this.asked.size < this.most) this.asked.set(found.key, found);
		// The next poll asks for it again, before all others.
		else if (entry) this.note({ ...entry, asked: 0 });
	}

	/** Notes how asking for one went. */
	note(entry: Waiting) {
		this.waiting.set(entry.id, entry);
	}

	/** @param upTo only of what was submitted up to here */
	portion(upTo = Infinity): Portion {
		const asked = [...this.asked.values()];
		const others = [...this.due.values()]
			.filter(({ key, time }) => time <= upTo && !this.asked.has(key))
			.sort(byTime);
		const room = Math.max(0, this.most - asked.length);
		const left = Math.min(others[room]?.time ?? Infinity, this.forgotten);
		return {
			reviews: [...asked, ...others.slice(0, room)].sort(byTime),
			...(left <= upTo && left < Infinity ? { left } : {}),
		};
	}

	/** What is to come out though a backlog holds up what the lists gave. */
	get held(): Found[] {
		return [...this.asked.values()].sort(byTime);
	}

	/** What to note once these have come out. */
	noted(reviews: Found[], floor: number): Pick<TriggerState, 'floor' | 'seen' | 'waiting'> {
		for (const { key, time, review } of reviews) {
			this.seen.add(key, time);
			this.waiting.delete(review.id);
		}
		return { floor, seen: this.seen.after(floor), waiting: stillWaiting(this.entries, floor) };
	}

	private isPast({ time, review }: Found): boolean {
		const { floor, past } = this.state;
		return (
			time <= floor ||
			past.some(({ channels, until }) => time <= until && !isAmong(channels, review.channelRef))
		);
	}

	/** The note of it, if it waits; that of another edit of the same review is none. */
	private waits(found: Found): Waiting | undefined {
		const entry = this.waiting.get(found.review.id);
		return entry && isThatOne(found, entry) ? entry : undefined;
	}

	private judgeOf(found: Found): Verdict {
		const { review } = found;
		const verdict = this.judge(review);
		const until = this.waits(found)?.until;
		if (until === undefined || (verdict !== 'out' && !verdict.startsWith('waits'))) return verdict;
		if (!isApproved(review)) return 'waits';
		return until === 'switch' ? 'old' : verdict;
	}

	private apply(verdict: Verdict, found: Found, now: number) {
		const { key, time, review } = found;
		const { id } = review;
		const entry = this.waiting.get(id);
		if (verdict === 'old') this.seen.add(key, time);
		if (verdict === 'old' || verdict === 'given up') this.waiting.delete(id);
		if (entry && verdict === 'left') this.note(seenWaiting(entry, now, isRefused(review)));
		if (!verdict.startsWith('waits')) return;
		const until = verdict === 'waits for the switch' ? { until: 'switch' as const } : {};
		const waiting = this.waits(found) ?? { id, time, noted: now, asked: now, ...until };
		this.note(seenWaiting(waiting, now, isRefused(review)));
	}

	/** Keeps the oldest ones alone where there are more than come out in the next polls. */
	private forget() {
		if (this.due.size <= 3 * this.most) return;
		const oldest = [...this.due.values()].sort(byTime);
		for (const { key, time } of oldest.slice(2 * this.most)) {
			this.due.delete(key);
			this.forgotten = Math.min(this.forgotten, time);
		}
	}
}
