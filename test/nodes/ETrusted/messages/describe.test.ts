import type { INode } from 'n8n-workflow';

import { describeError } from '../../../../nodes/ETrusted/messages/describe';
import { toNodeError } from '../../../../nodes/ETrusted/messages/nodeError';
import { BASE_WORDING } from '../../../../nodes/ETrusted/messages/wording';
import type { Answer } from '../../../../nodes/ETrusted/transport/answer';
import {
	ExchangeError,
	NotTaken,
	RequestFailed,
	type FailedRequest,
} from '../../../../nodes/ETrusted/transport/exchange';
import { CLIENTS, CONNECTION, CREATING, describe_, LATER } from './described';

const answered = (status: number, body: unknown = undefined, headers = {}): Answer => ({
	kind: 'answered',
	status,
	headers,
	body,
});

const CHECK_ADDRESS =
	'Whoever runs this n8n should check the API base URL of the eTrusted credential, and any proxy in between.';

describe('an answer of the API', () => {
	test.each<[number, string, string, string, string]>([
		[
			400,
			'eTrusted refused the request: why (400)',
			'Nothing was created. Correct the value that eTrusted names and run the item again.',
			'eTrusted refused the request: why (400)',
			'Correct the value that eTrusted names and run the item again.',
		],
		[
			401,
			'eTrusted did not accept the access token: why (401)',
			`Nothing was created. Check in the eTrusted Control Centre, under ${CLIENTS}, that the client of this credential is still enabled.`,
			'eTrusted did not accept the access token: why (401)',
			`Check in the eTrusted Control Centre, under ${CLIENTS}, that the client of this credential is still enabled.`,
		],
		[403, 'Not allowed: why (403)', 'Nothing was created. Ask.', 'Not allowed: why (403)', 'Ask.'],
		[
			404,
			'Not there: why (404)',
			'Nothing was created. Look elsewhere.',
			'Not there: why (404)',
			'Look elsewhere.',
		],
		[
			407,
			'A proxy on the way to eTrusted asks for a sign-in: why (407)',
			'Nothing was created. Whoever runs this n8n should check its proxy settings.',
			'A proxy on the way to eTrusted asks for a sign-in: why (407)',
			'Whoever runs this n8n should check its proxy settings.',
		],
		[
			408,
			'eTrusted, or a proxy in between, gave up waiting for the request: why (408)',
			`Nothing was created. ${LATER}`,
			'eTrusted, or a proxy in between, gave up waiting for the request: why (408)',
			LATER,
		],
		[
			418,
			'eTrusted did not accept the request: why (418)',
			'Nothing was created. Check the values of this item against the message.',
			'eTrusted did not accept the request: why (418)',
			'Check the values of this item against the message.',
		],
		[
			429,
			'eTrusted is receiving too many requests: why (429)',
			'Nothing was created. Run the item again later, or raise "Max Retries" and lower "Max Concurrent Requests" under Options.',
			'eTrusted is receiving too many requests: why (429)',
			'Run the item again later, or raise "Max Retries" and lower "Max Concurrent Requests" under Options.',
		],
		[
			500,
			'eTrusted failed, and it may exist: why (500)',
			'Look first.',
			'eTrusted failed to answer: why (500)',
			LATER,
		],
		[
			503,
			'eTrusted is not available at the moment: why (503)',
			`Nothing was created. ${LATER}`,
			'eTrusted is not available at the moment: why (503)',
			LATER,
		],
		[
			599,
			'eTrusted failed, and it may exist: why (599)',
			'Look first.',
			'eTrusted failed to answer: why (599)',
			LATER,
		],
		[
			200,
			'The answer is not what the eTrusted API is documented to send: it may exist (200)',
			`Look first. ${CHECK_ADDRESS}`,
			'The answer is not what the eTrusted API is documented to send (200)',
			CHECK_ADDRESS,
		],
		[
			299,
			'The answer is not what the eTrusted API is documented to send: it may exist (299)',
			`Look first. ${CHECK_ADDRESS}`,
			'The answer is not what the eTrusted API is documented to send (299)',
			CHECK_ADDRESS,
		],
		[
			302,
			'The API answered with a redirect, which is not followed with customer data (302)',
			`Nothing was created. ${CHECK_ADDRESS}`,
			'The API answered with a redirect, which is not followed with customer data (302)',
			CHECK_ADDRESS,
		],
	])('%d', (status, message, description, readMessage, readDescription) => {
		const answer = answered(status, { Message: 'why' });
		expect(describe_(answer)).toEqual({ message, description, status });
		expect(describe_(answer, false)).toEqual({
			message: readMessage,
			description: readDescription,
			status,
		});
	});

	test('a redirect names the host that it leads to, nothing else of it', () => {
		const to = (location: unknown) => describe_(answered(307, '', { location })).message;
		expect(to('https://other.example/a?email=a@b.de')).toBe(
			'The API answered with a redirect to other.example, which is not followed with customer data (307)',
		);
		for (const location of ['/login', '', 7, undefined, 'urn:login']) {
			expect(to(location)).toContain('a redirect, which');
		}
	});

	test.each([
		[403, 'A proxy or firewall on the way to eTrusted refused the request (403)'],
		[418, 'eTrusted did not accept the request (418)'],
		[400, 'eTrusted refused the request (400)'],
	])('%d with a page is of a proxy', (status, message) => {
		const { description, ...told } = describe_(answered(status, ' <html>blocked</html>'));
		expect(told).toEqual({ message, status });
		if (status !== 400) expect(description).toBe(`Nothing was created. ${CHECK_ADDRESS}`);
	});

	test('without options in the panel none are named', () => {
		expect(describe_(answered(429), false, BASE_WORDING).description).toBe(
			'Run the item again later.',
		);
	});

	test('the words of what only reads', () => {
		expect(describe_(answered(404), false, BASE_WORDING).message).toBe(
			'eTrusted knows no such address (404)',
		);
		expect(describe_(answered(403), false, BASE_WORDING)).toMatchObject({
			message: 'This API client may not read this (403)',
			description: expect.stringContaining(CLIENTS) as string,
		});
	});
});

