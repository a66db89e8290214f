import type { Channel } from '../defaults';
import { createId, Store } from '../store';
import type { InviteConfiguration, InviteSetting } from './inviteSetting';

const configuration = (kind: string): InviteConfiguration => ({
	enabled: false,
	sendingDelayInDays: 7,
	sendingTimeOfDay: '07:15:00Z',
	inviteTemplateId: createId('tpl-inv', `${kind} invite`),
	questionnaireTemplateId: createId('tpl-qst', `${kind} questionnaire`),
});

/** Fills in what a setting always has; it is off, as vendors' plugins leave it. */
export function completeSetting(partial: Partial<InviteSetting>): InviteSetting {
	const { channelId = createId('chl', 'none'), eventTypeId = createId('ety', 'none') } = partial;
	const createdAt = partial.createdAt ?? new Date().toISOString();
	return {
		id: createId('is', `${channelId} ${eventTypeId}`),
		enabled: false,
		productInviteConfiguration: configuration('product'),
		serviceInviteConfiguration: configuration('service'),
		updatedAt: createdAt,
		...partial,
		channelId,
		eventTypeId,
		createdAt,
	};
}

/** The invite settings of the account: at most one for each channel and event type. */
export class InviteSettings {
	readonly store = new Store<InviteSetting>();

	constructor(
		private readonly channels: Channel[],
		private readonly seed: () => InviteSetting[],
	) {
		this.reset();
	}

	get all(): InviteSetting[] {
		return this.store.all;
	}

	of(channelId: string, eventTypeId: string): InviteSetting | undefined {
		return this.all.find(
			(setting) => setting.channelId === channelId && setting.eventTypeId === eventTypeId,
		);
	}

	add(partial: Partial<InviteSetting>): InviteSetting {
		return this.store.add(completeSetting(partial));
	}

	/** Those of a new event type, one for each channel: the vendor's plugins wait for them after they created a type. */
	addFor(eventTypeId: string): void {
		for (const { id: channelId } of this.channels) this.add({ channelId, eventTypeId });
	}

	/**
	 * Whether a part replaces the whole is not documented. Here it does, so that whoever leaves something out loses it.
	 *
	 * @throws {Error} when there is none of this ID
	 */
	replace(id: string, content: Record<string, unknown>): InviteSetting {
		const { channelId, eventTypeId, createdAt } = this.store.get(id);
		const identity = { id, channelId, eventTypeId };
		const updatedAt = new Date().toISOString();
		return this.store.replace({
			...content,
			...identity,
			createdAt,
			updatedAt,
		} as InviteSetting);
	}

	/** What is given is changed, and the rest stays. @throws {Error} when there is none of this ID */
	change(id: string, changes: Partial<InviteSetting>): InviteSetting {
		return this.store.change(id, changes);
	}

	/** @throws {Error} when there is none of this ID */
	remove(id: string): void {
		this.store.remove(id);
	}

	/** What the account had at its beginning. */
	reset(): void {
		this.store.reset(this.seed());
	}
}
