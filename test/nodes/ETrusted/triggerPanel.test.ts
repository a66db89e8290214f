import { Settings as Clock } from 'luxon';
import type { IDataObject, INode } from 'n8n-workflow';

import { activated, idsOf, setUp } from '../polling';

test('a filter that an expression empties in a scheduled poll: an error, no request, and nothing is noted', async () => {
	const { sandbox, workflow, poll, requests } = await activated({
		filters: { skus: '={{ $now.toMillis() > 1e15 ? "" : "a" }}' },
	});
	const before = workflow.stored;
	const product = { id: 'p-a', sku: 'a', name: 'a', url: 'https://x.example' };
	const { id } = sandbox.reviews.addReview({ product });
	Clock.now = () => 2e15;
	await expect(poll()).rejects.toMatchObject({
		name: 'NodeOperationError',
		message: expect.stringMatching(/SKUs \(filters\.skus\).*came to nothing/) as string,
		description: 'Correct them in the panel of the trigger. Nothing was asked of eTrusted.',
	});
	expect(requests()).toEqual([]);
	expect(workflow.stored).toBe(before);
	Clock.now = Date.now;
	expect(await poll()).toEqual([id]);
});

test.each<[string, string, object]>([
	['channels', 'Channels (channels)', { channels: '={{ $json.given }}' }],
	['one filter', 'Filters (filters)', { filters: { skus: '={{ $json.given }}' } }],
	['an option', 'Options (options)', { options: { lookBackHours: '={{ $json.given }}' } }],
])(
	'%s from an item, which a trigger does not have: an error that says so, and no request',
	async (_, name, parameters) => {
		const { workflow, requests } = await activated();
		workflow.setParameters(parameters as INode['parameters']);
		for (const ask of [workflow.activate, workflow.fetchTestEvent]) {
			await expect(ask.call(workflow)).rejects.toMatchObject({
				name: 'NodeOperationError',
				message: `Values of the trigger are wrong: ${name} could not be read: its expression failed; a trigger has no items, so it must do without $json (Node 'eTrusted Trigger' hasn't been executed)`,
			});
		}
		expect(requests()).toEqual([]);
	},
);

test('wrong values in the panel are named, and nothing is asked', async () => {
	const { workflow, requests } = await setUp({
		event: 'newReviews',
		channels: 'shop-de',
		simplify: 'perhaps',
		filters: { ratings: '6', types: 'OTHER', skus: 'a' },
		options: { include: 'ALL', lookBackHours: 721, emitBeforeApproval: 'x', includeWithoutText: 2 },
	});
	const error = (await workflow.activate().catch((problem: Error) => problem)) as Error;
	expect(error.name).toBe('NodeOperationError');
	expect(error.message.split('; ')).toEqual([
		'Values of the trigger are wrong: Event (event) "newReviews" is not allowed: allowed are newReview, reviewEdited',
		'Simplify (simplify) "perhaps" is neither true nor false',
		'Channels (channels) "shop-de" holds "shop-de": allowed are channel IDs of eTrusted, "chl-…"',
		'Ratings (filters.ratings) "6" holds "6": allowed are 1, 2, 3, 4, 5',
		'Types (filters.types) "OTHER" holds "OTHER": allowed are PRODUCT_REVIEW, SERVICE_REVIEW',
		'Include Without Text (options.includeWithoutText) 2 is neither true nor false',
		'Emit Before Approval (options.emitBeforeApproval) "x" is neither true nor false',
		'Include (options.include) "ALL" holds "ALL": allowed are ATTACHMENTS, VETO',
		'Look Back (options.lookBackHours) 721 is not a whole number from 1 to 720',
	]);
	expect(requests()).toEqual([]);
});

test('a wrong value is told in the words of its owner, even where n8n would see an error code in it', async () => {
	const { workflow } = await setUp({ channels: 'EPERM' });
	await expect(workflow.activate()).rejects.toMatchObject({
		message:
			'Values of the trigger are wrong: Channels (channels) "EPERM" holds "EPERM": allowed are channel IDs of eTrusted, "chl-…"',
		description: 'Correct them in the panel of the trigger. Nothing was asked of eTrusted.',
	});
});

