import { showValue } from '../../../../nodes/ETrusted/helpers/invalidValue';

test('showValue is short and never fails', () => {
	const circular: Record<string, unknown> = {};
	circular.self = circular;
	expect(showValue('a"b')).toBe('"a"b"');
	expect(showValue({ a: 1 })).toBe('{"a":1}');
	expect(showValue(circular)).toBe('[object Object]');
	expect(showValue(1n)).toBe('1');
	expect(showValue('x'.repeat(500))).toHaveLength(121);
});
