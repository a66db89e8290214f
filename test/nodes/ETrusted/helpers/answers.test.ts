import fc from 'fast-check';

import { isClearYes, toSwitch, toWholeNumber } from '../../../../nodes/ETrusted/helpers/answers';

describe('switches and numbers', () => {
	test.each([true, 1, 'true', ' YES ', '1', 'True'])('%p is a clear yes', (value) => {
		expect(isClearYes(value)).toBe(true);
		expect(toSwitch(value)).toBe(true);
	});

	test.each([false, 0, 'no', '', null, undefined, 'ja', 'y', 2, {}, [true], ['yes']])(
		'%p is not',
		(value) => expect(isClearYes(value)).toBe(false),
	);

	test('anything but true, 1, "true", "yes" and "1" is no consent', () => {
		const yes = new Set(['true', 'yes', '1']);
		let texts = 0;
		fc.assert(
			fc.property(
				fc.oneof(
					fc.anything(),
					fc.string(),
					fc.constantFrom(
						'on',
						'y',
						'ok',
						'ja',
						'si',
						'oui',
						'enabled',
						'checked',
						't',
						'2',
						'01',
						'1.0',
					),
				),
				(value) => {
					fc.pre(
						!yes.has(
							String(Object(value) === value ? '' : value)
								.trim()
								.toLowerCase(),
						),
					);
					if (typeof value === 'string') texts += 1;
					expect(isClearYes(value)).toBe(false);
				},
			),
			{ seed: Number(process.env.SEED ?? Date.now() % 2 ** 31), numRuns: 500 },
		);
		expect(texts).toBeGreaterThan(100);
	});

	test.each(['ja', 2, {}, [true]])('the switch does not guess %p', (value) =>
		expect(() => toSwitch(value)).toThrow('is neither true nor false'),
	);

	test('whole numbers keep to their bounds', () => {
		const bounds = { min: 1, max: 100 };
		expect(
			[1, '100', '', undefined, null].map((value) => toWholeNumber(value, bounds, 20)),
		).toEqual([1, 100, 20, 20, 20]);
		for (const value of [0, 101, 1.5, 'x', NaN, {}]) {
			expect(() => toWholeNumber(value, bounds, 20)).toThrow('is not a whole number from 1 to 100');
		}
		expect(() => toWholeNumber(-1, { min: 0, max: Infinity }, 3)).toThrow('of 0 or more');
	});
});
