import type { Account } from './account';
import { eventRoutes } from './eventRoutes';
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
	links: QuestionnaireLink[];
}

/** Everything behind the token. */
export function allRoutes(
	{ reviews, invites, links }: Stock,
	account: Account,
	settings: SandboxSettings,
	baseUrl: () => string,
): Route[] {
	return [
		...eventRoutes(account, settings.invitesForEvents ? invites : undefined),
		...reviewRoutes(reviews, account, settings, baseUrl),
		...inviteRoutes(invites, account, settings, baseUrl),
		...linkRoutes(account, settings.templates ?? seededTemplates, links),
	];
}
