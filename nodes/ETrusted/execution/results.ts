import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
} from 'n8n-workflow';

import { type Described } from '../messages/describe';
import { toNodeError } from '../messages/nodeError';
import type { SkipKind } from './operation';
import { describeProblems, type Problems } from '../helpers/problems';

/** An error message stays readable; what is beyond is counted. */
const MOST_ITEMS_IN_A_MESSAGE = 10;

/** What is known of one item at the end. */
export type Result =
	/** The API did what was asked, in this try or an earlier one. */
	| { state: 'done'; outputs: IDataObject[] }
	/** Nothing was asked of the API, on purpose. */
	| { state: 'skipped'; output: IDataObject; because: SkipKind | 'dryRun' }
	/** `uncertain` where the API may have acted on it. */
	| { state: 'failed'; described: Described; details?: unknown; uncertain?: boolean }
	/** The run ended before its turn came. */
	| { state: 'untouched' };

type Failed = Extract<Result, { state: 'failed' }>;

/** An item that cannot be sent as it is. */
export interface WrongItem {
	item: number;
	problems: Problems;
}

/** The result of an item with wrong values, where the others are sent all the same. */
export function wrongValues({ found }: Problems): Result {
	const message = `Not sent, because values are wrong: ${describeProblems(found)}`;
	return { state: 'failed', described: { message, description: '' }, details: found };
}

/** The error of a run of which nothing was sent: every wrong item with every wrong field, `total` items in all. */
export function wrongValuesError(
	node: INode,
	wrong: WrongItem[],
	total: number,
): NodeOperationError {
	const told = wrong
		.slice(0, MOST_ITEMS_IN_A_MESSAGE)
		.map(({ item, problems }) => `${describeProblems(problems.found)} [item ${item}]`);
	const untold =
		wrong.length > told.length ? ` … and ${wrong.length - told.length} more items` : '';
	const message = `Nothing was sent, because values are wrong: ${told.join(' | ')}${untold}`;
	const error = new NodeOperationError(node, message, {
		itemIndex: wrong[0]?.item,
		description: `Items with wrong values: ${wrong.length} of ${total}. Correct them and run the node again. To send the others all the same, set Settings > On Error to continue.`,
	});
	// n8n replaces messages that contain an error code, and a value can contain anything (see toNodeError).
	error.message = message;
	return error;
}

/**
 * The error of a run that an item's failure ended; the failures beside it stand in the description.
 *
 * @param counts whether the message tells how many items were accepted before
 * @param warnings what else a person should know before the node runs again
 */
export function failureError(
	node: INode,
	results: Result[],
	item: number,
	counts: boolean,
	warnings: string[] = [],
): Error {
	const { described } = results[item] as Failed;
	const others = results.flatMap((result, other) =>
		result.state === 'failed' && other !== item
			? [`Also failed: ${result.described.message} [item ${other}].`]
			: [],
	);
	const message = `${described.message} [item ${item}]${counts ? acceptedSoFar(results, item) : ''}`;
	const description = [
		described.description,
		...warnings.map((warning) => `${warning}.`),
		...others.slice(0, MOST_ITEMS_IN_A_MESSAGE),
	].join(' ');
	return toNodeError(node, { ...described, message, description }, item);
}

/** The error of a run that the user's Stop ended before this item. */
export function stoppedError(node: INode, results: Result[], item: number, counts: boolean): Error {
	const message = `The execution was stopped before this item was sent [item ${item}]${counts ? acceptedSoFar(results, item) : ''}`;
	return new NodeOperationError(node, message, {
		itemIndex: item,
		description: 'Run the workflow again if the items that are left are still wanted.',
	});
}

function acceptedSoFar(results: Result[], item: number): string {
	if (results.length === 1) return '';
	const accepted = results.filter(({ state }) => state === 'done').length;
	const uncertain = results.filter(
		(result, other) => result.state === 'failed' && result.uncertain && other !== item,
	);
	const perhaps = uncertain.length > 0 ? `, ${uncertain.length} more may have been` : '';
	return `. ${accepted} of ${results.length} items were accepted before it${perhaps}`;
}

/** What comes out in a failed item's place, with "Continue On Fail" or at the error output. */
export function errorOutput(
	context: IExecuteFunctions,
	{ described, details }: Failed,
	item: number,
): IDataObject {
	const { message, description, status } = described;
	const error = `${message} [item ${item}]`;
	if (!mayTellDetails(context)) return { error };
	const told = details ?? { ...(status === undefined ? {} : { status }), whatToDo: description };
	return { error, details: told as IDataObject };
}

/**
 * n8n 1 takes an item for a failed one, and moves it to the error output, only where it holds nothing but `error`
 * (n8n-core 1.122, workflow-execute, handleNodeErrorOutput); n8n 2.4x allows `details`, and is told by a function
 * that its context has and n8n 1's has not.
 */
function mayTellDetails(context: IExecuteFunctions): boolean {
	const isSorted = context.getNode().onError === 'continueErrorOutput';
	return !isSorted || typeof (context as Partial<IExecuteFunctions>).isToolExecution === 'function';
}
