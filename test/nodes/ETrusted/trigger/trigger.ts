import type { Budget } from '../../../../nodes/ETrusted/trigger/descent';
import { poll } from '../../../../nodes/ETrusted/trigger/poll';
import type { Settings } from '../../../../nodes/ETrusted/trigger/settings';
import { readState, type TriggerState } from '../../../../nodes/ETrusted/trigger/state';
import { RequestFailed, type Exchange } from '../../../../nodes/ETrusted/transport/exchange';
import type { ApiRequest } from '../../../../nodes/ETrusted/transport/request';
import { HOUR, DAY, MINUTE, SECOND, SETTINGS, type Model } from './model';

/** Leads an exchange to its end. Throws what the exchange throws. */
export function converse<T>(exchange: Exchange<T>, model: Model): T {
	let step = exchange.next();
	while (!step.done) step = exchange.next(model.answer(step.value));
	return step.value;
}

/** One poll as n8n runs it: what it notes stays in memory, and is stored where something comes out. */
export class Trigger {
	/** As n8n's database has it. */
	stored: string | undefined;

	memory: TriggerState | undefined;

	settings: Settings = SETTINGS;

	/** `pages`: after so many requests the time is over. */
	budget: Partial<Budget> & { time?: number; pages?: number } = {};

	/** This machine's clock minus the API's. */
	skew = 0;

	/** All that came out, in its order. */
	readonly out: Array<{ key: string; id: string; time: number }> = [];

	readonly hasOut = new Set<string>();

	/** How many came out of each poll that had something. */
	readonly portions: number[] = [];

	constructor(readonly model: Model) {}

	/** @throws what the poll throws */
	poll(): string[] {
		const { model, skew, budget } = this;
		const time = budget.time ?? 15 * SECOND;
		const last = model.requests.length + (budget.pages ?? Infinity);
		const start = model.now + skew;
		const now = () =>
			model.requests.length < last ? model.now + skew : Math.max(model.now + skew, start + time);
		const { state, reviews } = converse(
			poll(this.memory, this.settings, {
				now,
				end: start + time,
				lookBackEnd: start + (2 * time) / 3,
				portion: budget.portion ?? 1_000,
				inSight: budget.inSight ?? 0,
				timeout: 20 * SECOND,
			}),
			model,
		);
		// As n8n keeps it: JSON, in which what is no number would become null.
		const json = JSON.stringify(state);
		if (json.includes('null')) throw new Error(`JSON can't say this state: ${json}`);
		this.memory = readState(JSON.parse(json), this.owner);
		if (reviews.length > 0) {
			this.store();
			this.portions.push(reviews.length);
		}
		const out = reviews.map(({ key, time, review }) => ({ key, time, id: String(review.id) }));
		this.out.push(...out);
		for (const { id } of out) this.hasOut.add(id);
		return out.map(({ id }) => id);
	}

	/** The same where a fault may end it. @returns nothing where it failed */
	tryToPoll(): string[] | undefined {
		try {
			return this.poll();
		} catch (error) {
			if (!(error instanceof RequestFailed)) throw error;
			return undefined;
		}
	}

	/** n8n starts, or the workflow is switched on, or saved: n8n polls, and stores what was noted. */
	activate(): boolean {
		const stored: unknown = this.stored === undefined ? undefined : JSON.parse(this.stored);
		this.memory = readState(stored, this.owner);
		if (!this.tryToPoll()) return false;
		this.store();
		return true;
	}

	/** Number of requests that one poll makes. */
	requestsOf(poll: () => unknown): number {
		const before = this.model.requests.length;
		poll();
		return this.model.requests.length - before;
	}

	private get owner() {
		const { event, filters } = this.settings;
		return { workflow: 'workflow', event, filters };
	}

	private store() {
		this.stored = JSON.stringify(this.memory);
	}
}

/**
 * An hour without anything new, polled every minute with the time and the pages of every day: what it may cost.
 *
 * The bounds are those of docs/trigger.md: a page a poll, four readings of a day and one of all, or of edits at most two
 * of all; and one request for what waits.
 */
export function idleHour(trigger: Trigger) {
	const { model, settings } = trigger;
	const isOfEdits = settings.event === 'reviewEdited';
	Object.assign(model, { pageSize: 1_000, latency: 100, end: 'empty' });
	trigger.budget = { inSight: 100 };
	// The first ones end what was begun with the budgets of before.
	for (let polls = 0; polls < 5; polls++) {
		model.now += MINUTE;
		trigger.poll();
	}
	const before = { requests: model.requests.length, read: model.read, out: trigger.out.length };
	const polls = 60;
	for (let poll = 0; poll < polls; poll++) {
		model.now += MINUTE;
		trigger.poll();
	}
	if (trigger.out.length > before.out) throw new Error('an idle hour brought something out');
	const requests = model.requests.slice(before.requests);
	// Where more than ten are due, a page from the newest of them down stands for as many requests by ID.
	const isAsking = ({ path, query = {} }: ApiRequest) =>
		path !== '/reviews' || ('submittedBefore' in query && !('submittedAfter' in query));
	const asking = requests.filter(isAsking);
	const lists = requests.length - asking.length;
	const pages = asking.filter(({ path }) => path === '/reviews').length;
	const times = model.shown.map(({ submitted }) => submitted).sort((one, other) => other - one);
	const newest = times[0] ?? 0;
	const near = Math.min(newest - HOUR, times[100] ?? -Infinity);
	const after = (time: number) => times.filter((one) => one > time).length;
	const most = isOfEdits
		? { lists: polls + 2, read: polls * 100 + 2 * times.length }
		: { lists: polls, read: polls * (after(near) + 1) + 5 * after(newest - DAY) + times.length };
	expect(asking.length).toBeLessThanOrEqual(polls);
	expect(lists).toBeLessThanOrEqual(most.lists);
	expect(model.read - before.read).toBeLessThanOrEqual(most.read + pages * times.length);
}
