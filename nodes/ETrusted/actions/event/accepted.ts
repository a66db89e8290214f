import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../helpers/json';

/** The API's sentence, which names nothing but the event. */
const DOCUMENTED_MESSAGE = /^Your event \(`?evt-[\w-]+`?\) was accepted for processing\.?$/;

/** What stands in for any other: nobody knows what else a server may put in. */
const OWN_MESSAGE = 'The event was accepted for processing.';

/** The API's page promises 202 and an EventRef: either will do, but a proxy's sign-in page comes with neither. */
export const isAccepted = (status: number, body: unknown): boolean =>
	status === 202 || (isObject(body) && typeof body.EventRef === 'string');

/** The output of an accepted event: `Message` and `EventRef` by name, so that an `error` in an answer is no failed item. */
export function toAccepted(body: unknown): IDataObject {
	const { Message, EventRef } = isObject(body) ? body : {};
	const isDocumented = typeof Message === 'string' && DOCUMENTED_MESSAGE.test(Message);
	return {
		Message: isDocumented ? Message : OWN_MESSAGE,
		...(typeof EventRef === 'string' ? { EventRef } : {}),
	};
}
