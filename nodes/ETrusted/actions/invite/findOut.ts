import type { IDataObject } from 'n8n-workflow';

import type { Found, Reading } from '../../explain/found';
import { at } from '../../helpers/flatten';
import type { Exchange } from '../../transport/exchange';
import { ofChannel, type InvitesOfChannel } from './channel';
import { Reader } from './reader';

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
	const invites = yield* reader.invites(
		channel,
		orderReference,
		(invite) => String(at(invite, 'transaction.reference') ?? '') === orderReference,
	);
	const [newest] = invites.state === 'found' ? invites.value : [];
	const eventId = newest?.event;
	const event: Reading<IDataObject> =
		typeof eventId === 'string' && eventId !== ''
			? yield* reader.event(eventId)
			: { state: 'none' };
	const channelId = channelIdOf(newest, event) ?? channel.channelId;
	return { lookUpBy, orderReference, invites, event, ...(channelId ? { channelId } : {}) };
}

function* ofEvent(question: Question, reader: Reader): Exchange<FoundOfOrder> {
	const { lookUpBy, eventId = '' } = question;
	const event = yield* reader.event(eventId);
	// The event knows better than the panel which channel it is of.
	const own = channelIdOf(undefined, event);
	const channel = own === undefined ? question.channel : ofChannel(own);
	const reference = event.state === 'found' ? at(event.value, 'transaction.reference') : undefined;
	const invites = yield* reader.invites(
		channel,
		['string', 'number'].includes(typeof reference) ? String(reference) : undefined,
		(invite) => invite.event === eventId,
	);
	const [newest] = invites.state === 'found' ? invites.value : [];
	const channelId = channelIdOf(newest, event) ?? channel.channelId;
	return { lookUpBy, eventId, invites, event, ...(channelId ? { channelId } : {}) };
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
