import type { IDataObject } from 'n8n-workflow';

import type { Settings } from '../../../../nodes/ETrusted/trigger/settings';
import {
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
