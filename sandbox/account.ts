import { randomUUID } from 'node:crypto';
import { accountRef, type Channel } from './defaults';
import type { EventTypes } from './eventTypes/eventTypes';

/** The body of POST /events once the schema has passed it: only the parts that the sandbox itself reads. */
export interface EventPayload {
	type: string;
	defaultLocale?: string;
	channel: { id: string; type?: 'etrusted' | 'user_defined' };
	customer: { email: string; firstName?: string; lastName?: string; mobile?: string };
	transaction: { reference: string; date?: string };
	/** `yyyy-MM-dd`. */
	estimatedDeliveryDate?: string;
	products?: object[];
	createdAt?: string;
	[key: string]: unknown;
}

/** An event that was there at the beginning. */
export interface StoredEvent {
	/** `evt-` and a UUID. */
	ref: string;
	payload: EventPayload;
	/** When it was accepted, in epoch milliseconds. */
	at: number;
}

export interface AcceptedEvent extends StoredEvent {
	/** Whether the 202 was written to the client in full. */
	acknowledged: boolean;
	/** The place of its request among all that arrived: its index in `Sandbox.requests`. */
	requestIndex: number;
}

export interface AccountSettings {
	channels: Channel[];
	/** How long after its acceptance an event cannot be read back yet, in milliseconds. */
	eventDelayMs: number;
	clientId: string;
	/** The merchant's own names of channels, and the IDs of these. */
	userDefinedChannels: Record<string, string>;
}

/** A merchant's account: the channels, the event types and the events taken. */
export class Account {
	readonly accepted: AcceptedEvent[] = [];

	private readonly byRef = new Map<string, StoredEvent>();

	/** @param seed the events that were there at the beginning */
	constructor(
		readonly settings: AccountSettings,
		readonly eventTypes: EventTypes,
		private readonly seed: () => StoredEvent[],
	) {}

	/** Whether the account has an event type of this name, active or not. */
	hasEventType(name: string): boolean {
		return this.eventTypes.named(name) !== undefined;
	}

	/** The channel of this ID. */
	channel(id: string): Channel | undefined {
		return this.settings.channels.find((channel) => channel.id === id);
	}

	/** The ID of the channel that has this name of the merchant's own; undefined when there is none. */
	userDefined(name: string): string | undefined {
		const { userDefinedChannels } = this.settings;
		return Object.hasOwn(userDefinedChannels, name) ? userDefinedChannels[name] : undefined;
	}

	/** The ID of the channel that an event or a link names; undefined when the account has none of this name. */
	channelOf({ id, type }: EventPayload['channel']): string | undefined {
		return type === 'user_defined' ? this.userDefined(id) : id;
	}

	/** Takes an event: from now on it can be read back. */
	take(payload: EventPayload, requestIndex: number): AcceptedEvent {
		const ref = `evt-${randomUUID()}`;
		const event = { ref, payload, acknowledged: false, at: Date.now(), requestIndex };
		this.accepted.push(event);
		this.byRef.set(ref, event);
		return event;
	}

	/** An event as GET /events/{EventRef} shows it; undefined while it is unknown or not processed yet. */
	read(ref: string): object | undefined {
		const { eventDelayMs, clientId } = this.settings;
		const event = this.byRef.get(ref) ?? this.seed().find((one) => one.ref === ref);
		if (!event || Date.now() < event.at + eventDelayMs) return undefined;
		const { payload } = event;
		return {
			id: ref,
			accountRef,
			type: payload.type,
			defaultLocale: payload.defaultLocale ?? this.channel(payload.channel.id)?.locale,
			customer: payload.customer,
			channel: payload.channel,
			transaction: payload.transaction,
			estimatedDeliveryDate: payload.estimatedDeliveryDate,
			products: payload.products,
			system: payload['system'],
			systemVersion: payload['systemVersion'],
			metadata: payload['metadata'],
			tracking: { client: clientId, medium: 'API' },
			createdAt: payload.createdAt ?? new Date(event.at).toISOString(),
		};
	}

	/** Forgets all events. */
	clear(): void {
		this.accepted.length = 0;
		this.byRef.clear();
	}
}
