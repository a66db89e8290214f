import fc from 'fast-check';

import { matches } from '../../../../nodes/ETrusted/trigger/review';
import { areSame, type Settings } from '../../../../nodes/ETrusted/trigger/settings';
import { Seen, type TriggerState } from '../../../../nodes/ETrusted/trigger/state';
import { DAY, HOUR, iso, MINUTE, Model, SECOND, SETTINGS, toReview, type Entry } from './model';
import { idleHour, Trigger } from './trigger';
import { randomRuns, randomSeed } from '../../../runs';

const seed = randomSeed();
const RUNS = randomRuns(250, 1000);

const FILTERS: Array<Partial<Settings['filters']>> = [
	{},
	{ ratings: [1, 2] },
	{ ratings: [4, 5] },
	{ channels: ['chl-a'] },
	{ channels: ['chl-a', 'chl-b'], ratings: [1, 5] },
];

const which = fc.nat();
const rating = fc.integer({ min: 1, max: 5 });

const step = fc.oneof(
	{
		weight: 2,
		arbitrary: fc.record({
			what: fc.constant('write' as const),
			count: fc.constantFrom(1, 1, 12),
			channel: fc.constantFrom('chl-a', 'chl-b'),
			rating,
		}),
	},
	{
		weight: 8,
		arbitrary: fc.record({
			what: fc.constant('edit' as const),
			which,
			count: fc.constantFrom(1, 2, 8),
			rating,
			state: fc.constantFrom('APPROVED', 'APPROVED', 'MODERATION', 'REJECTED'),
			/** How long it is hidden: of the look-back. */
			late: fc.constantFrom(0, 0, 0, 0.1, 0.9),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ what: fc.constant('approve' as const), which }) },
	{
		weight: 8,
		arbitrary: fc.record({
			what: fc.constant('poll' as const),
			after: fc.constantFrom(0, MINUTE, HOUR, 2 * DAY),
			fault: fc.constantFrom(0, 0, 0, 1, 2, 4),
			/** Whether customers edit between its requests. */
			isBusy: fc.boolean(),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			what: fc.constant('restart' as const),
			fault: fc.constantFrom(0, 0, 1, 2),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			what: fc.constant('filter' as const),
			filters: fc.nat(FILTERS.length - 1),
		}),
	},
);

const history = fc.record({
	before: fc.integer({ min: 0, max: 60 }),
	pageSize: fc.constantFrom(3, 7, 1_000),
	unedited: fc.constantFrom('first' as const, 'last' as const, 'among' as const),
	latency: fc.constantFrom(100, 3 * SECOND),
	/** How many requests a poll has the time for. */
	pages: fc.constantFrom(1, 2, 3, 5, 1_000),
	portion: fc.constantFrom(1, 4, 1_000),
	lookBack: fc.constantFrom(HOUR, DAY, 10 * DAY),
	filters: fc.nat(FILTERS.length - 1),
	steps: fc.array(step, { minLength: 5, maxLength: 40 }),
});

/** What is known of an edit. */
interface Fate {
	entry: Entry;
	/** Whether it was both visible and approved since the activation, and no other edit had come after it. */
	isDue: boolean;
	/** Whether it need not come out, but may. */
	isOptional: boolean;
	/** It was there before the activation, or before the filters that it meets. */
	mustNot: boolean;
}

/** How often each thing happened. */
const tally = {
	owed: 0,
	forbidden: 0,
	failed: 0,
	cut: 0,
	portions: 0,
	changed: 0,
	settled: 0,
	late: 0,
	busy: 0,
	idle: 0,
	/** Polls whose requests and reviews were bounded; such as had no time left; such as had to read no further than there was news. */
	bounded: 0,
	fullPolls: 0,
	onlyNews: 0,
};

const keyOf = ({ id, edited }: Entry) => `${id} ${iso(edited ?? 0)}`;

/**
 * One whose polls cost no more than docs/trigger.md says: none begins a page when its time is over, but for the first one of
 * where added channels begin, or of what was left over; nothing is read more than twice; and where no reading of all is due,
 * it goes no further than pages bring what is new.
 */
