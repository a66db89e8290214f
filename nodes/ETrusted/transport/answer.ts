/** What came of one request. */
export type Answer =
	/** The API answered, whatever the status. */
	| { kind: 'answered'; status: number; headers: Record<string, unknown>; body: unknown }
	/** No token: the request was never sent. `status` where the token endpoint answered. */
	| { kind: 'noToken'; status?: number; cause: NetworkCause; detail: string; proxy?: string }
	/**
	 * The connection never opened, or n8n itself refused: the request was not sent. `proxy` is the address of the proxy
	 * that did not let itself be reached, e.g. `10.0.0.1:3128`.
	 */
	| { kind: 'unreached'; cause: NetworkCause; detail: string; proxy?: string }
	/** The request went out and no answer came: whether the API took it is unknown. */
	| { kind: 'unanswered'; cause: NetworkCause; detail: string };

/** Why there is no answer. */
export type NetworkCause =
	| 'refused'
	| 'unknownHost'
	| 'noRoute'
	| 'insecure'
	/** It ended before it was secured. */
	| 'handshake'
	/** A proxy ended it before it led anywhere. */
	| 'proxyEnded'
	| 'timeout'
	| 'broken'
	| 'stopped'
	| 'refusedByN8n'
	/** The login server did answer, but not with a token. */
	| 'noTokenInAnswer';

/** What follows from an answer. */
export type Verdict =
	| 'accepted'
	/** Worth another try, and safe. */
	| 'retry'
	/** Not taken; another try would end the same way. */
	| 'failed'
	/** Perhaps taken: sending it again could make two of it. */
	| 'uncertain';

/** What of a request decides what its answer means. */
export interface Intent {
	/** Whether sending it twice could make two of something: then it is never repeated in doubt. */
	creates: boolean;
	/** Whether an answer with a 2xx status is what the API's page promises. */
	promises: (status: number, body: unknown) => boolean;
}

const NEVER_OPENED = new Set<NetworkCause>([
	'refused',
	'unknownHost',
	'noRoute',
	'handshake',
	'proxyEnded',
]);

/** Statuses of a server that may do better in a moment. */
const PASSING_FAILURES = new Set([500, 502, 504]);

/**
 * The table of the contract's "When something goes wrong".
 *
 * | came back                            | taken?  | creates   | reads    |
 * | ------------------------------------ | ------- | --------- | -------- |
 * | 2xx as its page promises             | yes     | accepted  | accepted |
 * | 2xx of any other kind                | perhaps | uncertain | failed   |
 * | 429, 503                             | no      | retry     | retry    |
 * | 500, 502, 504                        | perhaps | uncertain | retry    |
 * | other 5xx                            | perhaps | uncertain | failed   |
 * | other statuses                       | no      | failed    | failed   |
 * | connection never opened              | no      | retry     | retry    |
 * | refused by n8n, bad certificate      | no      | failed    | failed   |
 * | timeout, broken connection           | perhaps | uncertain | retry    |
 * | stopped                              | perhaps | uncertain | failed   |
 * | no token: refused, 4xx, no answer    | no      | failed    | failed   |
 * | no token for any other reason        | no      | retry     | retry    |
 */
export function judge(answer: Answer, { creates, promises }: Intent): Verdict {
	switch (answer.kind) {
		case 'answered': {
			const { status, body } = answer;
			if (status >= 200 && status < 300) {
				if (isAsPromised(promises, status, body)) return 'accepted';
				return creates ? 'uncertain' : 'failed';
			}
			if (status === 429 || status === 503) return 'retry';
			if (status < 500) return 'failed';
			if (creates) return 'uncertain';
			return PASSING_FAILURES.has(status) ? 'retry' : 'failed';
		}
		case 'unreached':
			return NEVER_OPENED.has(answer.cause) ? 'retry' : 'failed';
		case 'unanswered':
			if (creates) return 'uncertain';
			return answer.cause === 'stopped' ? 'failed' : 'retry';
		case 'noToken':
			return isFinal(answer) ? 'failed' : 'retry';
	}
}

/** A body that fails to be looked at, such as an object with a key `toString`, is no documented answer. */
function isAsPromised(promises: Intent['promises'], status: number, body: unknown): boolean {
	try {
		return promises(status, body);
	} catch {
		return false;
	}
}

/** No token, and another try would not change it; one that n8n refuses to fetch has no status. */
function isFinal({ status, cause }: Extract<Answer, { kind: 'noToken' }>): boolean {
	if (status !== undefined)
		return status >= 400 && status < 500 && status !== 408 && status !== 429;
	return ['insecure', 'stopped', 'timeout', 'refusedByN8n'].includes(cause);
}

/** The login server said no to Client ID and Client Secret; with 403 or 404 it is a proxy or a wrong address that speaks. */
export const isTokenRefused = ({ status }: Extract<Answer, { kind: 'noToken' }>): boolean =>
	status === 400 || status === 401;

/**
 * Whether an answer with which a request failed is every other request's as well: the pair is refused, the login
 * server hangs, or a token that has just been fetched is refused. Asking again would cost each of them the same.
 *
 * @param isAside whether the API has taken the token for other things: a 401 is about this one alone then
 */
export const failsForAll = (answer: Answer, isAside = false): boolean =>
	answer.kind === 'noToken'
		? isTokenRefused(answer) || answer.cause === 'timeout'
		: answer.kind === 'answered' && answer.status === 401 && !isAside;

/** Whether n8n had a token for the request, so that others can share it. */
export const hadToken = (answer: Answer): boolean =>
	answer.kind !== 'noToken' && !(answer.kind === 'answered' && answer.status === 401);
