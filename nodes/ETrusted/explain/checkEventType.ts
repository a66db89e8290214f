import type { IDataObject } from 'n8n-workflow';

import type { Finding, Found } from './found';
import { PLACES } from './places';

/** The name of the event's type. */
export function typeNameOf({ event }: Found): string | undefined {
	const name = event.state === 'found' ? event.value.type : undefined;
	return typeof name === 'string' && name !== '' ? name : undefined;
}

/** The event's type, where the account has it. */
export function eventTypeOf(found: Found): IDataObject | undefined {
	const wanted = typeNameOf(found);
	if (found.eventTypes.state !== 'found' || wanted === undefined) return undefined;
	return found.eventTypes.value.find(({ name }) => name === wanted);
}

/** One that differs in case alone: "Create event type" would not create another beside it. */
function findAlike(
	eventTypes: IDataObject[],
	wanted: string,
): Pick<Finding, 'detail' | 'advice'> | undefined {
	const alike = eventTypes.find(({ name }) => String(name).toLowerCase() === wanted.toLowerCase());
	if (!alike) return undefined;
	const name = String(alike.name);
	return {
		detail: `The account has no event type "${wanted}", but "${name}": whether case counts is not documented`,
		advice: `Pick "${name}" from the list in "Create event".`,
	};
}

/** Whether the event's type is there and switched on. */
export function checkEventType(found: Found): Finding {
	const { eventTypes } = found;
	const name = typeNameOf(found);
	if (name === undefined) {
		return { ok: null, detail: 'The type of the event is not known' };
	}
	if (eventTypes.state === 'unknown') {
		return { ok: null, detail: eventTypes.because, advice: eventTypes.advice };
	}
	const eventType = eventTypeOf(found);
	if (!eventType) {
		const alike = eventTypes.state === 'found' && findAlike(eventTypes.value, name);
		if (alike) return { ok: null, ...alike };
		return {
			ok: false,
			detail: `The account has no event type "${name}"`,
			cause: `the account has no event type "${name}"`,
			advice: `Create it with "Create event type", or pick one that is there in "Create event". Event types stand ${PLACES.eventTypes}.`,
		};
	}
	if (eventType.active === false) {
		return {
			ok: false,
			detail: `The event type "${name}" is inactive`,
			cause: `the event type "${name}" is inactive`,
			advice: `Switch it on with "Update event type", or ${PLACES.eventTypes}.`,
		};
	}
	if (eventType.active !== true) {
		return { ok: null, detail: `Whether the event type "${name}" is active cannot be told` };
	}
	return { ok: true, detail: `The event type "${name}" is there and active` };
}