class Bounded extends Trigger {
	override poll(): string[] {
		const { model, budget, memory, settings } = this;
		const before = { requests: model.requests.length, read: model.read };
		const out = super.poll();
		if (!memory) return out;
		const requests = model.requests.slice(before.requests);
		const inTime = Math.ceil((budget.time ?? 15 * SECOND) / model.latency);
		expect(requests.length).toBeLessThanOrEqual(inTime + 1);
		if (requests.length >= inTime) tally.fullPolls++;
		// What was left over and the top, or all of it and a page.
		expect(model.read - before.read).toBeLessThanOrEqual(2 * model.entries.length);
		tally.bounded++;
		const isDue = model.now - memory.lastRead.all >= HOUR - MINUTE;
		if (memory.rest || isDue || !areSame(memory.filters, settings.filters)) return out;
		const seen = new Seen(memory.seen);
		const isNew = (entry: Entry) =>
			(entry.edited ?? 0) > memory.floor &&
			!seen.recognizes(keyOf(entry), entry.edited ?? 0) &&
			!memory.waiting.some(({ id }) => id === entry.id);
		const lists = requests.filter(({ path }) => path === '/reviews').length;
		expect(lists).toBeLessThanOrEqual(1 + model.shown.filter(isNew).length);
		tally.onlyNews++;
		return out;
	}
}

type Plan = typeof history extends fc.Arbitrary<infer T> ? T : never;

