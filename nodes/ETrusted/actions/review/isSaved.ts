/**
 * Whether a 2xx answer is one to a reply that was saved or deleted. The API's page shows no body of them, so any will
 * do; but a text is a proxy's, and leaves open whether the API was reached.
 */
export const isSaved = (_: number, body: unknown): boolean =>
	typeof body !== 'string' || body.trim() === '';
