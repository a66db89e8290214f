import type { ItemContext } from '../../execution/operation';
import { InvalidValue } from '../../helpers/invalidValue';
import { buildChannel } from '../../payload/order';
import { encodeSegment } from '../../transport/request';

/** The API's page names neither a default nor a maximum: this many any API gives. */
export const LARGEST_PAGE = 100;

/** The path segment that stands for "the channel that the header names". */
const USER_DEFINED = 'user-defined';

/** What a header may hold: printable ASCII. */
const HEADER_TEXT = /^[\x20-\x7e]*$/;

/** What of a request for invites names the channel. */
export interface InvitesOfChannel {
	path: string;
	headers?: Record<string, string>;
	/** eTrusted's own ID, where the channel is not named by the merchant's. */
	channelId?: string;
}

/** @param channelId eTrusted's own */
export const ofChannel = (channelId: string): InvitesOfChannel => ({
	path: `/channels/${encodeSegment(channelId)}/invites`,
	channelId,
});

/** Where the invites of the channel are: at its ID, or behind a header with the merchant's own name for it. */
export function readChannel({ parameters, item, problems }: ItemContext): InvitesOfChannel {
	const { id = '', type } = buildChannel(parameters.get('channel', item, ''), problems);
	if (type !== 'user_defined') return ofChannel(id);
	problems.check({ field: 'Channel', path: 'channel.id' }, id, toHeader);
	return { path: `/channels/${USER_DEFINED}/invites`, headers: { 'Channel-Id': id } };
}

function toHeader(value: unknown): unknown {
	if (HEADER_TEXT.test(String(value))) return value;
	throw new InvalidValue(
		'has characters that cannot be sent as a header: pick the channel from the list instead',
	);
}
