import { at } from '../helpers/flatten';
import { newestOf, quoted } from './checkInvite';
import { dayOf } from './days';
import type { Finding, Found, Moment } from './found';

/** The event's ID: the one asked for, or the one that the newest invite names. */
export function eventIdOf(found: Found): string | undefined {
	const named = found.eventId ?? newestOf(found)?.event;
	return typeof named === 'string' && named !== '' ? named : undefined;
}

/** Whether eTrusted accepted and processed the event. */
export function checkEvent(found: Found, { zone }: Moment): Finding {
	const { event } = found;
	if (eventIdOf(found) === undefined) return withoutId(found);
	if (event.state === 'unknown') return { ok: null, detail: event.because, advice: event.advice };
	if (event.state === 'none') {
		const because =
			'eTrusted has no event with this ID (404), because it is not processed yet or was never created';
		return {
			ok: null,
			detail: because,
			advice:
				'An event can be read a while after it was accepted: ask again in some minutes. If it stays so, compare the Event ID with the EventRef ("evt-…") that "Create event" returned, and check that the credential belongs to the same account.',
		};
	}
	const { type, createdAt } = event.value;
	const channel = at(event.value, 'channel.id');
	const day = dayOf(createdAt, zone);
	const parts = [
		`The event was accepted${day ? ` on ${day}` : ''}`,
		typeof type === 'string' && `as "${type}"`,
		typeof channel === 'string' && `for the channel ${channel}`,
	];
	return { ok: true, detail: parts.filter(Boolean).join(' ') };
}

function withoutId(found: Found): Finding {
	if (newestOf(found)) {
		return {
			ok: null,
			detail: 'The invite names no event: it was sent by hand, or imported',
		};
	}
	return {
		ok: null,
		detail:
			'Which event belongs to this order is not known, because eTrusted finds events by their ID alone, and only an invite names it',
		advice: adviceToFindId(found),
	};
}

/** The order number may be written in another way, or the EventRef tells; without it the settings are all there is. */
function adviceToFindId({ alike = [] }: Found): string {
	const number =
		alike.length > 0
			? `Enter the order number as eTrusted has it: ${quoted(alike)}. If that is another order,`
			: 'Check that the order number is exactly as it was sent, and that the channel is the right one. Then';
	return `${number} set "Look Up By" to "Event ID", and enter the EventRef that "Create event" returned for the order: it stands in the execution of your workflow. If there is none, the order was not sent to eTrusted, and "reason" says why. If the execution is gone, see with "Get many invite settings" what is switched on.`;
}
