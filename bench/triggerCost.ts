import type { Settings, TriggerEvent } from '../nodes/ETrusted/trigger/settings';
import type { TriggerState } from '../nodes/ETrusted/trigger/state';
import { poll } from '../nodes/ETrusted/trigger/poll';
import type { RequestOutcome } from '../nodes/ETrusted/transport/exchange';
import type { ApiRequest } from '../nodes/ETrusted/transport/request';
import type { Row } from './measurements';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.parse('2026-11-23T12:00:00.000Z');

/**
 * What one is taken to have, as JSON: so the targets were set. One that the sandbox makes up has 811; those it starts
 * with have 1,230, with long texts, products, replies, attachments and vetos.
 */
const bytesPerReview = 917;

interface Review {
	[key: string]: string | number | undefined;
	id: string;
	submittedAt: string;
	editedAt?: string;
	state: string;
	channelRef: string;
}

const busyChannel = 'chl-busy';
const quietChannel = 'chl-quiet';

/** An account whose reviews lie evenly in time, the newest first, and that counts what it is asked for. */
class CountingApi {
	requests = 0;

	read = 0;

	now = start;

	/** Of these requests, how many asked for one review by its ID. */
	byId = 0;

	private readonly ofChannel = new Map<string, Review[]>();

	private readonly byIdentifier: Map<string, Review>;

	constructor(
		private readonly reviews: Review[],
		private readonly refusesById = false,
	) {
		this.byIdentifier = new Map(reviews.map((review) => [review.id, review]));
	}

	/** Counts from now on. */
	reset() {
		Object.assign(this, { requests: 0, read: 0, byId: 0 });
	}

	answer({ query = {}, path }: ApiRequest): RequestOutcome {
		this.requests += 1;
		this.now += 50;
		const headers = { date: new Date(this.now).toUTCString() };
		if (path !== '/reviews') return this.one(path, headers);
		const { submittedAfter = '', submittedBefore = '~', after, count, channels } = query;
		const reviews = this.among(channels);
		const first = placeOf(reviews, (time) => time < String(submittedBefore));
		const end = placeOf(reviews, (time) => time <= String(submittedAfter));
		const isByTime = query.orderBy === 'submittedAt';
		const from = after === undefined ? (isByTime ? first : 0) : Number(after) + 1;
		const until = isByTime ? end : reviews.length;
		const items = reviews.slice(from, Math.min(until, from + Number(count)));
		this.read += items.length;
		const last = from + items.length;
		const cursor = last < until ? String(last - 1) : '';
		return {
			state: 'accepted',
			status: 200,
			headers,
			body: { items, paging: { cursor: { after: cursor } } },
		};
	}

	private one(path: string, headers: Record<string, string>): RequestOutcome {
		this.byId += 1;
		const body = this.byIdentifier.get(path.replace('/reviews/', ''))!;
		if (!this.refusesById) {
			this.read += 1;
			return { state: 'accepted', status: 200, headers, body };
		}
		const answer = { kind: 'answered' as const, status: 403, headers, body: '' };
		return { state: 'failed', answer, tries: 1, creates: false, uncertain: false };
	}

	private among(channels: unknown): Review[] {
		if (channels === undefined) return this.reviews;
		const key = String(channels);
		const wanted = key.split(',');
		const known =
			this.ofChannel.get(key) ??
			this.reviews.filter(({ channelRef }) => wanted.includes(channelRef));
		this.ofChannel.set(key, known);
		return known;
	}
}

/** Where the first one stands whose time is so far back. */
function placeOf(reviews: Review[], isThere: (time: string) => boolean): number {
	let [low, high] = [0, reviews.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (isThere(reviews[middle]!.submittedAt)) high = middle;
		else low = middle + 1;
	}
	return low;
}

const account = (
	count: number,
	apart: number,
	isEdited: (index: number) => boolean = () => false,
) =>
	Array.from({ length: count }, (_, index) => {
		const submittedAt = new Date(start - index * apart).toISOString();
		return {
			id: `rev-${index}`,
			submittedAt,
			state: 'APPROVED',
			channelRef: busyChannel,
			...(isEdited(index) ? { editedAt: submittedAt } : {}),
		};
	});

function settingsOf(event: TriggerEvent, lookBackHours: number): Settings {
	const none = { channels: [], ratings: [], types: [], skus: [] };
	return {
		event,
		filters: { ...none, includeWithoutText: true, emitBeforeApproval: false },
		include: [],
		lookBack: lookBackHours * hour,
	};
}

/** One poll. @returns how many reviews came out, and the state to go on with */
function pollOnce(api: CountingApi, settings: Settings, state: TriggerState | undefined) {
	const now = () => api.now;
	const exchange = poll(state, settings, {
		now,
		end: api.now + 15_000,
		lookBackEnd: api.now + 10_000,
		portion: 1_000,
		inSight: 100,
		timeout: 13_000,
	});
	let step = exchange.next();
	while (!step.done) step = exchange.next(api.answer(step.value));
	return { state: step.value.state, out: step.value.reviews.length };
}

