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
 * The calls that are running in this process. AI agents up to 2.x run several calls of the node at once in one
 * context with one run index: what a running call has sent is no leftover of an earlier try.
 */
const running = new Set<string>();

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

	/** Whether an earlier try left anything. */
	private readonly isAnotherTry: boolean;

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
		running.add(this.call);
		const events = isTool ? (this.notes.calls[TOOL_CALL]?.events ?? {}) : this.takeLeftovers();
		this.isAnotherTry = Object.keys(events).length > 0;
		this.notes.calls[this.call] = { round, events };
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
		running.delete(this.call);
		const isNeeded = this.isTool || !complete;
		if (!isNeeded || Object.keys(this.events).length === 0) delete this.notes.calls[this.call];
		if (Object.keys(this.notes.calls).length === 0) delete this.context[KEY];
	}

	private get events(): Record<string, Note> {
		return (this.notes.calls[this.call] as { events: Record<string, Note> }).events;
	}

	private noteOf(item: number, identity: Identity): Note | undefined {
		return this.isAnotherTry ? this.events[this.nameOf(item, identity)] : undefined;
	}

	private takeLeftovers(): Record<string, Note> {
		const events: Record<string, Note> = {};
		for (const [call, left] of Object.entries(this.notes.calls)) {
			if (running.has(call) || left.round !== this.round) continue;
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
