import type { SandboxOptions } from '../../../sandbox';
import { items, Shop } from '../shop';

const OTHER = { clientId: 'other-client', clientSecret: 'other-secret-of-it' };

/** A shop whose credential was tested and used, and then changed to another client. */
async function changed(sandbox: SandboxOptions = {}, edit: object = OTHER): Promise<Shop> {
	const shop = await Shop.open({
		expressions: 'legacy',
		sandbox: { otherClients: { [OTHER.clientId]: OTHER.clientSecret }, ...sandbox },
	});
	await shop.run([{ ref: 'before' }]);
	expect(clients(shop)).toEqual(['sandbox-client']);
	shop.sandbox.requests.length = 0;
	shop.engine.editCredential('1', { ...edit });
	return shop;
}

const clients = ({ sandbox }: Shop) =>
	sandbox.eventRequests.map((request) => sandbox.clientOf(request));

describe('a credential that was changed to another client', () => {
	test.each<[string, SandboxOptions]>([
		['azp', {}],
		['client_id', { tokensTell: ['client_id'] }],
		['both', { tokensTell: ['azp', 'client_id'] }],
	])('sends as that client from the first event on (tokens tell %s)', async (_, sandbox) => {
		const shop = await changed(sandbox);
		const run = await shop.run(items(3));
		expect(run.error).toBeUndefined();
		expect(clients(shop)).toEqual(Array.from({ length: 3 }, () => OTHER.clientId));
		expect(shop.sandbox.tokenRequests).toHaveLength(1);
		await shop.run(items(1));
		expect(shop.sandbox.tokenRequests).toHaveLength(1);
	});

	test('whose pair is wrong sends nothing, though the old token lives', async () => {
		const shop = await changed({}, { clientId: 'nobody', clientSecret: 'no-secret-at-all' });
		const run = await shop.run(items(2));
		expect(run.error?.message).toMatch(
			/^eTrusted did not accept the Client ID and Client Secret.* \[item 0\]/,
		);
		expect(clients(shop)).toEqual([]);
		expect(shop.sandbox.tokenRequests).toHaveLength(1);
	});

	test('reads as that client, too', async () => {
		const shop = await changed();
		await shop.run([{}], { resource: 'channel', operation: 'getAll' });
		const [token, list] = shop.sandbox.requests;
		expect([token?.pathname, list?.pathname]).toEqual(['/oauth/token', '/channels']);
		expect(shop.sandbox.clientOf(list!)).toBe(OTHER.clientId);
	});
});

describe('a token that does not tell its client is left alone', () => {
	test.each<[string, SandboxOptions]>([
		['opaque', { tokensTell: 'opaque' }],
		['without such a claim', { tokensTell: [] }],
	])('%s', async (_, sandbox) => {
		const shop = await changed(sandbox);
		await shop.run(items(2));
		expect(shop.sandbox.tokenRequests).toEqual([]);
		expect(clients(shop)).toEqual(['sandbox-client', 'sandbox-client']);
	});
});

test('a login server whose tokens name another client all the same: one renewal a run, then it is sent', async () => {
	const shop = await Shop.open({ expressions: 'legacy', sandbox: { tokensTell: 'someone else' } });
	await shop.run([{ ref: 'before' }]);
	shop.sandbox.requests.length = 0;
	for (const run of [1, 2]) {
		expect((await shop.run(items(3))).error).toBeUndefined();
		expect(shop.sandbox.tokenRequests).toHaveLength(run);
		expect(shop.sandbox.eventRequests).toHaveLength(3 * run);
	}
});
