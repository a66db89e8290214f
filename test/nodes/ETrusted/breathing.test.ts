import { ItemParameters } from '../../../nodes/ETrusted/execution/itemParameters';
import { items, output, Shop } from '../shop';

const EXPRESSIONS = {
	customerFields: {
		address: '={{ $json.ref + " street" }}',
		firstName: '={{ $json.ref + " first" }}',
		lastName: '={{ $json.ref + " last" }}',
		mobile: '={{ "+49" + $itemIndex }}',
		reference: '={{ $itemIndex }}',
	},
	transactionDate: '={{ $now.minus({ days: 1 }) }}',
	additionalFields: {
		createdAt: '={{ $now }}',
		estimatedDeliveryDate: '={{ $now.plus({ days: 2 }) }}',
	},
};

let shop: Shop;
let prepared: Set<number>;
beforeAll(async () => {
	shop = await Shop.open({ expressions: 'legacy' });
});
beforeEach(() => {
	prepared = new Set();
	const { get } = ItemParameters.prototype;
	jest.spyOn(ItemParameters.prototype, 'get').mockImplementation(function (
		this: ItemParameters,
		name,
		item,
		fallback,
	) {
		prepared.add(item);
		return get.call(this, name, item, fallback);
	});
});
afterEach(() => {
	shop.reset();
	jest.restoreAllMocks();
});

test('a timer of 10 ms keeps firing while 2,000 items with ten expressions are prepared', async () => {
	const gaps: number[] = [];
	let before = 0;
	const timer = setInterval(() => {
		gaps.push(prepared.size - before);
		before = prepared.size;
	}, 10);
	const run = await shop.run(items(2000), { ...EXPRESSIONS, options: { dryRun: true } });
	clearInterval(timer);
	expect(output(run)).toHaveLength(2000);
	expect(prepared.size).toBe(2000);
	const working = gaps.filter((gap) => gap > 0);
	expect(working.length).toBeGreaterThanOrEqual(5);
	expect(Math.max(...working)).toBeLessThanOrEqual(1000);
});

test('Stop while they are prepared: the others are not, and nothing is sent', async () => {
	const execution = shop.engine.start({ ...shop.workflow(EXPRESSIONS), input: items(2000) });
	const timer = setInterval(() => {
		if (prepared.size > 0) execution.stop();
	}, 1);
	const run = await execution.result;
	clearInterval(timer);
	expect(run.error?.message).toBe(
		'The execution was stopped before this item was sent [item 0]. 0 of 2000 items were accepted before it',
	);
	expect(prepared.size).toBeLessThan(2000);
	expect(shop.sandbox.requests).toEqual([]);
});