/** A day of polls, one a minute, without anything new. */
function quietDay(api: CountingApi, settings: Settings): string {
	let { state } = pollOnce(api, settings, undefined);
	api.reset();
	const polls = day / minute;
	for (let index = 0; index < polls; index++) {
		api.now = start + (index + 1) * minute;
		({ state } = pollOnce(api, settings, state));
	}
	const megabytes = (api.read * bytesPerReview) / 1e6;
	return `${(api.requests / polls).toFixed(2)} requests, ${(api.read / polls).toFixed(0)} reviews a poll, ${megabytes.toFixed(0)} MB a day`;
}

/** Off for a month, then on. */
function monthOff(reviews: Review[], settings: Settings): Row {
	const api = new CountingApi(reviews.slice(-1));
	let { state } = pollOnce(api, settings, undefined);
	const busy = new CountingApi(reviews);
	let polls = 0;
	let out = 0;
	let largest = 0;
	for (; out < reviews.length - 1 && polls < 500; polls++) {
		busy.now = start + (polls + 1) * minute;
		const one = pollOnce(busy, settings, state);
		({ state } = one);
		out += one.out;
		largest = Math.max(largest, JSON.stringify(state).length);
	}
	return [
		'off for a month at 100,000, then on',
		`${out} in ${polls} polls, ${busy.requests} requests, state ${(largest / 1000).toFixed(0)} kB`,
		'',
		'110 polls, 250 requests, 200 kB',
	];
}

/** A busy channel is added to a quiet one. */
function filtersChanged(reviews: Review[], wanted: string): Row {
	const api = new CountingApi(reviews);
	const of = (...channels: string[]): Settings => {
		const settings = settingsOf('newReview', 24);
		return { ...settings, filters: { ...settings.filters, channels } };
	};
	const changed = of(busyChannel, quietChannel);
	let { state } = pollOnce(api, of(quietChannel), undefined);
	api.reset();
	let polls = 0;
	do {
		polls += 1;
		api.now = start + polls * minute;
		({ state } = pollOnce(api, changed, state));
	} while (state.filters.channels.length < 2);
	return [
		'filters changed: a quiet channel and a busy one',
		`${polls} poll, ${api.requests} requests, ${api.read} reviews`,
		'',
		wanted,
	];
}

/** A list by edits, in which those that were never edited stand first, or last. */
function byEdits(reviews: Review[], unedited: 'first' | 'last'): Review[] {
	const edited = reviews.filter(({ editedAt }) => editedAt !== undefined);
	const others = reviews.filter(({ editedAt }) => editedAt === undefined);
	return unedited === 'first' ? [...others, ...edited] : [...edited, ...others];
}

/** What the trigger costs, polled every minute, in virtual time. */
export function compareTriggerCost(): Promise<Row[]> {
	const month = account(100_000, (30 * day) / 100_000);
	const fiftieth = account(12_000, (30 * day) / 12_000, (index) => index % 50 === 0);
	const waiting = month.map((review, index) =>
		index % 33 === 7 ? { ...review, state: index % 2 ? 'REJECTED' : 'MODERATION' } : review,
	);
	const refused = new CountingApi(
		month.map((review, index) => (index === 5_000 ? { ...review, state: 'MODERATION' } : review)),
		true,
	);
	const ofDay = settingsOf('newReview', 24);
	const edits = settingsOf('reviewEdited', 24);
	const quiet = (name: string, reviews: Review[], settings: Settings, wanted: string): Row => [
		name,
		quietDay(new CountingApi(reviews), settings),
		'',
		wanted,
	];
	return Promise.resolve([
		quiet('100,000 reviews a month, look-back 24 h', month, ofDay, '1.3 requests, 500 MB'),
		quiet('the same, look-back 720 h', month, settingsOf('newReview', 720), '1.6 requests, 900 MB'),
		quiet(
			'Review Edited, 12,000 reviews, none edited',
			account(12_000, (30 * day) / 12_000),
			edits,
			'1.3 requests, 450 MB',
		),
		quiet('Review Edited, 1 in 50 edited, among the others', fiftieth, edits, '1 request, 150 MB'),
		quiet('the same, the edited ones first', byEdits(fiftieth, 'last'), edits, '1 request, 150 MB'),
		quiet(
			'the same, those never edited first',
			byEdits(fiftieth, 'first'),
			edits,
			'1.3 requests, 450 MB',
		),
		quiet('a shop of 90 a month', account(90, day / 3), ofDay, '1 request, 120 MB'),
		quiet('3 in 100 of 100,000 wait or are rejected', waiting, ofDay, '1 a minute more'),
		[
			'a review that answers 403 by its ID',
			`${quietDay(refused, ofDay)}, ${refused.byId} by ID`,
			'',
			'30 by ID a day',
		],
		filtersChanged(
			account(4_560, (30 * day) / 4_560).map((review, index) =>
				index % 76 === 0 ? { ...review, channelRef: quietChannel } : review,
			),
			'3 polls, 30 requests',
		),
		monthOff(month, ofDay),
	]);
}
