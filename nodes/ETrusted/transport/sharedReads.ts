import { judge, type Answer } from './answer';
import { toQueryString, type ApiRequest } from './request';

/**
 * What a run reads once, whichever items want it: a request marked `isShared` is sent once, and its answer is every
 * equal one's, those that were asked meanwhile included.
 *
 * An answer that is worth another try is forgotten, so that a try is a try.
 */
export class SharedReads {
	private readonly answers = new Map<string, Promise<Answer>>();

	async send(request: ApiRequest, send: (request: ApiRequest) => Promise<Answer>): Promise<Answer> {
		if (!request.isShared) return await send(request);
		const key = request.path + toQueryString(request.query);
		const asked = this.answers.get(key) ?? send(request);
		this.answers.set(key, asked);
		const answer = await asked;
		if (judge(answer, request) === 'retry' && this.answers.get(key) === asked) {
			this.answers.delete(key);
		}
		return answer;
	}
}
