import type { NetworkCause } from '../../../../nodes/ETrusted/transport/answer';
import {
	toAnswer as toAnswerOf,
	type Progress,
} from '../../../../nodes/ETrusted/transport/failure';

/** Of a request to the API, at an address that is not known here. */
const toAnswer = (error: unknown, progress: Progress, target = 'https://api.etrusted.com') =>
	toAnswerOf(error, progress, target);

/*
 * The shapes are those that n8n's request helper threw in both versions, with servers that failed in each of these ways.
 */

/** The error of Node or axios, with the one of the socket as its cause. */
const axiosError = (message: string, code: string, more = {}) => ({
	name: 'AxiosError',
	message,
	code,
	cause: { name: 'Error', message, code },
	...more,
});

/** What a request to the API throws: n8n 2.41 keeps the causes, n8n 1.123 only a code and texts. */
const ofApi = {
	'n8n 2.41': (message: string, code: string, text = message) => ({
		name: 'NodeApiError',
		message: text,
		httpCode: code,
		messages: [message],
		cause: axiosError(message, code),
	}),
	'n8n 1.123': (message: string, code: string, text = message) => ({
		name: 'NodeApiError',
		message: text,
		httpCode: code,
		messages: [message, message],
	}),
};

/** The same of a request for a token, where n8n 2.41 has no code but in the causes. */
const ofLogin = {
	'n8n 2.41': (message: string, code: string, more = {}) => ({
		name: 'NodeApiError',
		message: `Failed to acquire OAuth2 access token: ${message}`,
		httpCode: null,
		messages: [`Failed to acquire OAuth2 access token: ${message}`],
		description: message,
		cause: {
			name: 'OperationalError',
			message: `Failed to acquire OAuth2 access token: ${message}`,
			cause: axiosError(message, code, more),
		},
	}),
	'n8n 1.123': ofApi['n8n 1.123'],
};

const VERSIONS = ['n8n 2.41', 'n8n 1.123'] as const;

const EPROTO = (what: string) => `write EPROTO 40BD8D:error:0A00010B:SSL routines:${what}`;

