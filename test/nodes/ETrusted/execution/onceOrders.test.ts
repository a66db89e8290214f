import { runItems } from '../../../../nodes/ETrusted/execution/itemLoop';
import { Claim } from '../../../../nodes/ETrusted/memory/claims';
import { keyOf } from '../../../../nodes/ETrusted/memory/marks';
import { clock } from '../../../../nodes/ETrusted/transport/clock';
import { until } from '../../../../sandbox';
import { accepted, response } from './context';
import { creating, refused, run, sentRefs, taking } from './loop';
import { again, memory, once, orderOf } from './sameMemory';

describe('each order only once', () => {
	describe('beside another execution that has the order under way', () => {
		/** An execution whose event hangs until it is let go, with what it is answered. */
		async function busy(reply: unknown) {
			let letGo = () => {};
			const held = new Promise<void>((resolve) => (letGo = resolve));
			const fake = again(1, {
				serve: async () => {
					await held;
					return reply;
				},
			});
			const running = run(fake, once).catch(() => {});
			while (fake.sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
			return { letGo, running };
		}

		test('it is waited for, and skipped where it was accepted', async () => {
			const { letGo, running } = await busy(accepted('evt-first'));
			const fake = again(2);
			const second = runItems(fake.functions, once);
			while (fake.sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
			// What nobody else has goes out meanwhile.
			expect(sentRefs(fake)).toEqual(['r1']);
			letGo();
			expect((await second).map(({ json }) => json)).toEqual([
				{ skipped: true, reason: 'Already sent by another execution', EventRef: 'evt-first' },
				expect.objectContaining({ EventRef: 'evt-r1' }),
			]);
			await running;
		});

		test('it is not waited for where it is another node that has it', async () => {
			const { letGo, running } = await busy(accepted('evt-first'));
			const other = again(1, { node: { id: 'node-2' } });
			expect(await run(other, once)).toEqual([['evt-r0', 0]]);
			letGo();
			await running;
		});

		test('it is sent where it was refused', async () => {
			const { letGo, running } = await busy(refused);
			const fake = again(1);
			const second = run(fake, once);
			letGo();
			expect(await second).toEqual([['evt-r0', 0]]);
			await running;
		});

		test('where it is in doubt, who waits for it fails as it did, and sends nothing', async () => {
			const { letGo, running } = await busy(response(504));
			const claims = jest.spyOn(Claim.prototype, 'take');
			const fake = again(1);
			const second = run(fake, once);
			await until(() => claims.mock.calls.length > 0);
			letGo();
			await expect(second).rejects.toThrow('eTrusted failed, and it may exist (504) [item 0]');
			expect(fake.sent).toEqual([]);
			await running;
		});

		test('it is waited for behind an order of its own as well', async () => {
			const { letGo, running } = await busy(accepted('evt-first'));
			const fake = again(0, { input: [{ ref: 'r1' }, { ref: 'r0' }] });
			const second = run(fake, once);
			await until(() => fake.sent.length > 0);
			letGo();
			expect(await second).toEqual([
				['evt-r1', 0],
				['evt-first', 1],
			]);
			expect(sentRefs(fake)).toEqual(['r1']);
			await running;
		});

		/** Of these two, one may be sent as often as it comes. */
		const mixed = creating((_, ref) => ({
			...(ref === 'free' ? {} : { sendOnce: orderOf(ref) }),
			maxConcurrentRequests: 1,
		}));
		const input = [{ ref: 'r0' }, { ref: 'free' }];

		test('what may be sent as often as it comes is not sent once more with it', async () => {
			const { letGo, running } = await busy(refused);
			const fake = again(0, { input });
			const second = run(fake, mixed);
			while (fake.sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
			letGo();
			expect(await second).toEqual([
				['evt-r0', 0],
				['evt-free', 1],
			]);
			expect(sentRefs(fake)).toEqual(['free', 'r0']);
			await running;
		});

		test('nor where another process had begun it and never ended', async () => {
			await memory
				.helpersFor('workflow-1', 'node-1')
				.checkProcessedAndRecord([`${keyOf(orderOf('r0'))}|1`], 'node', { mode: 'entries' });
			const fake = again(0, { input });
			expect(await run(fake, mixed)).toEqual([
				['evt-r0', 0],
				['evt-free', 1],
			]);
			expect(sentRefs(fake)).toEqual(['free', 'r0']);
		});

		test('Stop while another process has it lets go of it: the next execution sends it', async () => {
			const began = [`${keyOf(orderOf('r0'))}|1`];
			const { checkProcessedAndRecord, removeProcessed } = memory.helpersFor(
				'workflow-1',
				'node-1',
			);
			await checkProcessedAndRecord(began, 'node', { mode: 'entries' });
			const controller = new AbortController();
			let pauses = 0;
			let callsBefore: number | undefined;
			jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => {
				// Longer than a write takes to settle.
				if (milliseconds <= 40 || ++pauses !== 2) return;
				callsBefore = memory.calls.length;
				controller.abort();
			});
			const fake = again(1, { stop: controller.signal });
			await expect(run(fake, once)).rejects.toThrow('The execution was stopped before this item');
			expect(fake.sent).toEqual([]);
			// Nor is it looked for any more.
			expect(memory.calls).toHaveLength(callsBefore ?? 0);
			await removeProcessed([...began, ...began.map((mark) => mark.replace('|1', '|?'))], 'node', {
				mode: 'entries',
			});
			expect(await run(again(1), once)).toEqual([['evt-r0', 0]]);
		});

		test('it is not waited for after a failure of its own', async () => {
			const { letGo, running } = await busy(accepted('evt-first'));
			const fake = again(2, { serve: taking({ r1: refused }) });
			await expect(run(fake, once)).rejects.toThrow('bad (400) [item 1]');
			letGo();
			await running;
		});

		test('Stop ends the waiting, and lets go of nothing that is not its own', async () => {
			const { letGo, running } = await busy(accepted('evt-first'));
			const controller = new AbortController();
			const fake = again(1, { stop: controller.signal });
			const claims = jest.spyOn(Claim.prototype, 'take');
			const second = run(fake, once);
			await until(() => claims.mock.calls.length > 0);
			controller.abort();
			await expect(second).rejects.toThrow('The execution was stopped before this item was sent');
			const third = run(again(1), once);
			letGo();
			expect(await third).toEqual([['evt-first', 0]]);
			await running;
		});
	});
});
