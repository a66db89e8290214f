import type { IDataObject } from 'n8n-workflow';

import { DEFAULTS } from '../../execution/operation';
import type { Reading } from '../../explain/found';
import { isListOfObjects, isObject } from '../../helpers/json';
import { BASE_WORDING } from '../../messages/wording';
import { failsForAll } from '../../transport/answer';
import { call, RequestFailed, type Exchange, type FailedRequest } from '../../transport/exchange';
import { getPaged } from '../../transport/paging';
import { encodeSegment, get, type ApiRequest } from '../../transport/request';
import { CHANNEL_WORDING } from '../channel/wording';
import { LARGEST_PAGE, type InvitesOfChannel } from './channel';
import { describeUnreadable, type Unread } from './unreadable';

/** Without an order reference the API cannot be asked for the invites of an event: so many are looked through. */
export const MOST_INVITES = 1000;

const EVENT: Unread = { what: 'the event', canBeMissing: true };
const EVENT_TYPES: Unread = { what: 'the event types of the account' };
const SETTINGS: Unread = { what: 'the invite settings' };
const INVITES: Unread = { what: 'the invites of the channel', notFound: CHANNEL_WORDING.notFound };

/** Makes readings of requests, and notes whether eTrusted told anything at all. */
export class Reader {
	private wasTold = false;

	private firstFailure: FailedRequest | undefined;

	throwIfNothingWasTold() {
		if (!this.wasTold && this.firstFailure) throw new RequestFailed(this.firstFailure);
	}

	*event(eventId: string): Exchange<Reading<IDataObject>> {
		const path = `/events/${encodeSegment(eventId)}`;
		const request = get(path, {
			timeout: DEFAULTS.timeout,
			promises: (_, body) => isObject(body),
			isAside: this.wasTold,
		});
		return yield* this.read(function* () {
			return (yield* call(request)).body as IDataObject;
		}, EVENT);
	}

	/** All of the account. */
	eventTypes = () => this.list('/event-types', {}, EVENT_TYPES);

	/** @param channelId eTrusted's own */
	settings = (channelId: string) =>
		this.list('/invite-settings', { 'channel-id': channelId }, SETTINGS);

	/** A list that is the same for all items of a run. */
	private *list(
		path: string,
		query: IDataObject,
		unread: Unread,
	): Exchange<Reading<IDataObject[]>> {
		const request: ApiRequest = get(path, {
			timeout: DEFAULTS.timeout,
			promises: (_, body) => isListOfObjects(body),
			isShared: true,
			isAside: this.wasTold,
			query,
		});
		return yield* this.read(function* () {
			return (yield* call(request)).body as IDataObject[];
		}, unread);
	}

	/** The invites that the API finds for a query, or all of the channel. */
	*invites(
		{ path, headers }: InvitesOfChannel,
		query: string | undefined,
		limit = MOST_INVITES,
	): Exchange<Reading<IDataObject[]>> {
		return yield* this.read(
			() =>
				getPaged({
					path,
					...(headers ? { headers } : {}),
					query: query === undefined ? {} : { query },
					timeout: DEFAULTS.timeout,
					limit,
					largestPage: LARGEST_PAGE,
					isAside: this.wasTold,
				}),
			INVITES,
		);
	}

	private *read<T>(exchange: () => Exchange<T>, unread: Unread): Exchange<Reading<T>> {
		let failure: unknown;
		try {
			const value = yield* exchange();
			this.wasTold = true;
			return { state: 'found', value };
		} catch (error) {
			failure = error;
		}
		return failure instanceof RequestFailed
			? this.judge(failure.outcome, unread)
			: withoutEnd(failure as Error);
	}

	/** @throws {RequestFailed} where no other request would do better, or n8n has ended this one */
	private judge(outcome: FailedRequest, unread: Unread): Reading<never> {
		const { answer } = outcome;
		if (failsForAll(answer, this.wasTold) || ('cause' in answer && answer.cause === 'stopped')) {
			throw new RequestFailed(outcome);
		}
		this.firstFailure ??= outcome;
		const status = answer.kind === 'answered' ? answer.status : undefined;
		if (status === 403 || status === 404) this.wasTold = true;
		if (status === 404 && unread.canBeMissing) return { state: 'none' };
		return { state: 'unknown', ...describeUnreadable(unread, status) };
	}
}

/** A list whose pages do not end. */
const withoutEnd = (error: Error): Reading<never> => ({
	state: 'unknown',
	because: error.message,
	advice: BASE_WORDING.later,
});
