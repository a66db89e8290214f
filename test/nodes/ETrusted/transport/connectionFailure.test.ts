import type { NetworkCause } from '../../../../nodes/ETrusted/transport/answer';
import { ofApi, ofLogin, toAnswer, VERSIONS } from './errors';

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
