import { startSandbox, type InviteSetting, type Sandbox } from '../../sandbox';
import { event, get, post, send, token } from './client';

const channel = event.channel.id;
const uk = 'chl-1c2d9b74-52a3-4e6f-9a08-7d4c1f6b8e21';
const ch = 'chl-2e7f4c96-8b1d-4f3a-b5d2-6a0e9c3d7f32';

let sandbox: Sandbox;
let accessToken: string;

beforeAll(async () => {
	sandbox = await startSandbox({ invites: [] });
});

beforeEach(async () => {
	sandbox.reset();
	accessToken = await token(sandbox);
});

afterAll(async () => await sandbox.close());

const ask = async (method: string, path: string, body?: unknown) => {
	const response = await send(
		sandbox,
		accessToken,
		method,
		path,
		method === 'GET' ? undefined : body,
	);
	const text = await response.text();
	return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as object) };
};

const typeId = (name: string) => sandbox.automation.eventTypes.named(name)?.id ?? '';

const setting = (channelId: string, type: string) =>
	sandbox.automation.inviteSettings.of(channelId, typeId(type)) as InviteSetting;

describe('/event-types', () => {
	it('creates one, active or not, and its settings, all off', async () => {
		const { status, body } = await ask('POST', '/event-types', { active: false, name: 'Pickup' });
		expect(status).toBe(201);
		expect(body).toEqual({
			id: expect.stringMatching(/^ety-/) as string,
			createdAt: expect.any(String) as string,
			updatedAt: expect.any(String) as string,
			active: false,
			name: 'Pickup',
		});
		const { body: named } = await ask('GET', '/event-types?name=Pickup');
		expect(named).toEqual([body]);
		const { body: settings } = await ask(
			'GET',
			`/invite-settings?event-type-id=${typeId('Pickup')}`,
		);
		expect(settings).toEqual(
			[channel, uk, ch].map(
				(channelId) => expect.objectContaining({ channelId, enabled: false }) as object,
			),
		);
	});

	it('takes a second one of the same name: that it does not is not documented', async () => {
		await ask('POST', '/event-types', { active: true, name: 'delivery' });
		expect((await ask('GET', '/event-types?name=delivery')).body).toHaveLength(2);
	});

	it('reads, changes and deletes one', async () => {
		const path = `/event-types/${typeId('delivery')}`;
		expect((await ask('GET', path)).body).toMatchObject({ name: 'delivery', active: true });
		const changed = await ask('PUT', path, { active: false, name: 'Delivered' });
		expect(changed).toMatchObject({ status: 200, body: { active: false, name: 'Delivered' } });
		expect((await ask('GET', path)).body).toEqual(changed.body);
		expect(await ask('DELETE', path)).toEqual({ status: 204, body: undefined });
		expect((await ask('GET', path)).status).toBe(404);
	});

	it.each([
		['POST', { active: true }, 'instance requires property "name"'],
		['POST', { active: true, name: '' }, 'instance.name does not meet minimum length of 1'],
		['POST', { active: 'yes', name: 'a' }, 'instance.active is not of a type(s) boolean'],
		['POST', { active: true, name: 'checkout' }, 'the event type "checkout" is reserved'],
		['PUT', { active: true }, 'instance requires property "name"'],
		['PUT', { active: true, name: 'a', id: 'b' }, 'additional property "id"'],
	])('%s %j is refused', async (method, payload, description) => {
		const path = method === 'PUT' ? `/event-types/${typeId('delivery')}` : '/event-types';
		expect(await ask(method, path, payload)).toEqual({
			status: 400,
			body: {
				Error: 'BadRequest',
				ErrorDescription: expect.stringContaining(description) as string,
			},
		});
		expect(sandbox.automation.eventTypes.all).toHaveLength(4);
	});

	it.each(['GET', 'PUT', 'DELETE'])('%s of an unknown one is a 404', async (method) => {
		expect(await ask(method, '/event-types/ety-unknown', { active: true, name: 'a' })).toEqual({
			status: 404,
			body: { Error: 'NotFound', ErrorDescription: 'The event type was not found' },
		});
	});
});

