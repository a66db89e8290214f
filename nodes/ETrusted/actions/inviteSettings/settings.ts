import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { DEFAULTS } from '../../execution/operation';
import { isListOfObjects } from '../../helpers/json';
import { simplifyInviteSetting } from '../../simplify/inviteSetting';
import { call, type Exchange, type RequestOutcome } from '../../transport/exchange';
import { get } from '../../transport/request';
import { channel } from '../common/channel';
import { getEventTypes } from '../eventType/eventTypes';

/** Invite settings know a channel by eTrusted's own ID alone. */
export const channelProperty: INodeProperties = {
	...channel,
	description: 'The shop whose invite settings to change',
	modes: channel.modes?.filter(({ name }) => name !== 'userDefinedId'),
};

/** What of the settings is wanted: each absent part is any. */
export interface Wanted {
	channelId?: string | undefined;
	eventTypeId?: string | undefined;
}

/** The API's page: more than so many come page by page, and how, it does not say. */
const MOST_AT_ONCE = 5000;

/**
 * `GET /invite-settings`; where the API leaves some out, channel by channel. What was asked for is looked at once more:
 * a filter that the API ignores would give the whole account.
 */
export function* readSettings(wanted: Wanted): Exchange<IDataObject[]> {
	const found = yield* getSettings(wanted);
	if (found.length < MOST_AT_ONCE || wanted.channelId !== undefined) return found;
	const all: IDataObject[] = [];
	for (const { id } of (yield* call(getChannels)).body as IDataObject[]) {
		all.push(...(yield* getSettings({ ...wanted, channelId: String(id) })));
	}
	return all;
}

function* getSettings({ channelId, eventTypeId }: Wanted): Exchange<IDataObject[]> {
	const query = {
		...(channelId === undefined ? {} : { 'channel-id': channelId }),
		...(eventTypeId === undefined ? {} : { 'event-type-id': eventTypeId }),
	};
	const { body } = yield* call(
		get('/invite-settings', {
			timeout: DEFAULTS.timeout,
			promises: (_, answer) => isListOfObjects(answer),
			query,
		}),
	);
	return (body as IDataObject[]).filter(
		(setting) =>
			(channelId === undefined || setting.channelId === channelId) &&
			(eventTypeId === undefined || setting.eventTypeId === eventTypeId),
	);
}

/** What settings are called: the same for all items of a run, and asked once. */
export interface Names {
	channels: IDataObject[];
	eventTypes: IDataObject[];
}

const getChannels = get('/channels', {
	timeout: DEFAULTS.timeout,
	promises: (_, body) => isListOfObjects(body),
	isShared: true,
});

/** Names that cannot be read are missing; the settings, which were read before, are told all the same. */
export function* readNames(): Exchange<Names> {
	const channels = listOf(yield { ...getChannels, isAside: true });
	const eventTypes = listOf(yield getEventTypes({ isShared: true, isAside: true }));
	return { channels, eventTypes };
}

const listOf = (outcome: RequestOutcome): IDataObject[] =>
	outcome.state === 'accepted' ? (outcome.body as IDataObject[]) : [];

/** A setting as it comes out simplified. */
export function describeSetting(
	setting: IDataObject,
	{ channels, eventTypes }: Names,
): IDataObject {
	const channelOf = channels.find(({ id }) => id === setting.channelId);
	const eventType = eventTypes.find(({ id }) => id === setting.eventTypeId);
	return simplifyInviteSetting(setting, {
		channelName: channelOf?.name,
		eventType: eventType?.name,
		eventTypeActive: eventType?.active,
	});
}
