import { EventTypes } from './eventTypes/eventTypes';
import { completeSetting, InviteSettings } from './inviteSettings/inviteSettings';
import { Blocklist } from './invites/blocklist';
import { seededInviteSettings } from './seed/inviteSettings';
import type { SandboxSettings } from './settings';

/** What decides whether an event becomes an invitation, as the Control Centre's "Automation" does. */
export class Automation {
	readonly eventTypes: EventTypes;

	/** When, after an event, an invitation goes out. */
	readonly inviteSettings: InviteSettings;

	readonly blocklist: Blocklist;

	constructor({ eventTypes, channels, inviteSettings, blockedRecipients }: SandboxSettings) {
		this.eventTypes = new EventTypes(eventTypes);
		this.inviteSettings = new InviteSettings(
			channels,
			() => inviteSettings?.map(completeSetting) ?? seededInviteSettings(),
		);
		this.blocklist = new Blocklist(blockedRecipients);
	}

	/** What the account had at its beginning. */
	reset(): void {
		this.eventTypes.reset();
		this.inviteSettings.reset();
		this.blocklist.reset();
	}
}
