import { cut, LONGEST_PART } from '../helpers/bounds';
import { isPage, quote } from '../helpers/quote';
import { isTokenRefused, type Answer } from '../transport/answer';
import { ExchangeError, NotTaken, RequestFailed } from '../transport/exchange';
import type { Wording } from './wording';
import { BLOCKED, causeWords, CHECK_ADDRESS, STATUS_TEXTS, TOO_MANY } from './words';

/** What a person is told of a failed request. */
export interface Described {
	/** What failed, and what the API said. */
	message: string;
	/** What to do next. */
	description: string;
	/** HTTP status, where there was an answer. */
	status?: number;
}

/** Where the client talks to the API and to the login server, and what must not be told of it. */
export interface Connection {
	host: string;
	loginHost: string;
	/** Texts that are struck out wherever they turn up. */
	secrets: string[];
}

/**
 * Says why an exchange failed: each status and each cause in its own words, the tries, and what to do.
 *
 * @param error a `RequestFailed`, an `ExchangeError`, or anything else, which is told as it is
 */
export function describeError(error: Error, wording: Wording, connection: Connection): Described {
	if (error instanceof RequestFailed) {
		const { answer, tries, creates } = error.outcome;
		const described = describeAnswer(answer, creates, wording, connection);
		const told = tries > 1 ? `, after ${tries} tries` : '';
		// What surely did not happen is said first: the failure alone would leave it open.
		const surely = error instanceof NotTaken ? wording.creation?.surelyNot : undefined;
		const lead = surely === undefined ? '' : `${surely.replace(/\.$/, '')}: `;
		return { ...described, message: lead + described.message + told };
	}
	return {
		message: cut(error.message, LONGEST_PART),
		description: error instanceof ExchangeError ? cut(error.description, LONGEST_PART) : '',
	};
}

/**
 * Says what an answer means. Every status and every cause reads differently, and none carries a token, a secret or a
 * payload.
 *
 * @param creates whether the request would have created something
 */
export function describeAnswer(
	answer: Answer,
	creates: boolean,
	wording: Wording,
	connection: Connection,
): Described {
	const tell = (text: unknown) => quote(text, connection.secrets);
	// Where a request only reads, there is nothing that may have been created.
	const words = { ...wording, creation: creates ? wording.creation : undefined };
	switch (answer.kind) {
		case 'answered':
			return describeStatus(answer, words, tell(readMessage(answer.body)));
		case 'noToken':
			return describeNoToken(answer, words, connection.loginHost, tell(answer.detail));
		case 'unreached': {
			const { message, description } = causeWords(answer, connection.host, wording.later);
			const detail = answer.cause === 'refusedByN8n' ? tell(answer.detail) : '';
			return {
				message: join(message, detail),
				description: sentences(words.creation?.surelyNot, description),
			};
		}
		case 'unanswered': {
			const { message, description } = causeWords(answer, connection.host, wording.later);
			const { creation, isTunable } = words;
			if (creation)
				return { message: `${message}: ${creation.perhaps}`, description: creation.advice };
			const isSlow = answer.cause === 'timeout' && isTunable;
			return {
				message,
				description: sentences(
					description,
					isSlow && 'Raise "Timeout" under Options if this happens often.',
				),
			};
		}
	}
}

type Answered = Extract<Answer, { kind: 'answered' }>;

