import { defaultChannels, defaultEventTypes } from '../defaults';
import type { InviteConfiguration, InviteSetting } from '../inviteSettings/inviteSetting';
import { completeSetting } from '../inviteSettings/inviteSettings';

interface Choice {
	enabled?: boolean;
	/** Days after the event; off where it is missing. */
	service?: number;
	product?: number;
}

/** By channel (its place) and event type. What is missing has no setting. */
const choices: Record<string, Choice>[] = [
	{
		after_sales: { service: 7, product: 14 },
		delivery: { service: 5, product: 5 },
		appointment: { service: 0 },
		spring_campaign_2024: { service: 3 },
	},
	{
		after_sales: { service: 7, product: 7 },
		delivery: { service: 5, product: 5 },
		appointment: { enabled: false, service: 5 },
		spring_campaign_2024: { service: 3 },
	},
	{
		after_sales: { service: 7 },
		delivery: {},
		spring_campaign_2024: { enabled: false },
	},
];

const createdAt = '2024-03-01T08:00:00.000Z';
const updatedAt = '2025-09-15T13:30:00.000Z';

function withDelay(of: InviteConfiguration, days: number | undefined): InviteConfiguration {
	return {
		...of,
		enabled: days !== undefined,
		...(days !== undefined && { sendingDelayInDays: days }),
	};
}

/** The invite settings of the default account: on, off, on without anything in it, and missing. */
export function seededInviteSettings(): InviteSetting[] {
	return defaultChannels.flatMap(({ id: channelId }, place) =>
		defaultEventTypes.flatMap(({ id: eventTypeId, name }) => {
			const choice = choices[place]?.[name];
			if (!choice) return [];
			const bare = completeSetting({ channelId, eventTypeId, createdAt, updatedAt });
			return [
				{
					...bare,
					enabled: choice.enabled ?? true,
					serviceInviteConfiguration: withDelay(bare.serviceInviteConfiguration, choice.service),
					productInviteConfiguration: withDelay(bare.productInviteConfiguration, choice.product),
				},
			];
		}),
	);
}
