import type { IContextObject } from 'n8n-workflow';

import type { Pending } from './operation';
import type { Result } from './results';

/** What the calls of an agent are just doing in this process, by what it is, and what each will have come to. */
const underWay = new WeakMap<IContextObject, Map<string, Promise<Result>>>();

/**
 * One call of an agent among those that run at the same time. Agents up to 2.x start all calls of one turn at once, in
 * one context: those that would do the same thing take turns, so that the later one is answered from what the earlier
 * one has noted. Each waits for calls that began before it alone, so that no two wait for each other.
 */
export class ToolCall {
	private readonly own: Array<{
		name: string;
		item: number;
		outcome: Promise<Result>;
		end: (result: Result) => void;
	}> = [];

	private readonly earlier = new Map<number, Promise<Result>>();

	private readonly calls: Map<string, Promise<Result>>;

	/** @param context of `getContext('node')`, which all calls of an agent's turn share */
	constructor(context: IContextObject, pending: Pending[]) {
		this.calls = underWay.get(context) ?? new Map<string, Promise<Result>>();
		underWay.set(context, this.calls);
		for (const { item, once } of pending) {
			if (once) this.begin(JSON.stringify([item, once.identity]), item);
		}
	}

	/**
	 * Waits until the calls that began before have done what this one would do as well.
	 *
	 * @param stop n8n's Stop, which ends the waiting
	 * @returns by item, what they came to
	 */
	async awaitEarlier(stop: AbortSignal | undefined): Promise<Map<number, Result>> {
		const results = new Map<number, Result>();
		if (this.earlier.size === 0) return results;
		const stopped = new Promise<undefined>((resolve) => {
			if (stop?.aborted) resolve(undefined);
			stop?.addEventListener('abort', () => resolve(undefined), { once: true });
		});
		for (const [item, other] of this.earlier) {
			const result = await Promise.race([other, stopped]);
			if (result) results.set(item, result);
		}
		return results;
	}

	/** Lets those that wait for this call go on, with what it came to. */
	end(results: Result[]): void {
		for (const { name, item, outcome, end } of this.own) {
			if (this.calls.get(name) === outcome) this.calls.delete(name);
			end(results[item] as Result);
		}
	}

	private begin(name: string, item: number) {
		const other = this.calls.get(name);
		if (other) this.earlier.set(item, other);
		let end: (result: Result) => void = () => {};
		const outcome = new Promise<Result>((resolve) => (end = resolve));
		this.own.push({ name, item, outcome, end });
		this.calls.set(name, outcome);
	}
}
