import type { IDataObject } from 'n8n-workflow';

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
		const of = found.lookUpBy === 'eventId' ? 'event' : 'order';
		return { ok: null, detail: `There is no invite of this ${of} in this channel` };
	}
	return describeInvite(newest, zone, othersOf(found, newest, zone));
}

const LOOK = `Look at the invite ${PLACES.history}.`;

function describeInvite(invite: IDataObject, zone: string, others: Others): Finding {
	const name = textAt(invite, 'status.name');
	const status = STATUSES.get(name);
	const code = textAt(invite, 'status.reason');
	const reason = REASONS.get(code);
	const label = [name || 'No status', code && `(${code})`].filter(Boolean).join(' ');
	if (name === '') {
		const told = 'eTrusted does not tell what became of the invitation';
		return { ok: null, detail: `${label}: ${told}${others.told}`, cause: told, advice: LOOK };
	}
	if (!status) {
		return {
			ok: null,
			detail: `${label}: the invitation has a status that eTrusted does not document${others.told}`,
			cause: `its status is ${label}, which eTrusted does not document`,
			advice: LOOK,
		};
	}
	const { fate, words } = status;
	// A reason that is not documented is handed on as it is.
	const because = reason?.words ?? (code && `eTrusted gives the reason ${code}`);
	const why = because && (fate === 'notInvited' ? `, because ${because}` : `; ${because}`);
	const when = timeOf(invite, status, zone);
	if (fate === 'coming') {
		const cause = `the invitation ${words}${when}`;
		return { ok: null, detail: `${label}: ${cause}${why}${others.told}`, cause };
	}
	return {
		ok: fate === 'invited',
		detail: `${label}: the invitation ${words}${why}${when}${others.told}`,
		cause:
			fate === 'notInvited'
				? `${because || `the invitation ${words}`}${others.sent}`
				: `the invitation ${words}`,
		advice: reason?.advice ?? LOOK,
	};
}

/** When it was sent, or is to be. */
function timeOf(
	{ sentAt, scheduledAt }: IDataObject,
	{ preposition }: Status,
	zone: string,
): string {
	if (preposition !== undefined) {
		const day = dayOf(scheduledAt, zone);
		return day ? ` ${preposition} ${day}` : '';
	}
	const day = dayOf(sentAt, zone);
	return day ? ` (sent on ${day})` : '';
}

interface Others {
	/** At the end of the detail. */
	told: string;
	/** At the end of why the newest did not go out. */
	sent: string;
}

/** An older invite that went out matters where the newest did not. */
function othersOf({ invites }: Found, newest: IDataObject, zone: string): Others {
	const all = invites.state === 'found' ? invites.value : [];
	if (all.length < 2) return { told: '', sent: '' };
	const older = all.find((invite) => invite !== newest && fateOf(invite) === 'invited');
	const day = older && dayOf(older.sentAt, zone);
	const sent = older ? `; another invite was sent${day ? ` on ${day}` : ''}` : '';
	return { told: `. It is the newest of ${all.length} invites${sent}`, sent };
}
