import { hash, randomBytes, randomUUID } from 'crypto';
import type { IContextObject, IDataObject } from 'n8n-workflow';

/** The key in `getContext('node')`: n8n stores that object with the execution. */
const KEY = 'eTrustedAccepted';

/** What is stored: hashes and the API's answers, which hold nothing personal. */
interface Notes {
	/** Random for each execution, so that hashes say nothing across executions. Whoever can read an execution can check whether a known order is in it. */
	salt: string;
	/** By call of the node: a call drops only its own. */
	calls: Record<string, { round: number; events: Record<string, IDataObject> }>;
}

/**
 * The calls that are running in this process. AI agents up to 2.x run several calls of the node at once in one
 * context with one run index: what a running call has sent is no leftover of an earlier try.
 */
const running = new Set<string>();

/** The one entry that all calls of a tool share. */
const TOOL_CALL = 'tool';

/** What an event is known by when the node runs again, beside its round and its item. */
export interface EventIdentity {
	type: string;
	/** With its kind: `etrusted:chl-…` or `user_defined:my-shop`. */
	channel: string;
	reference: string;
	email: string;
}

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
	answerTo(item: number, identity: EventIdentity): IDataObject | undefined {
		return this.isAnotherTry ? this.events[this.nameOf(item, identity)] : undefined;
	}

	/** @param output what the operation made of the answer: names of the API's page only, nothing personal */
	remember(item: number, identity: EventIdentity, output: IDataObject) {
		this.events[this.nameOf(item, identity)] = output;
	}

	/** @param complete whether every item has its event, so that nothing of this call can be needed again */
	close(complete: boolean) {
		running.delete(this.call);
		const isNeeded = this.isTool || !complete;
		if (!isNeeded || Object.keys(this.events).length === 0) delete this.notes.calls[this.call];
		if (Object.keys(this.notes.calls).length === 0) delete this.context[KEY];
	}

	private get events(): Record<string, IDataObject> {
		return (this.notes.calls[this.call] as { events: Record<string, IDataObject> }).events;
	}

	private takeLeftovers(): Record<string, IDataObject> {
		const events: Record<string, IDataObject> = {};
		for (const [call, left] of Object.entries(this.notes.calls)) {
			if (running.has(call) || left.round !== this.round) continue;
			Object.assign(events, left.events);
			delete this.notes.calls[call];
		}
		return events;
	}

	private nameOf(item: number, { type, channel, reference, email }: EventIdentity): string {
		const round = this.isTool ? 'any' : this.round;
		const parts = JSON.stringify([round, item, type, channel, reference, email]);
		return hash('sha256', this.notes.salt + parts, 'base64url');
	}
}
