import fc from 'fast-check';

import {
	isClearYes,
	toAnsweredSwitch,
	toSwitch,
	toWholeNumber,
} from '../../../../nodes/ETrusted/helpers/answers';
import { randomSeed } from '../../../runs';

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
			{ seed: randomSeed(), numRuns: 500 },
		);
		expect(texts).toBeGreaterThan(100);
	});

	test.each(['ja', 2, {}, [true]])('the switch does not guess %p', (value) =>
		expect(() => toSwitch(value)).toThrow('is neither true nor false'),
	);

	test.each([false, 0, 'false', ' No ', '0', 'FALSE'])('%p is a clear no', (value) => {
		expect(toSwitch(value)).toBe(false);
		expect(toAnsweredSwitch(value)).toBe(false);
	});

	test.each(['', '  ', null, undefined])('%p leaves a switch off, and is no answer', (value) => {
		expect(toSwitch(value)).toBe(false);
		expect(() => toAnsweredSwitch(value)).toThrow(/^is empty: neither true nor false$/);
	});

	test.each([[[]], [[false]], [['no']]])('the list %p is no clear no', (value) => {
		expect(() => toSwitch(value)).toThrow(/^is neither true nor false$/);
	});

	test('an answer is what the switch takes', () => {
		expect(toAnsweredSwitch(' Yes ')).toBe(true);
		expect(() => toAnsweredSwitch('perhaps')).toThrow(/^is neither true nor false$/);
	});

	test.each([true, [5], new Date(5), { valueOf: () => 5 }, 5n])(
		'%p is no number, though it can be made one',
		(value) => {
			expect(() => toWholeNumber(value, { min: 1, max: 100 }, 20)).toThrow('is not a whole number');
		},
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
		expect(toWholeNumber(' \t', { min: 0, max: 9 }, 3)).toBe(3);
		expect(toWholeNumber(' 0 ', { min: 0, max: 9 }, 3)).toBe(0);
	});
});
