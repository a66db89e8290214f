import type { Account, AcceptedEvent, EventPayload } from './account';
import { json, message, type Answer } from './answer';
import type { RateLimiter } from './rateLimit';
import type { ReceivedRequest } from './receivedRequest';
import { validateEvent } from './schema';
import type { Tokens } from './tokens';

/** An answer, and the event that was taken with it. */
export interface Outcome {
	answer: Answer;
	event?: AcceptedEvent;
}

/** The paths behind the token: what the API answers, and with which words. */
export class Api {
	constructor(
		private readonly account: Account,
		private readonly tokens: Tokens,
		private readonly rateLimiter: RateLimiter,
	) {}

	/** @param index the request's place among all that arrived */
	handle(request: ReceivedRequest, index: number): Outcome {
		const { method, pathname } = request;
		if (!this.tokens.accepts(request.headers.authorization)) {
			return { answer: message(401, 'Access to this resource is forbidden') };
		}
		if (pathname === '/events') {
			return method === 'POST' ? this.create(request, index) : methodNotAllowed('POST');
		}
		const read = this.reader(pathname);
		if (!read) return { answer: message(404, 'The requested resource was not found') };
		return method === 'GET' ? { answer: read(request.query) } : methodNotAllowed('GET');
	}

	private reader(pathname: string): ((query: URLSearchParams) => Answer) | undefined {
		const { channels, eventTypes } = this.account.settings;
		if (pathname === '/channels') return () => json(200, channels);
		if (pathname === '/event-types') {
			return (query) => {
				const name = query.get('name');
				return json(
					200,
					name === null ? eventTypes : eventTypes.filter((type) => type.name === name),
				);
			};
		}
		const ref = /^\/events\/([^/]+)$/.exec(pathname)?.[1];
		if (ref === undefined) return undefined;
		return () => {
			const event = this.account.read(ref);
			return event ? json(200, event) : message(404, 'The event was not found');
		};
	}

	private create(request: ReceivedRequest, index: number): Outcome {
		const refusal = this.rateLimiter.refuse() ?? this.refuse(request);
		if (refusal) return { answer: refusal };
		const event = this.account.take(request.json as EventPayload, index);
		return {
			event,
			answer: json(202, {
				Message: `Your event (\`${event.ref}\`) was accepted for processing.`,
				EventRef: event.ref,
			}),
		};
	}

	private refuse(request: ReceivedRequest): Answer | undefined {
		if (!request.hasContentType('application/json')) {
			return invalid('the content type must be application/json');
		}
		if (request.json === undefined) return invalid('the body is not valid JSON');
		const error = validateEvent(request.json);
		if (error !== undefined) return invalid(error);

		const { type, channel } = request.json as EventPayload;
		if (type === 'checkout') return invalid('the event type "checkout" is reserved');
		if (!this.account.hasEventType(type)) {
			return invalid(`the event type ${JSON.stringify(type)} does not exist`);
		}
		if (channel.type !== 'user_defined' && !this.account.channel(channel.id)) {
			return message(403, 'The client is not allowed to use this channel');
		}
		return undefined;
	}
}

function invalid(reason: string): Answer {
	return message(400, `Invalid request: ${reason}`);
}

function methodNotAllowed(allow: string): Outcome {
	return { answer: message(405, 'Method not allowed', { allow }) };
}
