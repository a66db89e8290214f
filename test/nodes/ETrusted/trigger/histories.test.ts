import { DAY, HOUR, MINUTE, Model, NOW, SECOND, SETTINGS, type Entry } from './model';
import { Trigger } from './trigger';

/** What random histories have found, each as short as it gets. */

test('an edit behind reviews that were never edited comes out, though each poll has the time for one page and nothing is past yet', () => {
	const model = new Model();
	Object.assign(model, { pageSize: 3, unedited: 'first', latency: 100 });
	const trigger = new Trigger(model);
	trigger.budget = { time: 100 };
	trigger.settings = { ...SETTINGS, event: 'reviewEdited', lookBack: HOUR };
	for (let index = 0; index < 4; index++) model.add({ submitted: model.now - index * HOUR });
	expect(trigger.activate()).toBe(true);
	expect(trigger.memory).toMatchObject({ floor: trigger.memory?.mark });
	model.now += MINUTE;
	const [first] = model.entries;
	Object.assign(first ?? {}, { edited: model.now });
	model.now += HOUR;
	expect(trigger.poll()).toEqual([]);
	expect(trigger.memory?.rest).toMatchObject({ mark: trigger.memory?.mark });
	model.now += MINUTE;
	expect(trigger.poll()).toEqual([first?.id]);
	model.now += HOUR;
	expect(trigger.poll()).toEqual([]);
});

test("a failure without a date ends no wait where this machine's clock is ahead", () => {
	const model = new Model();
	const trigger = new Trigger(model);
	trigger.skew = 400 * DAY;
	const held = model.add({ state: 'MODERATION' });
	expect(trigger.activate()).toBe(true);
	model.add();
	model.now += 2 * DAY;
	trigger.poll();
	model.add();
	model.now += 2 * DAY;
	trigger.poll();
	expect(trigger.memory?.waiting).toMatchObject([{ id: held.id }]);
	model.now += DAY;
	model.failNext(2);
	expect(trigger.poll()).toEqual([]);
	expect(model.requests.at(-1)?.path).toBe(`/reviews/${held.id}`);
	expect(trigger.memory?.waiting).toMatchObject([{ id: held.id, failures: 1 }]);
	held.state = 'APPROVED';
	model.now += DAY;
	expect(trigger.poll()).toEqual([held.id]);
});

test('an edit that waits is edited anew while its channel is left out: what is approved then is past once the channel is added', () => {
	const model = new Model();
	const one = model.add({ channel: 'chl-b' });
	const trigger = new Trigger(model);
	trigger.settings = { ...SETTINGS, event: 'reviewEdited', lookBack: HOUR };
	expect(trigger.activate()).toBe(true);
	model.now += MINUTE;
	Object.assign(one, { edited: model.now, state: 'REJECTED' });
	expect(trigger.poll()).toEqual([]);
	model.now += 2 * DAY;
	// One comes out, so that n8n stores what waits.
	const other = model.add({ edited: model.now });
	expect(trigger.poll()).toEqual([other.id]);
	// All within a minute: it is not asked for by its ID so soon again.
	const all = trigger.settings;
	trigger.settings = { ...all, filters: { ...all.filters, channels: ['chl-a'] } };
	expect(trigger.activate()).toBe(true);
	model.now += SECOND;
	Object.assign(one, { edited: model.now, state: 'APPROVED' });
	model.now += SECOND;
	trigger.settings = all;
	expect(trigger.activate()).toBe(true);
	expect(trigger.memory?.waiting).toMatchObject([{ id: one.id }]);
	for (let polls = 0; polls < 10; polls++) {
		model.now += HOUR;
		expect(trigger.poll()).toEqual([]);
	}
	expect(model.requests.at(-1)?.path).toBe('/reviews');
	expect(trigger.memory?.waiting).toEqual([]);
});

test('an edit that waits is edited anew, and that waits as well: the last one comes out, also after the look-back', () => {
	const model = new Model();
	const one = model.add();
	const trigger = new Trigger(model);
	trigger.settings = { ...SETTINGS, event: 'reviewEdited', lookBack: HOUR };
	expect(trigger.activate()).toBe(true);
	for (let edits = 0; edits < 2; edits++) {
		model.now += MINUTE;
		Object.assign(one, { edited: model.now, state: 'MODERATION' });
		expect(trigger.poll()).toEqual([]);
	}
	expect(trigger.memory?.waiting).toMatchObject([{ id: one.id, time: one.edited }]);
	model.add({ submitted: NOW, edited: NOW + DAY });
	model.now += DAY;
	expect(trigger.poll()).toHaveLength(1);
	one.state = 'APPROVED';
	model.now += DAY;
	expect(trigger.poll()).toEqual([one.id]);
});

test('an edit in moderation is old with Emit Before Approval; the next edit of the same review is new', () => {
	const model = new Model();
	const one = model.add({ edited: NOW, state: 'MODERATION' });
	const trigger = new Trigger(model);
	const filters = { ...SETTINGS.filters, emitBeforeApproval: true };
	trigger.settings = { ...SETTINGS, event: 'reviewEdited', filters };
	expect(trigger.activate()).toBe(true);
	model.now += MINUTE;
	expect(trigger.poll()).toEqual([]);
	one.edited = model.now;
	model.now += MINUTE;
	expect(trigger.poll()).toEqual([one.id]);
	one.state = 'APPROVED';
	model.now += MINUTE;
	expect(trigger.poll()).toEqual([]);
});

test.each(['another one', 'none'])(
	'a change of filters that is followed by %s, and comes again, begins anew: what came in between is past',
	(between) => {
		const model = new Model();
		Object.assign(model, { pageSize: 3, unedited: 'among', latency: 100 });
		const trigger = new Trigger(model);
		const settings = { ...SETTINGS, event: 'reviewEdited' as const, lookBack: HOUR };
		const change = (filters: object) => {
			model.now += SECOND;
			trigger.settings = { ...settings, filters: { ...SETTINGS.filters, ...filters } };
			expect(trigger.activate()).toBe(true);
		};
		const edit = (entry: Entry, rating = 1) => {
			model.now += 1;
			Object.assign(entry, { edited: model.now, rating });
		};
		const added = model.add({ channel: 'chl-b' });
		const others = Array.from({ length: 12 }, () => model.add({ submitted: (model.now += 1) }));
		change({ channels: ['chl-a'] });
		trigger.budget = { time: 300, portion: 1 };
		for (const entry of others) edit(entry);
		change({ ratings: [4, 5] });
		expect(trigger.memory?.rest?.settles).toBeDefined();
		for (const entry of others) edit(entry);
		change(between === 'none' ? { channels: ['chl-a'] } : {});
		expect(trigger.out).toHaveLength(1);
		edit(added, 5);
		change({ ratings: [4, 5] });
		for (let polls = 0; polls < 20; polls++) {
			model.now += HOUR;
			trigger.poll();
		}
		expect(trigger.memory?.filters.ratings).toEqual([4, 5]);
		expect(trigger.hasOut).not.toContain(added.id);
		edit(added, 4);
		model.now += MINUTE;
		expect(trigger.poll()).toEqual([added.id]);
	},
);
