import { activated, many } from './activated';
import { DAY, HOUR, MINUTE, NOW, SETTINGS } from './model';

const channels = (...names: string[]) => ({ ...SETTINGS.filters, channels: names });

describe('a new channel', () => {
	const two = { filters: channels('chl-a', 'chl-b') };

	test('brings out nothing old, and what comes then', () => {
		const { model, trigger, later } = activated(
			(one) => {
				one.add();
				many(one, 30, (index) => ({ channel: 'chl-b', submitted: NOW - index * HOUR }));
			},
			{ filters: channels('chl-a') },
		);
		expect(model.requests[0]?.query?.channels).toEqual(['chl-a']);
		const missed = model.add({ submitted: NOW + 1 });
		trigger.settings = { ...SETTINGS, ...two };
		const before = model.requests.length;
		trigger.activate();
		// One page says where the new one begins, the other ends with the old ones.
		expect(model.requests.slice(before).map(({ query }) => query?.channels)).toEqual([
			['chl-a', 'chl-b'],
			['chl-a'],
		]);
		expect(trigger.out.map(({ id }) => id)).toEqual([missed.id]);
		const fresh = model.add({ channel: 'chl-b', submitted: NOW + 2 });
		expect(later(MINUTE)).toEqual([fresh.id]);
		expect(model.requests.at(-1)?.query?.channels).toEqual(['chl-a', 'chl-b']);
	});

	test('is past before the change, also where a review appears or is approved after it; the old one is not', () => {
		const { model, trigger, later, polls } = activated(
			(one) => {
				one.add();
				one.add({ channel: 'chl-b', submitted: NOW - 2 * MINUTE, state: 'MODERATION' });
			},
			{ filters: channels('chl-a') },
		);
		trigger.settings = { ...SETTINGS, ...two };
		expect(later(MINUTE)).toEqual([]);
		for (const entry of model.entries) entry.state = 'APPROVED';
		model.add({ channel: 'chl-b', submitted: NOW - MINUTE });
		const own = model.add({ channel: 'chl-a', submitted: NOW - MINUTE });
		const fresh = model.add({ channel: 'chl-b', submitted: NOW + 1 });
		expect(later(MINUTE)).toEqual([own.id, fresh.id]);
		expect(polls(20)).toEqual([]);
		expect(later(DAY)).toEqual([]);
		expect(trigger.memory?.past).toEqual([{ channels: ['chl-a'], until: NOW }]);
		// Noted until it lies before the floor anyway.
		const newer = model.add({ submitted: NOW + 3 * DAY, visible: NOW + 3 * DAY });
		expect(later(2 * DAY)).toEqual([newer.id]);
		later(DAY);
		expect(trigger.memory?.past).toEqual([]);
	});

	test('all channels, after one: where the others begin is told by the newest of all', () => {
		const { model, trigger, later } = activated(
			(one) => {
				one.add({ submitted: NOW - DAY });
				many(one, 3, (index) => ({ channel: 'chl-b', submitted: NOW - index * HOUR }));
			},
			{ filters: channels('chl-a') },
		);
		trigger.settings = SETTINGS;
		expect(later(MINUTE)).toEqual([]);
		const fresh = model.add({ channel: 'chl-c', submitted: NOW + 1 });
		expect(later(MINUTE)).toEqual([fresh.id]);
	});

	test('one channel instead of another: the old one is not read any more', () => {
		const { model, trigger, later } = activated(
			(one) => {
				one.add();
				one.add({ channel: 'chl-b' });
			},
			{ filters: channels('chl-a') },
		);
		trigger.settings = { ...SETTINGS, filters: channels('chl-b') };
		expect(trigger.requestsOf(() => expect(later(MINUTE)).toEqual([]))).toBe(1);
		const { id } = model.add({ channel: 'chl-b', submitted: NOW + 1 });
		model.add({ submitted: NOW + 1 });
		expect(later(MINUTE)).toEqual([id]);
	});

	test('less channels ask for those alone', () => {
		const { model, trigger, later } = activated((one) => one.add(), two);
		const kept = model.add({ submitted: NOW + 1 });
		model.add({ channel: 'chl-b', submitted: NOW + 1 });
		trigger.settings = { ...SETTINGS, filters: channels('chl-a') };
		expect(trigger.requestsOf(() => expect(later(MINUTE)).toEqual([kept.id]))).toBe(1);
		expect(model.requests.at(-1)?.query?.channels).toEqual(['chl-a']);
	});

	test('of which there is no review: nothing of it is past', () => {
		const { model, trigger, later } = activated(() => {}, { filters: channels('chl-a') });
		trigger.settings = { ...SETTINGS, ...two };
		expect(later(MINUTE)).toEqual([]);
		const { id } = model.add({ channel: 'chl-b', submitted: NOW - HOUR });
		expect(later(MINUTE)).toEqual([id]);
	});
});
