import type { IDataObject } from 'n8n-workflow';

import { AcceptedEvents } from '../../../../nodes/ETrusted/execution/acceptedEvents';
import { runItems } from '../../../../nodes/ETrusted/execution/itemLoop';
import { Skipped, type Once } from '../../../../nodes/ETrusted/execution/operation';
import { call } from '../../../../nodes/ETrusted/transport/exchange';
import { Deduplication } from '../../../engine/deduplication';
import { post } from '../transport/world';
import { accepted, response, type FakeOptions } from './context';
import { creating, identityOf, open, refOf, refused, run, sentRefs, taking } from './loop';

describe('what was accepted in this execution', () => {
	const interrupted = async (more: FakeOptions = {}) => {
		const notes = {};
		const fake = open(3, { serve: taking({ r2: refused }), notes, ...more });
		await run(
			fake,
			creating(() => ({ maxConcurrentRequests: 1 })),
		).catch(() => {});
		return notes;
	};

	test('is not sent again by the next try, and comes out all the same', async () => {
		const fake = open(3, { notes: await interrupted() });
		expect(await run(fake)).toEqual([
			['evt-r0', 0],
			['evt-r1', 1],
			['evt-r2', 2],
		]);
		expect(sentRefs(fake)).toEqual(['r2']);
		expect(fake.notes).toEqual({});
	});

	test('is kept as long as anything has failed', async () => {
		const notes = await interrupted({ continueOnFail: true });
		expect(Object.keys(notes)).toHaveLength(1);
	});

	test('and skipped on purpose is complete', async () => {
		const operation = creating();
		const { prepare } = operation;
		operation.prepare = (context) =>
			context.item === 2 ? { output: {}, because: 'already sent' } : prepare(context);
		const fake = open(3);
		await run(fake, operation);
		expect(fake.notes).toEqual({});
	});

	test('is noted at once, before the batch is over', async () => {
		const fake = open(2, {
			serve: (sent) => {
				if (refOf(sent) === 'r1') expect(JSON.stringify(fake.notes)).toContain('evt-r0');
				return accepted(`evt-${refOf(sent)}`);
			},
		});
		await run(fake);
		expect(fake.sent).toHaveLength(2);
	});

	test('in another round of a loop is another matter', async () => {
		const fake = open(3, { notes: await interrupted(), round: 1 });
		await run(fake);
		expect(sentRefs(fake)).toEqual(['r0', 'r1', 'r2']);
	});

	test('beside items without an identity, whichever comes first', async () => {
		for (const anonymous of ['r0', 'r1']) {
			const mixed = creating((_, ref) => (ref === anonymous ? { once: undefined } : {}));
			const first = open(3, { serve: taking({ r2: refused }) });
			await expect(run(first, mixed)).rejects.toThrow('2 of 3 items were accepted before it');
			const second = open(3, { notes: first.notes });
			expect(await run(second, mixed)).toHaveLength(3);
			expect(sentRefs(second)).toEqual([anonymous, 'r2']);
			expect(second.hints).toEqual([]);
		}
	});

	test('a skipping of the exchange is nothing that was accepted', async () => {
		const operation = creating((_, ref) => ({
			*exchange() {
				yield* call({ ...post('/events'), body: { ref } });
				return ref === 'r0'
					? new Skipped({ reason: 'no need' }, 'already sent')
					: [{ EventRef: ref }];
			},
		}));
		const first = open(2, { serve: taking({ r1: refused }) });
		await expect(run(first, operation)).rejects.toThrow('bad');
		const second = open(2, { notes: first.notes });
		expect(await run(second, operation)).toEqual([
			['no need', 0],
			['r1', 1],
		]);
		expect(sentRefs(second)).toEqual(['r0', 'r1']);
	});

	describe('what must not be sent again in doubt', () => {
		/** Which items were told that they are in doubt, by the run. */
		const doubting = (told: string[], more: Partial<Once> | null = { remembersDoubt: true }) =>
			creating((_, ref) => ({
				once: more === null ? undefined : { identity: identityOf(ref), ...more },
				*exchange(isInDoubt) {
					if (isInDoubt) told.push(ref);
					const { body } = yield* call({ ...post('/events'), body: { ref } });
					return [{ ...(body as IDataObject) }];
				},
			}));
		const serve = taking({ r1: response(500), r2: refused });

		test('is told so in the next tries, and what surely was not taken is not', async () => {
			const told: string[] = [];
			const first = open(3, { serve, continueOnFail: true });
			await run(first, doubting(told));
			expect(told).toEqual([]);
			const second = open(3, { serve, continueOnFail: true, notes: first.notes });
			await run(second, doubting(told));
			expect(told).toEqual(['r1']);
		});

		test.each<[string, Partial<Once> | null]>([
			['which does not ask for it', {}],
			['that may be sent twice', null],
		])('is not noted of one %s', async (_, more) => {
			const told: string[] = [];
			const first = open(3, { serve, continueOnFail: true });
			await run(first, doubting(told, more));
			await run(open(3, { serve, notes: first.notes, continueOnFail: true }), doubting(told, more));
			expect(told).toEqual([]);
		});
	});

	test('what may be personal is not noted, and comes out in its place all the same', async () => {
		const operation = creating((_, ref) => ({
			once: {
				identity: identityOf(ref),
				unnoted: { comment: 'Dear Erika', email: 'a@b.de' },
			},
			*exchange() {
				yield* call({ ...post('/events'), body: { ref } });
				return [{ ref, comment: 'Dear Erika', done: true }];
			},
		}));
		const first = open(2, { serve: taking({ r1: refused }) });
		await expect(run(first, operation)).rejects.toThrow('bad');
		expect(JSON.stringify(first.notes)).toContain('{"ref":"r0","comment":null,"done":true}');
		const second = await runItems(open(2, { notes: first.notes }).functions, operation);
		expect(second.map(({ json }) => JSON.stringify(json))).toEqual([
			'{"ref":"r0","comment":"Dear Erika","done":true}',
			'{"ref":"r1","comment":"Dear Erika","done":true}',
		]);
	});

	test('nothing is noted without an identity', async () => {
		const fake = open(3, { serve: taking({ r2: refused }) });
		await run(
			fake,
			creating(() => ({ once: undefined })),
		).catch(() => {});
		expect(fake.notes).toEqual({});
	});
});

