import { clock } from '../../../nodes/ETrusted/transport/clock';
import { shop } from '../oneShop';
import { fault, ONCE, run, skipped } from '../sendingOnce';
import { answered, endTimeWhen, items, output, Shop } from '../shop';

test('a later execution skips what an earlier one sent, and says so', async () => {
	await run(items(2));
	const again = await run(items(3));
	expect(output(again)).toEqual([
		skipped(0, 'Already sent by an earlier execution'),
		skipped(1, 'Already sent by an earlier execution'),
		answered(shop, 2),
	]);
	expect(shop.acceptedRefs).toEqual(['r0', 'r1', 'r2']);
	expect(again.rounds('eTrusted')[0]?.hints?.map(({ message }) => message)).toEqual([
		'1 sent, 2 skipped: 2 already sent',
	]);
	expect(shop.engine.deduplication.marks).toHaveLength(6);
	expect(shop.engine.deduplication.entries.join()).not.toMatch(/r0|after_sales|chl-|a@b/);
});

test('another event type, channel or reference is another order; another address is not', async () => {
	await run([{}]);
	await run([{}], { eventType: { __rl: true, mode: 'name', value: 'delivery' } });
	await run([{}], { channel: { __rl: true, mode: 'userDefinedId', value: 'my-shop' } });
	await run([{ ref: 'other' }]);
	await run([{ email: 'other@b.de' }]);
	expect(shop.sandbox.accepted).toHaveLength(4);
});

test('what an earlier release remembered of an order is what this one looks for', async () => {
	const key = 'O6NwS6cWD6jlb1YHi_s0M6vSZFX3jn4fDGwAtUMlD0U';
	await run([{}]);
	expect(shop.engine.deduplication.marks).toEqual([`${key}|1`, `${key}|2`]);
});

test('off, everything is sent and nothing remembered', async () => {
	await run(items(1), { sendOnce: false });
	await run(items(1), { sendOnce: '={{ "no" }}' });
	await run(items(1));
	expect(shop.sandbox.accepted).toHaveLength(3);
	expect(shop.engine.deduplication.marks).toHaveLength(2);
	expect((await run([{}], { sendOnce: '={{ "" }}' })).error?.message).toContain(
		'Send Each Order Only Once (sendOnce) is empty',
	);
});

describe('within a run', () => {
	test('the first is sent, the others come out with its EventRef', async () => {
		const done = await run([{ ref: 'a' }, { ref: 'b' }, { ref: 'a' }, { ref: 'a' }]);
		const { EventRef } = answered(shop, 0).json;
		expect(output(done)).toEqual([
			answered(shop, 0),
			answered(shop, 1),
			skipped(2, 'Already sent by item 0 of this run', EventRef),
			skipped(3, 'Already sent by item 0 of this run', EventRef),
		]);
		expect(shop.acceptedRefs).toEqual(['a', 'b']);
	});

	test('where the first is not accepted, the others have its error', async () => {
		fault('a', { status: 400, body: { Message: 'bad' } });
		const done = await run(
			[{ ref: 'a' }, { ref: 'a' }, { ref: 'b' }],
			{},
			{ onError: 'continueRegularOutput' },
		);
		expect(output(done).map(({ json }) => json.error)).toEqual([
			'eTrusted refused the request: bad (400) [item 0]',
			'eTrusted refused the request: bad (400) [item 1]',
			undefined,
		]);
	});

	test('where the first was sent long ago, all are skipped', async () => {
		await run([{ ref: 'a' }]);
		expect(output(await run([{ ref: 'a' }, { ref: 'a' }])).map(({ json }) => json.reason)).toEqual([
			'Already sent by an earlier execution',
			'Already sent by an earlier execution',
		]);
	});
});

