import { BASE_WORDING } from '../../../../nodes/ETrusted/messages/wording';
import type { Answer, NetworkCause } from '../../../../nodes/ETrusted/transport/answer';
import { CLIENTS, describe_, LATER } from './described';

describe('no answer', () => {
	const HOST = 'api.etrusted.com';
	const CAUSES: Array<[NetworkCause, string, string]> = [
		[
			'refused',
			`${HOST} refused the connection`,
			`${LATER} If it stays so, whoever runs this n8n should check its network and the address of the API.`,
		],
		[
			'unknownHost',
			`${HOST} was not found on the network`,
			'Whoever runs this n8n should check its network (DNS) and the address of the API.',
		],
		[
			'noRoute',
			`There is no way to ${HOST} through the network`,
			'Whoever runs this n8n should check its network and firewall.',
		],
		[
			'handshake',
			`${HOST} ended the connection before it was secured`,
			`${LATER} If it stays so, whoever runs this n8n should check its network and any proxy in between.`,
		],
		[
			'insecure',
			`The connection to ${HOST} could not be secured: its certificate was not accepted`,
			'Whoever runs this n8n should check the address of the API, and the certificates of a proxy in between.',
		],
		[
			'proxyEnded',
			`The proxy on the way to ${HOST} ended the connection before the request was sent`,
			`${LATER} If it stays so, whoever runs this n8n should check the proxy and its proxy settings.`,
		],
		['timeout', `${HOST} did not answer in time`, LATER],
		['broken', `The connection to ${HOST} broke before the answer came`, LATER],
		[
			'stopped',
			'The execution was stopped while the request was under way',
			'Run the item again if it is still wanted.',
		],
		[
			'refusedByN8n',
			'n8n did not send the request: detail',
			'Whoever runs this n8n should check its settings for outgoing requests.',
		],
		['noTokenInAnswer', `${HOST} gave no access token`, LATER],
	];

	test.each(CAUSES)('%s, where it surely was not sent', (cause, message, description) => {
		const answer: Answer = { kind: 'unreached', cause, detail: 'detail' };
		expect(describe_(answer)).toEqual({
			message,
			description: `Nothing was created. ${description}`,
		});
		expect(describe_(answer, false)).toEqual({ message, description });
	});

	test.each(CAUSES)('%s, where it may have been taken', (cause, message, description) => {
		const answer: Answer = { kind: 'unanswered', cause, detail: 'detail' };
		const bare = message.replace(/: detail$/, '');
		expect(describe_(answer)).toEqual({
			message: `${bare}: it may exist`,
			description: 'Look first.',
		});
		const raise =
			cause === 'timeout' ? ' Raise "Timeout" under Options if this happens often.' : '';
		expect(describe_(answer, false)).toEqual({
			message: bare,
			description: `${description}${raise}`,
		});
		const untunable = { ...BASE_WORDING, later: LATER };
		expect(describe_(answer, false, untunable).description).toBe(description);
	});

	const LOGIN = "eTrusted's login server";

	test.each<[NetworkCause, (host: string) => string, string]>([
		[
			'refused',
			(host) => `The proxy 10.0.0.7:3128 on the way to ${host} refused the connection`,
			`${LATER} If it stays so, whoever runs this n8n should check the proxy and its proxy settings.`,
		],
		[
			'unknownHost',
			(host) => `The proxy 10.0.0.7:3128 on the way to ${host} was not found on the network`,
			'Whoever runs this n8n should check its proxy settings.',
		],
		[
			'noRoute',
			(host) =>
				`There is no way through the network to the proxy 10.0.0.7:3128, on the way to ${host}`,
			'Whoever runs this n8n should check its proxy settings, network and firewall.',
		],
	])('%s by a proxy, which is named', (cause, message, description) => {
		const proxy = '10.0.0.7:3128';
		expect(describe_({ kind: 'unreached', cause, detail: '', proxy })).toEqual({
			message: message(HOST),
			description: `Nothing was created. ${description}`,
		});
		expect(describe_({ kind: 'noToken', cause, detail: '', proxy })).toEqual({
			message: `No access token: ${message(LOGIN)} (login.etrusted.com)`,
			description: `Nothing was created. ${description}`,
		});
	});

	test.each(
		CAUSES.filter(([cause]) => !['refusedByN8n', 'stopped', 'noTokenInAnswer'].includes(cause)),
	)('no token: %s names the login server and its host', (cause, message, description) => {
		expect(describe_({ kind: 'noToken', cause, detail: '' })).toEqual({
			message: `No access token: ${message.replace(HOST, LOGIN)} (login.etrusted.com)`,
			description: `Nothing was created. ${description}`,
		});
	});

	test('no token: stopped', () => {
		expect(describe_({ kind: 'noToken', cause: 'stopped', detail: '' }, false)).toEqual({
			message: 'No access token: The execution was stopped while the request was under way',
			description: 'Run the item again if it is still wanted.',
		});
	});

	test('no token: refused by n8n', () => {
		expect(describe_({ kind: 'noToken', cause: 'refusedByN8n', detail: 'blocked' })).toEqual({
			message: 'No access token: n8n did not send the request to login.etrusted.com: blocked',
			description:
				'Nothing was created. Whoever runs this n8n should check its settings for outgoing requests.',
		});
	});

	test.each([400, 401])('no token: the pair is refused (%d)', (status) => {
		expect(
			describe_({ kind: 'noToken', cause: 'noTokenInAnswer', status, detail: 'nope' }),
		).toEqual({
			message: 'eTrusted did not accept the Client ID and Client Secret: nope',
			description: `Nothing was created. Copy both again into the credential from the eTrusted Control Centre, ${CLIENTS}, and check that the client is enabled.`,
			status,
		});
	});

	const CHECK_LOGIN =
		'Whoever runs this n8n should check the access token URL (login.etrusted.com), and any proxy in between.';

	test.each<[number | undefined, string, string]>([
		[undefined, '', LATER],
		[200, ' (200)', LATER],
		[299, ' (299)', LATER],
		[302, ' (302)', CHECK_LOGIN],
		[403, ' (403)', CHECK_LOGIN],
		[404, ' (404)', CHECK_LOGIN],
		[499, ' (499)', CHECK_LOGIN],
		[408, ' (408)', LATER],
		[429, ' (429)', LATER],
		[500, ' (500)', LATER],
		[503, ' (503)', LATER],
	])('no token: the login server answered %p', (status, code, description) => {
		const answer: Answer = {
			kind: 'noToken',
			cause: 'noTokenInAnswer',
			detail: 'why',
			...(status === undefined ? {} : { status }),
		};
		expect(describe_(answer)).toEqual({
			message: `${LOGIN} gave no access token: why${code}`,
			description: `Nothing was created. ${description}`,
			status,
		});
	});

	test('no token: a page is not shown', () => {
		const answer: Answer = {
			kind: 'noToken',
			cause: 'broken',
			status: 403,
			detail: 'Expected JSON but received: <html>blocked</html>',
		};
		expect(describe_(answer).message).toBe(`${LOGIN} gave no access token (403)`);
	});
});
