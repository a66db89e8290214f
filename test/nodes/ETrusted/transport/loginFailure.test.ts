import { ofLogin, toAnswer } from './errors';

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