describe('a note that cannot be made', () => {
	const failing = (name: 'remember' | 'doubt' | 'close' | 'answerTo' | 'isInDoubt') =>
		jest.spyOn(AcceptedEvents.prototype, name).mockImplementation(() => {
			throw new Error('no room');
		});
	const warning =
		'What was accepted could not be noted, so another try of this execution would send it again: no room';

	test.each(['remember', 'close', 'isInDoubt'] as const)(
		'(%s) changes nothing of what was accepted, and is told in the hint',
		async (name) => {
			failing(name);
			const fake = open(2);
			expect(await run(fake)).toEqual([
				['evt-r0', 0],
				['evt-r1', 1],
			]);
			expect(fake.hints).toEqual([{ message: warning, location: 'outputPane', type: 'warning' }]);
		},
	);

	test.each(['remember', 'close'] as const)(
		'(%s) leaves what is remembered beyond the execution as it is',
		async (name) => {
			failing(name);
			const memory = new Deduplication();
			const once = creating((_, ref) => ({
				sendOnce: { type: 't', channel: 'c', reference: ref },
			}));
			await run(open(2, { deduplication: memory }), once);
			jest.restoreAllMocks();
			const later = open(2, { deduplication: memory });
			await run(later, once);
			expect(later.sent).toEqual([]);
		},
	);

	test('as a tool keeps the event from looking unsent', async () => {
		failing('remember');
		const fake = open(1, { isToolExecution: () => true });
		expect(await run(fake)).toEqual([['evt-r0', 0]]);
	});

	test('is told in the error of another item as well, before anybody tries again', async () => {
		failing('remember');
		const one = creating(() => ({ maxConcurrentRequests: 1 }));
		await expect(run(open(2, { serve: taking({ r1: refused }) }), one)).rejects.toMatchObject({
			message:
				'eTrusted refused the request: bad (400) [item 1]. 1 of 2 items were accepted before it',
			description: expect.stringContaining(`${warning}.`) as string,
		});
	});

	test('of a doubt leaves the failure as it is', async () => {
		failing('doubt');
		const doubting = creating((_, ref) => ({
			once: { identity: identityOf(ref), remembersDoubt: true },
		}));
		const fake = open(1, { serve: () => response(500), continueOnFail: true });
		expect(await run(fake, doubting)).toEqual([
			['eTrusted failed, and it may exist (500) [item 0]', 0],
		]);
		expect(fake.hints[0]?.message).toBe(`0 sent, 1 failed. ${warning}`);
	});

	test('nor notes that cannot be opened at all', async () => {
		const fake = open(1, { notes: Object.freeze({}) });
		expect(await run(fake)).toEqual([['evt-r0', 0]]);
		expect(fake.hints[0]).toMatchObject({ type: 'warning' });
		expect(fake.hints[0]?.message).toMatch(/^What was accepted could not be noted/);
	});
});
