import type { Budget } from '../../../../nodes/ETrusted/trigger/descent';
import { sample } from '../../../../nodes/ETrusted/trigger/sample';
import { DAY, HOUR, Model, NOW, SETTINGS } from './model';
import { converse } from './trigger';

const BUDGET = { now: () => NOW, end: NOW + 1, timeout: 5_000 } as Budget;

/** The newest review that is wanted, by its ID, and the queries that it took to find it. */
function newest(prepare: (model: Model) => void, settings = {}, budget = {}) {
	const model = new Model();
	prepare(model);
	const exchange = sample({ ...SETTINGS, ...settings }, { ...BUDGET, ...budget });
	const id = converse(exchange, model)?.id;
	return { id, queries: model.requests.map(({ query }) => query) };
}

const filters = (more: object) => ({ filters: { ...SETTINGS.filters, ...more } });

test('the newest one that is approved, of a small page', () => {
	const { id, queries } = newest((model) => {
		model.add({ submitted: NOW - DAY });
		model.add({ submitted: NOW - HOUR });
		model.add({ state: 'MODERATION' });
	});
	expect(id).toBe('rev-00002');
	expect(queries).toEqual([{ count: 100, orderBy: 'submittedAt', ignoreStatements: false }]);
});

test('before approval, one in moderation', () => {
	const held = (model: Model) => model.add({ state: 'MODERATION' });
	expect(newest(held).id).toBeUndefined();
	expect(newest(held, { filters: { ...SETTINGS.filters, emitBeforeApproval: true } }).id).toBe(
		'rev-00001',
	);
});

test('filters go into the query, and decide here', () => {
	const wanted = { types: ['SERVICE_REVIEW'], channels: ['chl-a'], skus: ['s1'] };
	const { id, queries } = newest((model) => model.add(), filters(wanted));
	expect(id).toBeUndefined();
	expect(queries).toEqual([
		expect.objectContaining({ type: ['SERVICE_REVIEW'], channels: ['chl-a'], sku: ['s1'] }),
	]);
	expect(Object.keys(newest((model) => model.add()).queries[0] ?? {})).not.toContain('type');
});

describe('with ratings', () => {
	const five = filters({ ratings: [5] });
	const fill = (model: Model, count: number) => {
		for (let index = 0; index < count; index++) {
			model.add({ rating: 1, submitted: NOW - index * HOUR });
		}
	};

	test('the newest one, as a poll counts stars, whatever the API makes of fractions', () => {
		const { id, queries } = newest((model) => {
			model.add({ rating: 5, submitted: NOW - HOUR });
			model.add({ rating: 4.6 });
		}, five);
		expect(id).toBe('rev-00002');
		expect(queries).toHaveLength(1);
		expect(queries[0]).not.toHaveProperty('rating');
	});

	test('where the newest page has none, the API is asked for them', () => {
		const { id, queries } = newest((model) => {
			fill(model, 250);
			model.add({ rating: 5, submitted: NOW - 300 * HOUR });
		}, five);
		expect(id).toBe('rev-00251');
		expect(queries.map((query) => query?.rating)).toEqual([undefined, [5], [5], [5]]);
	});

	test('but not once the time is over', () => {
		const times = [NOW, NOW + 1];
		const now = () => times.shift() ?? NOW + 1;
		const { id, queries } = newest((model) => fill(model, 150), five, { now, end: NOW });
		expect(id).toBeUndefined();
		expect(queries).toHaveLength(1);
		// Nor at its very end.
		expect(newest((model) => fill(model, 150), five, { end: NOW }).queries).toHaveLength(1);
	});
});

test('it is looked for page by page, until the list or the time ends', () => {
	const fill = (model: Model) => {
		for (let index = 0; index < 500; index++) {
			model.add({ submitted: NOW - index * HOUR, state: index < 150 ? 'REJECTED' : 'APPROVED' });
		}
	};
	const all = newest(fill);
	expect(all.id).toBe('rev-00151');
	expect(all.queries.map((query) => query?.after)).toEqual([undefined, 'rev-00100']);
	const some = newest(fill, {}, { end: NOW });
	expect(some.id).toBeUndefined();
	expect(some.queries).toHaveLength(1);
});
