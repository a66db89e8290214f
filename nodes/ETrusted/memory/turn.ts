import { randomUUID } from 'crypto';

import { clock } from '../transport/clock';
import { asked, finished, marksOf, questionsOf, started } from './marks';
import type { Presence } from './presence';
import type { Deduplication, Row } from './row';

/** What executions want of the memory. */
export interface Wishes {
	/** Orders that are to be sent, if nobody has sent them. */
	begin: string[];
	/** Of those to begin, what is ours even if another process seems to have it under way: it was waited for long enough. */
	overdue: string[];
	/** Orders that the API has accepted. */
	accepted: string[];
	/** Orders that were begun and not accepted, for certain or in doubt. */
	notAccepted: string[];
}

/** Of an order that is to be sent: it is ours, it was sent before, or another process may be sending it. */
export type Fate = 'ours' | 'sent' | 'elsewhere';

/** So often a turn is written anew where other processes' writes have undone it. */
const MOST_TRIES = 12;

/** What this process has left in the row to see whether its writes stay. */
export interface Traces {
	/** Of the last turn, and still there when it was looked for. Removed with the next turn's: comes it back, so do they. */
	canary: string | undefined;
	/** Entries that are of no use any more, for the next turn to remove. */
	litter: string[];
}

/**
 * One turn at the row: writes what is wanted, and, unless this process is alone, waits until what others had begun
 * before is written, and looks whether it is still there. If not, it is written again (docs/once.md).
 */
export class Turn {
	private readonly fates = new Map<string, Fate>();

	/** Whether what was not accepted is out of the row for certain: removed once more, it might be another's. */
	private isTakenBack = false;

	constructor(
		private readonly helpers: Deduplication,
		private readonly row: Row,
		private readonly presence: Presence,
		private readonly traces: Traces,
		private readonly wishes: Wishes,
	) {}

	/** @returns what became of each order to begin */
	async run(): Promise<Map<string, Fate>> {
		for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
			const isDone = this.presence.isAlone ? await this.writeAlone() : await this.writeAndLook();
			if (isDone) break;
		}
		for (const key of this.wishes.begin) if (!this.fates.has(key)) this.fates.set(key, 'elsewhere');
		return this.fates;
	}

	/** @returns whether there still was no sign of another process; else the turn is written again as others' are */
	private async writeAlone(): Promise<boolean> {
		const toRemove = [...(await this.write()), ...this.wishes.notAccepted.flatMap(marksOf)];
		if (toRemove.length > 0) await this.row.remove(this.helpers, toRemove);
		this.isTakenBack = true;
		return this.presence.isAlone;
	}

	/** @returns whether all that was written, and all that was removed, has stayed so */
	private async writeAndLook(): Promise<boolean> {
		const { helpers, row, traces, wishes, fates } = this;
		const token = randomUUID();
		const { canary } = traces;
		const decided = new Set(fates.keys());
		const toRemove = await this.write(token);
		// Without a canary nobody could tell whether they are gone: the next try has one.
		const taken = canary && !this.isTakenBack ? wishes.notAccepted.flatMap(marksOf) : [];
		const litter = canary ? [canary, ...traces.litter] : traces.litter;
		// Should a call fail from here on, none of them says anything any more.
		traces.canary = undefined;
		traces.litter = [...litter, token];
		await row.remove(helpers, [...toRemove, ...taken, ...litter, ...this.presence.foreign]);
		// Never the same time: two processes in step would undo each other's writes for ever.
		await clock.sleep(row.settlesIn * (1 + clock.random() / 2));
		const ended = wishes.accepted.map(finished);
		const known = await row.record(helpers, [token, ...(canary ? [canary] : []), ...ended]);
		const isWritten = known.has(token);
		const isRemoved = canary !== undefined && !known.has(canary);
		// The look itself has recorded what it did not find.
		traces.litter = [...(canary ? [canary] : []), ...(isWritten ? [] : [token])];
		traces.canary = isWritten ? token : undefined;
		if (isRemoved) this.isTakenBack = true;
		if (!isWritten) {
			this.presence.note(false);
			// Another process may have begun the same orders meanwhile.
			for (const [key, fate] of fates) if (fate === 'ours' && !decided.has(key)) fates.delete(key);
		}
		const mustRemove = toRemove.length + wishes.notAccepted.length > 0;
		return isWritten && (isRemoved || !mustRemove) && ended.every((mark) => known.has(mark));
	}

	/**
	 * Marks and asks.
	 *
	 * @param token is recorded in the same write
	 * @returns what is to be removed
	 */
	private async write(token?: string): Promise<string[]> {
		const { helpers, row, presence, fates } = this;
		const { begin, accepted } = this.wishes;
		const open = begin.filter((key) => (fates.get(key) ?? 'ours') === 'ours');
		const known = await row.record(helpers, [
			...(token === undefined ? [] : [token]),
			...presence.own,
			...open.map(started),
			...accepted.flatMap((key) => [started(key), finished(key)]),
		]);
		presence.note(presence.own.every((mark) => known.has(mark)));
		const suspects: string[] = [];
		for (const key of open) {
			if (fates.has(key)) continue;
			if (known.has(started(key))) suspects.push(key);
			else fates.set(key, 'ours');
		}
		const answered = suspects.length > 0 ? await this.ask(suspects) : [];
		return [
			...answered,
			...begin.filter((key) => fates.get(key) === 'sent').map(asked),
			// Known before, it may be from a question, which is answered by this.
			...accepted.filter((key) => known.has(finished(key))).map(asked),
		];
	}

	/**
	 * Which of the orders that were begun before were accepted. The question stays where another process may have the
	 * order under way: it is taken away by whoever ends it.
	 *
	 * @returns what is to be removed
	 */
	private async ask(suspects: string[]): Promise<string[]> {
		const { helpers, row, presence, fates } = this;
		const overdue = new Set(this.wishes.overdue);
		const known = await row.record(helpers, suspects.flatMap(questionsOf));
		return suspects.flatMap((key) => {
			// Where another question stands, it may be what recorded `finished`.
			const isSent = known.has(finished(key)) && !known.has(asked(key));
			// A question that has lost its `finished` is old, and drops out of a full row before the one recorded now.
			const isStale = known.has(asked(key)) && !known.has(finished(key));
			const isOurs = presence.isAlone || overdue.has(key);
			fates.set(key, isSent ? 'sent' : isOurs ? 'ours' : 'elsewhere');
			return isStale || (isOurs && !isSent) ? questionsOf(key) : [];
		});
	}
}
