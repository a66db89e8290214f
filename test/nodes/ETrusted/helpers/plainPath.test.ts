import { followPath, parsePlainPath } from '../../../../nodes/ETrusted/helpers/plainPath';

test.each<[string, string[]]>([
	['={{ $json.email }}', ['email']],
	['={{$json.email}}', ['email']],
	['={{ $json.billing.email }}', ['billing', 'email']],
	['={{ $json["first name"] }}', ['first name']],
	["={{ $json['first name'].value }}", ['first name', 'value']],
	['={{ $json.lines[0].sku }}', ['lines', '0', 'sku']],
	['={{ $json["0"] }}', ['0']],
	['={{ $json.Größe }}', ['Größe']],
	['={{ $json.$id }}', ['$id']],
	['={{ $json.name }}', ['name']],
	['={{\n\t$json.a_1["b-2"][10]\n}}', ['a_1', 'b-2', '10']],
])('%s is a path', (expression, steps) => {
	expect(parsePlainPath(expression)).toEqual(steps);
});

test.each([
	'$json.email',
	'={{ $json }}',
	'= {{ $json.email }}',
	'={{ $json.email }} ',
	'={{ $json.email }}{{ $json.name }}',
	'=to {{ $json.email }}',
	'={{ $json.email.trim() }}',
	'={{ $json?.email }}',
	'={{ $json.email ?? "" }}',
	'={{ $json["a" + "b"] }}',
	'={{ $json["a\\n"] }}',
	'={{ $json["a}}b"] }}',
	'={{ $json["a.trim()"] }}',
	'={{ $json["a\'] }}',
	// JavaScript takes no such digits into a name: n8n says so.
	'={{ $json.m² }}',
	'={{ $json[a] }}',
	'={{ $json[01] }}',
	'={{ $json[-1] }}',
	'={{ $json[1e3] }}',
	'={{ $json. email }}',
	'={{ $json.1 }}',
	'={{ $json.first name }}',
	'={{ $jsonx.email }}',
	'={{ $item.json.email }}',
	'={{ $json.constructor }}',
	'={{ $json["my constructor"] }}',
	'={{ $json.prototype.a }}',
	'={{ $json.__proto__ }}',
	'={{ $json._id }}',
	'={{ $json.toString }}',
	'={{ $json.lines.length }}',
	'={{ $json.a.trim }}',
	'={{ $json.arguments }}',
	'={{ $json.getPrototypeOf }}',
	'={{ $json.binding }}',
	'={{ $json.mainModule }}',
])('%s is left to n8n', (expression) => {
	expect(parsePlainPath(expression)).toBeUndefined();
});

const follow = (json: unknown, ...path: string[]) => followPath(json, path);

test.each<[unknown, string[], unknown]>([
	[{ a: 'x' }, ['a'], 'x'],
	[{ a: '' }, ['a'], ''],
	[{ a: 0 }, ['a'], 0],
	[{ a: false }, ['a'], false],
	[{ a: null }, ['a'], null],
	[{ a: [{ b: 1 }] }, ['a', '0', 'b'], 1],
	[{ a: { b: [1, 'c', null, { d: [] }] } }, ['a'], { b: [1, 'c', null, { d: [] }] }],
	[['x'], ['0'], 'x'],
])('of %j the path %j leads to %j', (json, path, value) => {
	expect(followPath(json, path)).toEqual({ value });
});

class Customer {
	email = 'a@b.de';
}

const withGap = [1];
withGap[2] = 3;

test.each<[string, unknown, string[]]>([
	['a step that is missing', { a: {} }, ['a', 'b']],
	['a step below a text', { a: 'x' }, ['a', '0']],
	['a step below null', { a: null }, ['a', 'b']],
	['an inherited property', Object.create({ a: 'x' }), ['a']],
	['an object of a class', { a: new Customer() }, ['a', 'email']],
	[
		'an object without a prototype',
		{ a: Object.assign(Object.create(null), { b: 1 }) },
		['a', 'b'],
	],
	[
		'a getter on the way',
		{
			get a() {
				return { b: 1 };
			},
		},
		['a', 'b'],
	],
	[
		'a getter at the end',
		{
			a: {
				get b() {
					return 1;
				},
			},
		},
		['a'],
	],
	['undefined', { a: undefined }, ['a']],
	['undefined inside', { a: { b: undefined } }, ['a']],
	['a date', { a: new Date(0) }, ['a']],
	['a date inside', { a: [{ b: new Date(0) }] }, ['a']],
	['an object of a class at the end', { a: new Customer() }, ['a']],
	['what is no number', { a: NaN }, ['a']],
	['an infinite number', { a: -Infinity }, ['a']],
	['a bigint', { a: 1n }, ['a']],
	['a function', { a: () => 1 }, ['a']],
	['a list with a gap', { a: withGap }, ['a']],
	['a list with a name of its own', { a: Object.assign([1], { b: 1 }) }, ['a']],
	['a symbol for a key', { a: { [Symbol('b')]: 1 } }, ['a']],
	['a key that is not listed', { a: Object.defineProperty({}, 'b', { value: 1 }) }, ['a']],
	['an own __proto__', { a: JSON.parse('{"__proto__":1}') as unknown }, ['a']],
	['no item', undefined, ['a']],
])('%s is left to n8n', (_, json, path) => {
	expect(followPath(json, path)).toBeUndefined();
});

test('what is found is the item itself, not a copy', () => {
	const a = { b: 1 };
	expect(follow({ a }, 'a')?.value).toBe(a);
});
