import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../sandbox';
import { get, messageOf, send, token } from './client';

let sandbox: Sandbox;
let accessToken: string;

beforeAll(async () => {
	sandbox = await startSandbox({ reviews: [{ id: 'rev-1', submittedAt: '2026-11-01T10:00:00Z' }] });
});

beforeEach(async () => {
	sandbox.reset();
	accessToken = await token(sandbox);
});

afterEach(() => jest.restoreAllMocks());

afterAll(async () => await sandbox.close());

const review = () => sandbox.reviews.get('rev-1');
const post = async (path: string, body: unknown, headers?: Record<string, string>) =>
	await send(sandbox, accessToken, 'POST', `/reviews/rev-1/${path}`, body, headers);

describe('POST /reviews/{id}/reply', () => {
	it('saves the reply, and answers nothing', async () => {
		const before = Date.now();
		const response = await post('reply', { comment: 'Grüße\nund Dank' });
		expect([response.status, await response.text()]).toEqual([200, '']);
		const { reply, updatedAt } = review();
		expect(reply).toEqual({
			comment: 'Grüße\nund Dank',
			createdAt: updatedAt,
			updatedAt,
			sendNotification: false,
		});
		expect(Date.parse(updatedAt)).toBeGreaterThanOrEqual(before);
	});

	it('overwrites the one before, which keeps its beginning', async () => {
		await post('reply', { comment: 'First' });
		const first = review().reply;
		await pause(5);
		await post('reply', { comment: 'Second', sendNotification: true });
		const { reply } = review();
		expect(reply).toMatchObject({
			comment: 'Second',
			createdAt: first?.createdAt,
			sendNotification: true,
		});
		expect(reply?.updatedAt).not.toBe(first?.updatedAt);
	});

	it.each([
		[{}, 'instance requires property "comment"'],
		[{ comment: '' }, 'instance.comment does not meet minimum length of 1'],
		[{ comment: null }, 'instance.comment is not of a type(s) string'],
		[
			{ comment: 'x', sendNotification: 'true' },
			'instance.sendNotification is not of a type(s) boolean',
		],
		[
			{ comment: 'x', notify: true },
			'instance is not allowed to have the additional property "notify"',
		],
		['{', 'the body is not valid JSON'],
	])('refuses %j', async (body, reason) => {
		const response = await post('reply', body);
		expect(response.status).toBe(400);
		expect(await messageOf(response)).toBe(`Invalid request: ${reason}`);
		expect(review().reply).toBeUndefined();
	});

	it('refuses what is not sent as JSON', async () => {
		const response = await post('reply', '{"comment":"x"}', { 'content-type': 'text/plain' });
		expect(await messageOf(response)).toBe(
			'Invalid request: the content type must be application/json',
		);
	});

	it('does what it is asked although the answer is lost or is an error', async () => {
		sandbox.faults.add({ acceptThenStatus: 500 });
		expect((await post('reply', { comment: 'One' })).status).toBe(500);
		expect(review().reply?.comment).toBe('One');
		sandbox.faults.add({ drop: 'after' });
		await expect(post('reply', { comment: 'Two' })).rejects.toThrow('fetch failed');
		expect(review().reply?.comment).toBe('Two');
		sandbox.faults.add({ drop: 'before' });
		await expect(post('reply', { comment: 'Three' })).rejects.toThrow('fetch failed');
		sandbox.faults.add({ status: 503 });
		expect((await post('reply', { comment: 'Three' })).status).toBe(503);
		expect(review().reply?.comment).toBe('Two');
	});

	it('is limited in rate where a test wants it, and events then are not', async () => {
		sandbox.rateLimit = { requests: 1, windowMs: 60_000, match: { path: /reply/ } };
		expect((await post('reply', { comment: 'One' })).status).toBe(200);
		expect((await post('reply', { comment: 'Two' })).status).toBe(429);
		expect((await get(sandbox, '/reviews', accessToken)).status).toBe(200);
		expect(review().reply?.comment).toBe('One');
	});
});

describe('DELETE /reviews/{id}/reply', () => {
	it('deletes it once', async () => {
		sandbox.reviews.reply('rev-1', 'Thanks');
		const remove = async () => await send(sandbox, accessToken, 'DELETE', '/reviews/rev-1/reply');
		const response = await remove();
		expect([response.status, response.headers.get('content-length')]).toEqual([204, null]);
		expect(review().reply).toBeUndefined();
		const again = await remove();
		expect([again.status, await messageOf(again)]).toEqual([404, 'The review has no reply']);
	});
});

