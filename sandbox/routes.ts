import type { Account } from './account';
import type { Automation } from './automation';
import { eventRoutes } from './eventRoutes';
import { eventTypeRoutes } from './eventTypes/routes';
import { inviteSettingRoutes } from './inviteSettings/routes';
import type { Invites } from './invites/invites';
import { inviteRoutes } from './invites/routes';
import { linkRoutes, type QuestionnaireLink } from './links/routes';
import type { Reviews } from './reviews/reviews';
import { reviewRoutes } from './reviews/routes';
import type { Route } from './route';
import { seededTemplates } from './seed/templates';
import type { SandboxSettings } from './settings';

/** What the API reads and changes, beside the account. */
interface Stock {
	reviews: Reviews;
	invites: Invites;
	automation: Automation;
	links: QuestionnaireLink[];
}

/** Everything behind the token. */
export function allRoutes(
	{ reviews, invites, automation, links }: Stock,
	account: Account,
	settings: SandboxSettings,
	baseUrl: () => string,
): Route[] {
	return [
		...eventRoutes(account, settings.invitesForEvents ? { invites, automation } : undefined),
		...eventTypeRoutes(automation),
		...inviteSettingRoutes(automation.inviteSettings),
		...reviewRoutes(reviews, account, settings, baseUrl),
		...inviteRoutes(invites, account, settings, baseUrl),
		...linkRoutes(account, settings.templates ?? seededTemplates, links),
	];
}
