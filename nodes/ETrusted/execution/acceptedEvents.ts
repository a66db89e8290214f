import { hash, randomBytes, randomUUID } from 'crypto';
import type { IContextObject, IDataObject } from 'n8n-workflow';

/** The key in `getContext('node')`: n8n stores that object with the execution. */
const KEY = 'eTrustedAccepted';

/** What an earlier try came to: its output, or `null` where nobody knows whether it was accepted. */
type Note = IDataObject | null;

/** What is stored: hashes and the API's answers, which hold nothing personal. */
interface Notes {
	/** Random for each execution, so that hashes say nothing across executions. Whoever can read an execution can check whether a known order is in it. */
	salt: string;
	/** By call of the node: a call drops only its own. */
	calls: Record<string, { round: number; events: Record<string, Note> }>;
}

/**
 * How many calls that are open in this process hold an entry of these notes, by the entry's name. AI agents up to 2.x run
 * several calls of the node at once in one context with one run index: what an open call has sent is no leftover of an
 * earlier try, and only the last call that holds an entry may drop it.
 */
const held = new WeakMap<Notes, Map<string, number>>();

/** The one entry that all calls of a tool share. */
const TOOL_CALL = 'tool';

/** What an event, a review link, a reply or a report is known by when the node runs again, beside its round and its item. */
export type Identity = Readonly<Record<string, string | boolean>>;

/**
 * Remembers what the API accepted in this execution, so that "Retry On Fail" and the retry of a failed execution,
 * which both run the node again with all items, do not send it a second time.
 *
 * The notes are kept in `getContext('node')` (n8n-workflow, NodeHelpers.getContext), which survives both. As a tool the
 * node is run again by an agent, in whatever round: there the notes of all calls are kept together, to the execution's
 * end.
 */
export class AcceptedEvents {
	private readonly call: string;

	private readonly notes: Notes;

	private readonly events: Record<string, Note>;

	/** Whether there can be anything to answer with: what an earlier try left, or what another call of the tool notes. */
	private readonly hasAnswers: boolean;

	/**
	 * @param context of `getContext('node')`
	 * @param round `$runIndex`: each round of a loop is its own
	 * @param isTool whether an AI agent calls
	 */
	constructor(
		private readonly context: IContextObject,
		private readonly round: number,
		private readonly isTool: boolean,
	) {
		this.notes = (context[KEY] ??= {
			salt: randomBytes(16).toString('base64'),
			calls: {},
		}) as Notes;
		this.call = isTool ? TOOL_CALL : randomUUID();
		this.events = isTool ? (this.notes.calls[TOOL_CALL]?.events ?? {}) : this.takeLeftovers();
		this.hasAnswers = isTool || Object.keys(this.events).length > 0;
		this.notes.calls[this.call] = { round, events: this.events };
		this.hold(1);
	}

	/** The output, where this event was accepted in an earlier try. */
	answerTo(item: number, identity: Identity): IDataObject | undefined {
		return this.noteOf(item, identity) ?? undefined;
	}

	/** Whether an earlier try ended without anybody knowing if this was accepted. */
	isInDoubt(item: number, identity: Identity): boolean {
		return this.noteOf(item, identity) === null;
	}

	/** @param output what the operation made of the answer: names of the API's page only, nothing personal */
	remember(item: number, identity: Identity, output: IDataObject) {
		this.events[this.nameOf(item, identity)] = output;
	}

	/** Notes that nobody knows whether this was accepted. */
	doubt(item: number, identity: Identity) {
		this.events[this.nameOf(item, identity)] = null;
	}

	/** @param complete whether every item has its event, so that nothing of this call can be needed again */
	close(complete: boolean) {
		if (this.hold(-1) > 0) return;
		const isNeeded = this.isTool || !complete;
		if (!isNeeded || Object.keys(this.events).length === 0) delete this.notes.calls[this.call];
		if (Object.keys(this.notes.calls).length === 0) delete this.context[KEY];
	}

	/** Counts the calls that hold the entry of this one, and answers how many they are. */
	private hold(change: 1 | -1): number {
		const counts = held.get(this.notes) ?? new Map<string, number>();
		held.set(this.notes, counts);
		const count = (counts.get(this.call) ?? 0) + change;
		if (count === 0) counts.delete(this.call);
		else counts.set(this.call, count);
		return count;
	}

	private noteOf(item: number, identity: Identity): Note | undefined {
		return this.hasAnswers ? this.events[this.nameOf(item, identity)] : undefined;
	}

	private takeLeftovers(): Record<string, Note> {
		const events: Record<string, Note> = {};
		for (const [call, left] of Object.entries(this.notes.calls)) {
			if (held.get(this.notes)?.has(call) || left.round !== this.round) continue;
			Object.assign(events, left.events);
			delete this.notes.calls[call];
		}
		return events;
	}

	private nameOf(item: number, identity: Identity): string {
		const round = this.isTool ? 'any' : this.round;
		const parts = JSON.stringify([round, item, identity]);
		return hash('sha256', this.notes.salt + parts, 'base64url');
	}
}
