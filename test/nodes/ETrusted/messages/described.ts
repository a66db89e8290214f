import { describeAnswer } from '../../../../nodes/ETrusted/messages/describe';
import type { Wording } from '../../../../nodes/ETrusted/messages/wording';
import type { Answer } from '../../../../nodes/ETrusted/transport/answer';

/** What the messages of failures are made of in their tests. */

export const CONNECTION = {
	host: 'api.etrusted.com',
	loginHost: 'login.etrusted.com',
	secrets: ['sandbox-secret', 'opaque-token-1', 'li'],
};

export const LATER = 'When the sun shines again.';

export const CREATING: Wording = {
	later: LATER,
	notFound: { message: 'Not there', description: 'Look elsewhere.' },
	forbidden: { message: 'Not allowed', description: 'Ask.' },
	creation: {
		done: 'made',
		perhaps: 'it may exist',
		advice: 'Look first.',
		surelyNot: 'Nothing was created.',
	},
	isTunable: true,
};

export const describe_ = (answer: Answer, creates = true, wording = CREATING) =>
	describeAnswer(answer, creates, wording, CONNECTION);
export const CLIENTS = 'Settings > API Clients';
