import { activated, many } from './activated';
import { DAY, HOUR, iso, MINUTE, NOW, SECOND, SETTINGS, type Entry } from './model';

describe('pages, ties and portions', () => {
	test.each(['empty', 'missing', 'null', 'emptyPage'] as const)(
		'250 reviews of one moment over small pages, end: %s',
		(end) => {
			const { model, later } = activated((one) => one.add({ submitted: NOW - HOUR }));
			Object.assign(model, { pageSize: 20, end });
			const ids = many(model, 250, () => ({ submitted: NOW }));
			expect(later(MINUTE)).toEqual(ids);
			expect(later(MINUTE)).toEqual([]);
			const { id } = model.add({ submitted: NOW });
			expect(later(MINUTE)).toEqual([id]);
		},
	);

	test('a backlog of 5,000 comes out oldest first, a thousand a poll', () => {
		const { model, trigger, later } = activated((one) => one.add());
		const ids = many(model, 5_000, (index) => ({ submitted: NOW + (5_000 - index) * SECOND }));
		const out = Array.from({ length: 6 }, (_, index) => later(index === 0 ? 7 * DAY : MINUTE));
		expect(out.map(({ length }) => length)).toEqual([1_000, 1_000, 1_000, 1_000, 1_000, 0]);
		expect(out.flat()).toEqual([...ids].reverse());
		expect(trigger.memory?.floor).toBe(NOW + 5_000 * SECOND - DAY);
	});

	test('a backlog that no poll can read at once: from its old end upwards, none lost', () => {
		const { model, trigger, later } = activated((one) => one.add());
		model.pageSize = 10;
		trigger.budget = { pages: 5, portion: 20 };
		const ids = many(model, 333, (index) => ({ submitted: NOW + (index + 1) * SECOND }));
		for (let polls = 0; trigger.out.length < 333 && polls < 200; polls++) {
			later(polls === 0 ? 7 * DAY : MINUTE);
		}
		expect(trigger.out.map(({ id }) => id)).toEqual(ids);
		expect(Math.max(...trigger.portions)).toBe(20);
		for (let polls = 0; polls < 10; polls++) expect(later(MINUTE)).toEqual([]);
	});

	test('the newest review is deleted: the mark stays', () => {
		const { model, trigger, later } = activated((one) => {
			many(one, 2, (index) => ({ submitted: NOW - index * HOUR }));
		});
		(model.entries[0] as Entry).visible = Infinity;
		expect(later(MINUTE)).toEqual([]);
		expect(trigger.memory?.mark).toBe(NOW);
	});

	test('a cursor that comes a second time is an error', () => {
		const { model, trigger, later } = activated((one) => {
			many(one, 10, (index) => ({ submitted: NOW - index * HOUR }));
		});
		const before = trigger.memory;
		model.pageSize = 2;
		const answer = model.answer.bind(model);
		jest.spyOn(model, 'answer').mockImplementation((request) => {
			const given = answer(request);
			if (given.state === 'accepted')
				Object.assign(given.body as object, { paging: { cursor: { after: 'rev-00008' } } });
			return given;
		});
		expect(() => later(MINUTE)).toThrow(
			'The list does not end: eTrusted gave the page after "rev-00008" a second time',
		);
		expect(trigger.memory).toBe(before);
	});

	test('a review without an ID or a time is passed over', () => {
		const { model, later } = activated((one) => one.add());
		const answer = model.answer.bind(model);
		jest.spyOn(model, 'answer').mockImplementation((request) => {
			const given = answer(request);
			const { items } = (given as unknown as { body: { items: object[] } }).body;
			items.push({ submittedAt: iso(NOW), state: 'APPROVED' }, { id: 'rev-x', state: 'APPROVED' });
			return given;
		});
		const { id } = model.add();
		expect(later(MINUTE)).toEqual([id]);
	});
});