describe('/invite-settings', () => {
	const ids = async (query: string) =>
		((await ask('GET', `/invite-settings${query}`)).body as InviteSetting[]).map(({ id }) => id);

	it('lists them by channel, event type and ID; what it does not know is ignored', async () => {
		const one = setting(uk, 'delivery').id;
		expect(await ids('')).toHaveLength(11);
		expect(await ids(`?channel-id=${uk}`)).toHaveLength(4);
		expect(await ids(`?event-type-id=${typeId('delivery')}`)).toHaveLength(3);
		expect(await ids(`?channel-id=${uk}&event-type-id=${typeId('delivery')}`)).toEqual([one]);
		expect(await ids(`?id=${one}`)).toEqual([one]);
		expect(await ids('?channel-id=chl-unknown')).toEqual([]);
		expect(await ids(`?channelId=${uk}`)).toHaveLength(11);
	});

	it('takes what is sent for the whole: what is left out is gone', async () => {
		const before = setting(uk, 'delivery');
		const path = `/invite-settings/${before.id}`;
		expect((await ask('GET', path)).body).toEqual(before);
		const content = {
			enabled: false,
			serviceInviteConfiguration: { enabled: true, sendingDelayInDays: 180 },
			novelty: { deep: [1] },
		};
		const { status, body } = await ask('PATCH', path, content);
		const { id, channelId, eventTypeId, createdAt } = before;
		expect([status, body]).toEqual([
			200,
			{
				id,
				channelId,
				eventTypeId,
				createdAt,
				updatedAt: expect.any(String) as string,
				...content,
			},
		]);
		expect(setting(uk, 'delivery')).toEqual(body);
		expect(await ids('')).toHaveLength(11);
	});

	const service = (more: object) => ({ serviceInviteConfiguration: more });
	it.each([
		[{ enabled: 'yes' }, 'enabled is not of a type(s) boolean'],
		[service({ sendingDelayInDays: 181 }), 'must be less than or equal to 180'],
		[service({ sendingDelayInDays: -1 }), 'must be greater than or equal to 0'],
		[service({ sendingDelayInDays: 1.5 }), 'is not of a type(s) integer'],
		[service({ sendingTimeOfDay: '25:00:00Z' }), 'does not match pattern'],
		[service({ sendingTimeOfDay: '07:15' }), 'does not match pattern'],
		[service({ inviteTemplateId: '' }), 'does not meet minimum length'],
		[{ productInviteConfiguration: null }, 'is not of a type(s) object'],
		[{ channelId: uk }, 'channelId'],
		[{ id: 'is-1' }, 'id'],
	])('%j is refused', async (content, description) => {
		const before = setting(uk, 'delivery');
		const { status, body } = await ask('PATCH', `/invite-settings/${before.id}`, content);
		expect([status, body]).toEqual([
			400,
			{ Error: 'BadRequest', ErrorDescription: expect.stringContaining(description) as string },
		]);
		expect(setting(uk, 'delivery')).toEqual(before);
	});

	it('knows no other method, and no other ID', async () => {
		expect((await ask('PATCH', '/invite-settings?event-type-id=ety-1', {})).status).toBe(405);
		expect((await ask('DELETE', `/invite-settings/${setting(uk, 'delivery').id}`)).status).toBe(
			405,
		);
		for (const method of ['GET', 'PATCH'])
			expect(await ask(method, '/invite-settings/is-unknown', {})).toEqual({
				status: 404,
				body: { Error: 'NotFound', ErrorDescription: 'The invite setting was not found' },
			});
	});
});

