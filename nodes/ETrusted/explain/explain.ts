import type { IDataObject } from 'n8n-workflow';

import { orderReferenceOf } from '../helpers/orderReference';
import { simplifyInvite } from '../simplify/invite';
import { checkEvent, eventIdOf } from './checkEvent';
import { checkEventType, typeNameOf } from './checkEventType';
import { checkInvite, fateOf, newestOf } from './checkInvite';
import { checkSettings, type SettingsFinding } from './checkSettings';
import { dayOf } from './days';
import type { Finding, Found, Moment } from './found';
import { lowerFirst } from './letters';
import { PLACES } from './places';

/** The four questions in the order of their asking, answered. */
interface Findings {
	invite: Finding;
	event: Finding;
	eventType: Finding;
	inviteSettings: SettingsFinding;
}

/** What the answer comes down to. */
interface Conclusion {
	invited: boolean | null;
	summary: string;
	advice: string | null;
}

/** Was this order invited, and if not, why: the output of "Explain", of whatever could be found out. */
export function explain(found: Found, moment: Moment): IDataObject {
	const findings: Findings = {
		invite: checkInvite(found, moment),
		event: checkEvent(found, moment),
		eventType: checkEventType(found),
		inviteSettings: checkSettings(found, moment),
	};
	const { invited, summary, advice } = conclude(found, findings, moment);
	const invites = found.invites.state === 'found' ? found.invites.value : [];
	return {
		invited,
		summary,
		advice,
		orderReference: referenceOf(found),
		eventId: eventIdOf(found) ?? null,
		eventType: typeNameOf(found) ?? null,
		channelId: found.channelId ?? null,
		checks: Object.entries(findings).map(([check, { ok, detail }]) => ({ check, ok, detail })),
		invites: invites.map(simplifyInvite),
	};
}

function referenceOf(found: Found): string | null {
	const event = found.event.state === 'found' ? found.event.value : undefined;
	return (
		found.orderReference ?? orderReferenceOf(event) ?? orderReferenceOf(newestOf(found)) ?? null
	);
}

function conclude(found: Found, findings: Findings, moment: Moment): Conclusion {
	const newest = newestOf(found);
	if (newest) return ofInvite(newest, findings, moment);
	if (found.invites.state === 'unknown') {
		return withUnreadInvites(findings);
	}
	const mayBeElsewhere =
		found.alike !== undefined || (found.among !== undefined && firstFalse(findings));
	return mayBeElsewhere ? withOthers(findings) : withoutInvite(findings, moment);
}

function ofInvite(invite: IDataObject, findings: Findings, { zone, now }: Moment): Conclusion {
	const { cause = '', advice = null } = findings.invite;
	switch (fateOf(invite)) {
		case 'invited': {
			const day = dayOf(invite.sentAt, zone);
			return { invited: true, summary: `Invited${day ? ` on ${day}` : ''}: ${cause}`, advice };
		}
		case 'notInvited':
			return { invited: false, summary: `Not invited: ${cause}`, advice };
		case 'coming': {
			const today = dayOf(now, zone);
			const hindrance = firstFalse(findings);
			return {
				invited: null,
				summary: `Not invited yet: ${cause}${hindrance?.cause ? `, but ${hindrance.cause}` : ''}`,
				advice: hindrance?.advice ?? advice ?? adviceToWait(dayOf(invite.scheduledAt, zone), today),
			};
		}
		case undefined:
			return { invited: null, summary: `Cannot be told: ${cause}`, advice };
	}
}

function adviceToWait(day: string | undefined, today = ''): string {
	if (day === undefined) return 'Wait: eTrusted does not tell until when.';
	return day < today
		? `That day is past: look at the invite ${PLACES.history}.`
		: 'Wait until then.';
}

/** What keeps events from becoming invitations, the first cause first. */
const firstFalse = ({ event, eventType, inviteSettings }: Findings): Finding | undefined =>
	[event, eventType, inviteSettings].find(({ ok }) => ok === false);

/** Where the invites cannot be read, one may be there all the same; what is wrong with the event otherwise is told. */
function withUnreadInvites(findings: Findings): Conclusion {
	const { detail, advice = null } = findings.invite;
	const summary = `Cannot be told: ${lowerFirst(detail)}`;
	const hindrance = findings.event.ok === true ? firstFalse(findings) : undefined;
	if (!hindrance) return { invited: null, summary, advice };
	return {
		invited: null,
		summary: `${summary}; but ${hindrance.cause}`,
		advice: [advice, hindrance.advice].filter(Boolean).join(' '),
	};
}

/** Where an invite of the order may be among others: under a number written in another way, or beyond those looked through. */
function withOthers(findings: Findings): Conclusion {
	const { invite, event } = findings;
	const hindrance = firstFalse(findings);
	return {
		invited: null,
		summary: `Cannot be told: ${lowerFirst(invite.detail)}${hindrance ? `; and ${hindrance.cause}` : ''}`,
		advice: [event.advice, hindrance?.advice].filter(Boolean).join(' ') || null,
	};
}

function withoutInvite(findings: Findings, { zone, now }: Moment): Conclusion {
	const hindrance = firstFalse(findings);
	if (hindrance) {
		return {
			invited: false,
			summary: `Not invited: ${hindrance.cause}`,
			advice: hindrance.advice ?? null,
		};
	}
	const { event, eventType, inviteSettings } = findings;
	const untold = [event, eventType, inviteSettings].find(({ ok }) => ok === null);
	if (untold) {
		return {
			invited: null,
			summary: `There is no invite, and why cannot be told: ${lowerFirst(untold.detail)}`,
			advice: untold.advice ?? null,
		};
	}
	const { due, plan } = inviteSettings;
	if (due !== undefined && due >= String(dayOf(now, zone))) {
		return { invited: null, summary: `Not invited yet: ${plan}`, advice: 'Wait until then.' };
	}
	return {
		invited: null,
		summary: `There is no invite, and nothing explains it: ${plan}`,
		advice: `Look for the customer ${PLACES.history}, and ask the support of Trusted Shops with the event ID. Product invitations may have to be booked first.`,
	};
}
