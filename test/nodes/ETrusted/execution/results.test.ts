import type { IExecuteFunctions, INode } from 'n8n-workflow';

import {
	errorOutput,
	failureError,
	stoppedError,
	wrongValues,
	wrongValuesError,
	type Result,
} from '../../../../nodes/ETrusted/execution/results';
import { Problems } from '../../../../nodes/ETrusted/helpers/problems';

const node = { name: 'eTrusted', type: 't', parameters: {} } as unknown as INode;
const done: Result = { state: 'done', outputs: [{}] };
const untouched: Result = { state: 'untouched' };
const skipped: Result = { state: 'skipped', output: {}, because: 'without consent' };
const failed = (message: string, more: object = {}) =>
	({ state: 'failed', described: { message, description: `Do ${message}.` }, ...more }) as Extract<
		Result,
		{ state: 'failed' }
	>;

/** n8n 2.4x, with "Continue On Fail". */
const continuing = () =>
	({ getNode: () => node, isToolExecution: () => false }) as unknown as IExecuteFunctions;

function problem(value: unknown): Problems {
	const problems = new Problems();
	problems.add('Customer Email', 'customer.email', 'is wrong', value);
	return problems;
}

describe('wrong values', () => {
	test('of an item beside others that are sent', () => {
		expect(wrongValues(problem('x'))).toEqual({
			state: 'failed',
			described: {
				message: 'Not sent, because values are wrong: Customer Email (customer.email) "x" is wrong',
				description: '',
			},
			details: [
				{ field: 'Customer Email', path: 'customer.email', value: '"x"', problem: 'is wrong' },
			],
		});
	});

	test('of a run: each item with its fields', () => {
		const error = wrongValuesError(
			node,
			[
				{ item: 2, problems: problem('x') },
				{ item: 5, problems: problem('y') },
			],
			7,
		);
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message:
				'Nothing was sent, because values are wrong: Customer Email (customer.email) "x" is wrong [item 2] | Customer Email (customer.email) "y" is wrong [item 5]',
			description:
				'Items with wrong values: 2 of 7. Correct them and run the node again. To send the others all the same, set Settings > On Error to continue.',
			context: { itemIndex: 2 },
		});
		const all = wrongValuesError(node, [{ item: 0, problems: problem('x') }], 1);
		expect(all.description).toBe(
			'Items with wrong values: 1 of 1. Correct them and run the node again.',
		);
	});

	test('twenty items are told, the others counted', () => {
		const many = (count: number) =>
			wrongValuesError(
				node,
				Array.from({ length: count }, (_, item) => ({ item, problems: problem('x') })),
				100_000,
			).message;
		expect(many(20).match(/\[item \d+\]/g)).toHaveLength(20);
		expect(many(20)).toMatch(/\[item 19\]$/);
		expect(many(100_000).match(/\[item \d+\]/g)).toHaveLength(20);
		expect(many(100_000)).toMatch(/\[item 19\] \| … and 99980 more$/);
	});

	describe('of any number and any length', () => {
		/** An item of which everything is wrong, with names and values that know no end. */
		const hostile = () => {
			const problems = new Problems();
			for (let index = 0; index < 20_000; index++) {
				problems.add(`Feld ${index}`, '😀'.repeat(300), 'ä'.repeat(300), '€'.repeat(10_000));
			}
			return problems;
		};
		const size = (value: unknown) =>
			Buffer.byteLength(typeof value === 'string' ? value : JSON.stringify(value));

		test('are an error of at most 10 kB that counts what it does not tell', () => {
			const problems = hostile();
			const wrong = Array.from({ length: 50 }, (_, item) => ({ item, problems }));
			const { message } = wrongValuesError(node, wrong, 50);
			expect(size(message)).toBeLessThanOrEqual(10_000);
			expect(message).toMatch(
				/^Nothing was sent, .*… and 199\d\d more \[item 0\] \| … and 49 more$/s,
			);
		});

		test('are an output of which message and details have at most 10 kB each', () => {
			const result = wrongValues(hostile()) as Parameters<typeof errorOutput>[1];
			const { error, details } = errorOutput(continuing(), result, 7);
			expect(size(error)).toBeLessThanOrEqual(10_000);
			expect(error).toMatch(
				/^Not sent, because values are wrong: Feld 0 .*… and 199\d\d more \[item 7\]$/s,
			);
			expect(size(details)).toBeLessThanOrEqual(10_000);
			const left = 20_000 - ((details as unknown as object[]).length - 1);
			expect((details as unknown as object[]).at(-1)).toEqual({ problem: `… and ${left} more` });
		});

		test('are told field by field, twenty of them', () => {
			const problems = new Problems();
			for (let index = 0; index < 20; index++) problems.add(`F${index}`, 'p', 'is wrong');
			const told = () => wrongValues(problems) as Extract<Result, { state: 'failed' }>;
			expect(told().details).toEqual(problems.found);
			problems.add('F20', 'p', 'is wrong');
			expect(told().details).toEqual([...problems.found.slice(0, 20), { problem: '… and 1 more' }]);
			expect(told().described.message).toMatch(/; F19 \(p\) is wrong; … and 1 more$/);
		});
	});

	test("an error code in a value does not replace the message with n8n's", () => {
		const error = wrongValuesError(node, [{ item: 0, problems: problem('ECONNREFUSED EPERM') }], 1);
		expect(error.message).toContain('"ECONNREFUSED EPERM" is wrong');
	});
});

