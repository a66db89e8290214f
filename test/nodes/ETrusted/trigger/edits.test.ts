import fc from 'fast-check';

import { DAY, HOUR, iso, MINUTE, Model, SETTINGS, Trigger } from './model';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env.RUNS ?? 1000);

const step = fc.oneof(
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('write' as const) }) },
	{
		weight: 4,
		arbitrary: fc.record({
			what: fc.constant('edit' as const),
			which: fc.nat(),
			state: fc.constantFrom('APPROVED', 'APPROVED', 'MODERATION'),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ what: fc.constant('approve' as const), which: fc.nat() }) },
	{
		weight: 4,
		arbitrary: fc.record({
			what: fc.constant('poll' as const),
			after: fc.constantFrom(0, MINUTE, HOUR, 2 * DAY),
			fault: fc.constantFrom(0, 0, 1, 2),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('restart' as const) }) },
);

const history = fc.record({
	before: fc.integer({ min: 0, max: 30 }),
	pageSize: fc.constantFrom(3, 1_000),
	unedited: fc.constantFrom('first' as const, 'last' as const, 'among' as const),
	steps: fc.array(step, { minLength: 5, maxLength: 40 }),
});

const tally = { owed: 0, old: 0, failed: 0 };

test(`${RUNS} random histories of edits: the last edit of every review comes out once, an earlier one at most once`, () => {
	console.info(`seed ${seed}`);
	fc.assert(
		fc.property(history, ({ before, pageSize, unedited, steps }) => {
			const model = new Model();
			Object.assign(model, { pageSize, unedited });
			const trigger = new Trigger(model);
			trigger.settings = { ...SETTINGS, event: 'reviewEdited' };
			for (let index = 0; index < before; index++) {
				model.add({
					submitted: model.now - index * 5 * HOUR,
					...(index % 4 === 0 ? { edited: model.now - index * HOUR } : {}),
				});
			}
			expect(trigger.activate()).toBe(true);
			const old = new Set(model.entries.map(({ id, edited }) => `${id} ${iso(edited ?? 0)}`));

			for (const what of steps) {
				const entry =
					'which' in what ? model.entries[what.which % model.entries.length] : undefined;
				// No two things happen at the same moment.
				model.now += 1;
				switch (what.what) {
					case 'write':
						model.add();
						break;
					case 'edit':
						if (entry) Object.assign(entry, { edited: model.now, state: what.state });
						break;
					case 'approve':
						if (entry) entry.state = 'APPROVED';
						break;
					case 'restart':
						trigger.activate();
						break;
					case 'poll':
						model.now += what.after;
						if (what.fault > 0) model.failNext(what.fault);
						if (!trigger.tryToPoll()) tally.failed++;
						model.failing.clear();
				}
			}
			for (let polls = 0; polls < 12; polls++) {
				model.now += DAY;
				trigger.poll();
			}

			const keys = trigger.out.map(({ key }) => key);
			expect(new Set(keys).size).toBe(keys.length);
			for (const key of keys) if (old.has(key)) throw new Error(`${key} was there before`);
			for (const { id, edited, state } of model.entries) {
				const key = `${id} ${iso(edited ?? 0)}`;
				if (old.has(key)) tally.old++;
				if (edited === undefined || old.has(key) || state !== 'APPROVED') continue;
				if (!keys.includes(key)) throw new Error(`${key} did not come out`);
				tally.owed++;
			}
		}),
		{ seed, numRuns: RUNS },
	);
	console.info(JSON.stringify(tally));
	for (const count of Object.values(tally)) expect(count).toBeGreaterThan(RUNS / 2);
}, 120_000);
