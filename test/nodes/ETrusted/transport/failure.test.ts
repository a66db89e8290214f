import type { NetworkCause } from '../../../../nodes/ETrusted/transport/answer';
import type { Progress } from '../../../../nodes/ETrusted/transport/failure';
import { ofApi, ofLogin, toAnswer, VERSIONS } from './errors';

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
