import { upperFirst } from '../../explain/letters';
import { BASE_WORDING } from '../../messages/wording';
import type { Words } from '../../messages/words';

/** What is read. */
export interface Unread {
	/** E.g. `the invite settings`. */
	what: string;
	/** Whether a 404 says that there is none of it: a list would be empty then. */
	canBeMissing?: true;
	/** What else a 404 means. */
	notFound?: Words;
}

/**
 * Why something could not be read, beside other things that could.
 *
 * @param status of the answer, where there was one
 */
export function describeUnreadable(
	{ what, notFound }: Unread,
	status: number | undefined,
): { because: string; advice: string } {
	// eTrusted's 401 says "Access to this resource is forbidden", too.
	if (status === 403 || status === 401) {
		return {
			because: `This API client may not read ${what} (${status})`,
			advice: BASE_WORDING.forbidden.description,
		};
	}
	if (status === 404 && notFound) {
		return { because: `${notFound.message} (404)`, advice: notFound.description };
	}
	return {
		because: `${upperFirst(what)} could not be read: ${describeAnswer(status)}`,
		advice: BASE_WORDING.later,
	};
}

function describeAnswer(status: number | undefined): string {
	if (status === undefined) return 'eTrusted gave no answer';
	return status < 300
		? `the answer is not what the eTrusted API is documented to send (${status})`
		: `eTrusted answered with ${status}`;
}
