import type { IDataObject } from 'n8n-workflow';

import { shop } from '../oneShop';
import { reviewIds } from '../reviewLists';
import { CHANNEL, output } from '../shop';

describe('what became of an order', () => {
	test('its event, its invite, and why it was not sent', async () => {
		await shop.run([{ ref: 'my-order' }]);
		const eventId = shop.sandbox.accepted[0]?.ref;
		const find = async (filters: IDataObject) =>
			output(await shop.run([{}], { resource: 'invite', operation: 'getAll', filters }));
		const [scheduled] = await find({ query: '={{ "my-order" }}' });
		expect(scheduled?.json).toMatchObject({
			status: 'SCHEDULED',
			reason: null,
			orderReference: 'my-order',
			eventId,
			channelId: CHANNEL,
		});
		shop.sandbox.invites.setStatus(
			String(scheduled?.json.id),
			'REJECTED',
			'RECIPIENT_UNSUBSCRIBED',
		);
		const asked = shop.sandbox.requests.length;
		const [rejected] = await find({ eventId: String(eventId), statuses: ['REJECTED'] });
		expect(rejected?.json).toMatchObject({ status: 'REJECTED', reason: 'RECIPIENT_UNSUBSCRIBED' });
		expect(shop.sandbox.requests.slice(asked).map(({ path }) => path)).toEqual([
			`/events/${eventId}`,
			`/channels/${CHANNEL}/invites?query=my-order&count=100`,
		]);
		expect(await find({ query: '={{ "my-orde" }}' })).toEqual([]);
		expect(await find({ query: '={{ "my-orde" }}', exactMatch: false })).toHaveLength(1);
		expect(JSON.stringify(scheduled)).not.toContain('a@b.de');
	});

	test("by the merchant's own name of the channel", async () => {
		const run = await shop.run([{}], {
			resource: 'invite',
			operation: 'getAll',
			returnAll: true,
			channel: { __rl: true, mode: 'userDefinedId', value: 'shop-de' },
		});
		const expected = shop.sandbox.invites.all.filter(({ channelRef }) => channelRef === CHANNEL);
		expect(expected.length).toBeGreaterThan(0);
		expect(new Set(reviewIds(output(run)))).toEqual(new Set(expected.map(({ id }) => id)));
	});

	test('a link for its parcel slip, made once', async () => {
		const templates = await shop.engine.listSearch(shop.node(), 'searchTemplates');
		const template = String(templates.results[0]?.value);
		const create = async () =>
			await shop.run([{}], {
				resource: 'reviewLink',
				operation: 'create',
				template: { __rl: true, mode: 'list', value: template },
				customerFields: { firstName: 'Jörg', mobile: '+49123', address: 'Anystr. 17' },
				products: {
					product: [{ sku: '1', name: 'Shoe', url: 'https://shop.example/1', brand: '' }],
				},
				metadata: { entry: [{ key: 'store', value: 'Cologne' }] },
			});
		const [item] = output(await create());
		expect(Object.keys(item?.json ?? {})).toEqual(['id', 'link']);
		expect(item?.json.link).toMatch(/^https:/);
		shop.sandbox.faults.add({ match: { path: '/questionnaire-links' }, drop: 'after' });
		expect((await create()).error?.message).toContain('the review link may have been created');
		expect(shop.sandbox.links).toHaveLength(2);
	});
});
