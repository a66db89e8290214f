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
 * | came back                            | taken?  | verdict  |
 * | ------------------------------------ | ------- | -------- |
 * | 202, and other 2xx with JSON         | yes     | accepted |
 * | 2xx with anything else               | perhaps | doubtful |
 * | 429, 503                             | no      | retry    |
 * | 500, 502, 504 and other 5xx          | perhaps | doubtful |
 * | other statuses                       | no      | failed   |
 * | connection never opened              | no      | retry    |
 * | refused by n8n, bad certificate      | no      | failed   |
 * | timeout, broken connection, stopped  | perhaps | doubtful |
 * | no token: the pair is refused        | no      | failed   |
 * | no token for any other reason        | no      | retry    |
 */
export function judge(answer: Answer): Verdict {
	switch (answer.kind) {
		case 'answered':
			return judgeStatus(answer.status, answer.body);
		case 'notSent':
			return NEVER_OPENED.has(answer.cause) ? 'retry' : 'failed';
		case 'unknown':
			return 'doubtful';
		case 'noToken':
			return isTokenRefused(answer) || answer.cause === 'insecure' || answer.cause === 'stopped'
				? 'failed'
				: 'retry';
	}
}

function judgeStatus(status: number, body: unknown): Verdict {
	// 202 is what the API's page promises; a sign-in page of a proxy comes with 200.
	const isJson = typeof body === 'object' && body !== null;
	if (status >= 200 && status < 300) return status === 202 || isJson ? 'accepted' : 'doubtful';
	if (status === 429 || status === 503) return 'retry';
	return status >= 500 ? 'doubtful' : 'failed';
}

/** The token endpoint answered, and it was a no that another try would not change. */
export function isTokenRefused(answer: Extract<Answer, { kind: 'noToken' }>): boolean {
	const { status = 0 } = answer;
	return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/** Whether n8n had a token for the request, so that others can share it. */
export const hadToken = (answer: Answer): boolean =>
	answer.kind !== 'noToken' && !(answer.kind === 'answered' && answer.status === 401);
