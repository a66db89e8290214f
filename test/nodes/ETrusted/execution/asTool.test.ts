import type { IContextObject } from 'n8n-workflow';

import { Skipped } from '../../../../nodes/ETrusted/execution/operation';
import { call } from '../../../../nodes/ETrusted/transport/exchange';
import { read } from '../transport/world';
import { accepted, response, type FakeOptions } from './context';
import { creating, identityOf, open, refused, run, sentRefs, taking } from './loop';

describe('as a tool of an agent', () => {
	const tools: Array<[string, FakeOptions]> = [
		['by the name of the node', { node: { type: 'n8n-nodes-etrusted.eTrustedTool' } }],
		['by n8n’s word', { isToolExecution: () => true }],
	];

	test.each(tools)('(%s) an error comes out, so that the model reads it', async (_, options) => {
		const fake = open(1, { ...options, serve: () => refused });
		expect(await run(fake)).toEqual([['eTrusted refused the request: bad (400) [item 0]', 0]]);
		expect(await run(open(0, { ...options, input: [{ ref: 'wrong' }] }))).toEqual([
			['Not sent, because values are wrong: Ref (ref) "wrong" is wrong [item 0]', 0],
		]);
	});

	test.each(tools)('(%s) the same event is not sent by a later call', async (_, options) => {
		const notes = {};
		await run(open(1, { ...options, notes }));
		const later = open(1, { ...options, notes, round: 2 });
		expect(await run(later)).toEqual([['evt-r0', 0]]);
		expect(later.sent).toEqual([]);
	});

	test.each(tools)('(%s) what can be undone is asked anew by a later call', async (_, options) => {
		const operation = creating((_, ref) => ({
			once: { identity: identityOf(ref), canBeUndone: true },
		}));
		const first = open(1, options);
		await run(first, operation);
		const later = open(1, { ...options, notes: first.notes });
		await run(later, operation);
		expect(sentRefs(later)).toEqual(['r0']);
		// Of a node that runs again by itself it is the same one.
		const failed = open(2, { serve: taking({ r1: refused }) });
		await expect(run(failed, operation)).rejects.toThrow('bad');
		const again = open(2, { notes: failed.notes });
		await run(again, operation);
		expect(sentRefs(again)).toEqual(['r1']);
	});

	describe('that calls several times at once', () => {
		/** A call of the tool, beside others with the same notes. */
		const calling = (notes: IContextObject, ref: string, more: FakeOptions = {}) =>
			open(0, { isToolExecution: () => true, notes, input: [{ ref }], ...more });

		/** Lets those that are answered `later` hang until it is called. */
		function gate() {
			let open = () => {};
			const opened = new Promise<void>((resolve) => (open = resolve));
			return { open: () => open(), later: async <T>(reply: T) => await opened.then(() => reply) };
		}

		/** A consent that was not given. */
		const skipping = creating();
		skipping.prepare = () => ({ output: { reason: 'no consent' }, because: 'without consent' });

		test.each<[string, (notes: IContextObject) => Promise<unknown>]>([
			['refused', async (notes) => await run(calling(notes, 'other', { serve: () => refused }))],
			['accepted', async (notes) => await run(calling(notes, 'other'))],
			['skipped', async (notes) => await run(calling(notes, 'other'), skipping)],
			['wrong', async (notes) => await run(calling(notes, 'wrong'))],
			[
				'skipped by its exchange',
				async (notes) =>
					await run(
						calling(notes, 'other'),
						creating(() => ({
							*exchange() {
								yield* call(read('/look'));
								return new Skipped({ reason: 'there' }, 'already replied to');
							},
						})),
					),
			],
		])('what one sends stays sent while another is %s', async (_, other) => {
			const notes = {};
			const { open, later } = gate();
			const slow = calling(notes, 'a', { serve: async () => await later(accepted('evt-a')) });
			const running = run(slow);
			await other(notes);
			open();
			expect(await running).toEqual([['evt-a', 0]]);
			const again = calling(notes, 'a');
			expect(await run(again)).toEqual([['evt-a', 0]]);
			expect(again.sent).toEqual([]);
		});

		test('three calls for one order beside a refused one: one event, and each is told of it', async () => {
			const notes = {};
			const calls = ['a', 'a', 'bad', 'a'].map((ref) =>
				calling(notes, ref, { serve: taking({ bad: refused }) }),
			);
			expect(await Promise.all(calls.map(async (one) => await run(one)))).toEqual([
				[['evt-a', 0]],
				[['evt-a', 0]],
				[['eTrusted refused the request: bad (400) [item 0]', 0]],
				[['evt-a', 0]],
			]);
			expect(calls.flatMap(sentRefs)).toEqual(['a', 'bad']);
		});

		test('the second is sent where the first was refused', async () => {
			const notes = {};
			const calls = [refused, accepted('evt-2'), accepted('evt-3')].map((reply) =>
				calling(notes, 'a', { serve: () => reply }),
			);
			expect(await Promise.all(calls.map(async (one) => await run(one)))).toEqual([
				[['eTrusted refused the request: bad (400) [item 0]', 0]],
				[['evt-2', 0]],
				[['evt-2', 0]],
			]);
		});

		test('where the first is in doubt so are the others, and none is sent again', async () => {
			const notes = {};
			const calls = [response(504), accepted('evt-2'), accepted('evt-3')].map((reply) =>
				calling(notes, 'a', { serve: () => reply }),
			);
			const doubt = [['eTrusted failed, and it may exist (504) [item 0]', 0]];
			expect(await Promise.all(calls.map(async (one) => await run(one)))).toEqual([
				doubt,
				doubt,
				doubt,
			]);
			expect(calls.map(({ sent }) => sent.length)).toEqual([1, 0, 0]);
			// What a model asks for after it has read that is asked for on purpose.
			const again = calling(notes, 'a');
			expect(await run(again)).toEqual([['evt-a', 0]]);
		});

		test('calls for different orders do not wait for each other', async () => {
			const notes = {};
			const { open, later } = gate();
			const slow = run(calling(notes, 'a', { serve: async () => await later(accepted('evt-a')) }));
			expect(await run(calling(notes, 'b'))).toEqual([['evt-b', 0]]);
			open();
			await slow;
		});

		test('another execution does not wait', async () => {
			const { open, later } = gate();
			const slow = run(calling({}, 'a', { serve: async () => await later(accepted('evt-a')) }));
			expect(await run(calling({}, 'a'))).toEqual([['evt-a', 0]]);
			open();
			await slow;
		});

		test('Stop ends the waiting, and nothing is sent', async () => {
			const notes = {};
			const { open, later } = gate();
			const slow = run(calling(notes, 'a', { serve: async () => await later(accepted('evt-a')) }));
			const controller = new AbortController();
			const second = calling(notes, 'a', { stop: controller.signal });
			const stopped = run(second);
			await new Promise((resolve) => setImmediate(resolve));
			controller.abort();
			await expect(stopped).rejects.toThrow('The execution was stopped');
			expect(second.sent).toEqual([]);
			open();
			await slow;
		});

		test('what can be undone is asked anew, once the first has ended', async () => {
			const notes = {};
			const operation = creating((_, ref) => ({
				once: { identity: identityOf(ref), canBeUndone: true },
			}));
			let underWay = 0;
			const most: number[] = [];
			const serve = async () => {
				most.push((underWay += 1));
				await new Promise((resolve) => setImmediate(resolve));
				underWay -= 1;
				return accepted('evt-a');
			};
			const both = [calling(notes, 'a', { serve }), calling(notes, 'a', { serve })];
			await Promise.all(both.map(async (one) => await run(one, operation)));
			expect(most).toEqual([1, 1]);
		});
	});

	test('a node that is none keeps its errors', async () => {
		const node = { type: 'n8n-nodes-etrusted.eTrustedToolbox' };
		const fake = open(1, { node, isToolExecution: () => false, serve: () => refused });
		await expect(run(fake)).rejects.toThrow('bad (400)');
	});
});
