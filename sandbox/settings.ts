import type { AcceptedEvent } from './account';
import { defaultChannels, defaultEventTypes } from './defaults';
import type { RateLimit } from './rateLimit';
import type { ReceivedRequest } from './receivedRequest';
import type { KeyAndCertificate } from './tls/certificate';

export const defaultSettings = {
	/** 0 takes a free one. */
	port: 0,
	clientId: 'sandbox-client',
	clientSecret: 'sandbox-secret',
	audience: 'https://api.etrusted.com',
	/** Fractions are allowed. */
	tokenLifetimeSeconds: 300,
	/** How long each request to the API waits before it is handled; the token endpoint never waits. */
	latencyMs: 0,
	/** How long after its acceptance an event cannot be read back yet. */
	eventDelayMs: 0,
	channels: defaultChannels,
	eventTypes: defaultEventTypes,
	/** Whether `requests` is kept; without it a run of any length needs no memory for them. */
	record: true,
};

export interface SandboxOptions extends Partial<typeof defaultSettings> {
	rateLimit?: RateLimit;
	/** Listens with HTTPS: `true` with a throw-away certificate of `certificates().ca`, which the client has to trust. */
	tls?: KeyAndCertificate | true;
	/** Called when a request has ended, with the event that it created. */
	onEnd?: (request: ReceivedRequest, event?: AcceptedEvent) => void;
}

/** The options with their defaults filled in. */
export type SandboxSettings = typeof defaultSettings & SandboxOptions;