describe('vetos', () => {
	const report = { comment: 'No such order', reason: 'UNTRUTHFUL' };

	it('open a ticket at every call, and the last one is shown', async () => {
		const unreported = await get(sandbox, '/reviews/rev-1/vetos', accessToken);
		expect([unreported.status, await messageOf(unreported)]).toEqual([
			404,
			'The review has no veto',
		]);
		const answer = await (await post('vetos', report)).json();
		expect(answer).toEqual({
			id: expect.stringMatching(/^vet-[0-9a-f-]{36}$/) as string,
			ticketId: '4700001',
			...report,
			createdAt: review().updatedAt,
		});
		await post('vetos', { ...report, vetoReporterEmail: 'me@shop.example' });
		expect(sandbox.reviews.vetos.map(({ ticketId }) => ticketId)).toEqual(['4700001', '4700002']);
		expect(sandbox.reviews.vetos[1]).toMatchObject({
			reviewId: 'rev-1',
			vetoReporterEmail: 'me@shop.example',
		});
		const shown = await (await get(sandbox, '/reviews/rev-1/vetos', accessToken)).json();
		expect(shown).toMatchObject({ id: sandbox.reviews.vetos[1]?.id, ticketId: '4700002' });
		sandbox.reset();
		expect(sandbox.reviews.vetos).toEqual([]);
	});

	it('that were there at the beginning are shown too', async () => {
		const veto = { ...report, ticketId: '7', createdAt: '2026-11-02T00:00:00.000Z' };
		sandbox.reviews.addReview({ id: 'rev-2', additionalInformation: { veto } });
		const response = await get(sandbox, '/reviews/rev-2/vetos', accessToken);
		expect(await response.json()).toEqual({ id: 'vet-2', ...veto });
	});

	it.each([
		[{ comment: 'x' }, 'instance requires property "reason"'],
		[{ reason: 'ABUSIVE' }, 'instance requires property "comment"'],
		[
			{ comment: 'x', reason: 'UNFAIR' },
			'instance.reason is not one of enum values: UNTRUTHFUL,ABUSIVE,VIOLATES_THE_TERMS_OF_USE,INAPPROPRIATE_IMAGE',
		],
		[
			{ ...report, vetoReporterEmail: '' },
			'instance.vetoReporterEmail does not meet minimum length of 1',
		],
		['', 'the body is not valid JSON'],
	])('refuse %j', async (body, reason) => {
		const response = await post('vetos', body);
		expect([response.status, await messageOf(response)]).toEqual([
			400,
			`Invalid request: ${reason}`,
		]);
		expect(sandbox.reviews.vetos).toEqual([]);
	});
});

