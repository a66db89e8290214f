import type { IDataObject } from 'n8n-workflow';

import type { Found, Reading } from '../../explain/found';
import { orderReferenceOf } from '../../helpers/orderReference';
import { inOneForm } from '../../helpers/sameName';
import { MOST_INVITES } from './reader';

/** Those of the invites that are wanted, the newest first: in which order the API lists them is not documented. */
export function pickWanted(
	all: Reading<IDataObject[]>,
	isWanted: (invite: IDataObject) => boolean,
): Pick<Found, 'invites' | 'among'> {
	if (all.state !== 'found') return { invites: all };
	const value = all.value.filter(isWanted).sort((one, other) => timeOf(other) - timeOf(one));
	return {
		invites: { state: 'found', value },
		...(all.value.length < MOST_INVITES ? {} : { among: all.value.length }),
	};
}

/** When an invite was made, in epoch milliseconds; 0 where no date of it tells. */
function timeOf({ createdAt, sentAt, scheduledAt }: IDataObject): number {
	const times = [createdAt, sentAt, scheduledAt].map((time) => Date.parse(String(time)));
	return times.find((time) => !Number.isNaN(time)) ?? 0;
}

/**
 * Order numbers that are the wanted one written in another way, such as "#1001" or "SW1001" for "1001": it may have been
 * sent so. "10010" is another number.
 */
export function alikeTo(wanted: string, all: Reading<IDataObject[]>): string[] {
	const references = all.state === 'found' ? all.value.map(orderReferenceOf) : [];
	const isAlike = (reference: string | undefined): reference is string =>
		reference !== undefined && hasWhole(inOneForm(reference), inOneForm(wanted));
	return [...new Set(references.filter(isAlike))];
}

/** Whether a number stands in a text as a whole: it goes on neither before it nor behind it. */
function hasWhole(text: string, number: string): boolean {
	for (let start = text.indexOf(number); start !== -1; start = text.indexOf(number, start + 1)) {
		if (!goesOn(text, start) && !goesOn(text, start + number.length)) return true;
	}
	return false;
}

/** Whether two digits, or two letters, stand side by side at a place. */
const goesOn = (text: string, place: number): boolean =>
	place > 0 && /^(?:\d\d|\p{L}\p{L})$/u.test(text.slice(place - 1, place + 1));
