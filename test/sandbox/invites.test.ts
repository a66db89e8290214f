import { inviteStatuses, startSandbox, type Invite, type Sandbox } from '../../sandbox';
import { event, get, messageOf, post, token } from './client';

const channel = event.channel.id;
const other = 'chl-1c2d9b74-52a3-4e6f-9a08-7d4c1f6b8e21';

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

interface List {
	totalElements: number;
	paging: { count: number; cursor: object; links: { next: string } };
	items: Invite[];
}

async function list(query = '', id = channel, headers = {}): Promise<List> {
	const response = await fetch(`${sandbox.url}/channels/${id}/invites${query}`, {
		headers: { authorization: `Bearer ${accessToken}`, ...headers },
	});
	expect(response.status).toBe(200);
	return (await response.json()) as List;
}

const ids = async (...parameters: Parameters<typeof list>) =>
	(await list(...parameters)).items.map(({ id }) => id);

describe('GET /channels/{id}/invites', () => {
	it('lists those of the channel, the last one first', async () => {
		sandbox.invites.addInvite({ id: 'a', createdAt: '2026-11-01T00:00:00.000Z' });
		sandbox.invites.addInvite({ id: 'b', createdAt: '2026-11-03T00:00:00.000Z' });
		sandbox.invites.addInvite({ id: 'c', createdAt: '2026-11-02T00:00:00.000Z' });
		sandbox.invites.addInvite({ id: 'd', createdAt: '2026-11-02T00:00:00.000Z' });
		sandbox.invites.addInvite({ id: 'e', channelRef: other });
		sandbox.invites.addInvite({ id: 'f' }, { visible: false });
		expect(await ids()).toEqual(['b', 'd', 'c', 'a']);
		expect(await ids('', other)).toEqual(['e']);
		sandbox.invites.show('f');
		expect(await ids('?count=1')).toEqual(['f']);
		const { totalElements, paging } = await list('?count=2&after=f');
		expect([totalElements, paging.count, paging.cursor]).toEqual([
			0,
			2,
			{ before: 'b', after: 'd' },
		]);
		expect((await list('?after=d')).paging.cursor).toEqual({ before: 'c', after: '' });
		expect((await fetch(paging.links.next)).status).toBe(401);
		const path = paging.links.next.slice(sandbox.url.length);
		expect((await get(sandbox, path, accessToken)).status).toBe(404);
	});

	it('shows an invite with all that it always has', async () => {
		sandbox.invites.addInvite({ id: 'inv-1', createdAt: '2026-11-01T00:00:00.000Z' });
		expect((await list()).items).toEqual([
			{
				_object: 'Invite',
				id: 'inv-1',
				accountRef: 'acc-5b1f6c2e-0d7a-4c55-9f3e-2a64b1c0d9e8',
				channelRef: channel,
				locale: 'de_DE',
				mode: 'AUTOMATIC',
				reviewType: 'SERVICE_REVIEW',
				customer: { firstName: 'Erika', lastName: 'Mustermann', email: 'erika@example.com' },
				inviteSource: 'CUSTOM',
				transaction: { id: expect.stringMatching(/^txn-/) as string, reference: 'S-10042' },
				template: { id: expect.stringMatching(/^tpl-inv-/) as string, name: 'Standard invitation' },
				sender: { name: 'Müller & Söhne Onlineshop', email: 'noreply@etrusted.example' },
				createdAt: '2026-11-01T00:00:00.000Z',
				updatedAt: '2026-11-01T00:00:00.000Z',
				status: { name: 'SCHEDULED' },
			},
		]);
	});

	it('looks for parts of order references and email addresses', async () => {
		const transaction = { id: 'txn-1', reference: 'Order-p100' };
		sandbox.invites.addInvite({ id: 'a', transaction });
		sandbox.invites.addInvite({ id: 'b', customer: { email: 'Kim@shop100.example' } });
		sandbox.invites.addInvite({ id: 'c', customer: { email: 'x@y.example', firstName: 'P100' } });
		expect(await ids('?query=P100')).toEqual(['b', 'a']);
		expect(await ids('?query=order-P10')).toEqual(['a']);
		expect(await ids('?status=SENT')).toEqual(['c', 'b', 'a']);
	});

	it('has at most 100 on a page, 50 unless asked', async () => {
		for (let index = 0; index < 120; index += 1) sandbox.invites.addInvite();
		expect(await ids()).toHaveLength(50);
		expect(await ids('?count=100')).toHaveLength(100);
		expect(await ids('?count=1000')).toHaveLength(100);
	});

	it("finds a channel by the merchant's own name", async () => {
		sandbox.invites.addInvite({ id: 'a', channelRef: other });
		expect(await ids('', 'user-defined', { 'Channel-Id': 'shop-uk' })).toEqual(['a']);
		expect(await ids('', 'user-defined', { 'Channel-Id': 'shop-de' })).toEqual([]);
	});

	it.each([
		['/channels/chl-unknown/invites', {}],
		['/channels/shop-uk/invites', {}],
		['/channels/user-defined/invites', {}],
		['/channels/user-defined/invites', { 'channel-id': 'constructor' }],
		['/channels/user-defined/invites', { 'channel-id': channel }],
	])('%s with %j is unknown', async (path, headers) => {
		const response = await fetch(sandbox.url + path, {
			headers: { authorization: `Bearer ${accessToken}`, ...headers },
		});
		expect([response.status, await messageOf(response)]).toEqual([
			404,
			'The channel was not found',
		]);
	});
});