/** Message, code, cause, and whether the connection was open, so that what was sent may have been taken. */
const FAILURES: Array<[message: string, code: string, cause: NetworkCause, opened: boolean]> = [
	['connect ECONNREFUSED 10.0.0.1:443', 'ECONNREFUSED', 'refused', false],
	['connect EADDRNOTAVAIL 127.0.0.1', 'EADDRNOTAVAIL', 'refused', false],
	['getaddrinfo ENOTFOUND api.etrusted.com', 'ENOTFOUND', 'unknownHost', false],
	['getaddrinfo EAI_AGAIN api.etrusted.com', 'EAI_AGAIN', 'unknownHost', false],
	['getaddrinfo EAI_NODATA api.etrusted.com', 'EAI_NODATA', 'unknownHost', false],
	['getaddrinfo EAI_FAIL api.etrusted.com', 'EAI_FAIL', 'unknownHost', false],
	['connect EHOSTUNREACH 10.0.0.1:443', 'EHOSTUNREACH', 'noRoute', false],
	['connect ENETUNREACH 10.0.0.1:443', 'ENETUNREACH', 'noRoute', false],
	['connect EHOSTDOWN 10.0.0.1:443', 'EHOSTDOWN', 'noRoute', false],
	['connect ENETDOWN 10.0.0.1:443', 'ENETDOWN', 'noRoute', false],
	['connect ETIMEDOUT 10.0.0.1:443', 'ETIMEDOUT', 'noRoute', false],
	[
		'Client network socket disconnected before secure TLS connection was established',
		'ECONNRESET',
		'handshake',
		false,
	],
	[
		"Hostname/IP does not match certificate's altnames: IP: 127.0.0.1 is not in the cert's list: ",
		'ERR_TLS_CERT_ALTNAME_INVALID',
		'insecure',
		false,
	],
	['certificate has expired', 'CERT_HAS_EXPIRED', 'insecure', false],
	['self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'insecure', false],
	['self-signed certificate in chain', 'SELF_SIGNED_CERT_IN_CHAIN', 'insecure', false],
	['unable to verify the first certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'insecure', false],
	['hostname mismatch', 'HOSTNAME_MISMATCH', 'insecure', false],
	['no ciphers', 'ERR_SSL_NO_CIPHERS_AVAILABLE', 'insecure', false],
	[
		EPROTO('tls_validate_record_header:wrong version number:tlsany_meth.c:77:\n'),
		'EPROTO',
		'insecure',
		false,
	],
	[
		EPROTO('ssl3_read_bytes:ssl/tls alert handshake failure:SSL alert number 40\n'),
		'EPROTO',
		'insecure',
		false,
	],
	// The connection was secured before: what was sent may have been read.
	[EPROTO('tls_get_more_records:decryption failed or bad record mac:\n'), 'EPROTO', 'broken', true],
	[EPROTO('ssl3_get_record:Decryption failed:\n'), 'EPROTO', 'broken', true],
	['read ECONNRESET', 'ECONNRESET', 'broken', true],
	['write EPIPE', 'EPIPE', 'broken', true],
	['socket hang up', 'ECONNRESET', 'broken', true],
	// With the call that failed: the route was lost while the connection was open.
	['read EHOSTUNREACH', 'EHOSTUNREACH', 'broken', true],
	['read ENETDOWN', 'ENETDOWN', 'broken', true],
	['write ENETUNREACH', 'ENETUNREACH', 'broken', true],
	['read ECONNREFUSED', 'ECONNREFUSED', 'broken', true],
	['read ETIMEDOUT', 'ETIMEDOUT', 'timeout', true],
	['timeout of 400ms exceeded', 'ECONNABORTED', 'timeout', true],
	['ESOCKETTIMEDOUT', 'ESOCKETTIMEDOUT', 'timeout', true],
	['canceled', 'ERR_CANCELED', 'stopped', true],
	['stream has been aborted', 'ERR_BAD_RESPONSE', 'broken', true],
	['something new', 'E_SOMETHING_NEW', 'broken', true],
];

describe.each(VERSIONS)('%s', (version) => {
	test.each(FAILURES)('%s (%s), sent: %s', (message, code, cause, opened) => {
		expect(toAnswer(ofApi[version](message, code), 'sent')).toEqual({
			kind: opened ? 'unanswered' : 'unreached',
			cause,
			detail: message,
		});
	});

	test.each(FAILURES)(
		'%s (%s), before its body was handed on: never taken',
		(message, code, cause) => {
			expect(toAnswer(ofApi[version](message, code), 'signed')).toEqual({
				kind: 'unreached',
				cause,
				detail: message,
			});
		},
	);

	test.each(FAILURES)('%s (%s) of the login server: no token', (message, code, cause) => {
		expect(toAnswer(ofLogin[version](message, code), 'unsigned')).toEqual({
			kind: 'noToken',
			cause,
			detail: message,
		});
	});

	test('the text that n8n puts in place of the real one is not what decides', () => {
		const text = 'The connection was aborted, perhaps the server is offline';
		const error = ofApi[version]('connect ETIMEDOUT 10.0.0.1:443', 'ETIMEDOUT', text);
		expect(toAnswer(error, 'sent')).toEqual({
			kind: 'unreached',
			cause: 'noRoute',
			detail: 'connect ETIMEDOUT 10.0.0.1:443',
		});
	});
});

describe('an answer that breaks off in the middle may have been taken', () => {
	test('n8n 2.41', () => {
		const cause = { message: 'stream has been aborted', code: 'ERR_BAD_RESPONSE', status: 202 };
		const error = { message: cause.message, httpCode: '202', messages: [cause.message], cause };
		expect(toAnswer(error, 'sent')).toMatchObject({ kind: 'unanswered', cause: 'broken' });
	});

	test('n8n 1.123, which keeps no code', () => {
		const error = {
			message: 'stream has been aborted',
			httpCode: '202',
			messages: ['stream has been aborted'],
		};
		expect(toAnswer(error, 'sent')).toEqual({
			kind: 'unanswered',
			cause: 'broken',
			detail: 'stream has been aborted',
		});
	});
});

describe('n8n itself', () => {
	const BLOCKED = 'The request was blocked because it resolves to a restricted IP address';
	const RESTRICTED = 'Domain not allowed: This credential is restricted from accessing x.example';

	test.each<[string, Progress, string]>([
		[BLOCKED, 'sent', 'unreached'],
		[BLOCKED, 'signed', 'unreached'],
		[BLOCKED, 'unsigned', 'noToken'],
		[RESTRICTED, 'signed', 'unreached'],
		[RESTRICTED, 'unsigned', 'noToken'],
	])('%s (%s)', (message, progress, kind) => {
		const error = { message, httpCode: null, messages: [message], cause: { message } };
		expect(toAnswer(error, progress)).toEqual({ kind, cause: 'refusedByN8n', detail: message });
	});

	test('a refusal that a library has given a code', () => {
		const error = { message: BLOCKED, cause: { message: BLOCKED, code: 'ERR_NETWORK' } };
		expect(toAnswer(error, 'sent')).toMatchObject({ kind: 'unreached', cause: 'refusedByN8n' });
	});

	test.each<[Progress, string, NetworkCause]>([
		['unsigned', 'noToken', 'refusedByN8n'],
		['signed', 'unreached', 'refusedByN8n'],
		// Nothing says that it did not go out.
		['sent', 'unanswered', 'broken'],
	])('an error of its code (%s)', (progress, kind, cause) => {
		const error = new TypeError('Cannot convert undefined or null to object');
		expect(toAnswer(error, progress)).toEqual({ kind, cause, detail: error.message });
	});

	test.each([undefined, null, 'a text', 7, {}])('%p is thrown', (error) => {
		expect(toAnswer(error, 'sent')).toEqual({ kind: 'unanswered', cause: 'broken', detail: '' });
		expect(toAnswer(error, 'unsigned')).toEqual({
			kind: 'noToken',
			cause: 'refusedByN8n',
			detail: '',
		});
	});
});

describe('the answer of the login server', () => {
	const CLIENT_FAILED =
		'Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method).';
	const OVERLOADED =
		'The authorization server is currently unable to handle the request due to a temporary overloading or maintenance of the server.';

	/** client-oauth2's error for an OAuth2 error in the body; n8n 1.123 keeps the text alone. */
	const authError = {
		'n8n 2.41': (message: string, body: unknown) => ofLogin['n8n 2.41'](message, 'EAUTH', { body }),
		'n8n 1.123': (message: string) => ofLogin['n8n 1.123'](message, 'EAUTH'),
	};

	test('n8n 2.41: a refusal in the words of OAuth2 is a 401, with the description that it has', () => {
		const error = authError['n8n 2.41'](CLIENT_FAILED, {
			error: 'invalid_client',
			error_description: 'nope',
		});
		expect(toAnswer(error, 'unsigned')).toEqual({
			kind: 'noToken',
			status: 401,
			cause: 'noTokenInAnswer',
			detail: 'nope',
		});
	});

	test.each([
		'invalid_client',
		'unauthorized_client',
		'access_denied',
		'invalid_grant',
		'invalid_request',
		'invalid_scope',
		'unsupported_grant_type',
	])('n8n 2.41: %s is a refusal', (code) => {
		expect(toAnswer(authError['n8n 2.41']('x', { error: code }), 'unsigned')).toEqual({
			kind: 'noToken',
			status: 401,
			cause: 'noTokenInAnswer',
			detail: code,
		});
	});

	test.each(['temporarily_unavailable', 'server_error', 'slow_down'])(
		'n8n 2.41: %s may pass',
		(code) => {
			expect(toAnswer(authError['n8n 2.41']('x', { error: code }), 'unsigned')).toEqual({
				kind: 'noToken',
				cause: 'noTokenInAnswer',
				detail: code,
			});
		},
	);

	test('a body that came as text is read, and what is no object is not', () => {
		const told = (body: unknown) => toAnswer(authError['n8n 2.41'](OVERLOADED, body), 'unsigned');
		expect(told('{"error":"invalid_client"}')).toMatchObject({
			status: 401,
			detail: 'invalid_client',
		});
		for (const body of ['{"error', '"invalid_client"', 'null', '7', 7, null, { error: 7 }]) {
			expect(told(body)).toEqual({
				kind: 'noToken',
				cause: 'noTokenInAnswer',
				detail: OVERLOADED,
			});
		}
	});

	test('n8n 1.123: only the text is left', () => {
		expect(toAnswer(authError['n8n 1.123'](CLIENT_FAILED), 'unsigned')).toEqual({
			kind: 'noToken',
			status: 401,
			cause: 'noTokenInAnswer',
			detail: CLIENT_FAILED,
		});
		for (const passing of [
			OVERLOADED,
			'Server Overloaded',
			'The server encountered an unexpected condition',
			'unavailable',
			'Too many requests',
			'Rate limit reached',
			'temporarily down',
		]) {
			expect(toAnswer(authError['n8n 1.123'](passing), 'unsigned')).toEqual({
				kind: 'noToken',
				cause: 'noTokenInAnswer',
				detail: passing,
			});
		}
	});

	test.each([
		[
			'n8n 2.41, axios',
			ofLogin['n8n 2.41']('Request failed with status code 503', 'ERR_BAD_RESPONSE', {
				status: 503,
				response: { status: 503 },
			}),
			503,
			'broken',
			'Request failed with status code 503',
		],
		[
			'n8n 2.41, client-oauth2',
			ofLogin['n8n 2.41']('HTTP status 429', 'ESTATUS', {
				status: 429,
				body: '{"Message":"Too Many Requests"}',
			}),
			429,
			'broken',
			'HTTP status 429',
		],
		[
			'n8n 2.41, a page',
			ofLogin['n8n 2.41'](
				'Expected JSON response from OAuth2 token endpoint (content-type: text/plain) but received: <html>',
				'ESTATUS',
				{ status: 403, body: '<html>' },
			),
			403,
			'broken',
			'Expected JSON response from OAuth2 token endpoint (content-type: text/plain) but received: <html>',
		],
		[
			'n8n 1.123',
			{
				message: 'Service unavailable - try again later',
				httpCode: '503',
				messages: ['Request failed with status code 503'],
			},
			503,
			'refusedByN8n',
			'Request failed with status code 503',
		],
		[
			'n8n 1.123, a page',
			{
				message: 'Forbidden - perhaps check your credentials?',
				httpCode: '403',
				messages: ['Unsupported content type: text/plain'],
			},
			403,
			'refusedByN8n',
			'Unsupported content type: text/plain',
		],
		[
			'only told, by axios',
			{ message: 'Request failed with status code 500' },
			500,
			'refusedByN8n',
		],
		['only told, by client-oauth2', { message: 'HTTP status 502' }, 502, 'refusedByN8n'],
		['of the response alone', { message: 'x', response: { status: 504 } }, 504, 'refusedByN8n'],
	])('%s: the status is kept', (_, error, status, cause, detail = (error as Error).message) => {
		expect(toAnswer(error, 'unsigned')).toEqual({ kind: 'noToken', status, cause, detail });
	});

	test.each([
		'Unable to sign without access token',
		'Unexpected end of JSON input',
		'Unexpected token \'o\', "nope" is not valid JSON',
		'Unterminated string in JSON at position 60 (line 1 column 61)',
	])('which holds no token: %s', (message) => {
		const error = { message, httpCode: null, messages: [message] };
		expect(toAnswer(error, 'unsigned')).toEqual({
			kind: 'noToken',
			cause: 'noTokenInAnswer',
			detail: message,
		});
		// With a token it is no answer of the login server.
		expect(toAnswer(error, 'signed')).toMatchObject({ kind: 'unreached', cause: 'refusedByN8n' });
		expect(toAnswer(error, 'sent')).toMatchObject({ kind: 'unanswered', cause: 'broken' });
	});

	test.each([
		{ status: 99 },
		{ status: 600 },
		{ httpCode: 'E503' },
		{ response: 'x' },
		{ message: 'status 99' },
		{ message: 'status5030' },
		{ message: 'status code 5030' },
		{ message: 'superstatus 503' },
		{ messages: 'HTTP status 503' },
		{ messages: [503, { status: 503 }] },
	])('%j has no status', (error) => {
		expect(toAnswer(error, 'unsigned')).not.toHaveProperty('status');
	});

	test('the bounds of what is a status', () => {
		expect(toAnswer({ status: 100 }, 'unsigned')).toMatchObject({ status: 100 });
		expect(toAnswer({ status: 599 }, 'unsigned')).toMatchObject({ status: 599 });
	});

	test('a status of the API is no status of the login server', () => {
		expect(toAnswer({ status: 503, code: 'ERR_BAD_RESPONSE' }, 'sent')).not.toHaveProperty(
			'status',
		);
	});
});

test('causes that hold each other end', () => {
	const one: Record<string, unknown> = { message: 'one' };
	const other: Record<string, unknown> = { message: 'other', code: 'ECONNREFUSED', cause: one };
	one.cause = other;
	expect(toAnswer(one, 'sent')).toEqual({ kind: 'unreached', cause: 'refused', detail: 'other' });
});

test('of several codes the first that is one counts', () => {
	const error = { code: 7, httpCode: '404', cause: { code: '', httpCode: 'ENOTFOUND' } };
	expect(toAnswer(error, 'sent')).toMatchObject({ cause: 'unknownHost' });
	expect(toAnswer({ code: 'ECONNREFUSED', httpCode: 'ENOTFOUND' }, 'sent')).toMatchObject({
		cause: 'refused',
	});
});

test.each([
	'xECONNREFUSED',
	'ECONNREFUSEDx',
	'xENOTFOUND',
	'EAI_AGAINx',
	'xETIMEDOUT',
	'EPROTOx',
	'XCERT_',
	'ERR_CANCELEDx',
])('%s is another code', (code) => {
	expect(toAnswer({ message: 'm', code }, 'sent')).toEqual({
		kind: 'unanswered',
		cause: 'broken',
		detail: 'm',
	});
});

test('what is no text is not told', () => {
	const error = { message: 7, messages: [8, 'a text', { nine: 9 }] };
	expect(toAnswer(error, 'sent')).toMatchObject({ detail: 'a text' });
	expect(toAnswer({ message: 7 }, 'sent')).toMatchObject({ detail: '' });
});

test('one text that speaks of what may pass is enough, whatever n8n says beside it', () => {
	const error = { message: 'Bad credentials', httpCode: 'EAUTH', messages: ['Server overloaded'] };
	expect(toAnswer(error, 'unsigned')).not.toHaveProperty('status');
});

test('Stop is Stop, whichever call it broke off', () => {
	expect(toAnswer({ message: 'read ECONNRESET', code: 'ERR_CANCELED' }, 'sent')).toMatchObject({
		cause: 'stopped',
	});
});

describe('several addresses that were tried one after the other', () => {
	const attempt = (message: string, more = {}) => ({
		name: 'Error',
		message,
		code: /E[A-Z]+/.exec(message)![0],
		...more,
	});

	/** As Node throws it (net, internalConnectMultiple): without words of its own. */
	const all = (...errors: object[]) => ({
		name: 'AggregateError',
		message: '',
		code: (errors.at(-1) as { code?: string }).code,
		errors,
	});
	const inN8n = (error: object & { code?: string }) => ({
		name: 'NodeApiError',
		message: 'The service refused the connection',
		httpCode: error.code,
		messages: [''],
		cause: { name: 'AxiosError', message: '', code: error.code, cause: error },
	});
	const atLogin = (error: object) => ({
		name: 'NodeApiError',
		message: 'Failed to acquire OAuth2 access token: ',
		cause: { name: 'OperationalError', message: '', cause: error },
	});

	test.each<[NetworkCause, object[]]>([
		[
			'noRoute',
			[attempt('connect ETIMEDOUT 10.0.0.1:443'), attempt('connect ETIMEDOUT 10.0.0.2:443')],
		],
		[
			'refused',
			[attempt('connect ECONNREFUSED ::1:443'), attempt('connect ECONNREFUSED 10.0.0.2:443')],
		],
		[
			'noRoute',
			[attempt('connect ENETUNREACH 2001:db8::1:443'), attempt('connect ETIMEDOUT 10.0.0.2:443')],
		],
		['refused', [{ syscall: 'connect', code: 'ECONNREFUSED', message: '' }]],
	])('none of which was opened (%s): not sent, whoever threw it', (cause, errors) => {
		for (const error of [all(...errors), inN8n(all(...errors))]) {
			expect(toAnswer(error, 'sent')).toMatchObject({ kind: 'unreached', cause });
		}
		expect(toAnswer(atLogin(all(...errors)), 'unsigned')).toMatchObject({ kind: 'noToken', cause });
	});

	test.each<[string, object[]]>([
		['the last', [attempt('connect ECONNREFUSED ::1:443'), attempt('read ECONNRESET')]],
		['the first', [attempt('write ECONNREFUSED'), attempt('connect ETIMEDOUT 10.0.0.2:443')]],
		['one that says nothing', [attempt('connect ECONNREFUSED ::1:443'), { code: 'ECONNREFUSED' }]],
	])('of which one may have been opened (%s): perhaps taken', (_, errors) => {
		expect(toAnswer(inN8n(all(...errors)), 'sent')).toMatchObject({
			kind: 'unanswered',
			cause: 'broken',
		});
	});

	test('that hold each other end all the same', () => {
		const error = all(attempt('connect ECONNREFUSED ::1:443')) as { errors: object[] };
		error.errors.push(attempt('connect ECONNREFUSED 10.0.0.1:443', { errors: error.errors }));
		expect(toAnswer(error, 'sent')).toMatchObject({ kind: 'unreached', cause: 'refused' });
	});
});

describe.each(VERSIONS)('a proxy on the way (%s)', (version) => {
	const API = 'https://api.etrusted.com';
	const LOGIN = 'https://login.etrusted.com/oauth/token';

	test.each([
		'Proxy connection ended before receiving CONNECT response',
		'No header received from proxy CONNECT response',
		'Invalid header from proxy CONNECT response: "hello"',
	])('that ends the connection before it leads anywhere was surely sent nothing: %s', (text) => {
		expect(toAnswer(ofApi[version](text, ''), 'sent', API)).toEqual({
			kind: 'unreached',
			cause: 'proxyEnded',
			detail: text,
		});
		expect(toAnswer(ofLogin[version](text, ''), 'unsigned', LOGIN)).toEqual({
			kind: 'noToken',
			cause: 'proxyEnded',
			detail: text,
		});
	});

	test.each<[string, string, NetworkCause, string]>([
		['connect ECONNREFUSED 10.0.0.7:3128', 'ECONNREFUSED', 'refused', '10.0.0.7:3128'],
		['connect ECONNREFUSED ::1:3128', 'ECONNREFUSED', 'refused', '[::1]:3128'],
		['connect ETIMEDOUT 10.0.0.7:8080', 'ETIMEDOUT', 'noRoute', '10.0.0.7:8080'],
		[
			'connect EHOSTUNREACH 10.0.0.7:3128 - Local (10.0.0.2:5)',
			'EHOSTUNREACH',
			'noRoute',
			'10.0.0.7:3128',
		],
		['getaddrinfo ENOTFOUND proxy.example', 'ENOTFOUND', 'unknownHost', 'proxy.example'],
	])('that cannot be reached is named: %s', (text, code, cause, proxy) => {
		expect(toAnswer(ofApi[version](text, code), 'sent', API)).toMatchObject({
			kind: 'unreached',
			cause,
			proxy,
		});
		expect(toAnswer(ofLogin[version](text, code), 'unsigned', LOGIN)).toMatchObject({
			kind: 'noToken',
			cause,
			proxy,
		});
	});

	test.each<[string, string, string]>([
		['connect ECONNREFUSED 10.0.0.7:443', 'ECONNREFUSED', API],
		['connect ECONNREFUSED 127.0.0.1:5678', 'ECONNREFUSED', 'http://127.0.0.1:5678/base'],
		['connect ECONNREFUSED ::1:5678', 'ECONNREFUSED', 'http://[::1]:5678'],
		['connect ECONNREFUSED ::1:80', 'ECONNREFUSED', 'http://localhost'],
		['connect EADDRNOTAVAIL 127.0.0.1', 'EADDRNOTAVAIL', API],
		['getaddrinfo ENOTFOUND api.etrusted.com', 'ENOTFOUND', API],
		['read ECONNRESET', 'ECONNRESET', API],
	])('is not what the target itself is: %s', (text, code, target) => {
		expect(toAnswer(ofApi[version](text, code), 'sent', target)).not.toHaveProperty('proxy');
	});

	test.each<[string, string]>([
		['connect ECONNREFUSED 127.0.0.2:5678', 'http://127.0.0.1:5678'],
		['connect ECONNREFUSED ::2:5678', 'http://[::1]:5678'],
		['connect ECONNREFUSED 127.0.0.1:5679', 'http://127.0.0.1:5678'],
	])('is told from a target by its address: %s', (text, target) => {
		expect(toAnswer(ofApi[version](text, 'ECONNREFUSED'), 'sent', target)).toHaveProperty('proxy');
	});
});

test('of several addresses of the target one is enough: it is no proxy', () => {
	const error = {
		code: 'ECONNREFUSED',
		message: '',
		errors: [
			{ message: 'connect ECONNREFUSED 10.0.0.1:3128', code: 'ECONNREFUSED' },
			{ message: 'connect ECONNREFUSED 10.0.0.1:443', code: 'ECONNREFUSED' },
		],
	};
	expect(toAnswer(error, 'sent')).not.toHaveProperty('proxy');
});

describe('what the request itself tells of its connection', () => {
	const encrypted = { encrypted: true };
	const fail = (request: unknown, code = 'ECONNRESET') => {
		const cause = Object.assign(new Error(`read ${code}`), { code, request });
		return toAnswer({ message: 'The connection was closed', cause }, 'sent');
	};

	test.each<[string, unknown]>([
		['it was given none', { protocol: 'https:', socket: null }],
		['it was given none, without encryption', { protocol: 'http:', socket: null }],
		['it was given what no request can go over', { protocol: 'https:', socket: {} }],
		['it was given one in the clear', { protocol: 'https:', socket: { encrypted: false } }],
	])('%s: surely not sent', (_, request) => {
		expect(fail(request)).toMatchObject({ kind: 'unreached', cause: 'proxyEnded' });
		expect(fail(request, 'ECONNABORTED')).toMatchObject({ kind: 'unreached', cause: 'timeout' });
		expect(fail(request, 'ERR_CANCELED')).toMatchObject({ kind: 'unreached', cause: 'stopped' });
	});

	test.each<[string, unknown]>([
		['it was given one', { protocol: 'https:', socket: encrypted }],
		['it was given one in the clear, as it wanted', { protocol: 'http:', socket: {} }],
		['nothing is known of it', {}],
		['it is none', undefined],
		['it is nothing', null],
		['it is a text', 'GET /'],
		['its connection is not known', { protocol: 'https:', socket: undefined }],
	])('%s: perhaps sent', (_, request) => {
		expect(fail(request)).toMatchObject({ kind: 'unanswered', cause: 'broken' });
		expect(fail(request, 'ECONNABORTED')).toMatchObject({ kind: 'unanswered', cause: 'timeout' });
	});
});
