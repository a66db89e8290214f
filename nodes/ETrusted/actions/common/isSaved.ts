import { isNothing } from '../../helpers/nothing';

/**
 * Whether a 2xx answer is one to something that was saved or deleted. Where the API's page shows no body of it, any will
 * do; but a text is a proxy's, and leaves open whether the API was reached.
 */
export const isSaved = (_: number, body: unknown): boolean =>
	typeof body !== 'string' || isNothing(body);