describe('an event', () => {
	it('makes an invite that will be sent after the days of the invite setting, at its time of day', async () => {
		await post(sandbox, accessToken);
		const [accepted] = sandbox.accepted;
		const at = accepted?.at ?? 0;
		expect(sandbox.invites.all).toEqual([
			expect.objectContaining({
				channelRef: channel,
				event: accepted?.ref,
				locale: 'de_DE',
				reviewType: 'SERVICE_REVIEW',
				customer: { id: expect.stringMatching(/^cst-/) as string, email: event.customer.email },
				transaction: { id: expect.stringMatching(/^txn-/) as string, reference: '10042' },
				createdAt: new Date(at).toISOString(),
				scheduledAt: `${new Date(at + 5 * 86_400_000).toISOString().slice(0, 10)}T07:15:00.000Z`,
				status: { name: 'SCHEDULED' },
			}),
		]);
		expect(await ids('?query=10042')).toHaveLength(1);
	});

	it('hands on what the invite shows', async () => {
		await post(sandbox, accessToken, {
			...event,
			defaultLocale: 'nl_NL',
			channel: { id: 'shop-uk', type: 'user_defined' },
			customer: { email: 'a@b.example', firstName: 'A', lastName: 'B', mobile: '+49123' },
			transaction: { reference: 'r', date: '2026-11-01T00:00:00.000Z' },
			estimatedDeliveryDate: '2026-11-05',
			products: [{ sku: 's', name: 'n', url: 'u' }],
		});
		expect(sandbox.invites.all[0]).toMatchObject({
			channelRef: other,
			locale: 'nl_NL',
			reviewType: 'SERVICE_AND_PRODUCT_REVIEW',
			customer: { firstName: 'A', lastName: 'B', phoneNumber: '+49123' },
			transaction: { reference: 'r', date: '2026-11-01T00:00:00.000Z' },
			estimatedDeliveryDate: '2026-11-05',
		});
	});

	it('makes none for a channel that is not known, when it is refused, or where no rule fits', async () => {
		const unknown = { id: 'elsewhere', type: 'user_defined' };
		expect((await post(sandbox, accessToken, { ...event, channel: unknown })).status).toBe(202);
		expect((await post(sandbox, accessToken, { ...event, type: 'checkout' })).status).toBe(400);
		expect(sandbox.invites.all).toEqual([]);
		const quiet = await startSandbox({ invites: [], invitesForEvents: false });
		expect((await post(quiet, await token(quiet))).status).toBe(202);
		expect(quiet.invites.all).toEqual([]);
		await quiet.close();
	});

	it('has an invite when it has been processed, not before', async () => {
		const slow = await startSandbox({ invites: [], eventDelayMs: 60_000 });
		await post(slow, await token(slow));
		expect([slow.invites.all.length, slow.invites.store.visible.length]).toEqual([1, 0]);
		await slow.close();
	});
});

describe('what happens to an invite', () => {
	it('gets every status, with a reason or none', () => {
		const { id } = sandbox.invites.addInvite();
		for (const name of inviteStatuses) {
			expect(sandbox.invites.setStatus(id, name, 'DUPLICATE').status).toEqual({
				name,
				reason: 'DUPLICATE',
			});
		}
		const { status, sentAt, updatedAt } = sandbox.invites.setStatus(id, 'SENT');
		expect(status).toEqual({ name: 'SENT' });
		expect(sentAt).toBe(updatedAt);
		expect(sandbox.invites.get(id).status).toEqual({ name: 'SENT' });
	});

	it('is sent only by the status for it', () => {
		const { id } = sandbox.invites.addInvite();
		expect(sandbox.invites.setStatus(id, 'CANCELED')).not.toHaveProperty('sentAt');
	});

	it('goes with a reset', () => {
		sandbox.invites.addInvite({ id: 'a' });
		sandbox.invites.addInvite({ id: 'b' });
		sandbox.invites.remove('a');
		expect(sandbox.invites.all.map(({ id }) => id)).toEqual(['b']);
		sandbox.reset();
		expect(sandbox.invites.all).toEqual([]);
	});
});
