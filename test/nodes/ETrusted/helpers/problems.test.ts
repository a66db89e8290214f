import { InvalidValue, Unreadable } from '../../../../nodes/ETrusted/helpers/invalidValue';
import { describeProblems, Problems } from '../../../../nodes/ETrusted/helpers/problems';

const AT = { field: 'First Name', path: 'customer.firstName' };

let problems: Problems;
beforeEach(() => {
	problems = new Problems();
});

const told = () => describeProblems(problems.found);

describe('a value that is checked', () => {
	test('comes back converted', () => {
		expect(problems.check(AT, ' x ', (value) => String(value).trim())).toBe('x');
		expect(problems.found).toEqual([]);
	});

	test('that is wrong is told with the field, the path and the value', () => {
		const wrong = () => {
			throw new InvalidValue('is not a text');
		};
		expect(problems.check(AT, [1], wrong)).toBeUndefined();
		expect(problems.found).toStrictEqual([{ ...AT, value: '[1]', problem: 'is not a text' }]);
		expect(told()).toBe('First Name (customer.firstName) [1] is not a text');
	});

	test('that fails to be looked at is told so', () => {
		const broken = () => {
			throw new TypeError('no such thing');
		};
		expect(problems.check(AT, 'x', broken)).toBeUndefined();
		expect(told()).toBe('First Name (customer.firstName) "x" could not be read: no such thing');
	});

	test('whose expression failed is never converted', () => {
		const convert = jest.fn();
		expect(problems.check(AT, new Unreadable('no item'), convert)).toBeUndefined();
		expect(convert).not.toHaveBeenCalled();
		expect(told()).toBe('First Name (customer.firstName) could not be read: no item');
	});

	test('that is empty is a problem only where it is required', () => {
		const nothing = () => undefined;
		expect(problems.check(AT, '', nothing)).toBeUndefined();
		expect(problems.found).toEqual([]);
		expect(problems.check({ ...AT, required: true }, '', nothing)).toBeUndefined();
		expect(problems.found).toEqual([{ ...AT, problem: 'is required, but empty' }]);
	});

	test.each([0, false, null])('%p, converted, is a value', (value) => {
		expect(problems.check({ ...AT, required: true }, 'x', () => value)).toBe(value);
		expect(problems.found).toEqual([]);
	});
});

test.each([undefined, null, ''])('of %p no value is shown', (value) => {
	problems.add('A', 'a', 'is wrong', value);
	expect(problems.found).toEqual([{ field: 'A', path: 'a', problem: 'is wrong' }]);
});

test.each([
	[0, '0'],
	[false, 'false'],
	[' ', '" "'],
])('of %p the value is shown', (value, shown) => {
	problems.add('A', 'a', 'is wrong', value);
	expect(problems.found[0]?.value).toBe(shown);
});

test('several are told in their order', () => {
	problems.add('A', 'a', 'is wrong');
	problems.add('B', 'b', 'is worse', 'x');
	expect(told()).toBe('A (a) is wrong; B (b) "x" is worse');
	expect(describeProblems([])).toBe('');
});

describe("what came from a shop's order", () => {
	beforeEach(() => {
		problems.explain({
			filledFrom: { a: 'billing.email' },
			missing: { b: 'billing.phone was looked at' },
		});
	});

	test('names the field of the order', () => {
		problems.add('A', 'a', 'is wrong', 'x');
		problems.add('C', 'c', 'is wrong', 'x');
		expect(problems.found[0]).toEqual({
			field: 'A',
			path: 'a',
			source: 'billing.email',
			value: '"x"',
			problem: 'is wrong',
		});
		expect(told()).toBe('A (a, from billing.email) "x" is wrong; C (c) "x" is wrong');
	});

	test('says where a required value was looked for', () => {
		problems.check({ field: 'B', path: 'b', required: true }, '', () => undefined);
		problems.check({ field: 'C', path: 'c', required: true }, '', () => undefined);
		expect(told()).toBe(
			'B (b) is required, but the order has none: billing.phone was looked at; C (c) is required, but empty',
		);
	});
});

describe("a collection's fields", () => {
	test('are those that it has', () => {
		expect(problems.fields('A', 'a', { x: 1 })).toEqual({ x: 1 });
	});

	test.each([undefined, null, ''])('are none of %p', (value) => {
		expect(problems.fields('A', 'a', value)).toEqual({});
		expect(problems.found).toEqual([]);
	});

	test.each([[[]], ['{}'], [7], [false], [new Date(0)]])('%p is no set of them', (value) => {
		expect(problems.fields('A', 'a', value)).toEqual({});
		expect(problems.found[0]?.problem).toBe('is not a set of fields');
		expect(told()).toMatch(/^A \(a\) .*is not a set of fields$/);
	});

	test('could not be read', () => {
		expect(problems.fields('A', 'a', new Unreadable('no item'))).toEqual({});
		expect(problems.found[0]?.problem).toBe('could not be read: no item');
		expect(told()).toBe('A (a) could not be read: no item');
	});
});

test('names, paths, sources and sentences of any length are cut', () => {
	problems.explain({ filledFrom: { ['p'.repeat(900)]: 's'.repeat(900) }, missing: {} });
	problems.add('f'.repeat(900), 'p'.repeat(900), 'w'.repeat(900), 'v'.repeat(900));
	const [found] = problems.found;
	expect(Object.values(found!).map((text: string) => Buffer.byteLength(text))).toEqual([
		200, 200, 200, 123, 500,
	]);
});
