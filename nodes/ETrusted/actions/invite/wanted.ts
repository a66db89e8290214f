import type { IDataObject } from 'n8n-workflow';

import type { Found, Reading } from '../../explain/found';
import { orderReferenceOf } from '../../helpers/orderReference';
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

/** Order numbers with the wanted one in them, such as "#1001" for "1001": it may have been sent so. */
export function alikeTo(wanted: string, all: Reading<IDataObject[]>): string[] {
	const references = all.state === 'found' ? all.value.map(orderReferenceOf) : [];
	const alike = references.filter(
		(reference) => reference?.toLowerCase().includes(wanted.toLowerCase()) === true,
	);
	return [...new Set(alike as string[])];
}
