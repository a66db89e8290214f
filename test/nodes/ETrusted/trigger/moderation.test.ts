import { activated } from './activated';
import { DAY, HOUR, MINUTE, NOW, SECOND, SETTINGS } from './model';

describe('late and moderated reviews', () => {
	test.each([1, 60, 23 * 60])('one that appears %d minutes late', (minutes) => {
		const { model, later } = activated((one) => one.add());
		const late = model.add({ submitted: NOW + SECOND, visible: NOW + minutes * MINUTE });
		const quick = model.add({ submitted: NOW + 2 * SECOND, visible: NOW + 2 * SECOND });
		expect(later(30 * SECOND)).toEqual([quick.id]);
		expect(later(minutes * MINUTE)).toEqual([late.id]);
	});

	test('one that waits for approval costs no request of its own within the look-back', () => {
		const { model, trigger, later } = activated((one) => one.add());
		const held = model.add({ state: 'MODERATION' });
		expect(later(MINUTE)).toEqual([]);
		expect(trigger.memory?.waiting).toEqual([
			{ id: held.id, time: NOW, noted: NOW + MINUTE, asked: NOW + MINUTE },
		]);
		expect(trigger.requestsOf(() => later(MINUTE))).toBe(1);
		held.state = 'APPROVED';
		expect(trigger.requestsOf(() => expect(later(MINUTE)).toEqual([held.id]))).toBe(1);
		expect(trigger.memory?.waiting).toEqual([]);
		expect(later(MINUTE)).toEqual([]);
	});

	test('a rejected one that is approved later comes out, a discarded one is waited for a month', () => {
		const { model, trigger, later } = activated((one) => one.add());
		const rejected = model.add({ state: 'REJECTED' });
		const discarded = model.add({ state: 'DISCARDED', submitted: NOW + 1 });
		expect(later(MINUTE)).toEqual([]);
		model.add({ submitted: NOW + 2 * DAY, visible: NOW + 2 * DAY });
		later(3 * DAY);
		rejected.state = 'APPROVED';
		expect(later(20 * DAY)).toEqual([rejected.id]);
		expect(trigger.memory?.waiting.map(({ id }) => id)).toEqual([discarded.id]);
		later(7 * DAY);
		later(3 * DAY);
		expect(trigger.memory?.waiting).toEqual([]);
	});

	test('one that is waited for at the activation comes out', () => {
		const { model, trigger, later } = activated((one) => {
			one.add({ state: 'MODERATION' });
			one.add({ state: 'APPROVED' });
		});
		expect(trigger.memory?.waiting.map(({ id }) => id)).toEqual(['rev-00001']);
		(model.entries[0] as { state: string }).state = 'APPROVED';
		expect(later(MINUTE)).toEqual(['rev-00001']);
	});

	test('before approval: out as soon as it is seen, and not again; what was there in moderation is old', () => {
		const { model, later } = activated((one) => one.add({ state: 'MODERATION' }), {
			filters: { ...SETTINGS.filters, emitBeforeApproval: true },
		});
		const ids = ['SUBMITTED', 'MODERATION', 'ANYTHING', 'REJECTED', 'DISCARDED'].map(
			(state, index) => model.add({ state, submitted: NOW + index }).id,
		);
		expect(later(MINUTE)).toEqual(ids.slice(0, 3));
		for (const entry of model.entries) entry.state = 'APPROVED';
		expect(later(MINUTE)).toEqual(ids.slice(3));
	});

	test.each<[string, number, number, number]>([
		['ahead all the time', 40 * DAY, 40 * DAY, 40 * DAY],
		['ahead once, while it waits', 0, 400 * DAY, 0],
		['behind when it is noted', -400 * DAY, 0, 0],
		['ahead when it is noted', 40 * DAY, 0, 0],
		['behind once, while it waits', 0, -400 * DAY, 0],
	])('a Date that is wrong makes no end of waiting: %s', (_, noted, meanwhile, afterwards) => {
		const { model, later } = activated((one) => one.add());
		model.dateSkew = noted;
		const held = model.add({ state: 'MODERATION' });
		later(0);
		model.add({ submitted: NOW + 2 * DAY, visible: NOW + 2 * DAY });
		later(2 * DAY);
		model.dateSkew = meanwhile;
		later(HOUR);
		model.dateSkew = afterwards;
		later(HOUR);
		held.state = 'APPROVED';
		expect([...later(12 * HOUR), ...later(12 * HOUR)]).toContain(held.id);
	});
});
