import fc from 'fast-check';
import { DateTime } from 'luxon';

import type { Fault } from '../../../sandbox';
import { validateEvent } from '../../../sandbox/schema';
import { buildPayload } from '../../../nodes/ETrusted/payload/eventPayload';
import { PACKAGE_VERSION } from '../../../nodes/ETrusted/helpers/package';
import { Problems } from '../../../nodes/ETrusted/helpers/problems';
import { items, output, referenceOf, Shop, skipWaiting } from '../shop';
import { randomRuns, randomSeed } from '../../runs';

const seed = randomSeed();
const RUNS = randomRuns(300, 2000);

const FAULTS = [
	{ status: 429, headers: { 'retry-after': '1' } },
	{ status: 429 },
	{ status: 429, headers: { 'retry-after': '0' } },
	{ status: 503 },
	{ status: 503, headers: { 'retry-after': 'Mon, 01 Jan 2001 00:00:00 GMT' } },
	{ dripMs: 0 },
	{ answerAfterMs: 5 },
	{ status: 500 },
	{ acceptThenStatus: 500 },
	{ drop: 'before' },
	{ drop: 'after' },
	{ drop: 'midway' },
	{ status: 401 },
	{ status: 400 },
];

const scenario = fc.record({
	count: fc.integer({ min: 1, max: 8 }),
	concurrency: fc.integer({ min: 1, max: 5 }),
	continues: fc.boolean(),
	retryOnFail: fc.boolean(),
	retries: fc.integer({ min: 0, max: 2 }),
	executionRetries: fc.integer({ min: 0, max: 2 }),
	faults: fc.array(
		fc.record({
			what: fc.constantFrom(...FAULTS),
			nth: fc.integer({ min: 0, max: 9 }),
			token: fc.boolean(),
		}),
		{ maxLength: 4 },
	),
	expire: fc.boolean(),
});

test(`${RUNS} random batches with random faults: nothing acknowledged is sent again, nothing is without an outcome`, async () => {
	console.info(`seed ${seed}`);
	skipWaiting(0);
	const shop = await Shop.open({ expressions: 'legacy' });
	const reached = { failed: 0, succeeded: 0, 'succeeded with failed items': 0, retried: 0 };
	await fc.assert(
		fc.asyncProperty(
			scenario,
			async ({
				count,
				concurrency,
				continues,
				retryOnFail,
				retries,
				executionRetries,
				faults,
				expire,
			}) => {
				shop.sandbox.reset();
				if (!expire) await shop.run([{ ref: 'warm-up' }]);
				for (const { what, nth, token } of faults) {
					// A token endpoint takes nothing, so all it can do is fail.
					const isToken = token && !('acceptThenStatus' in what) && what.status !== 401;
					shop.sandbox.faults.add({
						match: { method: 'POST', path: isToken ? '/oauth/token' : '/events', nth },
						...what,
					} as Fault);
				}
				const input = items(count);
				let run = await shop.run(
					input,
					{ options: { maxConcurrentRequests: concurrency, maxRetries: retries } },
					{
						onError: continues ? 'continueRegularOutput' : 'stopWorkflow',
						retryOnFail,
						maxTries: 2,
						waitBetweenTries: 1,
					},
				);
				for (let retry = 0; retry < executionRetries && run.error; retry++) {
					run = await shop.engine.retry(run);
					reached.retried += 1;
				}

				const acknowledged = new Map<string, string[]>();
				for (const { payload, acknowledged: told, ref } of shop.sandbox.accepted) {
					const reference = referenceOf(payload);
					if (told && reference !== 'warm-up')
						acknowledged.set(reference, [...(acknowledged.get(reference) ?? []), ref]);
				}
				for (const events of acknowledged.values()) expect(events).toHaveLength(1);

				if (run.error) {
					expect(continues).toBe(false);
					expect(run.error.message).toMatch(/\[item \d+\]/);
					reached.failed += 1;
					return;
				}
				const outputs = output(run);
				expect(outputs.map(({ pairedItem }) => pairedItem)).toEqual(
					input.map((_, item) => ({ item })),
				);
				outputs.forEach(({ json }, item) => {
					if (json.error === undefined)
						expect(json.EventRef).toBe(acknowledged.get(`r${item}`)?.[0]);
					else expect(continues && !acknowledged.has(`r${item}`)).toBe(true);
				});
				const isWhole = outputs.every(({ json }) => json.error === undefined);
				reached[isWhole ? 'succeeded' : 'succeeded with failed items'] += 1;
			},
		),
		{ seed, numRuns: RUNS },
	);
	jest.restoreAllMocks();
	console.info(reached);
	// The rarest comes in one of 25 runs; a quarter of that leaves room for chance, also with few runs.
	for (const [name, count] of Object.entries(reached)) {
		expect([name, count >= Math.floor(RUNS / 100)]).toEqual([name, true]);
	}
}, 900_000);

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