describe('failures, restarts and kills', () => {
	test('a failure at each possible request notes nothing, and nothing is lost', () => {
		for (let nth = 1; nth <= 6; nth++) {
			const { model, trigger, later } = activated((one) => one.add());
			model.pageSize = 10;
			const ids = many(model, 55, (index) => ({ submitted: NOW + index * SECOND }));
			model.failNext(nth);
			const before = JSON.stringify(trigger.memory);
			expect(trigger.tryToPoll()).toBeUndefined();
			expect(JSON.stringify(trigger.memory)).toBe(before);
			expect(later(MINUTE)).toEqual(ids);
			expect(later(MINUTE)).toEqual([]);
		}
	});

	test('killed after many polls without any review: what was noted since is found again', () => {
		const { model, trigger, later } = activated((one) => one.add());
		const out = model.add();
		expect(later(MINUTE)).toEqual([out.id]);
		const held = model.add({ state: 'MODERATION', submitted: NOW + HOUR, visible: NOW + HOUR });
		for (let days = 0; days < 10; days++) later(DAY);
		held.state = 'APPROVED';
		expect(trigger.activate()).toBe(true);
		expect(trigger.out.map(({ id }) => id)).toEqual([out.id, held.id]);
		expect(later(MINUTE)).toEqual([]);
	});

	test('deactivated for a week: goes on from where it stopped', () => {
		const { model, trigger } = activated((one) => one.add());
		const ids = many(model, 30, (index) => ({ submitted: NOW + index * 5 * HOUR }));
		model.now += 7 * DAY;
		expect(trigger.activate()).toBe(true);
		expect(trigger.out.map(({ id }) => id)).toEqual(ids);
	});
});

describe('changes of the settings', () => {
	const only = (...ratings: number[]) => ({ ...SETTINGS.filters, ratings });

	test('what is new under both comes out at the change, what waited and matches now comes out once approved', () => {
		const { model, trigger, later } = activated((one) => one.add(), { filters: only(1, 2) });
		const both = model.add({ rating: 1 });
		const held = model.add({ rating: 5, state: 'MODERATION', submitted: NOW + 1 });
		trigger.settings = { ...SETTINGS, filters: only(1, 5) };
		expect(later(MINUTE)).toEqual([both.id]);
		held.state = 'APPROVED';
		expect(later(MINUTE)).toEqual([held.id]);
	});

	test('what waits for long is still asked for by its ID after a change', () => {
		const { model, trigger, later } = activated((one) => one.add());
		const held = model.add({ state: 'MODERATION' });
		later(0);
		model.add({ submitted: NOW + 2 * DAY, visible: NOW + 2 * DAY });
		later(2 * DAY);
		trigger.settings = { ...SETTINGS, filters: only(4, 5) };
		expect(later(MINUTE)).toEqual([]);
		held.state = 'APPROVED';
		expect(later(3 * HOUR)).toEqual([held.id]);
	});

	test('what waited, and was left out when it was approved, does not come out by its ID either', () => {
		const { model, trigger, later } = activated((one) => one.add());
		const held = model.add({ state: 'MODERATION' });
		later(0);
		trigger.settings = { ...SETTINGS, filters: only(1) };
		expect(later(MINUTE)).toEqual([]);
		held.state = 'APPROVED';
		expect(later(MINUTE)).toEqual([]);
		trigger.settings = SETTINGS;
		expect(later(MINUTE)).toEqual([]);
		const newer = model.add({ submitted: NOW + 2 * DAY, visible: NOW + 2 * DAY });
		expect(later(2 * DAY)).toEqual([newer.id]);
		expect(later(DAY)).toEqual([]);
		expect(trigger.memory?.waiting).toEqual([]);
	});

	test('another channel in the middle: its old reviews stay in, too', () => {
		const { model, trigger, later } = activated((one) => one.add(), {
			filters: { ...SETTINGS.filters, channels: ['chl-a'] },
		});
		for (const channel of ['chl-b', 'chl-c'])
			many(model, 60, (index) => ({ channel, submitted: NOW + index * SECOND }));
		model.pageSize = 10;
		trigger.budget = { pages: 3 };
		for (const channels of [
			['chl-a', 'chl-b'],
			['chl-a', 'chl-b', 'chl-c'],
		]) {
			trigger.settings = { ...SETTINGS, filters: { ...SETTINGS.filters, channels } };
			later(HOUR);
		}
		for (let polls = 0; polls < 30; polls++) later(MINUTE);
		expect(trigger.out).toEqual([]);
	});

	test('what waits, and is asked for by its ID when it no longer meets the filters, is given up', () => {
		const { model, trigger, later } = activated((one) => one.add());
		const held = model.add({ state: 'MODERATION', rating: 5 });
		later(0);
		model.add({ submitted: NOW + 2 * DAY, visible: NOW + 2 * DAY });
		later(2 * DAY);
		trigger.settings = { ...SETTINGS, filters: only(1) };
		held.state = 'APPROVED';
		expect(later(DAY)).toEqual([]);
		expect(trigger.memory?.waiting).toEqual([]);
	});

	test('what was waited for, and was approved while filters left it out, is old when these are changed', () => {
		const { model, trigger, later } = activated((one) => one.add());
		const held = model.add({ state: 'MODERATION', rating: 5 });
		later(0);
		trigger.settings = { ...SETTINGS, filters: only(1) };
		held.state = 'APPROVED';
		expect(later(MINUTE)).toEqual([]);
		trigger.settings = SETTINGS;
		expect(later(MINUTE)).toEqual([]);
		const newer = model.add({ submitted: NOW + 2 * DAY, visible: NOW + 2 * DAY });
		for (let days = 0; days < 5; days++) later(DAY);
		expect(trigger.out.map(({ id }) => id)).toEqual([newer.id]);
	});

	test('what to include goes with every list', () => {
		const { model } = activated(() => {}, { include: ['ATTACHMENTS', 'VETO'] });
		expect(model.requests[0]?.query?.additionalInformation).toEqual(['ATTACHMENTS', 'VETO']);
	});
});

