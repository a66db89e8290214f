import type { INodeExecutionData, IPollFunctions, NodeOperationError } from 'n8n-workflow';

import { REVIEWS_WORDING } from '../actions/review/wording';
import { converse } from '../execution/converse';
import { operationError } from '../helpers/operationError';
import { clock } from '../transport/clock';
import type { Exchange } from '../transport/exchange';
import type { Budget } from './descent';
import { poll } from './poll';
import { KINDS } from './review';
import { sample } from './sample';
import { readSettings, type Settings } from './settings';
import { readState } from './state';

/** Milliseconds. Fetching a token comes on top of a request's timeout, and n8n 2.41 ends a poll after about 36 seconds. */
const LONGEST_POLL = 29_000;

/** The parts of a poll's time after which no page is begun and nothing is tried again; with a timeout it makes 28 seconds. */
const LAST_START = 15 / 29;

/** The part for looking back, so that some is left for what is new and for what waits. */
const LOOK_BACK_TIME = 10 / 29;

const TIMEOUT = 13 / 29;

const MAX_RETRIES = 3;

const PORTION = 1_000;

const IN_SIGHT = 100;

/** The polls under way in this process. */
const underWay = new Map<string, { notes: object; isSuperseded: boolean }>();

/**
 * The trigger's poll.
 *
 * @returns `null` where there is nothing new: then n8n starts no execution, and stores nothing
 * @throws {NodeOperationError} for wrong values in the panel, and in the editor where there is no review to show
 * @throws {NodeApiError} for what the API or the network refused; nothing is noted then
 */
export async function pollReviews(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const settings = readSettings(context);
	const kind = KINDS[settings.event];
	const toItem = (review: INodeExecutionData['json']) => ({
		json: settings.isSimple ? kind.simplify(review) : review,
	});
	if (context.getMode() === 'manual') {
		const review = await ask(context, 'Fetch the test event again later.', (budget) =>
			sample(settings, budget),
		);
		if (!review) throw noReview(context, settings);
		return [[toItem(review)]];
	}

	const notes = context.getWorkflowStaticData('node');
	const workflow = context.getWorkflow().id;
	const { id, name } = context.getNode();
	// Copied JSON gives two nodes of a workflow the same ID.
	const key = JSON.stringify([workflow, id, name]);
	const { event, filters } = settings;
	const state = readState(notes.state, { workflow, event, filters });
	const reviews = await takeTurn(
		key,
		notes,
		async () =>
			await ask(context, 'The next poll asks again.', (budget) => poll(state, settings, budget)),
		(round) => {
			notes.state = { ...round.state, ...(workflow === undefined ? {} : { workflow }) };
			return round.reviews;
		},
	);
	return reviews && reviews.length > 0 ? [reviews.map(({ review }) => toItem(review))] : null;
}

/**
 * Lets one poll of a trigger run at a time: two at once would both bring out the same reviews. n8n starts a second one
 * where the first takes longer than the interval.
 *
 * Or the workflow was switched off and on, or saved, meanwhile. Then the second one has other notes, which n8n read
 * before the first was done; n8n 2.41 drops what comes out of the first, and n8n 1 does not. So the first is dropped
 * here, without a note, and the second one brings the same reviews out, or notes where it begins.
 *
 * @param key of the trigger
 * @param notes where the poll reads and writes
 * @param poll asks the API
 * @param conclude notes what came of it
 * @returns nothing where another one is under way, or the poll was dropped
 */
export async function takeTurn<A, T>(
	key: string,
	notes: object,
	poll: () => Promise<A>,
	conclude: (answer: A) => T,
): Promise<T | undefined> {
	const other = underWay.get(key);
	if (other?.notes === notes) return undefined;
	if (other) other.isSuperseded = true;
	const turn = { notes, isSuperseded: false };
	underWay.set(key, turn);
	try {
		const answer = await poll();
		return turn.isSuperseded ? undefined : conclude(answer);
	} finally {
		if (underWay.get(key) === turn) underWay.delete(key);
	}
}

/** @param later what to do where only time can help */
async function ask<T>(
	context: IPollFunctions,
	later: string,
	exchange: (budget: Budget) => Exchange<T>,
): Promise<T> {
	const longest = longestPoll(context);
	const start = clock.now();
	const end = start + Math.floor(longest * LAST_START);
	const budget: Budget = {
		now: () => clock.now(),
		end,
		lookBackEnd: start + Math.floor(longest * LOOK_BACK_TIME),
		portion: PORTION,
		inSight: IN_SIGHT,
		timeout: Math.floor(longest * TIMEOUT),
	};
	const answer = converse(context, () => exchange(budget), {
		wording: { ...REVIEWS_WORDING, later },
		maxRetries: MAX_RETRIES,
		deadline: end,
	});
	return await Promise.race([answer, tooLate(context, longest, later)]);
}

/** Milliseconds: n8n 2.41 tells how long a poll may take. */
function longestPoll(context: IPollFunctions): number {
	const { getPollBudgetMs } = context as Partial<IPollFunctions>;
	const given = getPollBudgetMs?.call(context);
	return given !== undefined && given > 0 ? Math.min(given, LONGEST_POLL) : LONGEST_POLL;
}

/** Never resolves; rejects when the poll has to end. */
async function tooLate(context: IPollFunctions, longest: number, later: string): Promise<never> {
	const limit = AbortSignal.timeout(longest);
	return await new Promise((_, reject) => {
		const message = `eTrusted did not answer within ${Math.round(longest / 1000)} seconds`;
		const description = `Nothing was noted. ${later}`;
		const giveUp = () => reject(operationError(context.getNode(), message, { description }));
		limit.addEventListener('abort', giveUp, { once: true });
	});
}

function noReview(
	context: IPollFunctions,
	{ event, filters: { emitBeforeApproval } }: Settings,
): NodeOperationError {
	const isEdit = event === 'reviewEdited';
	const more = emitBeforeApproval ? '' : ', or turn on "Emit Before Approval" under Options';
	return operationError(
		context.getNode(),
		isEdit
			? 'There is no review yet that a customer has edited and that meets the filters'
			: 'There is no review yet that meets the filters',
		{
			description: `Nothing is wrong: once one comes, an active workflow gets it. To get test data now, choose other channels or fewer filters${isEdit ? ', or the event "New Review"' : more}.`,
		},
	);
}