test('an expression that gives nothing leaves an option at its default', async () => {
	const nothing = '={{ "" }}';
	const { sandbox, workflow } = await activated({
		simplify: nothing,
		options: { emitBeforeApproval: nothing, includeWithoutText: nothing, lookBackHours: nothing },
	});
	sandbox.reviews.addReview({ state: 'MODERATION' });
	const { id } = sandbox.reviews.addReview({ feedbackType: 'STATEMENT', comment: '' });
	const items = await workflow.poll();
	expect(idsOf(items)).toEqual([id]);
	expect(Object.keys(items[0] as object)).toHaveLength(17);
});

test.each([
	'={{ undefined }}',
	'={{ null }}',
	'={{ "  " }}',
	'={{ [] }}',
	'={{ "[]" }}',
	'={{ [""] }}',
])(
	'a filter of which an expression makes nothing, %s, is an error that names it, without a request',
	async (nothing) => {
		const { workflow, requests } = await activated({
			filters: { ratings: [], skus: '' },
			channels: [],
		});
		const filters = { ratings: nothing, skus: nothing, types: nothing };
		workflow.setParameters({ channels: nothing, filters });
		for (const ask of [workflow.activate.bind(workflow), workflow.fetchTestEvent.bind(workflow)]) {
			const error = (await ask().catch((problem: Error) => problem)) as Error;
			expect(error.name).toBe('NodeOperationError');
			expect(
				error.message.split('; ').map((part) => /(\([^)]*\)) .*?(came .*)$/.exec(part)?.slice(1)),
			).toEqual(
				['channels', 'filters.ratings', 'filters.types', 'filters.skus'].map((path) => [
					`(${path})`,
					'came to nothing: remove it, or give it a value',
				]),
			);
		}
		expect(requests()).toEqual([]);
	},
);

test('in which order a list has its entries means nothing: it is noted in one', async () => {
	const channels = ['chl-b', 'chl-a'].map((id) => `${id}e7f4c96-8b1d-4f3a-b5d2-6a0e9c3d7f32`);
	const { workflow } = await activated({
		channels,
		filters: {
			ratings: ['2', '1'],
			skus: 'b, a',
			types: '={{ ["SERVICE_REVIEW", "PRODUCT_REVIEW"] }}',
		},
	});
	const { state } = (JSON.parse(workflow.stored!) as Record<string, { state: IDataObject }>)[
		'node:eTrusted Trigger'
	]!;
	expect(state.filters).toEqual({
		channels: [...channels].reverse(),
		ratings: [1, 2],
		skus: ['a', 'b'],
		types: ['PRODUCT_REVIEW', 'SERVICE_REVIEW'],
		includeWithoutText: true,
		emitBeforeApproval: false,
	});
});

test('a list may be the text of a JSON list', async () => {
	const { sandbox, poll } = await activated({
		filters: { skus: '={{ \'["a", "b"]\' }}', ratings: '[1, "2"]' },
	});
	const product = (sku: string) => ({ id: `p-${sku}`, sku, name: sku, url: 'https://x.example' });
	sandbox.reviews.addReview({ rating: 1, product: product('c') });
	const { id } = sandbox.reviews.addReview({ rating: 2, product: product('b') });
	expect(await poll()).toEqual([id]);
});

test('only what every filter of the panel lets through', async () => {
	const channels = ['chl-0f8e6a52-6f0b-4d0c-8c1e-3b9d5a7e4f10'];
	const { sandbox, poll } = await activated({
		channels,
		filters: { ratings: ['1', '2'], types: ['PRODUCT_REVIEW'], skus: 'a, b' },
		options: { includeWithoutText: false },
	});
	const product = (sku: string) => ({ id: `p-${sku}`, sku, name: sku, url: 'https://x.example' });
	const wanted = {
		channelRef: channels[0],
		rating: 2,
		type: 'PRODUCT_REVIEW',
		product: product('b'),
	};
	const { id } = sandbox.reviews.addReview(wanted);
	for (const other of [
		{ channelRef: 'chl-2e7f4c96-8b1d-4f3a-b5d2-6a0e9c3d7f32' },
		{ rating: 3 },
		{ type: 'SERVICE_REVIEW' },
		{ product: product('c') },
		{ feedbackType: 'STATEMENT' },
	]) {
		sandbox.reviews.addReview({ ...wanted, ...other });
	}
	expect(await poll()).toEqual([id]);
});
