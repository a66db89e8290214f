import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';

import { isTokenRefused, type Answer, type NetworkCause } from './transport/answer';

/** What a person is told of a failed request. */
export interface Described {
	/** What failed, and what the API said. */
	message: string;
	/** What to do next. */
	description: string;
	/** HTTP status, where there was an answer. */
	status?: number;
}

/** What differs between operations. */
export interface Wording {
	/** Whether the request creates an event, so that it matters whether it was taken. */
	creates: boolean;
	/** What a 404 means. */
	notFound: { message: string; description: string };
}

/** For whatever creates nothing and has no better word for a 404: lists, and the pickers of the editor. */
export const BASE_WORDING: Wording = {
	creates: false,
	notFound: {
		message: 'eTrusted knows no such address',
		description: 'Whoever runs this n8n should check the API base URL of the eTrusted credential.',
	},
};

/** The API's own words are shown, but not at any length: an answer could repeat the payload. */
const LONGEST_QUOTE = 300;

const MAY_EXIST =
	'The event may have been created, so it was not sent again: look for the order in the eTrusted Control Centre, and run the item again only if it is not there.';

const NOT_SENT = 'Nothing was created for this item.';

/** Wording per status: the first half of the message, and what to do. */
const STATUS_TEXTS: Record<number, [message: string, toDo: string]> = {
	400: [
		'eTrusted refused the request',
		'Correct the value that eTrusted names and run the item again.',
	],
	401: [
		'eTrusted did not accept the access token',
		'Check in the eTrusted Control Centre, under Settings > API Clients, that the client of this credential is still enabled.',
	],
	403: [
		'This API client may not use this channel',
		'Pick a channel of the account that the credential belongs to, or give the client access to it in the eTrusted Control Centre.',
	],
	429: [
		'eTrusted is receiving too many requests',
		'Run the item again later, or raise "Max Retries" and lower "Max Concurrent Requests" under Options.',
	],
	503: ['eTrusted is not available at the moment', 'Run the item again later.'],
};

/** 403 where no channel is named. */
const MAY_NOT_READ: [message: string, toDo: string] = [
	'This API client may not read this',
	'Give the client of this credential access in the eTrusted Control Centre, under Settings > API Clients.',
];

const CAUSE_TEXTS: Record<NetworkCause, (host: string) => [message: string, toDo: string]> = {
	refused: (host) => [
		`${host} refused the connection`,
		'Run the item again later. If it stays so, whoever runs this n8n should check its network and the address of the API.',
	],
	unknownHost: (host) => [
		`${host} was not found on the network`,
		'Whoever runs this n8n should check its network (DNS) and the address of the API.',
	],
	noRoute: (host) => [
		`There is no way to ${host} through the network`,
		'Whoever runs this n8n should check its network and firewall.',
	],
	insecure: (host) => [
		`The connection to ${host} could not be secured: its certificate was not accepted`,
		'Whoever runs this n8n should check the address of the API, and the certificates of a proxy in between.',
	],
	timeout: (host) => [
		`${host} did not answer in time`,
		'Raise "Timeout" under Options if this happens often.',
	],
	broken: (host) => [
		`The connection to ${host} broke before the answer came`,
		'Run the item again later.',
	],
	stopped: () => [
		'The execution was stopped while the request was under way',
		'Run the item again if it is still wanted.',
	],
	refusedByN8n: () => [
		'n8n did not send the request',
		'Whoever runs this n8n should check its settings for outgoing requests.',
	],
};

/**
 * Says what an answer means. Every status and every cause reads differently, and none carries a token, a secret or a
 * payload.
 *
 * @param host of the API, for failures of the network
 * @param secrets texts that are struck out wherever they turn up
 */
export function describeAnswer(
	answer: Answer,
	{ creates, notFound }: Wording,
	host: string,
	secrets: string[] = [],
): Described {
	const quote = (text: unknown) =>
		shorten(withoutPayload(strikeOut(String(text ?? '').trim(), secrets)));
	switch (answer.kind) {
		case 'answered':
			return describeStatus(answer, { creates, notFound }, quote(readMessage(answer.body)));
		case 'noToken':
			return describeNoToken(answer, creates, quote(answer.said));
		case 'notSent': {
			const [message, toDo] = CAUSE_TEXTS[answer.cause](host);
			const said = answer.cause === 'refusedByN8n' ? quote(answer.said) : '';
			return { message: join(message, said), description: sentence(creates && NOT_SENT, toDo) };
		}
		case 'unknown': {
			const [message, toDo] = CAUSE_TEXTS[answer.cause](host);
			return {
				message: creates ? `${message}: the event may have been created` : message,
				description: creates ? MAY_EXIST : toDo,
			};
		}
	}
}

