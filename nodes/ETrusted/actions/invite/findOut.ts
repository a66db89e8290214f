import type { IDataObject } from 'n8n-workflow';

import type { Found, Reading } from '../../explain/found';
import { at } from '../../helpers/flatten';
import { orderReferenceOf } from '../../helpers/orderReference';
import type { Exchange } from '../../transport/exchange';
import { ofChannel, type InvitesOfChannel } from './channel';
import { Reader } from './reader';
import { alikeTo, pickWanted } from './wanted';

/** What "Explain" is asked. */
export interface Question {
	channel: InvitesOfChannel;
	lookUpBy: Found['lookUpBy'];
	orderReference?: string;
	eventId?: string;
}

/**
 * Reads all that can say why an order was, or was not, invited. What cannot be read is left open, so that the rest is
 * told all the same.
 *
 * @throws {RequestFailed} within the exchange, where nothing at all could be read, or every other request would fail
 * the same way
 */
export function* findOut(question: Question): Exchange<Found> {
	const reader = new Reader();
	const found =
		question.lookUpBy === 'eventId'
			? yield* ofEvent(question, reader)
			: yield* ofOrder(question, reader);
	const eventTypes = yield* reader.eventTypes();
	const settings = yield* readSettings(found.channelId, reader);
	reader.throwIfNothingWasTold();
	return { ...found, eventTypes, settings };
}

type FoundOfOrder = Omit<Found, 'eventTypes' | 'settings'>;

function* ofOrder(question: Question, reader: Reader): Exchange<FoundOfOrder> {
	const { channel, lookUpBy, orderReference = '' } = question;
	const all = yield* reader.invites(channel, orderReference);
	const wanted = pickWanted(all, (invite) => orderReferenceOf(invite) === orderReference);
	const [newest] = wanted.invites.state === 'found' ? wanted.invites.value : [];
	const alike = newest ? [] : alikeTo(orderReference, all);
	const eventId = newest?.event;
	const event: Reading<IDataObject> =
		typeof eventId === 'string' && eventId !== ''
			? yield* reader.event(eventId)
			: { state: 'none' };
	const channelId =
		channelIdOf(newest, event) ?? (yield* readChannelId(channel, orderReference, all, reader));
	return {
		lookUpBy,
		orderReference,
		...wanted,
		event,
		...(alike.length > 0 ? { alike } : {}),
		...(channelId ? { channelId } : {}),
	};
}

function* ofEvent(question: Question, reader: Reader): Exchange<FoundOfOrder> {
	const { lookUpBy, eventId = '' } = question;
	const event = yield* reader.event(eventId);
	// The event knows better than the panel which channel it is of.
	const own = channelIdOf(undefined, event);
	const channel = own === undefined ? question.channel : ofChannel(own);
	const reference = event.state === 'found' ? orderReferenceOf(event.value) : undefined;
	const all = yield* reader.invites(channel, reference);
	const wanted = pickWanted(all, (invite) => invite.event === eventId);
	const [newest] = wanted.invites.state === 'found' ? wanted.invites.value : [];
	const channelId =
		channelIdOf(newest, event) ?? (yield* readChannelId(channel, reference, all, reader));
	return { lookUpBy, eventId, ...wanted, event, ...(channelId ? { channelId } : {}) };
}

/** eTrusted's own ID of the channel, which of the merchant's own name nothing but any invite of the channel tells. */
function* readChannelId(
	channel: InvitesOfChannel,
	query: string | undefined,
	all: Reading<IDataObject[]>,
	reader: Reader,
): Exchange<string | undefined> {
	if (channel.channelId !== undefined) return channel.channelId;
	const isAnyLeft = all.state === 'found' && all.value.length === 0 && query !== undefined;
	const any = isAnyLeft ? yield* reader.invites(channel, undefined, 1) : all;
	const [invite] = any.state === 'found' ? any.value : [];
	return channelIdOf(invite, { state: 'none' });
}

/** eTrusted's own ID of the channel, as an invite or an event names it. */
function channelIdOf(
	invite: IDataObject | undefined,
	event: Reading<IDataObject>,
): string | undefined {
	const ofEvent = event.state === 'found' ? at(event.value, 'channel.id') : undefined;
	return [invite?.channelRef, ofEvent].find(
		(id): id is string => typeof id === 'string' && id.startsWith('chl-'),
	);
}

function* readSettings(
	channelId: string | undefined,
	reader: Reader,
): Exchange<Reading<IDataObject[]>> {
	if (channelId === undefined) {
		return {
			state: 'unknown',
			because:
				'The invite settings are found by the ID that eTrusted gave the channel, which is not known',
			advice: 'Pick the channel from the list.',
		};
	}
	const all = yield* reader.settings(channelId);
	if (all.state !== 'found') return all;
	return { state: 'found', value: all.value.filter((setting) => setting.channelId === channelId) };
}
