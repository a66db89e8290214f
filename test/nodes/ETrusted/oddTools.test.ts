import type { IDataObject } from 'n8n-workflow';

import { shop } from '../oneShop';
import { CHANNEL, output, TOOL_TYPE } from '../shop';

/*
 * What models write into the fields of a tool: anything at all. Each operation answers with an item, does not read the
 * whole account for a value that it did not understand, and writes nothing for one that it had to guess.
 */

beforeEach(() => {
	shop.sandbox.reviews.addReview({ id: 'rev-1' });
});
const locator = (value: string, mode = 'id') => ({ __rl: true, mode, value });
const ODD = '={{ $json.odd }}';

/** Values that are no fit answer to anything. */
const MEANINGLESS = [{}, { a: 1 }, [{}], [['x']], { value: null }];

const EMPTY = [undefined, null, '', ' \n', []];

const call = async (parameters: IDataObject, odd: unknown) =>
	output(await shop.run([{ odd } as IDataObject], parameters, { type: TOOL_TYPE })).map(
		({ json }) => json,
	);

const written = () =>
	shop.sandbox.requests.filter(
		({ method, pathname }) => method !== 'GET' && pathname !== '/oauth/token',
	);

const REVIEW = { reviewId: locator('rev-1') };
const SETTING = { channel: locator(CHANNEL), eventType: locator('delivery', 'name') };

/** One field of each operation at a time, with all others as they should be. */
const FIELDS: Array<[string, string, IDataObject]> = [
	['invite:explain', 'orderReference', { channel: locator(CHANNEL), orderReference: ODD }],
	['invite:explain', 'channel', { channel: locator(ODD), orderReference: 'W-1' }],
	[
		'invite:explain',
		'eventId',
		{ channel: locator(CHANNEL), lookUpBy: 'eventId', eventId: ODD, orderReference: '' },
	],
	['invite:explain', 'lookUpBy', { channel: locator(CHANNEL), lookUpBy: ODD, orderReference: '' }],
	['invite:getAll', 'channel', { channel: locator(ODD) }],
	['inviteSettings:update', 'channel', { ...SETTING, channel: ODD, changes: { enabled: false } }],
	[
		'inviteSettings:update',
		'eventType',
		{ ...SETTING, eventType: ODD, changes: { enabled: false } },
	],
	['inviteSettings:update', 'enabled', { ...SETTING, changes: { enabled: ODD } }],
	['inviteSettings:update', 'days', { ...SETTING, changes: { serviceDelayDays: ODD } }],
	['inviteSettings:update', 'time', { ...SETTING, changes: { productTimeOfDay: ODD } }],
	['inviteSettings:update', 'changes', { ...SETTING, changes: ODD }],
	['eventType:create', 'name', { name: ODD }],
	['eventType:create', 'active', { name: 'pickup', active: ODD }],
	['eventType:update', 'eventType', { eventType: ODD, active: false }],
	['eventType:update', 'active', { eventType: 'delivery', active: ODD }],
	['review:get', 'reviewId', { reviewId: locator(ODD) }],
	['review:get', 'url', { reviewId: locator(ODD, 'url') }],
	['review:getReport', 'reviewId', { reviewId: ODD }],
	['review:reply', 'reviewId', { reviewId: ODD, comment: 'Thank you' }],
	['review:reply', 'comment', { ...REVIEW, comment: ODD }],
	['review:reply', 'dryRun', { ...REVIEW, comment: 'Thank you', options: { dryRun: ODD } }],
	['review:deleteReply', 'reviewId', { reviewId: ODD }],
	['review:report', 'reason', { ...REVIEW, reason: ODD, comment: 'x', goodFaith: true }],
	['review:report', 'comment', { ...REVIEW, reason: 'ABUSIVE', comment: ODD, goodFaith: true }],
	['review:report', 'goodFaith', { ...REVIEW, reason: 'ABUSIVE', comment: 'x', goodFaith: ODD }],
];

test.each(FIELDS)('%s: an odd "%s" is an error that the model reads', async (name, _, fields) => {
	const [resource, operation] = name.split(':');
	for (const odd of [...MEANINGLESS, ...EMPTY]) {
		const items = await call({ resource, operation, ...fields } as IDataObject, odd);
		expect(items).toHaveLength(1);
		const { error } = items[0]!;
		expect([odd, typeof error]).toEqual([odd, 'string']);
		expect(error).not.toMatch(/undefined is|is not a function|\[object Object\]/);
	}
	expect(written()).toEqual([]);
});

test('a change that a model wants nothing of, it passes empty: it is none', async () => {
	const parameters = {
		resource: 'inviteSettings',
		operation: 'update',
		...SETTING,
		changes: { serviceDelayDays: 9, enabled: ODD, serviceTimeOfDay: ODD, productDelayDays: ODD },
	};
	for (const empty of EMPTY.slice(0, 4)) {
		shop.reset();
		expect((await call(parameters, empty))[0]).toMatchObject({ changed: ['serviceDelayDays'] });
		expect(written()).toHaveLength(1);
	}
	const run = await shop.run([{}], parameters);
	expect(run.error?.message).toContain('Enabled (changes.enabled) is empty');
});
