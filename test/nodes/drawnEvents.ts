import fc from 'fast-check';
import { DateTime } from 'luxon';

/** A value as a person or an expression gives it, and what must go out for it: nothing where it is `wrong`. */
interface Drawn {
	given: unknown;
	sent?: string;
	wrong?: boolean;
}

const wrong = (...values: unknown[]): fc.Arbitrary<Drawn> =>
	fc.constantFrom(...values).map((given) => ({ given, wrong: true }));

const text = fc
	.oneof(
		fc.string({ unit: 'grapheme', minLength: 1 }),
		fc.string({ unit: 'binary', minLength: 1 }),
		fc.constantFrom('\u202eabc', '<b>&amp;</b>', '"\\\n', ' Müller 😀 ', '0'),
	)
	.filter((value) => value.trim() !== '');

const anyText: fc.Arbitrary<Drawn> = fc.oneof(
	{ weight: 6, arbitrary: text.map((given) => ({ given, sent: given.trim() })) },
	{ weight: 2, arbitrary: fc.maxSafeInteger().map((given) => ({ given, sent: String(given) })) },
);

const nothing: fc.Arbitrary<Drawn> = fc
	.constantFrom(undefined, null, '', ' \u00a0\t')
	.map((given) => ({ given }));

const noText = wrong({}, [], [1], NaN, Infinity, 2 ** 53, new Date(NaN));

/** A field that is mostly right: an item has twenty of them, and one wrong one is enough. */
const field = (right: fc.Arbitrary<Drawn>, ...others: Array<fc.Arbitrary<Drawn>>) =>
	fc.oneof(
		{ weight: 60, arbitrary: right },
		...others.map((arbitrary) => ({ weight: 1, arbitrary })),
	);

const required = field(
	anyText,
	nothing.map((none) => ({ ...none, wrong: true })),
	noText,
);
const optional = fc.oneof(
	{ weight: 3, arbitrary: field(anyText, noText) },
	{ weight: 1, arbitrary: nothing },
);

const moment = fc.date({
	min: new Date('1980-01-01'),
	max: new Date('2090-01-01'),
	noInvalidDate: true,
});
const dateTime = fc.oneof(
	{
		weight: 3,
		arbitrary: field(
			fc
				.tuple(moment, fc.integer({ min: 0, max: 4 }))
				.map(([date, form]): Drawn => ({
					given: [
						date,
						date.toISOString(),
						date.getTime(),
						String(date.getTime()),
						DateTime.fromJSDate(date, { zone: 'Asia/Kolkata' }).toISO(),
					][form],
					sent: date.toISOString(),
				}))
				// Digits that read as a calendar's are refused on purpose, whatever moment they are.
				.filter(({ given }) => !/^(19|20)\d{8}(\d\d)?(\d\d)?$/.test(String(given))),
			wrong('02/03/2026', '2026-02-30', 0, 'soon', '2026-07-01 10:00 CET', {}, new Date(NaN)),
		),
	},
	{ weight: 1, arbitrary: nothing },
);
const day = fc.oneof(
	field(
		moment.map((date): Drawn => {
			const sent = date.toISOString().slice(0, 10);
			return { given: sent, sent };
		}),
		wrong('2026-13-01', '23.11.2026', [], 7),
	),
	nothing,
);

const email = field(
	fc.emailAddress().map((given): Drawn => ({ given, sent: given })),
	wrong('a@b', 'a@@b.de', 'a b@c.de', '', undefined, 7),
);
const locale = fc.oneof(
	field(
		fc
			.constantFrom(['de-de', 'de_DE'], ['en', 'en_US'], ['pt_BR.UTF-8', 'pt_BR'])
			.map(([given, sent]): Drawn => ({ given, sent: sent as string })),
		wrong('deutsch', 7, {}),
	),
	nothing,
);
const channel = fc.oneof(
	field(
		fc
			.uuid()
			.map((id): Drawn => ({ given: { mode: 'id', value: `chl-${id}` }, sent: `chl-${id}` })),
		wrong('my-shop', { mode: 'id', value: '' }, { mode: 'list', value: 'chl- x' }),
	),
	anyText.map(({ given, sent }): Drawn => ({
		given: { mode: 'userDefinedId', value: given },
		sent,
	})),
);
const url = field(
	fc.webUrl().map((given): Drawn => ({ given, sent: given })),
	wrong('x.example', 'ftp://x.example', '//x', '', {}),
);
const product = fc.record({
	sku: required,
	name: required,
	url,
	brand: optional,
	gtin: optional,
});
const key = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('__proto__', 'constructor'));

export const item = fc.record({
	type: field(
		anyText.filter(({ sent }) => sent !== 'checkout'),
		wrong('checkout', ' checkout ', '', null),
	),
	channel,
	locale,
	email,
	customer: fc.record({
		address: optional,
		firstName: optional,
		lastName: optional,
		mobile: optional,
		reference: optional,
	}),
	reference: required,
	date: dateTime,
	day,
	createdAt: dateTime,
	system: optional,
	products: fc.array(product, { maxLength: 3 }),
	asJson: fc.boolean(),
	metadata: fc.dictionary(key, optional, { maxKeys: 4 }),
});

type Item = typeof item extends fc.Arbitrary<infer T> ? T : never;

export const given = <T extends Record<string, Drawn>>(drawn: T) =>
	Object.fromEntries(Object.entries(drawn).map(([name, value]) => [name, value.given]));

/** What of some fields goes out; nothing where none does. */
export function sentOf(drawn: Record<string, Drawn>): Record<string, string> | undefined {
	const entries = Object.entries(drawn).flatMap(([name, { sent }]): Array<[string, string]> =>
		sent === undefined ? [] : [[name, sent]],
	);
	return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** All fields of an item. */
export const fieldsOf = (drawn: Item): Drawn[] => [
	drawn.type,
	drawn.channel,
	drawn.locale,
	drawn.email,
	...Object.values(drawn.customer),
	drawn.reference,
	drawn.date,
	drawn.day,
	drawn.createdAt,
	drawn.system,
	...drawn.products.flatMap((one) => Object.values(one)),
	...Object.values(drawn.metadata),
];
