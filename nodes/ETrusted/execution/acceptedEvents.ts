import { hash, randomBytes, randomUUID } from 'crypto';
import type { IContextObject, IDataObject } from 'n8n-workflow';

/** The key in `getContext('node')`: n8n stores that object with the execution. */
const KEY = 'eTrustedAccepted';

/** What is stored: hashes and the API's answers, which hold nothing personal. */
interface Notes {
	/** Random for each execution, so that hashes say nothing across executions. Who has one can still test a known order on it. */
	salt: string;
	/** By call of the node: a call drops only its own. */
	calls: Record<string, { round: number; events: Record<string, IDataObject> }>;
}

/**
 * The calls that are running in this process. AI agents up to 2.x run several calls of the node at once in one
 * context with one run index: what a running call has sent is no leftover of an earlier try.
 */
const running = new Set<string>();

/** What an event is known by when the node runs again, beside its round and its item. */
export interface EventIdentity {
	type: string;
	channel: string;
	reference: string;
	email: string;
}

/**
 * Remembers what the API accepted in this execution, so that "Retry On Fail" and the retry of a failed execution,
 * which both run the node again with all items, do not send it a second time.
 *
 * The notes are kept in `getContext('node')` (n8n-workflow, NodeHelpers.getContext), which survives both.
 */
export class AcceptedEvents {
	private readonly call = randomUUID();

	private readonly notes: Notes;

	/** Whether an earlier try left anything. */
	private readonly isAnotherTry: boolean;

	/**
	 * @param context of `getContext('node')`
	 * @param round `$runIndex`: each round of a loop is its own
	 */
	constructor(
		private readonly context: IContextObject,
		private readonly round: number,
	) {
		this.notes = (context[KEY] ??= {
			salt: randomBytes(16).toString('base64'),
			calls: {},
		}) as Notes;
		running.add(this.call);
		const events = this.takeLeftovers();
		this.isAnotherTry = Object.keys(events).length > 0;
		this.notes.calls[this.call] = { round, events };
	}

	/** The API's answer, where this event was accepted in an earlier try. */
	answerTo(item: number, identity: EventIdentity): IDataObject | undefined {
		return this.isAnotherTry ? this.events[this.nameOf(item, identity)] : undefined;
	}

	/** Of the answer only what the API's page names, because nobody knows what else a server may put in. */
	remember(item: number, identity: EventIdentity, { Message, EventRef }: IDataObject) {
		this.events[this.nameOf(item, identity)] = { Message, EventRef };
	}

	/** @param complete whether every item has its event, so that nothing of this call can be needed again */
	close(complete: boolean) {
		running.delete(this.call);
		if (complete || Object.keys(this.events).length === 0) delete this.notes.calls[this.call];
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
		const parts = JSON.stringify([this.round, item, type, channel, reference, email]);
		return hash('sha256', this.notes.salt + parts, 'base64url');
	}
}
