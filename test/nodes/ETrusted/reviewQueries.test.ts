import { shop } from '../oneShop';
import { answerWith, COUNT, LIST, page, queries, REVIEWS } from '../reviewLists';
import { CHANNEL, output } from '../shop';

describe('what is asked for', () => {
	test('without anything: fifty reviews, ratings without text included, nothing empty', async () => {
		answerWith(REVIEWS, page(['rev-1'], ''));
		const run = await shop.run([{}], LIST);
		expect(output(run)).toEqual([{ json: { id: 'rev-1' }, pairedItem: { item: 0 } }]);
		expect(queries()).toEqual([{ count: '50', ignoreStatements: 'false' }]);
	});

	test('every filter and option, from the panel', async () => {
		answerWith(REVIEWS, page([]));
		await shop.run([{}], {
			...LIST,
			limit: 7,
			filters: {
				channels: [CHANNEL, 'chl-2'],
				hasReply: false,
				query: ' order 1+2@x.de ',
				ratings: ['1', '2'],
				skus: ' a-1 , b-2,,',
				states: ['MODERATION', 'APPROVED'],
				submittedAfter: '2026-11-01T00:00:00',
				submittedBefore: '2026-11-02',
				types: ['PRODUCT_REVIEW'],
			},
			options: {
				include: ['VETO', 'ATTACHMENTS'],
				includeWithoutText: false,
				sortBy: 'editedAt',
			},
		});
		expect(queries()).toEqual([
			{
				channels: `${CHANNEL},chl-2`,
				hasReply: 'false',
				query: 'order 1+2@x.de',
				rating: '1,2',
				sku: 'a-1,b-2',
				status: 'MODERATION,APPROVED',
				submittedAfter: '2026-10-31T23:00:00.000Z',
				submittedBefore: '2026-11-01T23:00:00.000Z',
				type: 'PRODUCT_REVIEW',
				ignoreStatements: 'true',
				additionalInformation: 'VETO,ATTACHMENTS',
				orderBy: 'editedAt',
				count: '7',
			},
		]);
		// The commas between entries stay commas.
		expect(shop.sandbox.requests.at(-1)?.path).toContain(`channels=${CHANNEL},chl-2&`);
	});

	test('expressions give lists, numbers or text with commas', async () => {
		answerWith(REVIEWS, page([]), page([]));
		await shop.run([{ list: [`${CHANNEL}`, ' chl-2 '], stars: [1, '2', 1] }], {
			...LIST,
			filters: {
				channels: '={{ $json.list }}',
				ratings: '={{ $json.stars }}',
				skus: '={{ ["a", "", null, 4711] }}',
				hasReply: '={{ "yes" }}',
			},
		});
		await shop.run([{}], {
			...LIST,
			filters: {
				channels: `={{ "${CHANNEL}, chl-2" }}`,
				ratings: '={{ 5 }}',
				states: '={{ "APPROVED,REJECTED" }}',
				types: '={{ "SERVICE_REVIEW" }}',
			},
			options: { include: '={{ "VETO" }}', sortBy: '={{ "updatedAt" }}' },
		});
		expect(queries()).toEqual([
			{
				channels: `${CHANNEL},chl-2`,
				hasReply: 'true',
				rating: '1,2',
				sku: 'a,4711',
				ignoreStatements: 'false',
				count: '50',
			},
			{
				channels: `${CHANNEL},chl-2`,
				rating: '5',
				status: 'APPROVED,REJECTED',
				type: 'SERVICE_REVIEW',
				ignoreStatements: 'false',
				additionalInformation: 'VETO',
				orderBy: 'updatedAt',
				count: '50',
			},
		]);
	});

	test('what is left empty is not sent', async () => {
		answerWith(REVIEWS, page([]));
		await shop.run([{}], {
			...LIST,
			filters: {
				channels: [],
				query: ' ',
				ratings: [],
				skus: ' , ',
				states: [],
				submittedAfter: '',
				submittedBefore: '',
				types: [],
			},
			options: { include: [], includeWithoutText: '={{ "" }}', sortBy: '={{ "" }}' },
		});
		expect(queries()).toEqual([{ ignoreStatements: 'false', count: '50' }]);
	});

	test('counting asks with the same filters, and always says whether ratings without text count', async () => {
		answerWith('/reviews/count', { totalElements: 12, accountId: 'acc-1' }, { totalElements: 0 });
		const run = await shop.run([{}], {
			...COUNT,
			filters: { ratings: ['5'], channels: ['chl-2'] },
			options: { includeWithoutText: false },
		});
		expect(output(run)).toEqual([{ json: { count: 12 }, pairedItem: { item: 0 } }]);
		const none = await shop.run([{}], COUNT);
		expect(output(none)).toEqual([{ json: { count: 0 }, pairedItem: { item: 0 } }]);
		expect(queries()).toEqual([
			{ channels: 'chl-2', rating: '5', ignoreStatements: 'true' },
			{ ignoreStatements: 'false' },
		]);
	});

	test('the same question of several items is asked once, another one is asked apart', async () => {
		answerWith('/reviews/count', { totalElements: 1 }, { totalElements: 2 });
		const run = await shop.run([{ r: 1 }, { r: 2 }, { r: 1 }], {
			...COUNT,
			filters: { ratings: '={{ $json.r }}' },
		});
		expect(queries().map(({ rating }) => rating)).toEqual(['1', '2']);
		const items = output(run);
		expect(items.map(({ json }) => json.count)).toEqual([1, 2, 1]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});
});

describe('a value that the API would ignore is refused by name, and nothing is asked', () => {
	test.each([
		[
			{ channels: ['my-shop'] },
			'Channels (filters.channels) ["my-shop"] holds "my-shop": allowed are channel IDs of eTrusted, "chl-…"',
		],
		[{ channels: `={{ "${CHANNEL},x" }}` }, 'holds "x": allowed are channel IDs'],
		[{ channels: ['chl-'] }, 'holds "chl-": allowed are channel IDs'],
		[{ channels: ['chl-1,chl-2'] }, 'holds "chl-1,chl-2": allowed are channel IDs'],
		[
			{ channels: ['chl-1', '={{ $("Nowhere").first().json.channel }}'] },
			'Channels (filters.channels) could not be read: ',
		],
		[{ channels: '={{ "chl-a chl-b" }}' }, 'holds "chl-a chl-b": allowed are channel IDs'],
		[{ ratings: '={{ 6 }}' }, 'Ratings (filters.ratings) 6 holds "6": allowed are 1, 2, 3, 4, 5'],
		[{ ratings: '={{ [4, 4.5] }}' }, 'holds "4.5": allowed are 1, 2, 3, 4, 5'],
		[
			{ states: ['OPEN'] },
			'States (filters.states) ["OPEN"] holds "OPEN": allowed are APPROVED, MODERATION, REJECTED',
		],
		[
			{ types: '={{ "REVIEW" }}' },
			'Types (filters.types) "REVIEW" holds "REVIEW": allowed are PRODUCT_REVIEW, SERVICE_REVIEW',
		],
		[
			{ hasReply: '={{ "maybe" }}' },
			'Has Reply (filters.hasReply) "maybe" is neither true nor false',
		],
		[
			{ submittedAfter: '2026-02-30' },
			'Submitted After (filters.submittedAfter) "2026-02-30" is not a date',
		],
		[
			{ submittedBefore: 'soon' },
			'Submitted Before (filters.submittedBefore) "soon" is not a date',
		],
		[
			{ query: '={{ ({ a: 1 }) }}' },
			'Order Reference or Email (filters.query) {"a":1} is not a text',
		],
		[{ skus: '={{ [{}] }}' }, 'SKUs (filters.skus) [{}] is not a text'],
		[
			{ query: '={{ $("none").item.json.a }}' },
			'Order Reference or Email (filters.query) could not be read',
		],
	])('%j', async (filters, message) => {
		for (const parameters of [LIST, COUNT]) {
			const run = await shop.run([{}], { ...parameters, filters });
			expect(run.error?.message).toContain(message);
		}
		expect(shop.sandbox.requests).toEqual([]);
	});

	test.each([
		[
			{ include: ['PICTURES'] },
			'Include (options.include) ["PICTURES"] holds "PICTURES": allowed are ATTACHMENTS, VETO',
		],
		[
			{ sortBy: '={{ "rating" }}' },
			'Sort By (options.sortBy) "rating" is not allowed: allowed are editedAt, submittedAt, updatedAt',
		],
		[
			{ includeWithoutText: '={{ "perhaps" }}' },
			'Include Without Text (options.includeWithoutText) "perhaps" is neither',
		],
	])('%j', async (options, message) => {
		const run = await shop.run([{}], { ...LIST, options });
		expect(run.error?.message).toContain(message);
		expect(shop.sandbox.requests).toEqual([]);
	});

	test('all that is wrong is told at once', async () => {
		const run = await shop.run([{}], {
			...LIST,
			limit: 0,
			filters: { ratings: ['9'], types: ['x'] },
		});
		expect(run.error?.message).toMatch(/Limit \(limit\) 0 .*; Ratings .*; Types /);
	});
});
