import type { NetworkCause } from './transport/answer';

/** What failed, and what to do next. */
export interface Words {
	message: string;
	description: string;
}

/** Where only time can help. */
export const LATER = 'Run the item again later.';

/** Where it is not for the merchant to mend. */
export const CHECK_ADDRESS =
	'Whoever runs this n8n should check the API base URL of the eTrusted credential, and any proxy in between.';

/** Wording per status: the first half of the message, and what to do. */
export const STATUS_TEXTS: Record<number, Words> = {
	400: {
		message: 'eTrusted refused the request',
		description: 'Correct the value that eTrusted names and run the item again.',
	},
	401: {
		message: 'eTrusted did not accept the access token',
		description:
			'Check in the eTrusted Control Centre, under Settings > API Clients, that the client of this credential is still enabled.',
	},
	407: {
		message: 'A proxy on the way to eTrusted wants to be signed in to',
		description: 'Whoever runs this n8n should check its proxy settings.',
	},
	408: {
		message: 'eTrusted, or a proxy in between, gave up waiting for the request',
		description: LATER,
	},
	503: { message: 'eTrusted is not available at the moment', description: LATER },
};

/** Of 429. */
export const TOO_MANY = 'eTrusted is receiving too many requests';

/** Of 403 with a page for people: no API speaks so. */
export const BLOCKED: Words = {
	message: 'A proxy or firewall on the way to eTrusted refused the request',
	description: CHECK_ADDRESS,
};

type CauseWords = (host: string) => Words;

/** Why there is no answer, in words. */
export const CAUSE_TEXTS: Record<NetworkCause, CauseWords> = {
	refused: (host) => ({
		message: `${host} refused the connection`,
		description: `${LATER} If it stays so, whoever runs this n8n should check its network and the address of the API.`,
	}),
	unknownHost: (host) => ({
		message: `${host} was not found on the network`,
		description: 'Whoever runs this n8n should check its network (DNS) and the address of the API.',
	}),
	noRoute: (host) => ({
		message: `There is no way to ${host} through the network`,
		description: 'Whoever runs this n8n should check its network and firewall.',
	}),
	handshake: (host) => ({
		message: `${host} ended the connection before it was secured`,
		description: `${LATER} If it stays so, whoever runs this n8n should check its network and any proxy in between.`,
	}),
	insecure: (host) => ({
		message: `The connection to ${host} could not be secured: its certificate was not accepted`,
		description:
			'Whoever runs this n8n should check the address of the API, and the certificates of a proxy in between.',
	}),
	timeout: (host) => ({ message: `${host} did not answer in time`, description: LATER }),
	broken: (host) => ({
		message: `The connection to ${host} broke before the answer came`,
		description: LATER,
	}),
	stopped: () => ({
		message: 'The execution was stopped while the request was under way',
		description: 'Run the item again if it is still wanted.',
	}),
	refusedByN8n: () => ({
		message: 'n8n did not send the request',
		description: 'Whoever runs this n8n should check its settings for outgoing requests.',
	}),
	noTokenInAnswer: (host) => ({ message: `${host} gave no access token`, description: LATER }),
};
