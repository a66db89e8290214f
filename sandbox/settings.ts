import type { AcceptedEvent } from './account';
import { defaultChannels, defaultEventTypes } from './defaults';
import type { InviteSetting } from './inviteSettings/inviteSetting';
import type { BlockedRecipients } from './invites/blocklist';
import type { Invite } from './invites/invite';
import type { Template } from './links/template';
import type { EndOfPages } from './paging';
import type { RateLimit } from './rateLimit';
import type { ReceivedRequest } from './receivedRequest';
import type { Review } from './reviews/review';
import type { KeyAndCertificate } from './tls/certificate';
import type { TokenNaming } from './tokens';

export const defaultSettings = {
	/** 0 takes a free one. */
	port: 0,
	clientId: 'sandbox-client',
	clientSecret: 'sandbox-secret',
	audience: 'https://api.etrusted.com',
	/** Other pairs that the login server knows: the secrets by client ID. */
	otherClients: {} as Record<string, string>,
	/** How a token names its client. */
	tokensTell: ['azp'] as TokenNaming,
	/** Fractions are allowed. */
	tokenLifetimeSeconds: 300,
	/** How long each request to the API waits before it is handled; the token endpoint never waits. */
	latencyMs: 0,
	/** How long after its acceptance an event cannot be read back yet. */
	eventDelayMs: 0,
	channels: defaultChannels,
	eventTypes: defaultEventTypes,
	/** The merchant's own names of channels, and the IDs of these. */
	userDefinedChannels: {
		'shop-de': 'chl-0f8e6a52-6f0b-4d0c-8c1e-3b9d5a7e4f10',
		'shop-uk': 'chl-1c2d9b74-52a3-4e6f-9a08-7d4c1f6b8e21',
		'shop-ch': 'chl-2e7f4c96-8b1d-4f3a-b5d2-6a0e9c3d7f32',
	} as Record<string, string>,
	/** Whether an event makes an invite, where its type and the invite settings say so. */
	invitesForEvents: true,
	blockedRecipients: {
		'unsubscribed@example.com': 'RECIPIENT_UNSUBSCRIBED',
		'blocked@example.com': 'RECIPIENT_BLACKLISTED_CHANNEL',
		'nobody@example.com': 'INVALID_RECIPIENT_EMAIL',
		'@blocked.example': 'BLACKLISTED_DOMAIN',
	} as BlockedRecipients,
	/** What the last page of a list has for a cursor. */
	endOfPages: 'empty' as EndOfPages,
	/** What a cursor gives that names nothing, e.g. a review that was deleted: not known of the API. */
	unknownCursor: 'empty' as 'empty' | 'first',
	/**
	 * Where, under `orderBy=editedAt`, those reviews of a channel stand that were never edited, by the channel's ID: before
	 * the others, or among them by their time. By default behind them: the API's way is not known.
	 */
	unedited: {} as Record<string, 'first' | 'among'>,
	/** Whether `requests` is kept; without it a run of any length needs no memory for them. */
	record: true,
};

export interface SandboxOptions extends Partial<typeof defaultSettings> {
	rateLimit?: RateLimit;
	/** What the account has at its beginning and after `reset`; by default some hundred. Completed where parts are missing. */
	reviews?: Partial<Review>[];
	/** As `reviews`. */
	invites?: Partial<Invite>[];
	/** As `reviews`; by default one for nearly each channel and event type, most of them on. */
	inviteSettings?: Partial<InviteSetting>[];
	templates?: Template[];
	/** Listens with HTTPS: `true` with a throw-away certificate of `certificates().ca`, which the client has to trust. */
	tls?: KeyAndCertificate | true;
	/** Called when a request has ended, with the event that it created. */
	onEnd?: (request: ReceivedRequest, event?: AcceptedEvent) => void;
}

/** The options with their defaults filled in. */
export type SandboxSettings = typeof defaultSettings & SandboxOptions;
