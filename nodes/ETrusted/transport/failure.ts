import { addressIn, isOf } from './address';
import type { Answer, NetworkCause } from './answer';

/** What can be read off an error that n8n's request helper threw; which parts are there differs by n8n's version. */
interface Failure {
	/** What was tried one after the other where a host has several addresses; else nothing. */
	attempts: Link[];
	/** Node's or axios' code, e.g. `ECONNREFUSED`; empty where n8n itself failed, or has dropped it. */
	code: string;
	/** All texts of the error and its causes, for what stands nowhere else. */
	texts: string[];
	/** HTTP status of the answer that was thrown. */
	status?: number;
	/** Whether the request was never given a connection to its target, as the error surely tells. */
	isUnconnected: boolean;
	/** The body of the token endpoint's error. */
	body?: Record<string, unknown>;
}

/** The login server answered with an OAuth2 error, whatever the status: n8n drops it (client-oauth2, getAuthError). */
const OAUTH_ERROR = 'EAUTH';

/** OAuth2's errors that say no; all others, such as `temporarily_unavailable`, may pass (RFC 6749, 5.2 and 4.1.2.1). */
const OAUTH_REFUSALS = [
	'invalid_client',
	'unauthorized_client',
	'access_denied',
	'invalid_grant',
	'invalid_request',
	'invalid_scope',
	'unsupported_grant_type',
];

/** n8n 1.123 keeps only its text for the error: these are the ones that may pass. */
const PASSING_TEXT = /temporar|overload|unexpected condition|unavailable|too many|rate limit/i;

const CAUSES: Array<[NetworkCause, RegExp]> = [
	['stopped', /^ERR_CANCELED$/],
	['refused', /^(ECONNREFUSED|EADDRNOTAVAIL)$/],
	['unknownHost', /^(ENOTFOUND|EAI_AGAIN|EAI_NODATA|EAI_FAIL)$/],
	['noRoute', /^(EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN)$/],
	[
		'insecure',
		/^(CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO$|ERR_SSL_|HOSTNAME_MISMATCH)/,
	],
	['timeout', /^(ECONNABORTED|ETIMEDOUT|ESOCKETTIMEDOUT)$/],
];

/** On an open connection these codes come with the call that failed: "read EHOSTUNREACH". */
const AFTER_OPENING = /\b(read|write) E[A-Z]+/;

/** Of a connection that was not opened, with the address that was tried: "connect ECONNREFUSED 127.0.0.1:3128". */
const CONNECT = /\bconnect E[A-Z]+/;

/** In the words of the agent through which n8n reaches a proxy (https-proxy-agent): the request was not sent yet. */
const PROXY_ENDED = /\b(from|receiving) (proxy )?CONNECT response/;

/** Node's own words for a connection that ended during the TLS handshake (lib/internal/tls/wrap.js, onConnectEnd). */
const HANDSHAKE_ENDED = /before secure TLS connection was established/;

/** n8n's own words where it does not let a request out; they come without a code, the first even at the last moment. */
const REFUSED_BY_N8N = /The request was blocked|Domain not allowed/;

/**
 * The login server answered, but what it said holds no token (client-oauth2, ClientOAuth2Token.sign), or is no JSON though
 * it is called so, which n8n 1.123 lets its parser tell. Neither has a code.
 */
const NO_TOKEN = /^Unable to sign without access token|\bJSON\b/;

/** With EPROTO: the connection was secured, and only then came something that is no TLS. */
const AFTER_HANDSHAKE = /bad record mac|decryption failed/i;

/** How far a request got: n8n put no token on it; it has a token; its body was handed to the connection. */
export type Progress = 'unsigned' | 'signed' | 'sent';

/**
 * Turns what the request helper threw into an {@link Answer}.
 *
 * n8n 1.123 wraps every error in a NodeApiError without `cause`, keeping the code in `httpCode` and the original text
 * in `messages` (n8n-workflow, node-api.error.js); n8n 2.4x keeps the chain of causes.
 *
 * What was not handed to a connection cannot have been taken, whatever the error.
 *
 * @param target what should have been reached, e.g. `https://api.etrusted.com`: the login server where it is `unsigned`
 */
export function toAnswer(error: unknown, progress: Progress, target: string): Answer {
	const failure = readFailure(error);
	const cause = findCause(failure, progress);
	const told = { cause, detail: describeText(failure), ...proxyOf(failure, cause, target) };
	if (progress === 'unsigned') {
		const status = failure.status ?? (isOAuthRefusal(failure) ? 401 : undefined);
		return { kind: 'noToken', ...told, ...(status === undefined ? {} : { status }) };
	}
	const isOpened = progress === 'sent' && OPENED.has(cause) && !failure.isUnconnected;
	return { kind: isOpened ? 'unanswered' : 'unreached', ...told };
}

/** The address that did not let itself be reached, where it is another than the target's: that of a proxy. */
function proxyOf({ texts }: Failure, cause: NetworkCause, target: string): { proxy?: string } {
	if (!UNREACHED.has(cause)) return {};
	const addresses = texts.map((text) => addressIn(text)).filter((found) => found !== undefined);
	const [proxy] = addresses;
	return proxy === undefined || addresses.some((address) => isOf(address, target)) ? {} : { proxy };
}

/** The causes that an open connection has. */
const OPENED = new Set<NetworkCause>(['broken', 'stopped', 'timeout']);