function describeStatus(
	{ status, headers, body }: Answered,
	wording: Wording,
	detail: string,
): Described {
	const { creation, notFound, forbidden, later } = wording;
	const tell = (message: string, ...advice: Array<string | undefined | false>): Described => ({
		message: `${join(message, detail)} (${status})`,
		description: sentences(...advice),
		status,
	});
	if (status < 300) {
		const perhaps = creation ? `: ${creation.perhaps}` : '';
		return {
			message: `The answer is not what the eTrusted API is documented to send${perhaps} (${status})`,
			description: sentences(creation?.advice, CHECK_ADDRESS),
			status,
		};
	}
	if (status < 400) {
		return {
			message: `The API answered with a redirect${redirectTarget(headers)}, which is not followed with customer data (${status})`,
			description: sentences(creation?.surelyNot, CHECK_ADDRESS),
			status,
		};
	}
	if (status === 403) {
		const { message, description } = isPage(body) ? BLOCKED : forbidden;
		return tell(message, creation?.surelyNot, description);
	}
	if (status === 404) return tell(notFound.message, creation?.surelyNot, notFound.description);
	if (status === 429) return tell(TOO_MANY, creation?.surelyNot, tooMany(wording));
	const known = STATUS_TEXTS[status]?.(later);
	if (known) return tell(known.message, creation?.surelyNot, known.description);
	if (status >= 500) {
		return creation
			? tell(`eTrusted failed, and ${creation.perhaps}`, creation.advice)
			: tell('eTrusted failed to answer', later);
	}
	return tell(
		'eTrusted did not accept the request',
		creation?.surelyNot,
		isPage(body) ? CHECK_ADDRESS : 'Check the values of this item against the message.',
	);
}

const tooMany = ({ isTunable, later }: Wording) =>
	isTunable
		? 'Run the item again later, or raise "Max Retries" and lower "Max Concurrent Requests" under Options.'
		: later;

function describeNoToken(
	answer: Extract<Answer, { kind: 'noToken' }>,
	{ creation, later }: Wording,
	loginHost: string,
	detail: string,
): Described {
	const { status, cause } = answer;
	const surelyNot = creation?.surelyNot;
	const shown = isPage(detail) ? '' : detail;
	if (isTokenRefused(answer)) {
		return {
			message: join('eTrusted did not accept the Client ID and Client Secret', shown),
			description: sentences(
				surelyNot,
				'Copy both again into the credential from the eTrusted Control Centre, Settings > API Clients, and check that the client is enabled.',
			),
			status,
		};
	}
	if (status !== undefined || cause === 'noTokenInAnswer') {
		const code = status === undefined ? '' : ` (${status})`;
		const isElsewhere =
			status !== undefined && status >= 300 && status < 500 && status !== 408 && status !== 429;
		return {
			message: `${join("eTrusted's login server gave no access token", shown)}${code}`,
			description: sentences(
				surelyNot,
				isElsewhere
					? `Whoever runs this n8n should check the access token URL (${loginHost}), and any proxy in between.`
					: later,
			),
			status,
		};
	}
	if (cause === 'refusedByN8n') {
		const { message, description } = causeWords(answer, loginHost, later);
		return {
			message: `No access token: ${join(`${message} to ${loginHost}`, shown)}`,
			description: sentences(surelyNot, description),
		};
	}
	const { message, description } = causeWords(answer, "eTrusted's login server", later);
	return {
		message:
			cause === 'stopped'
				? `No access token: ${message}`
				: `No access token: ${message} (${loginHost})`,
		description: sentences(surelyNot, description),
	};
}

/** Bytes: DNS knows no longer name. */
const LONGEST_HOST = 255;

/** The API's `Message`; from a gateway in front of it, whatever text it sent. */
function readMessage(body: unknown): unknown {
	if (typeof body === 'string') return isPage(body) ? '' : body;
	const answer = (body ?? {}) as Record<string, unknown>;
	const {
		Message,
		message,
		ErrorDescription,
		Error: code,
		error_description: description,
	} = answer;
	return [Message, message, ErrorDescription, code, description].find(
		(text) => typeof text === 'string',
	);
}

function redirectTarget({ location }: Record<string, unknown>): string {
	const { host } =
		typeof location === 'string' && URL.canParse(location) ? new URL(location) : { host: '' };
	return host && ` to ${cut(host, LONGEST_HOST)}`;
}

const join = (message: string, detail: string) => (detail ? `${message}: ${detail}` : message);

const sentences = (...parts: Array<string | undefined | false>) => parts.filter(Boolean).join(' ');
