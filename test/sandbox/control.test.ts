import { startSandbox, type Review, type Sandbox } from '../../sandbox';
import { get, messageOf, token } from './client';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ reviews: [], invites: [] });
});

beforeEach(() => sandbox.reset());

afterAll(async () => await sandbox.close());

const ask = async (method: string, path: string, body?: unknown) =>
	await fetch(`${sandbox.url}/sandbox${path}`, {
		method,
		body: typeof body === 'object' ? JSON.stringify(body) : (body as string | undefined),
	});

async function done(method: string, path: string, body?: unknown): Promise<Partial<Review>> {
	const response = await ask(method, path, body);
	expect([response.status, response.headers.get('content-type')]).toEqual([
		200,
		'application/json',
	]);
	return (await response.json()) as Partial<Review>;
}

describe('the control door', () => {
	it('adds reviews, visible at once or later', async () => {
		const added = await done('POST', '/reviews', { rating: 2, comment: 'Broken' });
		expect(added).toMatchObject({ rating: 2, comment: 'Broken', state: 'APPROVED' });
		expect(sandbox.reviews.all).toEqual([added]);
		await done('POST', '/reviews', { visible: false });
		await done('POST', '/reviews', { visibleInMs: 60_000 });
		await done('POST', '/reviews', { visibleAt: '2026-11-01T00:00:00.000Z' });
		await done('POST', '/reviews');
		expect(sandbox.reviews.store.visible).toHaveLength(3);
		expect(sandbox.reviews.all[1]).not.toHaveProperty('visible');
		expect(await done('GET', '/reviews')).toHaveLength(5);
	});

	it('changes the review of an ID, or the latest', async () => {
		await done('POST', '/reviews', { id: 'rev-1' });
		await done('POST', '/reviews', { id: 'rev-2', visible: false });
		expect(await done('POST', '/reviews/latest/show')).toMatchObject({ id: 'rev-2' });
		expect(sandbox.reviews.store.visible).toHaveLength(2);
		expect(await done('POST', '/reviews/latest/moderate')).toMatchObject({ state: 'MODERATION' });
		expect(await done('POST', '/reviews/latest/reject')).toMatchObject({ state: 'REJECTED' });
		expect(await done('POST', '/reviews/latest/approve')).toMatchObject({ state: 'APPROVED' });
		expect(
			await done('POST', '/reviews/rev-1/edit', { rating: 1, at: '2026-11-05T00:00:00.000Z' }),
		).toMatchObject({ id: 'rev-1', rating: 1, editedAt: '2026-11-05T00:00:00.000Z' });
		await done('DELETE', '/reviews/rev-1');
		expect(sandbox.reviews.all.map(({ id }) => id)).toEqual(['rev-2']);
	});

	it('adds invites and gives them a status', async () => {
		await done('POST', '/invites', { id: 'inv-1', visible: false });
		expect(sandbox.invites.store.visible).toEqual([]);
		const status = { name: 'REJECTED', reason: 'RECIPIENT_UNSUBSCRIBED' };
		expect(await done('POST', '/invites/latest/status', status)).toMatchObject({ status });
		await done('POST', '/invites/inv-1/status', { name: 'SENT' });
		expect(await done('GET', '/invites')).toMatchObject([{ status: { name: 'SENT' } }]);
	});

	it('adds faults, and begins anew', async () => {
		await done('POST', '/faults', { status: 503, times: 2, match: { path: '/channels' } });
		const accessToken = await token(sandbox);
		expect((await get(sandbox, '/channels', accessToken)).status).toBe(503);
		await done('POST', '/reviews');
		await done('POST', '/reset');
		expect(sandbox.reviews.all).toEqual([]);
		expect((await get(sandbox, '/channels', await token(sandbox))).status).toBe(200);
	});

	it('is no part of what is recorded, counted, slowed down or made to fail', async () => {
		const slow = await startSandbox({ latencyMs: 60_000, reviews: [] });
		slow.faults.add({ hang: true });
		const response = await fetch(`${slow.url}/sandbox/reviews`, { method: 'POST' });
		expect(response.status).toBe(200);
		expect([slow.requests, slow.maxInFlight, slow.reviews.all.length]).toEqual([[], 0, 1]);
		await slow.close();
	});

	it.each([
		['POST', '/reviews', '{', 400, 'The body is not a JSON object'],
		['POST', '/reviews', '[]', 400, 'The body is not a JSON object'],
		['POST', '/reviews', 'null', 400, 'The body is not a JSON object'],
		['POST', '/reviews', '{"submittedAt":"soon"}', 400, 'Invalid time value'],
		['POST', '/reviews/latest/approve', '', 400, 'Nothing has been added yet'],
		['POST', '/reviews/rev-9/edit', '', 400, 'The sandbox has nothing with the ID "rev-9"'],
		['POST', '/reviews/rev-9/publish', '', 404, 'There is no POST /sandbox/reviews/rev-9/publish'],
		['DELETE', '/reviews', '', 404, 'There is no DELETE /sandbox/reviews'],
		['POST', '', '', 404, 'There is no POST /sandbox'],
	])('%s %s of %j: %d', async (method, path, body, status, text) => {
		const response = await ask(method, path, body);
		expect([response.status, await messageOf(response)]).toEqual([status, text]);
	});

	it('leaves other paths to the API', async () => {
		expect((await fetch(`${sandbox.url}/sandboxes`)).status).toBe(401);
	});
});