describe('nothing is remembered on doubt', () => {
	test.each([
		[{ status: 400 }],
		[{ status: 500 }],
		[{ acceptThenStatus: 500 }],
		[{ drop: 'before' }],
		[{ hang: true }],
	])('%j', async (what) => {
		fault('r1', what);
		// Only what never answers is waited for in vain.
		const isHanging = () => shop.sandbox.eventRequests.some(({ text }) => text.includes('"r1"'));
		const goOn = 'hang' in what ? endTimeWhen(isHanging) : () => {};
		const first = await run(items(3), { options: { maxConcurrentRequests: 1 } });
		goOn();
		expect(first.error).toBeDefined();
		shop.sandbox.requests.length = 0;
		const second = await run(items(3));
		expect(output(second).map(({ json }) => json.skipped ?? false)).toEqual([true, false, false]);
		expect(shop.sandbox.eventRequests).toHaveLength(2);
	});

	test('a dry run neither looks nor notes', async () => {
		await run(items(1));
		const calls = shop.engine.deduplication.calls.length;
		const dry = await run(items(1), { options: { dryRun: true } });
		expect(output(dry)[0]?.json).toMatchObject({ dryRun: true, wouldBe: 'sent' });
		expect(shop.engine.deduplication.calls).toHaveLength(calls);
	});

	test('what was skipped for want of consent is sent once it is there', async () => {
		await run(items(1), { customerOptedIn: false });
		await run(items(1));
		expect(shop.acceptedRefs).toEqual(['r0']);
	});
});

describe('the retry of an execution', () => {
	test('answers first with what was noted in the execution itself', async () => {
		fault('r2', { status: 400 });
		const failed = await run(items(3), { options: { maxConcurrentRequests: 1 } });
		const retried = await shop.engine.retry(failed);
		expect(output(retried).map(({ json }) => typeof json.EventRef)).toEqual([
			'string',
			'string',
			'string',
		]);
		expect(shop.acceptedRefs).toEqual(['r0', 'r1', 'r2']);
	});
});

describe('where the memory fails, the order is sent, and the hint says so', () => {
	test.each([1, 2, 3, 4])('in %p calls of it', async (broken) => {
		let failures = broken;
		shop.engine.deduplication.before = () => {
			if (failures-- > 0) throw new Error('database is locked');
		};
		const done = await run(items(2));
		expect(done.error).toBeUndefined();
		expect(shop.acceptedRefs).toEqual(['r0', 'r1']);
		const hints = done.rounds('eTrusted')[0]?.hints?.map(({ message }) => message) ?? [];
		// One failure of each use is made good by a second try.
		expect(hints).toEqual(
			broken === 1 ? [] : ['What was sent before could not be looked up: database is locked'],
		);
	});

	test.each([
		['a text', 'database is locked'],
		[undefined, 'nothing is known of the reason'],
		[null, 'nothing is known of the reason'],
		[new Error(''), 'Error'],
	])('also where it throws %p', async (thrown, reason) => {
		const told = thrown === 'a text' ? reason : thrown;
		shop.engine.deduplication.before = () => {
			throw told;
		};
		const done = await run(items(2));
		expect(done.error).toBeUndefined();
		expect(shop.acceptedRefs).toEqual(['r0', 'r1']);
		expect(done.rounds('eTrusted')[0]?.hints?.map(({ message }) => message)).toEqual([
			`What was sent before could not be looked up: ${reason}`,
		]);
	});

	test('a memory of other content is not trusted', async () => {
		await run(items(1));
		shop.engine.deduplication.after = () => {
			throw new Error('connection lost');
		};
		await run(items(1));
		expect(shop.acceptedRefs).toEqual(['r0', 'r0']);
	});
});

