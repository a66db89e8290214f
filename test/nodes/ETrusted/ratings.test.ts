import { option } from '../../../nodes/ETrusted/actions/channel/getRating.operation';
import type { Fault } from '../../../sandbox';
import { shop } from '../oneShop';
import { CHANNEL, output } from '../shop';

const GET_RATING = { resource: 'channel', operation: 'getRating' };
const PATH = `/channels/${CHANNEL}/service-reviews/aggregate-rating`;

const grade = (rating: number, count: number) => ({
	rating,
	count,
	distribution: { oneStar: 1, twoStars: 2, threeStars: 3, fourStars: 4, fiveStars: 5 },
	period: { calculatedAt: '2026-11-22T04:05:00.000Z', ratingTrend: 'NEUTRAL' },
});

const GRADES = {
	'7days': grade(0, 0),
	'30days': grade(4.7, 30),
	'90days': grade(4.9, 90),
	'365days': grade(4.36, 365),
	overall: grade(4.1, 999),
};

const answerWith = (...answers: Fault[]) => {
	for (const fault of answers) shop.sandbox.faults.add({ match: { path: PATH }, ...fault });
};

const flat = (period: string, rating: number, count: number) => ({
	json: {
		channelId: CHANNEL,
		period,
		rating,
		count,
		oneStar: 1,
		twoStars: 2,
		threeStars: 3,
		fourStars: 4,
		fiveStars: 5,
		trend: 'NEUTRAL',
		calculatedAt: '2026-11-22T04:05:00.000Z',
	},
	pairedItem: { item: 0 },
});

const asked = () =>
	shop.sandbox.requests.filter(({ pathname }) => pathname.startsWith('/channels/'));

test('the last 365 days, which is what eTrusted wants to be shown', async () => {
	answerWith({ status: 200, body: GRADES });
	const run = await shop.run([{}], GET_RATING);
	expect(output(run)).toEqual([flat('365days', 4.36, 365)]);
	expect(asked().map(({ method, path }) => [method, path])).toEqual([['GET', PATH]]);
});

test.each([
	['7days', [flat('7days', 0, 0)]],
	['={{ " overall " }}', [flat('overall', 4.1, 999)]],
	['={{ "" }}', [flat('365days', 4.36, 365)]],
	[
		'all',
		[
			flat('7days', 0, 0),
			flat('30days', 4.7, 30),
			flat('90days', 4.9, 90),
			flat('365days', 4.36, 365),
			flat('overall', 4.1, 999),
		],
	],
])('period %s', async (period, expected) => {
	answerWith({ status: 200, body: { ...GRADES, novelty: 1 } });
	expect(output(await shop.run([{}], { ...GET_RATING, period }))).toEqual(expected);
});

test('a period that the API left out is one of nothing', async () => {
	for (const body of [{ overall: GRADES.overall }, { '365days': null }, { '365days': 4.5 }]) {
		answerWith({ status: 200, body });
		const [item] = output(await shop.run([{}], GET_RATING));
		expect(item?.json).toMatchObject({ period: '365days', rating: null, count: null, trend: null });
	}
});

test.each([{}, { grades: GRADES }, [GRADES], '<html>'])('%j is no rating', async (body) => {
	answerWith({ status: 200, body });
	const run = await shop.run([{}], GET_RATING);
	expect(run.error?.message).toContain('not what the eTrusted API is documented to send');
});

test('reading is repeated', async () => {
	answerWith({ status: 500 }, { drop: 'before' }, { status: 429 }, { status: 200, body: GRADES });
	expect(output(await shop.run([{}], GET_RATING))).toHaveLength(1);
});

test.each([
	[
		{ status: 404, body: '' },
		'eTrusted has no channel with this ID (404) [item 0]',
		'Check the channel, e.g. by picking it from the list: it must belong to the account of this credential.',
	],
	[
		{ status: 403, body: '' },
		'This API client may not use this channel (403) [item 0]',
		'Pick a channel of the account that the credential belongs to, or give the client access to it in the eTrusted Control Centre.',
	],
])('%j', async (fault, message, description) => {
	answerWith(fault);
	const { error } = await shop.run([{}], GET_RATING);
	expect([error?.message, error?.description]).toEqual([message, description]);
});

test('whatever a channel ID holds, it stays one part of the address', async () => {
	const channel = { __rl: true, mode: 'id', value: 'chl-../..?a=ä' };
	await shop.run([{}], { ...GET_RATING, channel });
	await shop.run([{}], { resource: 'invite', operation: 'getAll', channel });
	// One that was refused for its old token is asked again.
	expect([...new Set(asked().map(({ path }) => path))]).toEqual([
		'/channels/chl-..%2F..%3Fa%3D%C3%A4/service-reviews/aggregate-rating',
		'/channels/chl-..%2F..%3Fa%3D%C3%A4/invites?count=50',
	]);
});

test('the description says what counts, and which rating is for the public', () => {
	expect(option.description).toMatch(/verified service reviews.*public.*365 days/);
});

test.each([
	[
		{ channel: { __rl: true, mode: 'id', value: 'my-shop' } },
		'Channel (channel) "my-shop" is not a channel ID',
	],
	[
		{ channel: { __rl: true, mode: 'list', value: '={{ " " }}' } },
		'Channel (channel) is required, but empty',
	],
	[
		{ period: '={{ "10days" }}' },
		'Period (period) "10days" is not allowed: allowed are 7days, 30days, 90days, 365days, overall, all',
	],
])('%j is refused, and nothing is asked', async (parameters, message) => {
	const run = await shop.run([{}], { ...GET_RATING, ...parameters });
	expect(run.error?.message).toContain(message);
	expect(asked()).toEqual([]);
});

test('several channels from an expression, each paired', async () => {
	const other = 'chl-2';
	answerWith({ status: 200, body: GRADES });
	shop.sandbox.faults.add({
		match: { path: `/channels/${other}/service-reviews/aggregate-rating` },
		status: 200,
		body: { ...GRADES, '365days': grade(2, 2) },
	});
	const run = await shop.run([{ id: CHANNEL }, { id: other }, { id: CHANNEL }], {
		...GET_RATING,
		channel: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
	});
	expect(
		output(run).map(({ json, pairedItem }) => [json.channelId, json.rating, pairedItem]),
	).toEqual([
		[CHANNEL, 4.36, { item: 0 }],
		[other, 2, { item: 1 }],
		[CHANNEL, 4.36, { item: 2 }],
	]);
	expect(asked()).toHaveLength(2);
});