/** As curl sends it, which a bare machine may not have: -d makes a POST, of a form by its content type. */
async function curl(line: string): Promise<unknown> {
	const [, data, post, url = ''] = /^curl (?:-d '([^']*)' |(-X POST) )?(\S+)$/.exec(line) ?? [];
	const headers = { 'content-type': 'application/x-www-form-urlencoded' };
	const method = data === undefined && post === undefined ? 'GET' : 'POST';
	const response = await fetch(url, { method, body: data, headers });
	expect(response.status).toBe(200);
	return await response.json();
}

describe('the commands', () => {
	it('are shown at the door and say what they do', async () => {
		const response = await ask('GET', '');
		expect(await response.text()).toBe(sandbox.commands);
		expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
	});

	it('do it, one after the other', async () => {
		const lines = sandbox.commands.split('\n').filter((line) => line.startsWith('curl '));
		expect(lines).toHaveLength(12);
		for (const line of lines.slice(0, 5))
			expect(await curl(line)).toHaveProperty('_object', 'CustomerReview');
		expect(
			sandbox.reviews.store.visible.map(({ rating, state, comment, originalReview }) => [
				rating,
				state,
				comment,
				originalReview?.comment,
			]),
		).toEqual([
			[2, 'APPROVED', 'The cup arrived in two pieces.', undefined],
			[4, 'APPROVED', 'They sent me a new one.', 'Worth the wait!'],
		]);
	});

	it('change what becomes of the next event, one after the other', async () => {
		const lines = sandbox.commands.split('\n').filter((line) => line.startsWith('curl '));
		const { eventTypes, inviteSettings, blocklist } = sandbox.automation;
		const run = async (index: number) => await curl(lines.slice(5)[index] ?? '');
		expect(await run(0)).toMatchObject({ name: 'delivery', active: false });
		expect(eventTypes.named('delivery')?.active).toBe(false);
		expect(await run(1)).toMatchObject({ name: 'delivery', active: true });
		expect(await run(2)).toEqual(inviteSettings.all);
		const before = inviteSettings.all[0];
		expect(await run(3)).toEqual({ ...before, enabled: false });
		await run(4);
		expect(blocklist.reasonFor('Toni@example.com')).toBe('RECIPIENT_UNSUBSCRIBED');
		const { id } = sandbox.invites.addInvite();
		await run(5);
		expect(sandbox.invites.get(id).status).toEqual({
			name: 'NOT_DELIVERED',
			reason: 'REPORTED_AS_SPAM_CONTENT',
		});
		await run(6);
		const accessToken = await token(sandbox);
		expect((await get(sandbox, '/invite-settings', accessToken)).status).toBe(403);
		sandbox.reset();
		expect(inviteSettings.all[0]).toEqual(before);
		expect(blocklist.reasonFor('toni@example.com')).toBeUndefined();
	});

	it('name an event of each order that was not invited', async () => {
		const refs = sandbox.commands.match(/evt-\S+/g) ?? [];
		expect(refs).toHaveLength(6);
		const accessToken = await token(sandbox);
		for (const ref of refs) {
			const response = await get(sandbox, `/events/${ref}`, accessToken);
			expect(await response.json()).toMatchObject({
				id: ref,
				transaction: { reference: expect.stringMatching(/^X-\d$/) as string },
			});
		}
	});
});