function describeStatus(
	{ status, headers }: Extract<Answer, { kind: 'answered' }>,
	{ creates, notFound }: Wording,
	said: string,
): Described {
	if (status < 300) {
		return {
			message: `The answer is not what the eTrusted API is documented to send${creates ? ': the event may have been created' : ''} (${status})`,
			description: sentence(
				creates && MAY_EXIST,
				'Whoever runs this n8n should check the API base URL of the eTrusted credential, and any proxy in between.',
			),
			status,
		};
	}
	const known = creates || status !== 403 ? STATUS_TEXTS[status] : MAY_NOT_READ;
	if (known) {
		const [message, toDo] = known;
		return {
			message: `${join(message, said)} (${status})`,
			description: sentence(creates && NOT_SENT, toDo),
			status,
		};
	}
	if (status === 404) {
		return {
			message: `${join(notFound.message, said)} (404)`,
			description: notFound.description,
			status,
		};
	}
	if (status >= 500) {
		return creates
			? {
					message: `${join('eTrusted failed, and the event may have been created', said)} (${status})`,
					description: MAY_EXIST,
					status,
				}
			: {
					message: `${join('eTrusted failed to answer', said)} (${status})`,
					description: 'Run the item again later.',
					status,
				};
	}
	if (status >= 300 && status < 400) {
		return {
			message: `The API answered with a redirect${redirectTarget(headers)}, which is not followed with customer data (${status})`,
			description: sentence(
				creates && NOT_SENT,
				'Whoever runs this n8n should check the API base URL and any proxy in between.',
			),
			status,
		};
	}
	return {
		message: `${join('eTrusted did not accept the request', said)} (${status})`,
		description: sentence(
			creates && NOT_SENT,
			'Check the values of this item against the message.',
		),
		status,
	};
}

function describeNoToken(
	answer: Extract<Answer, { kind: 'noToken' }>,
	creates: boolean,
	said: string,
): Described {
	const { status } = answer;
	const nothing = creates && NOT_SENT;
	const shown = /<\w/.test(said) ? '' : said;
	if (isTokenRefused(answer)) {
		return {
			message: join('eTrusted did not accept the Client ID and Client Secret', shown),
			description: sentence(
				nothing,
				'Copy both again into the credential from the eTrusted Control Centre, Settings > API Clients, and check that the client is enabled.',
			),
			status,
		};
	}
	if (status !== undefined || answer.cause === 'refusedByN8n') {
		const code = status === undefined ? '' : ` (${status})`;
		return {
			message: join("eTrusted's login server gave no access token", shown) + code,
			description: sentence(nothing, 'Run the item again later.'),
			status,
		};
	}
	const [message, toDo] = CAUSE_TEXTS[answer.cause]("eTrusted's login server");
	return { message: `No access token: ${message}`, description: sentence(nothing, toDo) };
}

/** The API's `Message`; from a gateway in front of it, whatever text it sent. */
function readMessage(body: unknown): unknown {
	if (typeof body === 'string') return /^\s*</.test(body) ? '' : body;
	const {
		Message,
		message,
		error_description: description,
	} = (body ?? {}) as Record<string, unknown>;
	return [Message, message, description].find((text) => typeof text === 'string');
}

function redirectTarget({ location }: Record<string, unknown>): string {
	return typeof location === 'string' && URL.canParse(location)
		? ` to ${new URL(location).host}`
		: '';
}

const join = (message: string, said: string) => (said ? `${message}: ${said}` : message);

const sentence = (...parts: Array<string | false>) => parts.filter(Boolean).join(' ');

const shorten = (text: string) =>
	text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;

/** A server may repeat what it was sent: whatever looks like an object of JSON is left out, cut off or not. */
const withoutPayload = (text: string) => text.replace(/\{[^{}]*"[\s\S]*(\}|$)/, '{…}');

/** A server may repeat what it was sent: JSON Web Tokens and the client secret are struck out. */
function strikeOut(text: string, secrets: string[]): string {
	const withoutTokens = text
		.replace(/\beyJ[\w-]+(\.[\w-]*)*/g, '***')
		.replace(/\bBearer\s+\S+/gi, 'Bearer ***');
	return secrets
		.filter((secret) => secret !== '')
		.reduce((struck, secret) => struck.split(secret).join('***'), withoutTokens);
}

/**
 * The error that n8n shows.
 *
 * Built from a plain object, because a NodeApiError built from another one returns that one as it is. The message is
 * set once more afterwards, because n8n replaces any message that contains an error code, such as the "eperm" in a
 * customer's name (n8n-workflow, NodeError.setDescriptiveErrorMessage).
 */
export function toNodeError(
	node: INode,
	{ message, description, status }: Described,
	itemIndex?: number,
): NodeApiError {
	const error = new NodeApiError(node, { message } as JsonObject, {
		message,
		description,
		httpCode: status === undefined ? undefined : String(status),
		itemIndex,
	});
	error.message = message;
	return error;
}