describe('the calls of the memory', () => {
	/** Goes on until the process counts as alone: ten turns and a minute without a sign of another. */
	async function becomeAlone(): Promise<void> {
		for (let nth = 0; nth < 6; nth += 1) await run([{ ref: `before ${nth}` }]);
		await clock.sleep(60_000);
		shop.engine.deduplication.calls.length = 0;
	}
	const methods = () => shop.engine.deduplication.calls.map(({ method }) => method);
	const CHECK = 'checkProcessedAndRecord';
	const REMOVE = 'removeProcessed';

	test('of a process that is alone: two for one item, and two for a hundred', async () => {
		await becomeAlone();
		await run(items(1));
		expect(methods()).toEqual([CHECK, CHECK]);
		await run(items(100).map(({ ref }) => ({ ref: `n${ref}` })));
		expect(methods()).toEqual([CHECK, CHECK, CHECK, CHECK]);
	});

	test('of a process that is alone: three where all were sent before, and none after', async () => {
		await becomeAlone();
		await run([{ ref: 'before 0' }, { ref: 'before 1' }]);
		expect(methods()).toEqual([CHECK, CHECK, REMOVE]);
		expect(shop.acceptedRefs).toHaveLength(6);
	});

	test('of a process that may not be alone: three before sending and three after it', async () => {
		await run(items(1));
		const turn = [CHECK, REMOVE, CHECK];
		expect(methods()).toEqual([...turn, ...turn]);
	});
});

test('only the last 10,000 orders are remembered', async () => {
	const { checkProcessedAndRecord } = shop.engine.deduplication.helpersFor(
		'test-workflow',
		'node-1',
	);
	await run([{ ref: 'first' }]);
	// The row holds a few entries of its processes as well.
	const many = Array.from({ length: 19_998 }, (_, index) => `filler ${index}`);
	await checkProcessedAndRecord(many, 'node', { mode: 'entries' });
	await run([{ ref: 'second' }]);
	expect(shop.engine.deduplication.entries.length).toBeLessThanOrEqual(20_000);
	await run([{ ref: 'first' }]);
	expect(shop.acceptedRefs).toEqual(['first', 'second', 'first']);
});

test('of many orders at once all are remembered, and each thousand is noted when it is sent', async () => {
	const { sandbox, engine } = await Shop.open({ expressions: 'legacy' });
	// Of a shop of its own: it takes long beside other work, and what is under way is waited for.
	const large = async () => await engine.run({ ...shop.workflow(ONCE), input: items(1_001) });
	await large();
	expect(engine.deduplication.marks).toHaveLength(2 * 1_001);
	expect(engine.deduplication.calls).toHaveLength(2 * 2 * 3);
	sandbox.requests.length = 0;
	const again = await large();
	expect(sandbox.eventRequests).toEqual([]);
	expect(output(again).every(({ json }) => json.skipped === true)).toBe(true);
}, 300_000);

test('what fails for all fails once, however many thousands there are', async () => {
	const fresh = await Shop.open({ expressions: 'legacy', secret: 'wrong-secret' });
	// Orders of its own: what another test has under way is waited for.
	const orders = items(1_001).map(({ ref }) => ({ ref: `fails ${ref}` }));
	const done = await fresh.run(orders, ONCE, { onError: 'continueRegularOutput' });
	expect(output(done).filter(({ json }) => json.error)).toHaveLength(1_001);
	expect(fresh.sandbox.tokenRequests).toHaveLength(1);
}, 300_000);

test('the retry tells what repeats an order of the run, as the first try would have', async () => {
	fault('b', { status: 400 });
	const orders = [{ ref: 'a' }, { ref: 'b' }, { ref: 'a' }];
	const done = await run(orders, {}, { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 });
	const { EventRef } = answered(shop, 0).json;
	expect(output(done)[2]).toEqual(skipped(2, 'Already sent by item 0 of this run', EventRef));
	expect(shop.acceptedRefs).toEqual(['a', 'b']);
});

test('the retry of an execution notes what could not be noted before', async () => {
	fault('r1', { status: 400 });
	shop.engine.deduplication.before = () => {
		throw new Error('database is locked');
	};
	const failed = await run(items(2), { options: { maxConcurrentRequests: 1 } });
	expect(failed.error).toBeDefined();
	expect(shop.engine.deduplication.marks).toEqual([]);
	shop.engine.deduplication.before = () => {};
	expect((await shop.engine.retry(failed)).error).toBeUndefined();
	expect(output(await run(items(2))).map(({ json }) => json.reason)).toEqual([
		'Already sent by an earlier execution',
		'Already sent by an earlier execution',
	]);
	expect(shop.acceptedRefs).toEqual(['r0', 'r1']);
});
