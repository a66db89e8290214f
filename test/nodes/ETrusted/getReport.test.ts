import type { Fault } from '../../../sandbox';
import { shop } from '../oneShop';
import { report } from '../reviewActions';
import { output } from '../shop';

const VETOS = '/reviews/rev-1/vetos';

const getReport = async () =>
	await shop.run([{}], { resource: 'review', operation: 'getReport', reviewId: 'rev-1' });

const answerWith = (path: string, fault: Fault) =>
	shop.sandbox.faults.add({ match: { path }, ...fault });

const asked = () =>
	shop.sandbox.requests
		.filter(({ pathname, status }) => pathname !== '/oauth/token' && status !== 401)
		.map(({ method, path }) => `${method} ${path}`);

const paired = (json: object) => [{ json, pairedItem: { item: 0 } }];

const NONE = { reviewId: 'rev-1', reported: false };

test('what was reported, from the report to its reading', async () => {
	shop.sandbox.reviews.addReview({ id: 'rev-1' });
	expect(output(await getReport())).toEqual(paired(NONE));
	await report();
	const [ticket] = shop.sandbox.reviews.vetos;
	const [item] = output(await getReport());
	expect(item?.json).toEqual({
		reviewId: 'rev-1',
		reported: true,
		ticketId: ticket?.ticketId,
		reason: 'ABUSIVE',
		comment: 'Insults us',
		createdAt: ticket?.createdAt,
		status: null,
	});
});

test.each([
	[
		{ ticketId: 7, reason: 'NEW_ONE', status: 'OPEN', createdAt: 'x', comment: '', id: 'vet-1' },
		{ ticketId: 7, reason: 'NEW_ONE', comment: '', createdAt: 'x', status: 'OPEN' },
	],
	[{ id: 'vet-1' }, { ticketId: null, reason: null, comment: null, createdAt: null, status: null }],
	[
		[{ ticketId: '1' }, { ticketId: '2' }],
		{ ticketId: '1', reason: null, comment: null, createdAt: null, status: null },
	],
])('%j: what the API gives, and null for what it does not', async (body, expected) => {
	answerWith(VETOS, { status: 200, body });
	const [item] = output(await getReport());
	expect(item?.json).toEqual({ reviewId: 'rev-1', reported: true, ...expected });
	expect(Object.keys(item?.json ?? {})).toEqual([
		'reviewId',
		'reported',
		'ticketId',
		'reason',
		'comment',
		'createdAt',
		'status',
	]);
	expect(asked()).toEqual([`GET ${VETOS}`]);
});

test.each<Fault>([
	{ status: 404, body: '' },
	{ status: 200, body: {} },
	{ status: 200, body: [] },
	{ status: 204, body: '' },
])('%j: none', async (fault) => {
	shop.sandbox.reviews.addReview({ id: 'rev-1' });
	answerWith(VETOS, fault);
	expect(output(await getReport())).toEqual(paired(NONE));
});

test('where the review cannot be read it is not said to be missing', async () => {
	answerWith(VETOS, { status: 404 });
	answerWith('/reviews/rev-1', { status: 403 });
	expect(output(await getReport())).toEqual(paired(NONE));
});

test('an unknown review is told as such', async () => {
	expect((await getReport()).error?.message).toBe(
		'eTrusted has no review with this ID: The review was not found (404) [item 0]',
	);
	expect(asked()).toEqual([`GET ${VETOS}`, 'GET /reviews/rev-1']);
});

test.each([
	[{ status: 403, body: '' }, 'This API client may not use this review (403) [item 0]'],
	[
		{ status: 200, body: '<html>Please sign in</html>' },
		'The answer is not what the eTrusted API is documented to send (200) [item 0]',
	],
	[{ status: 500, body: '', times: 4 }, 'eTrusted failed to answer (500), after 4 tries [item 0]'],
] as Array<[Fault, string]>)('%j', async (fault, message) => {
	answerWith(VETOS, fault);
	expect((await getReport()).error?.message).toBe(message);
});
