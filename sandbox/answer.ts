import type { OutgoingHttpHeaders } from 'node:http';

/** What the sandbox writes back: `body` is sent as UTF-8. */
export interface Answer {
	status: number;
	headers: OutgoingHttpHeaders;
	body: string;
}

/** An answer with a JSON body. */
export function json(status: number, body: unknown, headers: OutgoingHttpHeaders = {}): Answer {
	return {
		status,
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	};
}

/** An answer without a body. */
export const empty = (status: number): Answer => ({ status, headers: {}, body: '' });

/** The shape of most errors of the API: `{"Message":"…"}`. */
export function message(status: number, text: string, headers?: OutgoingHttpHeaders): Answer {
	return json(status, { Message: text }, headers);
}

/** The shape of the errors of event types and invite settings: `{"Error":"…","ErrorDescription":"…"}`. */
export function failure(status: number, error: string, description: string): Answer {
	return json(status, { Error: error, ErrorDescription: description });
}

/** The 400 for a body that is not what the API's page asks for. */
export function invalid(reason: string): Answer {
	return message(400, `Invalid request: ${reason}`);
}