describe('the error of a run', () => {
	test('tells the item and how many were accepted before', () => {
		const error = failureError(node, [done, failed('no'), done, untouched], 1, true);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'no [item 1]. 2 of 4 items were accepted before it',
			description: 'Do no.',
			context: { itemIndex: 1 },
		});
	});

	test('of a single item counts nothing', () => {
		expect(failureError(node, [failed('no')], 0, true).message).toBe('no [item 0]');
	});

	test('of an operation that creates nothing counts nothing', () => {
		expect(failureError(node, [done, failed('no')], 1, false).message).toBe('no [item 1]');
	});

	test('counts what may have been accepted beside it, but not itself', () => {
		const results = [
			done,
			failed('a', { uncertain: true }),
			failed('b', { uncertain: true }),
			failed('c'),
			skipped,
		];
		expect(failureError(node, results, 1, true).message).toBe(
			'a [item 1]. 1 of 5 items were accepted before it, 1 more may have been',
		);
		expect(failureError(node, results, 3, true).message).toBe(
			'c [item 3]. 1 of 5 items were accepted before it, 2 more may have been',
		);
	});

	test('tells of the others that failed, twenty at most', () => {
		const few = failureError(node, [failed('a'), done, failed('b')], 0, true) as Error & {
			description: string;
		};
		expect(few.description).toBe('Do a. Also failed: b [item 2].');
		const many = failureError(
			node,
			Array.from({ length: 30 }, (_, item) => failed(`f${item}`)),
			0,
			true,
		) as Error & { description: string };
		expect(many.description.match(/Also failed/g)).toHaveLength(20);
		expect(many.description).toMatch(/f20 \[item 20\]\. … and 9 more$/);
		expect(many.description).toMatch(/^Do f0\. Also failed: f1 \[item 1\]\./);
	});

	test('tells what else to know before the node runs again', () => {
		const error = failureError(node, [failed('a'), failed('b')], 0, true, ['Not noted: full']);
		expect(error).toMatchObject({
			description: 'Do a. Not noted: full. Also failed: b [item 1].',
		});
	});

	test('is short, whatever failed, and still tells the item and what was accepted', () => {
		const results = [done, ...Array.from({ length: 50 }, () => failed('ä'.repeat(20_000)))];
		const error = failureError(node, results, 1, true) as Error & { description: string };
		expect(Buffer.byteLength(error.message)).toBeLessThanOrEqual(10_000);
		expect(error.message).toMatch(/… \[item 1\]\. 1 of 51 items were accepted before it$/);
		expect(Buffer.byteLength(error.description)).toBeLessThanOrEqual(10_000);
		const { error: output, details } = errorOutput(
			continuing(),
			results[1] as Parameters<typeof errorOutput>[1],
			1,
		);
		expect(Buffer.byteLength(output as string)).toBeLessThanOrEqual(10_000);
		expect(output).toMatch(/… \[item 1\]$/);
		expect(Buffer.byteLength(JSON.stringify(details))).toBeLessThanOrEqual(10_000);
	});

	test('keeps the status', () => {
		const result = failed('no');
		result.described.status = 403;
		expect(failureError(node, [result], 0, true)).toMatchObject({ httpCode: '403' });
	});

	test('that Stop ended', () => {
		expect(stoppedError(node, [done, untouched, untouched], 1, true)).toMatchObject({
			name: 'NodeOperationError',
			message:
				'The execution was stopped before this item was sent [item 1]. 1 of 3 items were accepted before it',
			description: 'Run the workflow again if the items that are left are still wanted.',
			context: { itemIndex: 1 },
		});
		expect(stoppedError(node, [done, untouched], 1, false).message).toBe(
			'The execution was stopped before this item was sent [item 1]',
		);
	});
});

describe('what comes out in place of a failed item', () => {
	const contexts = {
		'n8n 2.41': (onError?: INode['onError']) => ({
			getNode: () => ({ ...node, onError }),
			isToolExecution: () => false,
		}),
		'n8n 1.123': (onError?: INode['onError']) => ({ getNode: () => ({ ...node, onError }) }),
	};
	const outputOf = (version: keyof typeof contexts, onError?: INode['onError'], more = {}) =>
		errorOutput(contexts[version](onError) as unknown as IExecuteFunctions, failed('no', more), 3);

	test.each<[keyof typeof contexts, INode['onError'], boolean]>([
		['n8n 2.41', 'continueRegularOutput', true],
		['n8n 2.41', 'continueErrorOutput', true],
		['n8n 1.123', 'continueRegularOutput', true],
		// n8n 1 would take it for a success.
		['n8n 1.123', 'continueErrorOutput', false],
	])('%s with %s has details: %p', (version, onError, hasDetails) => {
		expect(outputOf(version, onError)).toEqual({
			error: 'no [item 3]',
			...(hasDetails ? { details: { whatToDo: 'Do no.' } } : {}),
		});
	});

	test('details of its own, or the status', () => {
		expect(outputOf('n8n 2.41', undefined, { details: [1] }).details).toEqual([1]);
		expect(
			outputOf('n8n 2.41', undefined, {
				described: { message: 'no', description: 'Do it.', status: 500 },
			}).details,
		).toEqual({ status: 500, whatToDo: 'Do it.' });
	});
});
