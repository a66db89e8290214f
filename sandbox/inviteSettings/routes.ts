import { failure, json, type Answer } from '../answer';
import { Query } from '../query';
import type { ReceivedRequest } from '../receivedRequest';
import type { Outcome, Route } from '../route';
import { validateInviteSetting } from '../schema';
import type { InviteSetting } from './inviteSetting';
import type { InviteSettings } from './inviteSettings';

/** The API's page: more "needs pagination", whose parameters it does not give. */
const mostSettings = 5000;

/** Invite settings: when, after an event, an invitation goes out. Changing several at once is left out on purpose. */
export function inviteSettingRoutes(settings: InviteSettings): Route[] {
	const one = /^\/invite-settings\/([^/]+)$/;
	const withSetting = (id: string, answer: (setting: InviteSetting) => Answer): Outcome => {
		const setting = settings.store.find(id);
		return {
			answer: setting
				? answer(setting)
				: failure(404, 'NotFound', 'The invite setting was not found'),
		};
	};
	return [
		{
			method: 'GET',
			path: /^\/invite-settings$/,
			answer: ({ query: parameters }) => {
				const query = new Query(parameters);
				const [id, channelId, eventTypeId] = ['id', 'channel-id', 'event-type-id'].map((name) =>
					query.text(name),
				);
				const found = settings.all.filter(
					(setting) =>
						(id ?? setting.id) === setting.id &&
						(channelId ?? setting.channelId) === setting.channelId &&
						(eventTypeId ?? setting.eventTypeId) === setting.eventTypeId,
				);
				return { answer: json(200, found.slice(0, mostSettings)) };
			},
		},
		{
			method: 'GET',
			path: one,
			answer: (_, id) => withSetting(id, (setting) => json(200, setting)),
		},
		{
			method: 'PATCH',
			path: one,
			answer: (request, id) => withSetting(id, () => patch(request, id, settings)),
		},
	];
}

function patch(request: ReceivedRequest, id: string, settings: InviteSettings): Answer {
	const error = request.jsonError ?? validateInviteSetting(request.json);
	if (error !== undefined) return failure(400, 'BadRequest', error);
	return json(200, settings.replace(id, request.json as Record<string, unknown>));
}
