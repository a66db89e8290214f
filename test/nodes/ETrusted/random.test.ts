import fc from 'fast-check';

import type { Fault } from '../../../sandbox';
import { validateEvent } from '../../../sandbox/schema';
import { buildPayload } from '../../../nodes/ETrusted/payload/eventPayload';
import { Problems } from '../../../nodes/ETrusted/helpers/problems';
import { items, output, referenceOf, Shop, skipWaiting } from '../shop';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env.RUNS ?? 2000);

const FAULTS = [
	{ status: 429, headers: { 'retry-after': '1' } },
	{ status: 429 },
	{ status: 503 },
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
				for (let retry = 0; retry < executionRetries && run.error; retry++)
					run = await shop.engine.retry(run);

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
			},
		),
		{ seed, numRuns: RUNS },
	);
	await shop.close();
	jest.restoreAllMocks();
}, 300_000);

const anything = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: 'binary' }),
	fc.integer(),
	fc.constantFrom(undefined, null, '', ' ', '\u202eabc', '<b>&amp;</b>', '"\\\n'),
);

test('whatever leaves is what the schema takes, and text arrives unchanged', () => {
	fc.assert(
		fc.property(
			anything,
			anything,
			fc.dictionary(anything.map(String), anything),
			fc.jsonValue(),
			(first, reference, metadata, products) => {
				const problems = new Problems();
				const payload = buildPayload(
					{
						eventType: 'after_sales',
						channel: { mode: 'userDefinedId', value: first },
						defaultLocale: '',
						customerEmail: 'a@b.de',
						customerFields: { firstName: first, address: reference },
						transactionReference: reference,
						transactionDate: first,
						products: { mode: 'json', value: products },
						metadata: { mode: 'json', value: metadata },
						additionalFields: { system: first },
					},
					'Europe/Berlin',
					problems,
				);
				if (problems.found.length > 0) return;
				const sent = JSON.parse(JSON.stringify(payload)) as typeof payload;
				expect(validateEvent(sent)).toBeUndefined();
				expect(sent.transaction.reference).toBe(String(reference).trim());
				expect(sent.customer.firstName).toBe(String(first ?? '').trim() || undefined);
			},
		),
		{ seed, numRuns: 2000 },
	);
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