describe('what customers, moderators and time do', () => {
	it('adds a review of now, or of any time', () => {
		const before = Date.now();
		const { submittedAt, createdAt, id } = sandbox.reviews.addReview();
		expect(Date.parse(submittedAt)).toBeGreaterThanOrEqual(before);
		expect(createdAt).toBe(submittedAt);
		expect(id).toMatch(/^rev-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
		const imported = sandbox.reviews.addReview({
			submittedAt: '2025-01-01',
			createdAt: '2026-11-01T00:00:00.000Z',
		});
		expect(imported).toMatchObject({
			submittedAt: '2025-01-01T00:00:00.000Z',
			createdAt: '2026-11-01T00:00:00.000Z',
			updatedAt: '2026-11-01T00:00:00.000Z',
		});
	});

	it.each([
		[{ comment: '' }, { feedbackType: 'STATEMENT', title: '', rating: 5 }],
		[{ rating: undefined }, { feedbackType: 'STATEMENT', rating: undefined }],
		[{ comment: undefined }, { feedbackType: 'REVIEW', title: 'All went well' }],
		[{ product: { id: 'p', sku: 's', name: 'n', url: 'u' } }, { type: 'PRODUCT_REVIEW' }],
		[
			{ channelRef: 'chl-2e7f4c96-8b1d-4f3a-b5d2-6a0e9c3d7f32' },
			{ questionnaire: { locale: 'fr_CH' } },
		],
		[{ channelRef: 'chl-unknown' }, { questionnaire: { locale: 'en_GB' } }],
		[
			{ newKey: 1, state: 'ESCALATED' },
			{ newKey: 1, state: 'ESCALATED' },
		],
	])('completes %j', (partial, expected) => {
		expect(sandbox.reviews.addReview(partial)).toMatchObject(expected);
	});

	it('makes reviews visible late', async () => {
		const visible = () => sandbox.reviews.store.visible.map(({ id }) => id);
		let now = Date.now();
		jest.spyOn(Date, 'now').mockImplementation(() => now);
		sandbox.reviews.addReview({ id: 'soon' }, { visibleInMs: 30 });
		sandbox.reviews.addReview({ id: 'past' }, { visibleAt: '2026-11-01T00:00:00.000Z' });
		sandbox.reviews.addReview({ id: 'hour' }, { visibleAt: Date.now() + 3_600_000 });
		sandbox.reviews.addReview({ id: 'never' }, { visible: false });
		expect(visible()).toEqual(['rev-1', 'past']);
		now += 29;
		expect(visible()).toEqual(['rev-1', 'past']);
		now += 1;
		expect(visible()).toEqual(['rev-1', 'soon', 'past']);
		sandbox.reviews.show('never');
		expect(visible()).toEqual(['rev-1', 'soon', 'past', 'never']);
		expect(sandbox.reviews.all).toHaveLength(5);
	});

	it('moderates, approves and rejects', () => {
		const { updatedAt } = review();
		expect(sandbox.reviews.moderate('rev-1').state).toBe('MODERATION');
		expect(sandbox.reviews.approve('rev-1').state).toBe('APPROVED');
		expect(sandbox.reviews.reject('rev-1').state).toBe('REJECTED');
		expect(sandbox.reviews.setState('rev-1', 'DISCARDED').state).toBe('DISCARDED');
		expect(review().updatedAt > updatedAt).toBe(true);
	});

	it('edits, and keeps the first version only', () => {
		sandbox.reviews.reply('rev-1', 'Thanks');
		const { reply } = review();
		sandbox.reviews.edit('rev-1', { rating: 2, at: '2026-11-05T00:00:00.000Z' });
		sandbox.reviews.edit('rev-1', { title: 'New', comment: 'Newer', at: new Date('2026-11-06') });
		expect(review()).toMatchObject({
			rating: 2,
			title: 'New',
			comment: 'Newer',
			editedAt: '2026-11-06T00:00:00.000Z',
			updatedAt: '2026-11-06T00:00:00.000Z',
			originalReview: {
				rating: 5,
				title: 'All went well',
				comment: 'Fast delivery, and everything is as described.',
				reply: {
					replyComment: 'Thanks',
					replyCreatedAt: reply?.createdAt,
					replyUpdatedAt: reply?.updatedAt,
				},
			},
		});
		const other = sandbox.reviews.addReview();
		const edited = sandbox.reviews.edit(other.id, { rating: 1 });
		expect(edited.originalReview).not.toHaveProperty('reply');
		expect(Date.parse(edited.editedAt ?? '')).toBeGreaterThan(Date.now() - 10_000);
	});

	it('makes a statement a review when a text is added', () => {
		const { id } = sandbox.reviews.addReview({ comment: '', rating: 3 });
		expect(sandbox.reviews.edit(id, { rating: 4 }).feedbackType).toBe('STATEMENT');
		expect(sandbox.reviews.edit(id, { comment: 'Good' }).feedbackType).toBe('REVIEW');
	});

	it('takes reviews away, and throws where there is none', () => {
		sandbox.reviews.remove('rev-1');
		expect(sandbox.reviews.all).toEqual([]);
		const message = 'The sandbox has nothing with the ID "rev-1"';
		const { reviews } = sandbox;
		for (const act of [
			() => reviews.get('rev-1'),
			() => reviews.show('rev-1'),
			() => reviews.approve('rev-1'),
			() => reviews.edit('rev-1', {}),
			() => reviews.remove('rev-1'),
			() => reviews.reply('rev-1', ''),
		]) {
			expect(act).toThrow(message);
		}
	});

	it('begins anew after a reset', () => {
		sandbox.reviews.reject('rev-1');
		sandbox.reviews.addReview();
		sandbox.reset();
		expect(sandbox.reviews.all.map(({ id, state }) => [id, state])).toEqual([
			['rev-1', 'APPROVED'],
		]);
	});
});
