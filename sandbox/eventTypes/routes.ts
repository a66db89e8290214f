import { empty, failure, json, type Answer } from '../answer';
import type { EventType } from '../defaults';
import type { Automation } from '../automation';
import type { ReceivedRequest } from '../receivedRequest';
import type { Outcome, Route } from '../route';
import { validateEventType } from '../schema';

interface EventTypePayload {
	active: boolean;
	name: string;
}

/** Event types: what events can be of. */
export function eventTypeRoutes({ eventTypes, inviteSettings }: Automation): Route[] {
	const one = /^\/event-types\/([^/]+)$/;
	const withType = (id: string, answer: (eventType: EventType) => Answer): Outcome => {
		const eventType = eventTypes.store.find(id);
		return {
			answer: eventType
				? answer(eventType)
				: failure(404, 'NotFound', 'The event type was not found'),
		};
	};
	return [
		{
			method: 'GET',
			path: /^\/event-types$/,
			answer: ({ query }) => {
				const name = query.get('name');
				const found = eventTypes.all.filter((type) => name === null || type.name === name);
				return { answer: json(200, found) };
			},
		},
		{
			method: 'POST',
			path: /^\/event-types$/,
			answer: (request) => {
				const refusal = refuse(request);
				if (refusal) return { answer: refusal };
				const { name, active } = request.json as EventTypePayload;
				const eventType = eventTypes.create(name, active);
				inviteSettings.addFor(eventType.id);
				return { answer: json(201, eventType) };
			},
		},
		{
			method: 'GET',
			path: one,
			answer: (_, id) => withType(id, (eventType) => json(200, eventType)),
		},
		{
			method: 'PUT',
			path: one,
			answer: (request, id) =>
				withType(id, () => {
					const refusal = refuse(request);
					if (refusal) return refusal;
					const { name, active } = request.json as EventTypePayload;
					return json(200, eventTypes.change(id, { name, active }));
				}),
		},
		{
			method: 'DELETE',
			path: one,
			answer: (_, id) =>
				withType(id, () => {
					eventTypes.remove(id);
					return empty(204);
				}),
		},
	];
}

function refuse(request: ReceivedRequest): Answer | undefined {
	const error = request.jsonError ?? validateEventType(request.json);
	if (error !== undefined) return failure(400, 'BadRequest', error);
	const { name } = request.json as EventTypePayload;
	if (name !== 'checkout') return undefined;
	return failure(400, 'BadRequest', 'the event type "checkout" is reserved');
}
