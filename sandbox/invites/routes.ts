import type { Account } from '../account';
import { json, message } from '../answer';
import { page, type PagingSettings } from '../paging';
import { Query } from '../query';
import type { Route } from '../route';
import type { Invite } from './invite';
import type { Invites } from './invites';

/** Neither is documented. */
const count = { byDefault: 50, max: 100 };

/** What the parameter `query` looks through. That it matches parts is not documented. */
const textOf = ({ transaction, customer }: Invite) =>
	`${transaction?.reference ?? ''}\n${customer.email}`.toLowerCase();

/** GET /channels/{id}/invites. */
export function inviteRoutes(
	invites: Invites,
	account: Account,
	paging: PagingSettings,
	baseUrl: () => string,
): Route[] {
	return [
		{
			method: 'GET',
			path: /^\/channels\/([^/]+)\/invites$/,
			answer({ headers, query: parameters }, id) {
				const channelId =
					id === 'user-defined' ? account.userDefined(String(headers['channel-id'])) : id;
				if (channelId === undefined || !account.channel(channelId)) {
					return { answer: message(404, 'The channel was not found') };
				}
				const query = new Query(parameters);
				const text = query.text('query')?.toLowerCase();
				const visible = new Set(invites.store.visible);
				const body = page(
					query,
					{
						sorted: newestFirst(invites.all),
						fits: (invite) =>
							visible.has(invite) &&
							invite.channelRef === channelId &&
							(text === undefined || textOf(invite).includes(text)),
						count,
						link: `${baseUrl()}/invites/deprecated`,
					},
					paging,
					(invite) => invite,
				);
				return { answer: json(200, body) };
			},
		},
	];
}

/** By when they were made, the one added last first: the order is not documented. */
function newestFirst(invites: Invite[]): Invite[] {
	return invites
		.toReversed()
		.sort(
			(one, other) =>
				Number(one.createdAt < other.createdAt) - Number(one.createdAt > other.createdAt),
		);
}