function runHistory(plan: Plan) {
	const { before, pageSize, unedited, latency, pages, portion, lookBack } = plan;
	const model = new Model();
	Object.assign(model, { pageSize, unedited, latency });
	const trigger = new Bounded(model);
	trigger.budget = { time: pages * latency, portion };
	const settingsOf = (index: number): Settings => ({
		...SETTINGS,
		event: 'reviewEdited',
		lookBack,
		filters: { ...SETTINGS.filters, ...FILTERS[index] },
	});
	trigger.settings = settingsOf(plan.filters);
	for (let index = 0; index < before; index++) {
		model.add({
			submitted: model.now - index * 5 * HOUR,
			rating: 1 + (index % 5),
			channel: index % 3 === 0 ? 'chl-b' : 'chl-a',
			...(index % 4 === 0 ? { edited: model.now - index * HOUR - MINUTE } : {}),
		});
	}
	const fates = new Map<string, Fate>();
	const fateOf = (entry: Entry) => {
		const key = keyOf(entry);
		const fate = fates.get(key) ?? { entry, isDue: false, isOptional: false, mustNot: false };
		fates.set(key, fate);
		return fate;
	};
	const hasOut = () => new Set(trigger.out.map(({ key }) => key));
	const edited = () => model.entries.filter((entry) => entry.edited !== undefined);
	for (const entry of edited()) fateOf(entry).mustNot = true;
	expect(trigger.activate()).toBe(true);

	/** Notes which edits have become due by now. */
	const watch = () => {
		const { filters } = trigger.memory ?? trigger.settings;
		for (const entry of edited()) {
			const fate = fateOf(entry);
			if (!isAmong(filters.channels, entry.channel)) fate.isOptional = true;
			if (entry.visible > model.now) continue;
			if (entry.state === 'APPROVED' && !fate.mustNot) fate.isDue = true;
			if (!matches(toReview(entry), filters)) fate.isOptional = true;
		}
	};
	const pass = (time: number) => {
		model.now += time;
		watch();
	};
	const edit = (entry: Entry, changes: Partial<Entry>) => {
		// eTrusted knows only the last edit.
		if (entry.edited !== undefined) fateOf({ ...entry }).isOptional = true;
		Object.assign(entry, { edited: model.now, ...changes });
		watch();
	};
	model.meanwhile = watch;

	for (const one of plan.steps) {
		// No two things happen at the same moment.
		pass(1);
		const entry = 'which' in one ? model.entries[one.which % model.entries.length] : undefined;
		switch (one.what) {
			case 'write':
				for (let index = 0; index < one.count; index++) {
					model.add({ channel: one.channel, rating: one.rating });
					pass(1);
				}
				break;
			case 'edit':
				for (let index = 0; index < one.count && model.entries.length > 0; index++) {
					const other = model.entries[(one.which + index) % model.entries.length] as Entry;
					const late = Math.floor(one.late * lookBack);
					if (late > 0) tally.late++;
					edit(other, { rating: one.rating, state: one.state, visible: model.now + late });
					pass(1);
				}
				break;
			case 'approve':
				if (!entry) break;
				// Longer than a month is not waited for.
				if (model.now - (entry.edited ?? model.now) > 29 * DAY) fateOf(entry).isOptional = true;
				entry.state = 'APPROVED';
				watch();
				break;
			case 'filter': {
				const settings = settingsOf(one.filters);
				if (areSame(settings.filters, trigger.settings.filters)) break;
				// The poll of the change begins with what n8n has stored. Clocks of the API have whole seconds.
				pass(SECOND);
				const stored = JSON.parse(String(trigger.stored)) as TriggerState;
				const out = hasOut();
				for (const [key, fate] of fates) {
					if (out.has(key) || keyOf(fate.entry) !== key) continue;
					const review = toReview(fate.entry);
					if (!matches(review, trigger.settings.filters)) fate.isOptional = true;
					const isThere = fate.entry.visible <= model.now && fate.entry.state === 'APPROVED';
					if (isThere && !matches(review, stored.filters)) fate.mustNot = true;
				}
				trigger.settings = settings;
				tally.changed++;
				trigger.activate();
				if (trigger.memory?.rest?.settles) tally.settled++;
				watch();
				break;
			}
			case 'restart':
				if (one.fault > 0) model.failNext(one.fault);
				if (!trigger.activate()) {
					tally.failed++;
					trigger.activate();
				}
				watch();
				break;
			case 'poll':
				pass(one.after);
				if (one.fault > 0) model.failNext(one.fault);
				model.meanwhile = () => {
					watch();
					const busy = model.entries[model.requests.length % model.entries.length];
					if (!one.isBusy || !busy || latency < SECOND) return;
					tally.busy++;
					edit(busy, { edited: model.now - 1 });
				};
				if (!trigger.tryToPoll()) tally.failed++;
				model.meanwhile = watch;
				if (trigger.memory?.rest) tally.cut++;
				watch();
		}
		model.failing.clear();
	}

	// In the end all is quiet: what is owed comes out within some polls, and then nothing more.
	const isOwed = ([key, { entry, isDue, isOptional, mustNot }]: [string, Fate]) =>
		isDue &&
		!isOptional &&
		!mustNot &&
		keyOf(entry) === key &&
		entry.state === 'APPROVED' &&
		matches(toReview(entry), trigger.settings.filters);
	const isMissing = () => {
		const out = hasOut();
		return [...fates].some((fate) => isOwed(fate) && !out.has(fate[0]));
	};
	for (let polls = 0, more = 12; polls < 400 && (more > 0 || isMissing()); polls++, more--) {
		pass(polls % 4 === 0 ? DAY : HOUR);
		trigger.poll();
	}

	const out = hasOut();
	expect(out.size).toBe(trigger.out.length);
	for (const fate of fates) {
		const [key, { mustNot, isDue }] = fate;
		if ((mustNot || !isDue) && out.has(key)) throw new Error(`${key} came out, and should not`);
		if (mustNot) tally.forbidden++;
		if (!isOwed(fate)) continue;
		if (!out.has(key)) throw new Error(`${key} did not come out`);
		tally.owed++;
	}
	tally.portions += trigger.portions.length;
	for (const size of trigger.portions) expect(size).toBeLessThanOrEqual(portion);
	if (plan.steps.length % 8 !== 0) return;
	idleHour(trigger);
	tally.idle++;
}

const isAmong = (channels: string[], channel: string) =>
	channels.length === 0 || channels.includes(channel);

test(`${RUNS} random histories of edits: the last edit of every review comes out once, an earlier one at most once`, () => {
	console.info(`seed ${seed}`);
	fc.assert(fc.property(history, runHistory), { seed, numRuns: RUNS });
	console.info(JSON.stringify(tally));
	for (const [what, least] of Object.entries({
		owed: 2,
		forbidden: 2,
		failed: 0.3,
		cut: 0.3,
		portions: 1,
		changed: 0.3,
		settled: 0.05,
		late: 0.5,
		busy: 0.5,
		idle: 0.05,
		bounded: 10,
		fullPolls: 2,
		onlyNews: 2,
	}))
		expect([what, tally[what as keyof typeof tally] >= least * RUNS]).toEqual([what, true]);
}, 900_000);
