import { defaultChannels } from '../../../sandbox/defaults';
import { shop } from '../oneShop';

test('an event type without a name cannot be picked, a channel without one is picked by its ID', async () => {
	shop.sandbox.faults.add({
		match: { path: '/event-types' },
		status: 200,
		body: [{ id: 'ety-1' }],
	});
	expect((await shop.engine.listSearch(shop.node(), 'searchEventTypes')).results).toEqual([]);
	shop.sandbox.faults.add({
		match: { path: '/channels' },
		status: 200,
		body: [{ id: 'chl-1', locale: 'de_DE' }],
	});
	expect((await shop.engine.listSearch(shop.node(), 'searchChannels')).results).toEqual([
		{ name: 'chl-1 (de_DE)', value: 'chl-1' },
	]);
});

test('the pickers: searched, sorted, marked', async () => {
	const eventTypes = await shop.engine.listSearch(shop.node(), 'searchEventTypes');
	expect(eventTypes.results.map(({ name, value }) => [name, value])).toEqual([
		['after_sales', 'after_sales'],
		['appointment', 'appointment'],
		['delivery', 'delivery'],
		['spring_campaign_2024 (inactive)', 'spring_campaign_2024'],
	]);
	const [channel] = defaultChannels;
	expect((await shop.engine.listSearch(shop.node(), 'searchChannels', ' DE_de ')).results).toEqual([
		{ name: `${channel?.name} (de_DE)`, value: channel?.id, url: channel?.url },
	]);
	shop.sandbox.faults.add({
		match: { path: '/channels' },
		times: 5,
		status: 403,
		body: { Message: 'no' },
	});
	await expect(shop.engine.listSearch(shop.node(), 'searchChannels')).rejects.toThrow(
		'This API client may not read this: no (403)',
	);
	shop.sandbox.faults.clear();
	shop.sandbox.faults.add({ match: { path: '/channels' }, status: 503 });
	await expect(shop.engine.listSearch(shop.node(), 'searchChannels')).rejects.toMatchObject({
		description: 'Open the list again later.',
	});
	shop.sandbox.faults.add({ match: { path: '/channels' }, status: 200, body: {} });
	await expect(shop.engine.listSearch(shop.node(), 'searchChannels')).rejects.toThrow(
		'not what the eTrusted API is documented',
	);
});

describe('what the pickers are filled with', () => {
	const answerWith = (path: string | RegExp, body: object[]) =>
		shop.sandbox.faults.add({ match: { path }, status: 200, body });
	const search = async (method: string, filter?: string) =>
		(await shop.engine.listSearch(shop.node(), method, filter)).results;

	test('channels by name, where one can be picked and where several can', async () => {
		const channels = [
			{ id: 'chl-2', name: 'Zoo', locale: 'de_DE', url: 'https://zoo.example' },
			{ id: '', name: 'Without an ID' },
			{ name: 'Without any' },
			{ id: 'chl-1', name: 'Apes' },
		];
		answerWith('/channels', channels);
		expect(await search('searchChannels')).toEqual([
			{ name: 'Apes', value: 'chl-1' },
			{ name: 'Zoo (de_DE)', value: 'chl-2', url: 'https://zoo.example' },
		]);
		answerWith('/channels', channels);
		expect(await shop.engine.loadOptions(shop.node(), 'getChannels')).toEqual([
			{ name: 'Apes', value: 'chl-1' },
			{ name: 'Zoo (de_DE)', value: 'chl-2' },
		]);
	});

	test('a channel is found by its ID as well', async () => {
		const [channel] = defaultChannels;
		expect(await search('searchChannels', channel?.id.toUpperCase())).toEqual([
			{ name: `${channel?.name} (de_DE)`, value: channel?.id, url: channel?.url },
		]);
	});

	test('event types by name, searched, the active ones first, without the one that is reserved', async () => {
		const names = ['checkout', 'my_sales', 'after_sales', 'delivery'];
		const eventTypes = [
			{ name: 'a_former_sales', active: false },
			...names.map((name) => ({ name, active: true })),
		];
		answerWith('/event-types', eventTypes);
		expect(await search('searchEventTypes')).toEqual([
			{ name: 'after_sales', value: 'after_sales' },
			{ name: 'delivery', value: 'delivery' },
			{ name: 'my_sales', value: 'my_sales' },
			{ name: 'a_former_sales (inactive)', value: 'a_former_sales' },
		]);
		answerWith('/event-types', eventTypes);
		expect((await search('searchEventTypes', ' SALES')).map(({ value }) => value)).toEqual([
			'after_sales',
			'my_sales',
			'a_former_sales',
		]);
	});

	test('questionnaires only, by name, searched', async () => {
		const templates = [
			{ id: 'tpl-2', name: 'Short', description: 'Three questions' },
			{ name: 'Without an ID' },
			{ id: 'tpl-3' },
			{ id: 'tpl-1', name: 'Long' },
		];
		answerWith(/^\/templates/, templates);
		expect(await search('searchTemplates')).toEqual([
			{ name: 'Long', value: 'tpl-1' },
			{ name: 'Short', value: 'tpl-2', description: 'Three questions' },
			{ name: 'tpl-3', value: 'tpl-3' },
		]);
		expect(shop.sandbox.requests.at(-1)?.path).toBe('/templates?type=QUESTIONNAIRE');
		answerWith(/^\/templates/, templates);
		expect((await search('searchTemplates', 'sHoRt ')).map(({ value }) => value)).toEqual([
			'tpl-2',
		]);
	});

	test('somebody sits in front of them: one try, of 15 seconds at most', async () => {
		const limits = jest.spyOn(AbortSignal, 'timeout');
		await search('searchChannels');
		expect(limits.mock.calls).toContainEqual([15_000]);
		shop.sandbox.requests.length = 0;
		shop.sandbox.faults.add({ match: { path: '/channels' }, times: Infinity, status: 503 });
		await expect(search('searchChannels')).rejects.toThrow(/not available at the moment.*\(503\)$/);
		expect(shop.sandbox.requests).toHaveLength(1);
	});
});
