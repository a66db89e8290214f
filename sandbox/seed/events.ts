import type { EventPayload, StoredEvent } from '../account';
import { defaultChannels } from '../defaults';
import { createId } from '../store';
import { seededInvites } from './invites';

/** An order of the default account that got no invite at all, and why. */
export interface UninvitedOrder {
	reference: string;
	/** The place of its channel. */
	channel: number;
	type: string;
	why: string;
}

/** What "Explain" has to find out by the event alone: there is nothing else of them. */
export const uninvitedOrders: UninvitedOrder[] = [
	{ reference: 'X-1', channel: 0, type: 'spring_campaign_2024', why: 'its event type is inactive' },
	{ reference: 'X-2', channel: 0, type: 'order_paid', why: 'its event type was deleted since' },
	{ reference: 'X-3', channel: 1, type: 'appointment', why: 'the invite settings are off' },
	{ reference: 'X-4', channel: 2, type: 'delivery', why: 'neither service nor product is on' },
	{ reference: 'X-5', channel: 2, type: 'appointment', why: 'there are no invite settings' },
	{ reference: 'X-6', channel: 0, type: 'delivery', why: 'nothing explains it' },
];

/** Of an order that got no invite. */
export const eventRefOf = (reference: string) => createId('evt', `event of ${reference}`);

const uninvitedAt = Date.parse('2026-11-18T09:30:00.000Z');

const common = { system: 'shop', systemVersion: '1.0' };

function ofUninvited({ reference, channel, type }: UninvitedOrder, index: number): StoredEvent {
	const at = uninvitedAt + index * 3_600_000;
	const payload: EventPayload = {
		...common,
		type,
		channel: { id: defaultChannels[channel]?.id ?? '', type: 'etrusted' },
		customer: { email: `${reference.toLowerCase()}@example.com`, firstName: 'Toni' },
		transaction: { reference, date: new Date(at).toISOString() },
	};
	return { ref: eventRefOf(reference), payload, at };
}

/** The events behind the seeded invites. */
function ofInvites(): StoredEvent[] {
	return seededInvites().flatMap(({ event, channelRef, customer, transaction, createdAt }) =>
		event === undefined
			? []
			: [
					{
						ref: event,
						at: Date.parse(createdAt),
						payload: {
							...common,
							type: 'after_sales',
							channel: { id: channelRef, type: 'etrusted' as const },
							customer,
							transaction: { reference: transaction?.reference ?? '', date: transaction?.date },
						},
					},
				],
	);
}

let created: StoredEvent[] | undefined;

/** The events of the default account, which were accepted before it was opened: the same at every start. */
export function seededEvents(): StoredEvent[] {
	created ??= [...ofInvites(), ...uninvitedOrders.map(ofUninvited)];
	return created;
}