/** The causes whose errors name an address. */
const UNREACHED = new Set<NetworkCause>(['refused', 'unknownHost', 'noRoute']);

function findCause(failure: Failure, progress: Progress): NetworkCause {
	const cause = toldCause(failure, progress);
	// Only an agent that has to ask a proxy first can lose a connection before it gives it to the request.
	return cause === 'broken' && failure.isUnconnected ? 'proxyEnded' : cause;
}

function toldCause({ code, texts, attempts }: Failure, progress: Progress): NetworkCause {
	const says = (pattern: RegExp) => texts.some((text) => pattern.test(text));
	if (says(REFUSED_BY_N8N)) return 'refusedByN8n';
	if (says(PROXY_ENDED)) return 'proxyEnded';
	// One of them that was opened may have carried the request.
	if (!attempts.every(isOfConnect)) return 'broken';
	if (code === '' && progress === 'unsigned' && says(NO_TOKEN)) return 'noTokenInAnswer';
	// Of an answer that breaks off n8n 1 keeps the status alone: what was sent and has no code is no refusal.
	if (code === '') return progress === 'sent' ? 'broken' : 'refusedByN8n';
	if (code === OAUTH_ERROR) return 'noTokenInAnswer';
	if (says(/\bconnect ETIMEDOUT/)) return 'noRoute';
	if (says(HANDSHAKE_ENDED)) return 'handshake';
	const cause = CAUSES.find(([, pattern]) => pattern.test(code))?.[0] ?? 'broken';
	if (cause === 'insecure') return says(AFTER_HANDSHAKE) ? 'broken' : cause;
	return says(AFTER_OPENING) && cause !== 'timeout' && cause !== 'stopped' ? 'broken' : cause;
}

function isOAuthRefusal({ code, body, texts }: Failure): boolean {
	if (code !== OAUTH_ERROR) return false;
	if (typeof body?.error === 'string') return OAUTH_REFUSALS.includes(body.error);
	return !texts.some((text) => PASSING_TEXT.test(text));
}

function describeText({ texts, body }: Failure): string {
	const described = body?.error_description ?? body?.error;
	return typeof described === 'string' ? described : (texts.at(-1) ?? '');
}

function readFailure(error: unknown): Failure {
	const links = chainOf(error);
	const attempts = links.flatMap(({ errors }) =>
		Array.isArray(errors) ? errors.filter(isLink) : [],
	);
	const texts = links.flatMap((link) => [
		...(typeof link.message === 'string' ? [link.message] : []),
		...(Array.isArray(link.messages)
			? link.messages.filter((text) => typeof text === 'string')
			: []),
	]);
	return {
		attempts,
		code: findCode(links),
		texts,
		status: findStatus(links, texts),
		isUnconnected: links.some(({ request }) => isUnconnected(request)),
		body: links.map(readBody).find((body) => body !== undefined),
	};
}

type Link = Record<string, unknown>;

/** The error and its causes; what several attempts failed with comes after the error that sums them up. */
function chainOf(error: unknown): Link[] {
	const links: Link[] = [];
	const open = [error];
	while (open.length > 0) {
		const link = open.shift();
		if (!isLink(link) || links.includes(link)) continue;
		links.push(link);
		open.push(...(Array.isArray(link.errors) ? (link.errors as unknown[]) : []), link.cause);
	}
	return links;
}

/**
 * Whether a request of Node's, which axios leaves with its error and n8n 2.4x hands on, never had a connection: its agent
 * gives it one once that leads to the target, and `socket` is `null` until then (Node, lib/_http_client.js). What asks a
 * proxy for the way (https-proxy-agent) puts a socket without encryption there, on which nothing can be sent, to hand on
 * whatever else the proxy said.
 */
function isUnconnected(request: unknown): boolean {
	if (!isLink(request) || !('socket' in request)) return false;
	const { protocol, socket } = request;
	return socket === null || (protocol === 'https:' && isLink(socket) && socket.encrypted !== true);
}

/** Whether an attempt ended before there was a connection. */
const isOfConnect = ({ syscall, message }: Link): boolean =>
	syscall === 'connect' || CONNECT.test(String(message ?? ''));

const isLink = (value: unknown): value is Link => typeof value === 'object' && value !== null;

function findCode(links: Link[]): string {
	const codes = links.flatMap((link) => [link.code, link.httpCode]);
	return (
		(codes.find((code) => typeof code === 'string' && /[A-Z]/.test(code)) as string | undefined) ??
		''
	);
}

function findStatus(links: Link[], texts: string[]): number | undefined {
	const given = links
		.flatMap((link) => [
			link.status,
			isLink(link.response) ? link.response.status : undefined,
			link.httpCode,
		])
		.map(Number)
		.find((status) => status >= 100 && status < 600);
	// ClientOAuth2: "HTTP status 429", axios: "Request failed with status code 503".
	const told = texts.map((text) => /\bstatus (?:code )?(\d{3})\b/.exec(text)?.[1]).find(Boolean);
	return given ?? (told === undefined ? undefined : Number(told));
}

function readBody({ body }: Link): Record<string, unknown> | undefined {
	if (isLink(body)) return body;
	if (typeof body !== 'string') return undefined;
	try {
		const parsed: unknown = JSON.parse(body);
		return isLink(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}
