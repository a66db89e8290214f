import type { IDataObject } from 'n8n-workflow';

import { firstOf } from '../helpers/bounds';
import { at } from '../helpers/flatten';
import { dayOf } from './days';
import type { Finding, Found, Moment } from './found';
import { PLACES } from './places';
import { REASONS } from './reasons';
import { STATUSES, type Fate, type Status } from './statuses';

/** The invite that decides: the newest. */
export const newestOf = ({ invites }: Found): IDataObject | undefined =>
	invites.state === 'found' ? invites.value[0] : undefined;

const textAt = (invite: IDataObject, path: string): string => {
	const value = at(invite, path);
	return typeof value === 'string' ? value : '';
};

/** What an invite's status says of its customer; `undefined` for one that is not documented. */
export const fateOf = (invite: IDataObject): Fate | undefined =>
	STATUSES.get(textAt(invite, 'status.name'))?.fate;

/** Whether there is an invite, and what became of it. */
export function checkInvite(found: Found, { zone }: Moment): Finding {
	const { invites } = found;
	if (invites.state === 'unknown') {
		return { ok: null, detail: invites.because, advice: invites.advice };
	}
	const newest = newestOf(found);
	if (!newest) {
		return { ok: null, detail: describeNone(found) };
	}
	return describeInvite(newest, zone, othersOf(found, newest, zone));
}

function describeNone({ lookUpBy, among, alike = [] }: Found): string {
	const of = lookUpBy === 'eventId' ? 'event' : 'order';
	const where =
		among === undefined
			? 'in this channel'
			: `among the first ${among} that eTrusted lists of this channel`;
	const others = alike.length > 0 ? `, but of ${quoted(alike)}` : '';
	return `There is no invite of this ${of} ${where}${others}`;
}

/** Order numbers as they are told. */
export const quoted = (numbers: string[]): string =>
	firstOf(numbers.map((one) => `"${one}"`)).join(', ');

const LOOK = `Look at the invite ${PLACES.history}.`;

const UNTOLD = 'eTrusted does not tell what became of the invitation';

function describeInvite(invite: IDataObject, zone: string, others: Others): Finding {
	const name = textAt(invite, 'status.name');
	const code = textAt(invite, 'status.reason');
	const label = [name || 'No status', code && `(${code})`].filter(Boolean).join(' ');
	const status = STATUSES.get(name);
	const reason = REASONS.get(code);
	if (!status) return describeUnknown(name, label, reason?.words, others);
	// A reason that is not documented is handed on as it is.
	const because = reason?.words ?? (code && `eTrusted gives the reason ${code}`);
	return describeKnown(status, label, {
		because,
		advice: because ? (reason?.advice ?? LOOK) : undefined,
		when: timeOf(invite, status, zone),
		others,
	});
}

/** One of which the API's page does not say what it means, or that has none. */
function describeUnknown(
	name: string,
	label: string,
	because: string | undefined,
	others: Others,
): Finding {
	const [detail, cause] =
		name === ''
			? [UNTOLD, UNTOLD]
			: [
					'the invitation has a status that eTrusted does not document',
					`the status of the invitation is ${label}, which eTrusted does not document`,
				];
	const more = because === undefined ? '' : `; ${because}`;
	return {
		ok: null,
		detail: `${label}: ${detail}${more}${others.told}`,
		cause: `${cause}${more}${others.clause}`,
		advice: LOOK,
	};
}

interface Circumstances {
	/** The reason in words; empty where there is none. */
	because: string;
	/** What to do about the reason. */
	advice: string | undefined;
	when: string;
	others: Others;
}

function describeKnown(
	{ fate, words, isUnderWay }: Status,
	label: string,
	{ because, advice, when, others }: Circumstances,
): Finding {
	const begin = `the invitation ${words}`;
	const more = because && `; ${because}`;
	const ofReason = advice === undefined ? {} : { advice };
	switch (fate) {
		case 'notInvited': {
			const clause = because && `, because ${because}`;
			return {
				ok: false,
				detail: `${label}: ${begin}${clause}${when}${others.told}`,
				cause: `${because || begin}${others.clause}`,
				advice: advice ?? LOOK,
			};
		}
		case 'coming':
			return {
				ok: null,
				detail: `${label}: ${begin}${when}${more}${others.told}`,
				cause: `${begin}${when}${more}${others.clause}`,
				...ofReason,
			};
		case 'invited':
			return {
				ok: true,
				detail: `${label}: ${begin}${when}${more}${others.told}`,
				// What has arrived is not kept from anybody any more.
				cause: `${begin}${isUnderWay ? more : ''}`,
				...(isUnderWay ? ofReason : {}),
			};
	}
}

/** When it was sent, or is to be. */
function timeOf(
	{ sentAt, scheduledAt }: IDataObject,
	{ fate, preposition }: Status,
	zone: string,
): string {
	const day = dayOf(fate === 'coming' ? scheduledAt : sentAt, zone);
	if (!day) return '';
	return preposition === undefined ? ` (sent on ${day})` : ` ${preposition} ${day}`;
}

interface Others {
	/** At the end of the detail. */
	told: string;
	/** At the end of why the newest did not go out, or not yet. */
	clause: string;
}

/** Another invite matters where the newest did not go out: one that did, or else one that is still to. */
function othersOf({ invites }: Found, newest: IDataObject, zone: string): Others {
	const all = invites.state === 'found' ? invites.value : [];
	if (all.length < 2) return { told: '', clause: '' };
	const other = (fate: Fate) => all.find((one) => one !== newest && fateOf(one) === fate);
	const sent = other('invited');
	const coming = fateOf(newest) === 'coming' ? undefined : other('coming');
	const clause = sent
		? `; another invite was sent${onDay(sent.sentAt, zone)}`
		: coming
			? `; another invite is still to go out${onDay(coming.scheduledAt, zone)}`
			: '';
	return { told: `. It is the newest of ${all.length} invites${clause}`, clause };
}

function onDay(time: unknown, zone: string): string {
	const day = dayOf(time, zone);
	return day ? ` on ${day}` : '';
}
