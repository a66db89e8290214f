import type { IDataObject } from 'n8n-workflow';

import type { Budget } from '../../../../nodes/ETrusted/trigger/descent';
import { poll } from '../../../../nodes/ETrusted/trigger/poll';
import type { Settings } from '../../../../nodes/ETrusted/trigger/settings';
import { readState, type TriggerState } from '../../../../nodes/ETrusted/trigger/state';
import {
	RequestFailed,
	type Exchange,
	type FailedRequest,
	type RequestOutcome,
} from '../../../../nodes/ETrusted/transport/exchange';
import type { ApiRequest } from '../../../../nodes/ETrusted/transport/request';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const NOW = Date.parse('2026-11-23T12:00:00.000Z');

export const SETTINGS: Settings = {
	event: 'newReview',
	filters: {
		channels: [],
		ratings: [],
		types: [],
		skus: [],
		includeWithoutText: true,
		emitBeforeApproval: false,
	},
	include: [],
	lookBack: 24 * HOUR,
};

/** A review of the model; times in milliseconds. */
export interface Entry {
	id: string;
	submitted: number;
	visible: number;
	state: string;
	rating: number;
	channel: string;
	edited?: number;
}

export const iso = (time: number) => new Date(time).toISOString();

export const toReview = ({
	id,
	submitted,
	state,
	rating,
	channel,
	edited,
}: Entry): IDataObject => ({
	id,
	submittedAt: iso(submitted),
	state,
	rating,
	type: 'SERVICE_REVIEW',
	channelRef: channel,
	comment: 'text',
	...(edited === undefined ? {} : { editedAt: iso(edited) }),
});

const FAULT: FailedRequest = {
	state: 'failed',
	answer: { kind: 'answered', status: 500, headers: {}, body: '' },
	tries: 4,
	creates: false,
	uncertain: false,
};

const NOT_FOUND: FailedRequest = {
	...FAULT,
	answer: { kind: 'answered', status: 404, headers: {}, body: '' },
};

/** The reviews API as far as the trigger uses it, with a clock of its own. */
export class Model {
	now = NOW;

	readonly entries: Entry[] = [];

	readonly requests: ApiRequest[] = [];

	/** How many reviews lists have given. */
	read = 0;

	/** Most reviews on a page, whatever is asked for. */
	pageSize = 1_000;

	/** Milliseconds that each request takes. */
	latency = 0;

	hasDate = true;

	/** How far the API's `Date` is off. */
	dateSkew = 0;

	/** How an answer says that there is no other page. */
	end: 'empty' | 'missing' | 'null' | 'emptyPage' = 'empty';

	/** Where reviews stand that were never edited. */
	unedited: 'first' | 'last' | 'among' = 'last';

	/** Whether it gives what is later than `submittedBefore` all the same. */
	ignoresBefore = false;

	/** Requests that fail, counted from the next one. */
	readonly failing = new Set<number>();

	/** Called before each request is answered. */
	meanwhile: () => void = () => {};

	private count = 0;

	add(entry: Partial<Entry> = {}): Entry {
		const id = `rev-${String((this.count += 1)).padStart(5, '0')}`;
		const submitted = entry.submitted ?? this.now;
		const added = {
			id,
			submitted,
			visible: this.now,
			state: 'APPROVED',
			rating: 5,
			channel: 'chl-a',
			...entry,
		};
		this.entries.push(added);
		return added;
	}

	answer(request: ApiRequest): RequestOutcome {
		const number = this.requests.push(request);
		this.now += this.latency;
		this.meanwhile();
		if (this.failing.delete(number)) return FAULT;
		const date = new Date(this.now + this.dateSkew).toUTCString();
		const headers = this.hasDate ? { date } : {};
		const [, id] = /^\/reviews\/(.+)$/.exec(request.path) ?? [];
		if (id === undefined) {
			return { state: 'accepted', status: 200, headers, body: this.list(request.query ?? {}) };
		}
		const entry = this.shown.find((one) => one.id === decodeURIComponent(id));
		return entry ? { state: 'accepted', status: 200, headers, body: toReview(entry) } : NOT_FOUND;
	}

	/** Makes the n-th request from now on fail; 1 is the next. */
	failNext(nth: number) {
		this.failing.add(this.requests.length + nth);
	}

	get shown(): Entry[] {
		return this.entries.filter(({ visible }) => visible <= this.now);
	}

	private list(query: IDataObject): IDataObject {
		const { submittedAfter, submittedBefore, channels, after, count, orderBy } = query;
		const from = submittedAfter === undefined ? -Infinity : Date.parse(String(submittedAfter));
		const isOpen = submittedBefore === undefined || this.ignoresBefore;
		const to = isOpen ? Infinity : Date.parse(String(submittedBefore));
		const wanted = channels === undefined ? undefined : String(channels).split(',');
		const inside = this.shown.filter(
			({ submitted, channel }) =>
				submitted > from && submitted < to && (wanted?.includes(channel) ?? true),
		);
		const sorted = inside.sort(
			(one, other) =>
				this.placeOf(other, orderBy) - this.placeOf(one, orderBy) || (one.id < other.id ? 1 : -1),
		);
		const start = after === undefined ? 0 : this.startAfter(String(after), sorted, orderBy);
		const size = Math.min(Number(count), this.pageSize);
		const page = sorted.slice(start, start + size);
		this.read += page.length;
		const isLast = start + size >= sorted.length;
		return {
			totalElements: 0,
			items: page.map(toReview),
			paging: { cursor: this.cursor(this.cursorAt(page.at(-1), orderBy), isLast) },
		};
	}

	/** Of edits a cursor names the place: it holds where its review is edited meanwhile, and moves up. */
	private cursorAt(entry: Entry | undefined, orderBy: unknown): string | undefined {
		return entry && orderBy === 'editedAt'
			? `${entry.id}@${this.placeOf(entry, orderBy)}`
			: entry?.id;
	}

	private startAfter(cursor: string, sorted: Entry[], orderBy: unknown): number {
		const [id = '', place] = cursor.split('@');
		if (place === undefined) return sorted.findIndex((entry) => entry.id === id) + 1;
		const isAfter = (entry: Entry) => {
			const at = this.placeOf(entry, orderBy);
			return at < Number(place) || (at === Number(place) && entry.id < id);
		};
		const start = sorted.findIndex(isAfter);
		return start < 0 ? sorted.length : start;
	}

	private placeOf({ submitted, edited }: Entry, orderBy: unknown): number {
		if (orderBy === 'submittedAt') return submitted;
		const places = { first: Number.MAX_VALUE, last: 0, among: submitted };
		return edited ?? places[this.unedited];
	}

	private cursor(last: string | undefined, isLast: boolean): IDataObject {
		if (!isLast || (this.end === 'emptyPage' && last !== undefined)) return { after: last };
		if (this.end === 'missing') return {};
		return { after: this.end === 'null' ? null : '' };
	}
}

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