describe("the API's own words", () => {
	const quoted = (body: unknown) =>
		describe_(answered(400, body)).message.replace(/^eTrusted refused the request(: )?/, '');

	test.each<[unknown, string]>([
		[{ Message: 'a', message: 'b' }, 'a (400)'],
		[{ message: 'b', ErrorDescription: 'c' }, 'b (400)'],
		[{ ErrorDescription: 'c', Error: 'd' }, 'c (400)'],
		[{ Error: 'd', error_description: 'e' }, 'd (400)'],
		[{ error_description: 'e' }, 'e (400)'],
		[{ Message: 7, message: 'b' }, 'b (400)'],
		[{ other: 'x' }, ' (400)'],
		['  short  ', 'short (400)'],
		['<!DOCTYPE html>', ' (400)'],
		['see <b>here</b>', ' (400)'],
		['5 < 7', '5 < 7 (400)'],
		[null, ' (400)'],
		[undefined, ' (400)'],
		[['x'], ' (400)'],
	])('%j', (body, message) => {
		expect(quoted(body)).toBe(message.replace(/^ \(/, ' ('));
	});

	test('are cut after 300 characters', () => {
		expect(quoted('x'.repeat(300))).toBe(`${'x'.repeat(300)} (400)`);
		expect(quoted('x'.repeat(301))).toBe(`${'x'.repeat(300)}… (400)`);
	});

	test.each([
		['Bearer abc.def/g= x', 'Bearer *** x (400)'],
		['bearer  abc', 'Bearer *** (400)'],
		['eyJhbGciOi.eyJzdWIi.sig-_1 x', '*** x (400)'],
		['a.eyJhbGciOi', 'a.*** (400)'],
		['keyJob', 'keyJob (400)'],
		['sandbox-secret, sandbox-secret', '***, *** (400)'],
		['opaque-token-1', '*** (400)'],
		// A secret of two letters is in every other word.
		['Invalid client', 'Invalid client (400)'],
	])('hold no token and no secret: %s', (text, message) => {
		expect(quoted(text)).toBe(message);
	});

	test('a secret is struck out before the text is cut', () => {
		expect(quoted(`${'x'.repeat(292)}sandbox-secret`)).not.toContain('sandbox');
	});

	test.each([
		['no {"a":{"b":1}} there', 'no {…} (400)'],
		['no {"a": "cut off', 'no {…} (400)'],
		['no {a} here', 'no {a} here (400)'],
		['no [1]', 'no [1] (400)'],
	])('hold no payload: %s', (text, message) => {
		expect(quoted(text)).toBe(message);
	});
});

describe('an exchange that failed', () => {
	const outcome = (more: Partial<FailedRequest> = {}): FailedRequest => ({
		state: 'failed',
		answer: answered(500, { Message: 'oops' }),
		tries: 1,
		creates: true,
		uncertain: true,
		...more,
	});
	const told = (error: Error) => describeError(error, CREATING, CONNECTION);

	test.each([
		[0, ''],
		[1, ''],
		[2, ', after 2 tries'],
		[4, ', after 4 tries'],
	])('after %d tries', (tries, text) => {
		expect(told(new RequestFailed(outcome({ tries }))).message).toBe(
			`eTrusted failed, and it may exist: oops (500)${text}`,
		);
	});

	test('where it only read, nothing may have been created', () => {
		expect(told(new RequestFailed(outcome({ creates: false }))).message).toBe(
			'eTrusted failed to answer: oops (500)',
		);
	});

	test('and surely did nothing says that first', () => {
		expect(told(new NotTaken(outcome())).message).toBe(
			'Nothing was created: eTrusted failed to answer: oops (500)',
		);
		expect(describeError(new NotTaken(outcome()), BASE_WORDING, CONNECTION).message).toBe(
			'eTrusted failed to answer: oops (500)',
		);
	});

	test('with an error of its own', () => {
		expect(told(new ExchangeError('what', 'what to do'))).toEqual({
			message: 'what',
			description: 'what to do',
		});
		expect(told(new TypeError('a bug'))).toEqual({ message: 'a bug', description: '' });
	});
});

describe('the error that n8n shows', () => {
	const node = { name: 'eTrusted', type: 't', parameters: {} } as unknown as INode;

	test('has all of it', () => {
		const described = { message: 'what', description: 'what to do', status: 403 };
		expect(toNodeError(node, described, 3)).toMatchObject({
			name: 'NodeApiError',
			message: 'what',
			description: 'what to do',
			httpCode: '403',
			context: { itemIndex: 3 },
		});
	});

	test('of no answer has no status', () => {
		expect(toNodeError(node, { message: 'what', description: 'x' }).httpCode).toBeNull();
	});

	test('keeps its message where that holds an error code, which n8n would replace with a text of its own', () => {
		const message = 'eTrusted refused the request: ECONNREFUSED EPERM 404';
		expect(toNodeError(node, { message, description: 'x', status: 400 }).message).toBe(message);
	});
});
