import type { Sandbox } from '../../sandbox';

/** The smallest event that the API page allows, for the sandbox's first default channel. */
export const event = {
	type: 'delivery',
	customer: { email: 'jörg+1@müller.example' },
	channel: { id: 'chl-0f8e6a52-6f0b-4d0c-8c1e-3b9d5a7e4f10', type: 'etrusted' },
	transaction: { reference: '10042' },
	system: 'shop',
	systemVersion: '1.0',
};

/** Asks for a token with the right pair and audience; `changes` replaces form fields, undefined leaves them out. */
export async function requestToken(
	sandbox: Sandbox,
	changes: Record<string, string | undefined> = {},
): Promise<Response> {
	const form = {
		grant_type: 'client_credentials',
		client_id: sandbox.clientId,
		client_secret: sandbox.clientSecret,
		audience: 'https://api.etrusted.com',
		...changes,
	};
	const sent = Object.entries(form).filter(
		(field): field is [string, string] => field[1] !== undefined,
	);
	return await fetch(sandbox.tokenUrl, { method: 'POST', body: new URLSearchParams(sent) });
}

export async function token(
	sandbox: Sandbox,
	changes?: Record<string, string | undefined>,
): Promise<string> {
	const answer = (await (await requestToken(sandbox, changes)).json()) as { access_token: string };
	return answer.access_token;
}

export async function get(sandbox: Sandbox, path: string, accessToken: string): Promise<Response> {
	return await fetch(sandbox.url + path, { headers: { authorization: `Bearer ${accessToken}` } });
}

/** POST /events. A text is sent as it is, anything else as JSON. */
export async function post(
	sandbox: Sandbox,
	accessToken: string,
	body: unknown = event,
	headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<Response> {
	return await fetch(`${sandbox.url}/events`, {
		method: 'POST',
		headers: { authorization: `Bearer ${accessToken}`, ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
}

/** Any request but an event's. A text is sent as it is, anything else as JSON; without a body none. */
export async function send(
	sandbox: Sandbox,
	accessToken: string,
	method: string,
	path: string,
	body?: unknown,
	headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<Response> {
	return await fetch(sandbox.url + path, {
		method,
		headers: { authorization: `Bearer ${accessToken}`, ...headers },
		body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
	});
}

/** The `Message` of an answer's body. */
export async function messageOf(response: Response): Promise<string> {
	return ((await response.json()) as { Message: string }).Message;
}
