import { failure, message } from './answer';
import type { RateLimiter } from './rateLimit';
import type { ReceivedRequest } from './receivedRequest';
import type { Outcome, Route } from './route';
import type { Tokens } from './tokens';

/** The paths whose errors are `{"Error", "ErrorDescription"}`. */
const otherShape = /^\/(event-types|invite-settings)(\/|$)/;

/** The paths behind the token. */
export class Api {
	constructor(
		private readonly routes: Route[],
		private readonly tokens: Tokens,
		private readonly rateLimiter: RateLimiter,
	) {}

	/** @param index the request's place among all that arrived */
	handle(request: ReceivedRequest, index: number): Outcome {
		if (!this.tokens.accepts(request.headers.authorization)) {
			const text = 'Access to this resource is forbidden';
			const isOtherShape = otherShape.test(request.pathname);
			return { answer: isOtherShape ? failure(401, 'Unauthorized', text) : message(401, text) };
		}
		// The first of a path that fits: "count" is no review's ID.
		const first = this.routes.find(({ path }) => path.test(request.pathname));
		if (!first) return { answer: message(404, 'The requested resource was not found') };
		const ofPath = this.routes.filter(({ path }) => path.source === first.path.source);
		const route = ofPath.find(({ method }) => method === request.method);
		if (!route) {
			const allow = ofPath.map(({ method }) => method).join(', ');
			return { answer: message(405, 'Method not allowed', { allow }) };
		}
		const refusal = this.rateLimiter.refuse(request);
		if (refusal) return { answer: refusal };
		return route.answer(request, idOf(route, request), index);
	}
}

/** Decoded where it can be; else as it is, so that it is an ID that nothing has. */
function idOf({ path }: Route, { pathname }: ReceivedRequest): string {
	const id = path.exec(pathname)?.[1] ?? '';
	try {
		return decodeURIComponent(id);
	} catch {
		return id;
	}
}
