import {
	toAnswer as toAnswerOf,
	type Progress,
} from '../../../../nodes/ETrusted/transport/failure';

/**
 * The errors in which n8n 2.41 and 1.123 tell that a request to the API or for a token has failed. The shapes are those
 * that n8n's request helper threw in both versions, with servers that failed in each of these ways.
 */

/** Of a request to the API, at an address that is not known here. */
export const toAnswer = (error: unknown, progress: Progress, target = 'https://api.etrusted.com') =>
	toAnswerOf(error, progress, target);

/** The error of Node or axios, with the one of the socket as its cause. */
const axiosError = (message: string, code: string, more = {}) => ({
	name: 'AxiosError',
	message,
	code,
	cause: { name: 'Error', message, code },
	...more,
});

/** What a request to the API throws: n8n 2.41 keeps the causes, n8n 1.123 only a code and texts. */
export const ofApi = {
	'n8n 2.41': (message: string, code: string, text = message) => ({
		name: 'NodeApiError',
		message: text,
		httpCode: code,
		messages: [message],
		cause: axiosError(message, code),
	}),
	'n8n 1.123': (message: string, code: string, text = message) => ({
		name: 'NodeApiError',
		message: text,
		httpCode: code,
		messages: [message, message],
	}),
};

/** The same of a request for a token, where n8n 2.41 has no code but in the causes. */
export const ofLogin = {
	'n8n 2.41': (message: string, code: string, more = {}) => ({
		name: 'NodeApiError',
		message: `Failed to acquire OAuth2 access token: ${message}`,
		httpCode: null,
		messages: [`Failed to acquire OAuth2 access token: ${message}`],
		description: message,
		cause: {
			name: 'OperationalError',
			message: `Failed to acquire OAuth2 access token: ${message}`,
			cause: axiosError(message, code, more),
		},
	}),
	'n8n 1.123': ofApi['n8n 1.123'],
};

export const VERSIONS = ['n8n 2.41', 'n8n 1.123'] as const;
