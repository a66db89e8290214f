import type { IDataObject } from 'n8n-workflow';

import { explain } from '../../../../nodes/ETrusted/explain/explain';
import type { Found } from '../../../../nodes/ETrusted/explain/found';

/** What was found of an event and its invites, for the tests of what is told of it. */

export const CHANNEL = 'chl-1';
const MOMENT = { zone: 'Europe/Berlin', now: Date.parse('2026-11-26T12:00:00.000Z') };

export const found = <T>(value: T) => ({ state: 'found' as const, value });
export const unknown = (because: string) => ({
	state: 'unknown' as const,
	because,
	advice: 'Do it.',
});

export const EVENT: IDataObject = {
	id: 'evt-1',
	type: 'delivery',
	channel: { id: CHANNEL },
	transaction: { reference: 'A-1' },
	createdAt: '2026-11-20T23:30:00.000Z',
};

export const SETTING: IDataObject = {
	id: 'is-1',
	channelId: CHANNEL,
	eventTypeId: 'ety-1',
	enabled: true,
	serviceInviteConfiguration: {
		enabled: true,
		sendingDelayInDays: 5,
		sendingTimeOfDay: '07:15:00Z',
	},
	productInviteConfiguration: { enabled: false, sendingDelayInDays: 7 },
};

/** An event of which all is well, and no invite. */
const ALL_WELL: Found = {
	lookUpBy: 'eventId',
	eventId: 'evt-1',
	channelId: CHANNEL,
	invites: found([]),
	event: found(EVENT),
	eventTypes: found([{ id: 'ety-1', name: 'delivery', active: true }]),
	settings: found([SETTING]),
};

export const invite = (name: unknown, reason?: string, more: IDataObject = {}): IDataObject => ({
	id: 'inv-1',
	event: 'evt-1',
	channelRef: CHANNEL,
	transaction: { reference: 'A-1' },
	status: { name, ...(reason ? { reason } : {}) } as IDataObject,
	...more,
});

interface Explained {
	invited: boolean | null;
	summary: string;
	advice: string | null;
	checks: Array<{ check: string; ok: boolean | null; detail: string }>;
	[key: string]: unknown;
}

export const ask = (changes: Partial<Found> = {}) =>
	explain({ ...ALL_WELL, ...changes }, MOMENT) as unknown as Explained;

export const oks = ({ checks }: Explained) => checks.map(({ ok }) => ok);
export const detailOf = ({ checks }: Explained, name: string) =>
	checks.find(({ check }) => check === name)?.detail;
