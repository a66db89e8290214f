import { shop } from '../oneShop';
import { output, TOOL_TYPE } from '../shop';

const asTool = { type: TOOL_TYPE };
const nothing = (message: string, item = 0) => ({
	json: { found: 0, message },
	pairedItem: { item },
});

describe('an AI agent that asks for what there is not', () => {
	test.each([
		['review', { filters: { query: 'no-such-order' } }, 'No reviews meet the filters'],
		['invite', { filters: { query: 'no-such-order' } }, 'No invites meet the filters'],
		['eventType', { filters: { name: 'no-such-type' } }, 'No event types meet the filters'],
	])('%s: it is told so; a workflow gets no item', async (resource, filters, message) => {
		const parameters = { resource, operation: 'getAll', ...filters };
		expect(output(await shop.run([{}], parameters, asTool))).toEqual([nothing(message)]);
		expect(output(await shop.run([{}], parameters))).toEqual([]);
	});

	test('an account without channels', async () => {
		shop.sandbox.faults.add({ match: { path: '/channels' }, status: 200, body: [] });
		const run = await shop.run([{}], { resource: 'channel', operation: 'getAll' }, asTool);
		expect(output(run)).toEqual([nothing('The account has no channels')]);
	});

	test('of several calls each has its own answer', async () => {
		shop.sandbox.reviews.addReview({ id: 'rev-1', transaction: { reference: 'there' } });
		const run = await shop.run(
			[{ order: 'none' }, { order: 'there' }, { order: 'none' }],
			{ resource: 'review', operation: 'getAll', filters: { query: '={{ $json.order }}' } },
			asTool,
		);
		expect(output(run)).toEqual([
			nothing('No reviews meet the filters'),
			{ json: expect.objectContaining({ id: 'rev-1' }) as object, pairedItem: { item: 1 } },
			nothing('No reviews meet the filters', 2),
		]);
	});
});
