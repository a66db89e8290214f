/** How one kind of invitation goes out after an event. */
export interface InviteConfiguration {
	enabled: boolean;
	/** 0 to 180. */
	sendingDelayInDays: number;
	/** `07:15:00Z`, in UTC. */
	sendingTimeOfDay?: string;
	inviteTemplateId?: string;
	questionnaireTemplateId?: string;
	/** What the API may add one day. */
	[key: string]: unknown;
}

/** What becomes of the events of one type in one channel, as GET /invite-settings shows it. */
export interface InviteSetting {
	/** `is-` and a UUID. */
	id: string;
	channelId: string;
	eventTypeId: string;
	enabled: boolean;
	productInviteConfiguration: InviteConfiguration;
	serviceInviteConfiguration: InviteConfiguration;
	createdAt: string;
	updatedAt: string;
	/** What the API may add one day. */
	[key: string]: unknown;
}
