import type { AcceptedEvent } from '../account';
import { accountRef, type Channel } from '../defaults';
import { createId, Store, type Visibility } from '../store';
import type { Invite } from './invite';

const defaultTemplate = {
	id: createId('tpl-inv', 'standard invite'),
	name: 'Standard invitation',
};

/** Fills in what an invite always has. */
export function completeInvite(partial: Partial<Invite>, channels: Channel[]): Invite {
	const channelRef = partial.channelRef ?? channels[0]?.id ?? createId('chl', 'none');
	const channel = channels.find(({ id }) => id === channelRef);
	const createdAt = partial.createdAt ?? new Date().toISOString();
	return {
		_object: 'Invite',
		id: createId('inv'),
		accountRef,
		locale: channel?.locale ?? 'en_GB',
		mode: 'AUTOMATIC',
		reviewType: 'SERVICE_REVIEW',
		customer: { firstName: 'Erika', lastName: 'Mustermann', email: 'erika@example.com' },
		inviteSource: 'CUSTOM',
		transaction: { id: createId('txn'), reference: 'S-10042' },
		template: defaultTemplate,
		sender: { name: channel?.name ?? 'Shop', email: 'noreply@etrusted.example' },
		updatedAt: partial.sentAt ?? createdAt,
		status: { name: 'SCHEDULED' },
		...partial,
		channelRef,
		createdAt,
	};
}

/** The invites of all channels. Each method throws an Error when there is no invite of this ID. */
export class Invites {
	readonly store = new Store<Invite>();

	constructor(
		private readonly channels: Channel[],
		private readonly seed: () => Invite[],
	) {
		this.reset();
	}

	/** Those that are not visible yet included, in the order in which they were added. */
	get all(): Invite[] {
		return this.store.all;
	}

	addInvite(partial: Partial<Invite> = {}, visibility?: Visibility): Invite {
		return this.store.add(completeInvite(partial, this.channels), visibility);
	}

	get(id: string): Invite {
		return this.store.get(id);
	}

	/** Makes it visible now. */
	show(id: string): Invite {
		return this.store.setVisibility(id, {});
	}

	/** @param name one of `inviteStatuses`, or any other */
	setStatus(id: string, name: string, reason?: string): Invite {
		const updatedAt = new Date().toISOString();
		return this.store.change(id, {
			status: { name, ...(reason && { reason }) },
			updatedAt,
			...(name === 'SENT' && { sentAt: updatedAt }),
		});
	}

	remove(id: string): void {
		this.store.remove(id);
	}

	/** Adds what becomes of an event. */
	addFor(
		{ ref, payload, at }: AcceptedEvent,
		channelRef: string,
		fate: Partial<Invite>,
		visibleAt: number,
	): Invite {
		const createdAt = new Date(at).toISOString();
		const { reference, date } = payload.transaction;
		const { estimatedDeliveryDate } = payload;
		return this.addInvite(
			{
				channelRef,
				...(payload.defaultLocale && { locale: payload.defaultLocale }),
				customer: customerOf(payload.customer),
				transaction: { id: createId('txn'), reference, ...(date && { date }) },
				event: ref,
				...(estimatedDeliveryDate && { estimatedDeliveryDate }),
				createdAt,
				...fate,
			},
			{ visibleAt },
		);
	}

	/** What the account had at its beginning. */
	reset(): void {
		this.store.reset(this.seed());
	}
}

function customerOf({
	email,
	firstName,
	lastName,
	mobile,
}: AcceptedEvent['payload']['customer']): Invite['customer'] {
	return {
		id: createId('cst'),
		email,
		...(firstName && { firstName }),
		...(lastName && { lastName }),
		...(mobile && { phoneNumber: mobile }),
	};
}
