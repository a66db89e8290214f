import { DAY, HOUR, MINUTE, Model, SETTINGS, Trigger } from './model';

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
