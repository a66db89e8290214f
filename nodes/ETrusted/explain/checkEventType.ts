import type { IDataObject } from 'n8n-workflow';

import { isSameName } from '../helpers/sameName';
import type { Finding, Found } from './found';
import { upperFirst } from './letters';
import { PLACES } from './places';

/** Two names that look the same can differ in it: "ü" is one sign, or two. */
const WRITING = 'the way in which accented letters are written';

/** The name of the event's type. */
export function typeNameOf({ event }: Found): string | undefined {
	const name = event.state === 'found' ? event.value.type : undefined;
	return typeof name === 'string' && name !== '' ? name : undefined;
}

/** The event's type, where the account has it; of several of one name an active one, if there is. */
export function eventTypeOf(found: Found): IDataObject | undefined {
	const wanted = typeNameOf(found);
	if (found.eventTypes.state !== 'found' || wanted === undefined) return undefined;
	return likeliestOf(found.eventTypes.value.filter(({ name }) => name === wanted));
}

const likeliestOf = (eventTypes: IDataObject[]): IDataObject | undefined =>
	eventTypes.find(({ active }) => active !== false) ?? eventTypes[0];

/** One that is written almost so: "Create event type" would not create another beside it. */
function checkAlike(eventTypes: IDataObject[], wanted: string): Finding | undefined {
	const alike = eventTypes.filter(({ name }) => isSameName(name, wanted));
	const first = likeliestOf(alike);
	if (!first) return undefined;
	const name = String(first.name);
	const has = `the account has no event type "${wanted}"`;
	const advice = `Pick "${name}" from the list in "Create event".`;
	// Whether case counts or not, nothing comes of it then.
	if (alike.every(({ active }) => active === false)) {
		const cause = `${has}, and "${name}" is inactive`;
		return {
			ok: false,
			detail: upperFirst(cause),
			cause,
			advice: `${advice} Switch it on with "Update event type", or ${PLACES.eventTypes}.`,
		};
	}
	const what = name.normalize('NFC') === wanted.normalize('NFC') ? WRITING : 'case';
	return {
		ok: null,
		detail: `${upperFirst(has)}, but "${name}": whether ${what} counts is not documented`,
		advice,
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
		const alike = eventTypes.state === 'found' ? checkAlike(eventTypes.value, name) : undefined;
		return (
			alike ?? {
				ok: false,
				detail: `The account has no event type "${name}"`,
				cause: `the account has no event type "${name}"`,
				advice: `Create it with "Create event type", or pick one that is there in "Create event". Event types stand ${PLACES.eventTypes}.`,
			}
		);
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
		return {
			ok: null,
			detail: `Whether the event type "${name}" is active cannot be told`,
			advice: `Look at it ${PLACES.eventTypes}.`,
		};
	}
	return { ok: true, detail: `The event type "${name}" is there and active` };
}