const item = fc.record({
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

const given = <T extends Record<string, Drawn>>(drawn: T) =>
	Object.fromEntries(Object.entries(drawn).map(([name, value]) => [name, value.given]));

/** What of some fields goes out; nothing where none does. */
function sentOf(drawn: Record<string, Drawn>): Record<string, string> | undefined {
	const entries = Object.entries(drawn).flatMap(([name, { sent }]): Array<[string, string]> =>
		sent === undefined ? [] : [[name, sent]],
	);
	return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** All fields of an item. */
const fieldsOf = (drawn: Item): Drawn[] => [
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

test('whatever leaves is what was given, in the form that the schema takes; what is wrong is told', () => {
	const covered = new Map<string, number>();
	const cover = (...names: string[]) => {
		for (const name of names) covered.set(name, (covered.get(name) ?? 0) + 1);
	};
	fc.assert(
		fc.property(item, (drawn) => {
			const problems = new Problems();
			// Of rows n8n drops those whose key is empty, and JSON says no number that is none.
			const rows = Object.entries(drawn.metadata).filter(([name]) => name.trim() === name && name);
			const products = drawn.products.map(given);
			const payload = buildPayload(
				{
					eventType: drawn.type.given,
					channel: drawn.channel.given,
					defaultLocale: drawn.locale.given,
					customerEmail: drawn.email.given,
					customerFields: given(drawn.customer),
					transactionReference: drawn.reference.given,
					transactionDate: drawn.date.given,
					products: drawn.asJson
						? { mode: 'json', value: products }
						: { mode: 'fields', value: { product: products } },
					metadata: {
						mode: 'fields',
						value: { entry: rows.map(([name, value]) => ({ key: name, value: value.given })) },
					},
					additionalFields: {
						system: drawn.system.given,
						estimatedDeliveryDate: drawn.day.given,
						createdAt: drawn.createdAt.given,
					},
				},
				'Europe/Berlin',
				problems,
			);
			const used = { ...drawn, metadata: Object.fromEntries(rows) };
			const wrongs = fieldsOf(used).filter((one) => one.wrong).length;
			expect(problems.found).toHaveLength(wrongs);
			if (wrongs > 0) return cover('wrong');

			const sent = JSON.parse(JSON.stringify(payload)) as Record<string, unknown>;
			expect(validateEvent(sent)).toBeUndefined();
			const { given: locator, sent: id } = drawn.channel;
			const isOwn = (locator as { mode?: string }).mode === 'userDefinedId';
			const metadata = sentOf(used.metadata);
			const list = drawn.products.map(sentOf);
			expect(sent).toEqual({
				type: drawn.type.sent,
				...(drawn.locale.sent === undefined ? {} : { defaultLocale: drawn.locale.sent }),
				customer: { ...sentOf(drawn.customer), email: drawn.email.sent },
				channel: { id, type: isOwn ? 'user_defined' : 'etrusted' },
				transaction: sentOf({ reference: drawn.reference, date: drawn.date }),
				...(drawn.day.sent === undefined ? {} : { estimatedDeliveryDate: drawn.day.sent }),
				...(list.length > 0 ? { products: list } : {}),
				system: drawn.system.sent ?? 'n8n-nodes-etrusted',
				systemVersion: PACKAGE_VERSION,
				...(metadata ? { metadata } : {}),
				...(drawn.createdAt.sent === undefined ? {} : { createdAt: drawn.createdAt.sent }),
			});
			cover(
				'right',
				isOwn ? 'own channel' : 'channel',
				drawn.asJson ? 'as JSON' : 'as rows',
				...(drawn.customer.firstName.sent === undefined ? [] : ['name']),
				...(drawn.date.sent === undefined ? [] : ['date']),
				...(drawn.day.sent === undefined ? [] : ['day']),
				...(drawn.locale.sent === undefined ? [] : ['locale']),
				...(list.length > 0 ? ['products'] : []),
				...(metadata ? ['metadata'] : []),
			);
		}),
		{ seed, numRuns: 1000 },
	);
	console.info(Object.fromEntries(covered));
	for (const name of [
		'wrong',
		'right',
		'own channel',
		'channel',
		'as JSON',
		'as rows',
		'name',
		'date',
		'day',
		'locale',
		'products',
		'metadata',
	]) {
		expect([name, (covered.get(name) ?? 0) >= 100]).toEqual([name, true]);
	}
});

test('any text arrives at the API as it was', async () => {
	const shop = await Shop.open({ expressions: 'legacy' });
	await fc.assert(
		fc.asyncProperty(
			fc.array(
				fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''),
				{ minLength: 1, maxLength: 20 },
			),
			async (texts) => {
				shop.sandbox.reset();
				const run = await shop.run(
					texts.map((text) => ({ text })),
					{
						customerFields: { firstName: '={{ $json.text }}' },
						metadataInput: 'json',
						metadataJson: '={{ { text: $json.text } }}',
					},
				);
				expect(run.error).toBeUndefined();
				const arrived = (
					shop.payloads as Array<{ customer: { firstName: string }; metadata: { text: string } }>
				).flatMap(({ customer, metadata }) => [customer.firstName, metadata.text]);
				expect(arrived.sort()).toEqual(texts.flatMap((text) => [text.trim(), text.trim()]).sort());
			},
		),
		{ seed, numRuns: 50 },
	);
	await shop.close();
});
