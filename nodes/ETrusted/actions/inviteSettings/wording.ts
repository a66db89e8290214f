import { BASE_WORDING, type Wording } from '../../messages/wording';

/** For whatever is asked of invite settings. */
export const SETTINGS_WORDING: Wording = {
	...BASE_WORDING,
	notFound: {
		message: 'eTrusted has no such invite settings',
		description:
			'Check the channel and the event type: both must belong to the account of this credential.',
	},
	forbidden: {
		...BASE_WORDING.forbidden,
		message: 'This API client may not read or change invite settings',
	},
};