describe('what becomes of an event', () => {
	const products = [{ sku: 's', name: 'n', url: 'u' }];
	const become = async (more: object) => {
		const response = await post(sandbox, accessToken, { ...event, ...more });
		expect(response.status).toBe(202);
		const invite = sandbox.invites.all.at(-1);
		return invite && [invite.reviewType, invite.status.name, invite.status.reason];
	};
	const at = (id: string) => ({ id, type: 'etrusted' });

	it.each([
		['its type is inactive', { type: 'spring_campaign_2024' }],
		['its setting is off', { type: 'appointment', channel: at(uk) }],
		['neither service nor product is on', { type: 'delivery', channel: at(ch), products }],
		['it has no setting', { type: 'appointment', channel: at(ch) }],
	])('no invite, because %s', async (_, more) => {
		expect(await become(more)).toBeUndefined();
	});

	it('asks for products only where it has some, and for them alone where service is off', async () => {
		const { id, serviceInviteConfiguration } = setting(channel, 'delivery');
		const off = { serviceInviteConfiguration: { ...serviceInviteConfiguration, enabled: false } };
		expect(await become({ products })).toEqual([
			'SERVICE_AND_PRODUCT_REVIEW',
			'SCHEDULED',
			undefined,
		]);
		sandbox.automation.inviteSettings.change(id, off);
		const other = { transaction: { reference: 'other' } };
		expect(await become({ ...other, products })).toEqual([
			'PRODUCT_REVIEW',
			'SCHEDULED',
			undefined,
		]);
		expect(sandbox.invites.all).toHaveLength(2);
		await become({ transaction: { reference: 'third' } });
		expect(sandbox.invites.all).toHaveLength(2);
	});

	it('waits from the estimated delivery date on, and is sent at once without a delay or when it is past', async () => {
		await become({ estimatedDeliveryDate: '2999-12-28' });
		expect(sandbox.invites.all.at(-1)?.scheduledAt).toBe('3000-01-02T07:15:00.000Z');
		expect(await become({ type: 'appointment' })).toEqual(['SERVICE_REVIEW', 'SENT', undefined]);
		const past = { transaction: { reference: 'past' }, createdAt: '2026-01-01T00:00:00.000Z' };
		expect(await become(past)).toEqual(['SERVICE_REVIEW', 'SENT', undefined]);
		const { sentAt, scheduledAt } = sandbox.invites.all.at(-1) ?? {};
		expect(sentAt).toBe(scheduledAt);
		expect(Date.parse(sentAt ?? '')).toBeGreaterThan(Date.parse('2026-01-01'));
	});

	it.each([
		['Unsubscribed@example.com', 'REJECTED', 'RECIPIENT_UNSUBSCRIBED'],
		['blocked@example.com', 'REJECTED', 'RECIPIENT_BLACKLISTED_CHANNEL'],
		['nobody@example.com', 'NOT_DELIVERED', 'INVALID_RECIPIENT_EMAIL'],
		['anybody@blocked.example', 'REJECTED', 'BLACKLISTED_DOMAIN'],
	])('%s: %s, %s', async (email, ...status) => {
		expect(await become({ customer: { email } })).toEqual(['SERVICE_REVIEW', ...status]);
	});

	it('the second of one order is a duplicate; of another channel or type it is not', async () => {
		const names = async (more: object) => (await become(more))?.slice(1);
		expect(await names({})).toEqual(['SCHEDULED', undefined]);
		expect(await names({})).toEqual(['REJECTED', 'DUPLICATE']);
		expect(await names({ channel: at(uk) })).toEqual(['SCHEDULED', undefined]);
		expect(await names({ type: 'after_sales' })).toEqual(['SCHEDULED', undefined]);
	});

	it('what there was at the beginning can be read, too', async () => {
		const seeded = await startSandbox();
		const { event: ref } = seeded.invites.all[0] ?? {};
		const response = await get(seeded, `/events/${ref}`, await token(seeded));
		expect(await response.json()).toMatchObject({ id: ref, type: 'after_sales' });
		expect(seeded.accepted).toEqual([]);
		await seeded.close();
	});
});
