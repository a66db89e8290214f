/** What came of one request. `taken` says whether the API may have acted on it. */
export type Answer =
	/** The API answered, whatever the status. */
	| { kind: 'answered'; status: number; headers: Record<string, unknown>; body: unknown }
	/** No token: the request was never sent. `status` where the token endpoint answered. */
	| { kind: 'noToken'; status?: number; cause: NetworkCause; said: string }
	/** The connection never opened, or n8n itself refused: the request was not sent. */
	| { kind: 'notSent'; cause: NetworkCause; said: string }
	/** The request went out and no answer came: whether the API took it is unknown. */
	| { kind: 'unknown'; cause: NetworkCause; said: string };

/** Why there is no answer. */
export type NetworkCause =
	| 'refused'
	| 'unknownHost'
	| 'noRoute'
	| 'insecure'
	| 'timeout'
	| 'broken'
	| 'stopped'
	| 'refusedByN8n';

/** What follows from an answer. */
export type Verdict =
	| 'accepted'
	/** Surely not taken, and worth another try. */
	| 'retry'
	/** Not taken; another try would end the same way. */
	| 'failed'
	/** Perhaps taken: sending it again could make two of it. */
	| 'doubtful';

const NEVER_OPENED = new Set<NetworkCause>(['refused', 'unknownHost', 'noRoute']);

/**
 * The table of the contract's "When something goes wrong".
 *
 * @param creates whether the request creates an event
 *
 * | came back                            | taken?  | verdict  |
 * | ------------------------------------ | ------- | -------- |
 * | 2xx as its operation has it          | yes     | accepted |
 * | 2xx of any other kind                | perhaps | doubtful |
 * | 429, 503                             | no      | retry    |
 * | 500, 502, 504 and other 5xx          | perhaps | doubtful |
 * | other statuses                       | no      | failed   |
 * | connection never opened              | no      | retry    |
 * | refused by n8n, bad certificate      | no      | failed   |
 * | timeout, broken connection, stopped  | perhaps | doubtful |
 * | no token: refused, 4xx               | no      | failed   |
 * | no token for any other reason        | no      | retry    |
 */
export function judge(answer: Answer, creates: boolean): Verdict {
	switch (answer.kind) {
		case 'answered':
			return judgeStatus(answer, creates);
		case 'notSent':
			return NEVER_OPENED.has(answer.cause) ? 'retry' : 'failed';
		case 'unknown':
			return 'doubtful';
		case 'noToken':
			return isFinal(answer.status) || answer.cause === 'insecure' || answer.cause === 'stopped'
				? 'failed'
				: 'retry';
	}
}

function judgeStatus(
	{ status, body }: Extract<Answer, { kind: 'answered' }>,
	creates: boolean,
): Verdict {
	if (status >= 200 && status < 300)
		return isPromised(status, body, creates) ? 'accepted' : 'doubtful';
	if (status === 429 || status === 503) return 'retry';
	return status >= 500 ? 'doubtful' : 'failed';
}

/** What the API's page promises, 202 with an EventRef: either will do; a sign-in page of a proxy comes with neither. Else JSON. */
function isPromised(status: number, body: unknown, creates: boolean): boolean {
	const isJson = typeof body === 'object' && body !== null;
	return creates
		? status === 202 || (isJson && typeof (body as { EventRef?: unknown }).EventRef === 'string')
		: isJson;
}

/** A status of the login server that another try would not change. */
const isFinal = (status = 0) => status >= 400 && status < 500 && status !== 408 && status !== 429;

/** The login server said no to Client ID and Client Secret; with 403 or 404 it is a proxy or a wrong address that speaks. */
export const isTokenRefused = ({ status }: Extract<Answer, { kind: 'noToken' }>): boolean =>
	status === 400 || status === 401;

/** Whether n8n had a token for the request, so that others can share it. */
export const hadToken = (answer: Answer): boolean =>
	answer.kind !== 'noToken' && !(answer.kind === 'answered' && answer.status === 401);
