import type { IDataObject, IExecuteFunctions, INode, NodeOperationError } from 'n8n-workflow';

import { type Described } from '../messages/describe';
import { toNodeError } from '../messages/nodeError';
import type { Prepared, SkipKind } from './operation';
import { cut, firstOf, LONGEST_PART } from '../helpers/bounds';
import { operationError } from '../helpers/operationError';
import { describeProblems, firstProblems, type Problems } from '../helpers/problems';

/** Bytes of the items that a message lists, each with all that is told of it. */
const LONGEST_LIST = 9_300;

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

/** The result of an item that is not sent on purpose: what it says of that is as short as an error. */
export function notSent({ output, because }: Extract<Prepared, { output: unknown }>): Result {
	const { reason, warnings } = output;
	const told: IDataObject = { ...output };
	if (typeof reason === 'string') told.reason = cut(reason, LONGEST_PART);
	if (Array.isArray(warnings)) told.warnings = firstOf(warnings.map(String));
	return { state: 'skipped', output: told, because };
}

/** The result of an item with wrong values, where the others are sent all the same. */
export function wrongValues({ found }: Problems): Result {
	const message = `Not sent, because values are wrong: ${describeProblems(found)}`;
	return {
		state: 'failed',
		described: { message, description: '' },
		details: firstProblems(found),
	};
}

/** The error of a run of which nothing was sent: every wrong item with every wrong field, `total` items in all. */
export function wrongValuesError(
	node: INode,
	wrong: WrongItem[],
	total: number,
): NodeOperationError {
	const told = wrong.map(
		({ item, problems }) => `${describeProblems(problems.found)} [item ${item}]`,
	);
	const others =
		wrong.length < total
			? ' To send the others all the same, set Settings > On Error to continue.'
			: '';
	return operationError(
		node,
		`Nothing was sent, because values are wrong: ${firstOf(told, LONGEST_LIST).join(' | ')}`,
		{
			itemIndex: wrong[0]?.item,
			description: `Items with wrong values: ${wrong.length} of ${total}. Correct them and run the node again.${others}`,
		},
	);
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
	const message = `${cut(described.message, LONGEST_PART)} [item ${item}]${counts ? acceptedSoFar(results, item) : ''}`;
	const description = [
		described.description,
		...warnings.map((warning) => `${warning}.`),
		...firstOf(others),
	].join(' ');
	return toNodeError(node, { ...described, message, description }, item);
}

/** The error of a run that the user's Stop ended before this item. */
export function stoppedError(node: INode, results: Result[], item: number, counts: boolean): Error {
	const message = `The execution was stopped before this item was sent [item ${item}]${counts ? acceptedSoFar(results, item) : ''}`;
	return operationError(node, message, {
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
	const error = `${cut(message, LONGEST_PART)} [item ${item}]`;
	if (!mayTellDetails(context)) return { error };
	const told = details ?? {
		...(status === undefined ? {} : { status }),
		whatToDo: cut(description, LONGEST_PART),
	};
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
