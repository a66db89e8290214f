import { BASE_WORDING, type Wording } from '../../messages/wording';

/** For whatever is asked of one channel. */
export const CHANNEL_WORDING: Wording = {
	...BASE_WORDING,
	notFound: {
		message: 'eTrusted has no channel with this ID',
		description:
			'Check the channel, e.g. by picking it from the list: it must belong to the account of this credential.',
	},
	forbidden: {
		message: 'This API client may not use this channel',
		description:
			'Pick a channel of the account that the credential belongs to, or give the client access to it in the eTrusted Control Centre.',
	},
};
