import fc from 'fast-check';

import { validateEvent } from '../../../sandbox/schema';
import { buildPayload } from '../../../nodes/ETrusted/payload/eventPayload';
import { PACKAGE_VERSION } from '../../../nodes/ETrusted/helpers/package';
import { Problems } from '../../../nodes/ETrusted/helpers/problems';
import { randomSeed } from '../../runs';
import { fieldsOf, given, item, sentOf } from '../drawnEvents';
import { Shop } from '../shop';

const seed = randomSeed();

test('whatever leaves is what was given, in the form that the schema takes; what is wrong is told', () => {
	console.info(`seed ${seed}`);
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
	console.info(`seed ${seed}`);
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
