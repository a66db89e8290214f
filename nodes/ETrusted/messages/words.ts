import type { NetworkCause } from '../transport/answer';

/** What failed, and what to do next. */
export interface Words {
	message: string;
	description: string;
}

/** Where it is not for the merchant to mend. */
export const CHECK_ADDRESS =
	'Whoever runs this n8n should check the API base URL of the eTrusted credential, and any proxy in between.';

/** What to say where only time can help is another thing for an item than for a poll. */
type LaterWords = (later: string) => Words;

/** Wording per status: the first half of the message, and what to do. */
export const STATUS_TEXTS: Record<number, LaterWords> = {
	400: () => ({
		message: 'eTrusted refused the request',
		description: 'Correct the value that eTrusted names and run the item again.',
	}),
	401: () => ({
		message: 'eTrusted did not accept the access token',
		description:
			'Check in the eTrusted Control Centre, under Settings > API Clients, that the client of this credential is still enabled.',
	}),
	407: () => ({
		message: 'A proxy on the way to eTrusted asks for a sign-in',
		description: 'Whoever runs this n8n should check its proxy settings.',
	}),
	408: (later) => ({
		message: 'eTrusted, or a proxy in between, gave up waiting for the request',
		description: later,
	}),
	503: (later) => ({ message: 'eTrusted is not available at the moment', description: later }),
};

/** Of 429. */
export const TOO_MANY = 'eTrusted is receiving too many requests';

/** Of 403 with a page for people: no API speaks so. */
export const BLOCKED: Words = {
	message: 'A proxy or firewall on the way to eTrusted refused the request',
	description: CHECK_ADDRESS,
};

const CHECK_PROXY =
	'If it stays so, whoever runs this n8n should check the proxy and its proxy settings.';

type CauseWords = (host: string, later: string) => Words;

/** Why there is no answer, in words. */
const CAUSE_TEXTS: Record<NetworkCause, CauseWords> = {
	refused: (host, later) => ({
		message: `${host} refused the connection`,
		description: `${later} If it stays so, whoever runs this n8n should check its network and the address of the API.`,
	}),
	unknownHost: (host) => ({
		message: `${host} was not found on the network`,
		description: 'Whoever runs this n8n should check its network (DNS) and the address of the API.',
	}),
	noRoute: (host) => ({
		message: `There is no way to ${host} through the network`,
		description: 'Whoever runs this n8n should check its network and firewall.',
	}),
	handshake: (host, later) => ({
		message: `${host} ended the connection before it was secured`,
		description: `${later} If it stays so, whoever runs this n8n should check its network and any proxy in between.`,
	}),
	proxyEnded: (host, later) => ({
		message: `The proxy on the way to ${host} ended the connection before the request was sent`,
		description: `${later} ${CHECK_PROXY}`,
	}),
	insecure: (host) => ({
		message: `The connection to ${host} could not be secured: its certificate was not accepted`,
		description:
			'Whoever runs this n8n should check the address of the API, and the certificates of a proxy in between.',
	}),
	timeout: (host, later) => ({ message: `${host} did not answer in time`, description: later }),
	broken: (host, later) => ({
		message: `The connection to ${host} broke before the answer came`,
		description: later,
	}),
	stopped: () => ({
		message: 'The execution was stopped while the request was under way',
		description: 'Run the item again if it is still wanted.',
	}),
	refusedByN8n: () => ({
		message: 'n8n did not send the request',
		description: 'Whoever runs this n8n should check its settings for outgoing requests.',
	}),
	noTokenInAnswer: (host, later) => ({
		message: `${host} gave no access token`,
		description: later,
	}),
};

/** Of a proxy that does not let itself be reached: by its address, which can hold no password. */
const PROXY_TEXTS: Partial<
	Record<NetworkCause, (proxy: string, host: string, later: string) => Words>
> = {
	refused: (proxy, host, later) => ({
		message: `The proxy ${proxy} on the way to ${host} refused the connection`,
		description: `${later} ${CHECK_PROXY}`,
	}),
	unknownHost: (proxy, host) => ({
		message: `The proxy ${proxy} on the way to ${host} was not found on the network`,
		description: 'Whoever runs this n8n should check its proxy settings.',
	}),
	noRoute: (proxy, host) => ({
		message: `There is no way through the network to the proxy ${proxy}, on the way to ${host}`,
		description: 'Whoever runs this n8n should check its proxy settings, network and firewall.',
	}),
};

/** Why a request was not answered, or not sent: of a proxy where it is one that could not be reached. */
export function causeWords(
	{ cause, proxy }: { cause: NetworkCause; proxy?: string },
	host: string,
	later: string,
): Words {
	const ofProxy = proxy === undefined ? undefined : PROXY_TEXTS[cause]?.(proxy, host, later);
	return ofProxy ?? CAUSE_TEXTS[cause](host, later);
}