describe('reviews that were edited', () => {
	const edited = { event: 'reviewEdited' as const };

	test.each(['first', 'last', 'among'] as const)(
		'each edit once, with those never edited standing %s',
		(unedited) => {
			const { model, trigger, later } = activated((one) => {
				Object.assign(one, { unedited, pageSize: 20 });
				many(one, 50, (index) => ({ submitted: NOW - index * DAY }));
				one.add({ submitted: NOW - 60 * DAY, edited: NOW - HOUR });
			}, edited);
			expect(model.requests[0]?.query).toEqual({
				count: 100,
				orderBy: 'editedAt',
				ignoreStatements: false,
			});
			const [, one, other] = model.entries as [object, { edited?: number }, { edited?: number }];
			one.edited = NOW + MINUTE;
			other.edited = NOW + 2 * MINUTE;
			expect(later(HOUR)).toEqual(['rev-00002', 'rev-00003']);
			expect(later(MINUTE)).toEqual([]);
			one.edited = NOW + 2 * HOUR;
			expect(later(2 * HOUR)).toEqual(['rev-00002']);
			expect(trigger.out.map(({ key }) => key)).toEqual([
				`rev-00002 ${iso(NOW + MINUTE)}`,
				`rev-00003 ${iso(NOW + 2 * MINUTE)}`,
				`rev-00002 ${iso(NOW + 2 * HOUR)}`,
			]);
		},
	);

	test('a quiet poll makes one request once an older edit is on the page', () => {
		const { trigger, later } = activated((one) => {
			many(one, 3_000, (index) => ({
				submitted: NOW - index * HOUR,
				...(index % 10 === 0 ? { edited: NOW - index * HOUR } : {}),
			}));
		}, edited);
		expect(trigger.requestsOf(() => later(MINUTE))).toBe(1);
	});

	test('an edit that is moderated comes out once it is approved, also after the look-back', () => {
		const { model, trigger, later } = activated((one) => one.add(), edited);
		const one = model.entries[0] as Entry;
		Object.assign(one, { edited: NOW + MINUTE, state: 'MODERATION' });
		expect(later(2 * MINUTE)).toEqual([]);
		model.add({ submitted: NOW - DAY, edited: NOW + 2 * DAY });
		expect(later(3 * DAY)).toHaveLength(1);
		expect(later(MINUTE)).toEqual([]);
		one.state = 'APPROVED';
		expect(later(DAY)).toEqual(['rev-00001']);
		expect(later(DAY)).toEqual([]);
		expect(trigger.memory?.waiting).toEqual([]);
	});

	test('the same review edited anew while its first edit waited comes out once', () => {
		const { model, later } = activated((one) => one.add(), edited);
		const one = model.entries[0] as Entry;
		Object.assign(one, { edited: NOW + MINUTE, state: 'MODERATION' });
		later(2 * MINUTE);
		model.add({ submitted: NOW - DAY, edited: NOW + 2 * DAY });
		later(3 * DAY);
		Object.assign(one, { edited: NOW + 3 * DAY, state: 'APPROVED' });
		expect(later(DAY)).toEqual(['rev-00001']);
		expect(later(DAY)).toEqual([]);
	});
});
