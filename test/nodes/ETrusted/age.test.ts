import type { IDataObject, WorkflowExecuteMode } from 'n8n-workflow';

import { operation } from '../../../nodes/ETrusted/actions/event/create.operation';
import { runItems } from '../../../nodes/ETrusted/execution/itemLoop';
import { clock } from '../../../nodes/ETrusted/transport/clock';
import { shop } from '../oneShop';
import { BASE_PARAMETERS, output } from '../shop';
import { accepted, FakeContext } from './execution/context';

/*
 * "Not Older Than (Days)": what shops hand on of orders of last year is not sent, unless a person does it by hand.
 */

const DAY = 24 * 60 * 60 * 1000;

const orderOf = (date: unknown, more: IDataObject = {}): IDataObject => ({
	id: 1701,
	number: '1701',
	status: 'completed',
	order_key: 'wc_1',
	date_created: null,
	date_created_gmt: date as string,
	billing: { email: 'ada@brunner.example' },
	meta_data: [{ key: 'ok', value: 'yes' }],
	line_items: [],
	...more,
});

const WOO: IDataObject = {
	fillFrom: 'wooCommerceOrder',
	consentField: 'ok',
	customerEmail: '',
	transactionReference: '',
	// As in a workflow that was saved before there was the parameter.
	maxAgeInDays: undefined,
};

const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

const run = async (item: IDataObject, more: IDataObject = {}, zone?: string) =>
	await shop.run([item], { ...WOO, ...more }, zone === undefined ? {} : { timezone: zone });

const skipOf = async (item: IDataObject, more: IDataObject = {}, zone?: string) => {
	const done = await run(item, more, zone);
	expect(done.error?.message).toBeUndefined();
	const json = output(done)[0]?.json as IDataObject;
	return json.skipped === true ? json.reason : undefined;
};

const OLD = 'The order is of 2024-03-01, more than 90 days ago';

test('an order of last year is not sent by a live run', async () => {
	const done = await run(orderOf('2024-03-01T10:00:00'));
	expect(output(done).map(({ json }) => json)).toEqual([{ skipped: true, reason: OLD }]);
	expect(done.rounds('eTrusted')[0]?.hints?.map(({ message }) => message)).toEqual([
		'0 sent, 1 skipped: 1 too old',
	]);
	expect(shop.sandbox.requests).toEqual([]);
});

test.each([
	['Europe/Berlin', '2024-02-29T22:59:59', '2024-02-29'],
	['Europe/Berlin', '2024-02-29T23:30:00', '2024-03-01'],
	['America/New_York', '2024-03-01T04:59:00', '2024-02-29'],
	['Pacific/Auckland', '2024-02-29T11:00:00', '2024-03-01'],
])('the day is that of %s', async (zone, date, day) => {
	expect(await skipOf(orderOf(date), {}, zone)).toBe(
		`The order is of ${day}, more than 90 days ago`,
	);
});

describe('so many days', () => {
	beforeEach(() => {
		const now = Date.parse('2026-11-26T12:00:00Z');
		jest.spyOn(clock, 'now').mockReturnValue(now);
	});

	test.each([
		[90, '2026-08-28T12:00:00', undefined],
		[90, '2026-08-28T11:59:59', 'The order is of 2026-08-28, more than 90 days ago'],
		[1, '2026-11-25T12:00:00', undefined],
		[1, '2026-11-25T11:59:59', 'The order is of 2026-11-25, more than 1 day ago'],
		['={{ "30" }}', '2026-10-26T12:00:00', 'The order is of 2026-10-26, more than 30 days ago'],
		['={{ 31 }}', '2026-10-26T12:00:00', undefined],
		[0, '1999-01-01T00:00:00', undefined],
		['={{ "0" }}', '1999-01-01T00:00:00', undefined],
		[90, '2031-01-01T00:00:00', undefined],
		// Of the panel, an empty number is the default.
		['', '2026-08-28T11:59:59', 'The order is of 2026-08-28, more than 90 days ago'],
		[1e300, '1970-01-02T00:00:00', undefined],
	])('%j, an order of %s', async (maxAgeInDays, date, reason) => {
		expect(await skipOf(orderOf(date), { maxAgeInDays })).toBe(reason);
	});
});

test.each([
	[-1, '-1 is not a whole number of 0 or more'],
	[1.5, '1.5 is not a whole number of 0 or more'],
	['={{ "a while" }}', '"a while" is not a whole number of 0 or more'],
	['={{ true }}', 'true is not a whole number of 0 or more'],
	['={{ [90] }}', '[90] is not a whole number of 0 or more'],
	['={{ NaN }}', 'NaN is not a whole number of 0 or more'],
	['={{ $json.nothing }}', 'is empty'],
	['={{ "" }}', 'is empty'],
	['={{ null }}', 'is empty'],
	['={{ $("Nowhere").item.json.x }}', 'could not be read'],
])('%j days are refused by name, and nothing is sent', async (maxAgeInDays, problem) => {
	const { error } = await run(orderOf(ago(DAY)), { maxAgeInDays });
	expect(error?.message).toContain(`Not Older Than (Days) (maxAgeInDays) ${problem}`);
	expect(shop.sandbox.requests).toEqual([]);
});

test('the date is the one that would be sent', async () => {
	const isOld = async (item: IDataObject, transactionDate: string) =>
		(await skipOf(item, { transactionDate })) !== undefined;
	expect(await isOld(orderOf(ago(DAY)), '2024-03-01 10:00:00')).toBe(true);
	expect(await isOld(orderOf('2024-03-01T10:00:00'), `={{ "${ago(DAY)}" }}`)).toBe(false);
	expect(await isOld(orderOf('2024-03-01T10:00:00'), ' ')).toBe(true);
	expect(await isOld(orderOf('soon', { date_created: '2024-03-01T10:00:00' }), '')).toBe(true);
	expect(shop.payloads).toHaveLength(1);
});

test('a date in the panel that is none is told, also of an order that is old', async () => {
	const { error } = await run(orderOf('2024-03-01T10:00:00'), { transactionDate: 'soon' });
	expect(error?.message).toContain('Transaction Date (transaction.date) "soon" is not a date');
});

test('an order without a date has no age', async () => {
	expect(await skipOf(orderOf(undefined))).toBeUndefined();
	expect(await skipOf(orderOf('0000-00-00 00:00:00'))).toBeUndefined();
	expect(shop.payloads).toHaveLength(2);
});

test('consent is asked first, and who is never invited; the status after it', async () => {
	const old = (more: IDataObject) => orderOf('2024-03-01T10:00:00', more);
	expect(await skipOf(old({ meta_data: [] }))).toMatch(/has no field "ok"/);
	expect(await skipOf(old({ status: 'cancelled' }))).toBe('The order was cancelled');
	expect(await skipOf(old({ status: 'pending' }))).toBe(OLD);
});

test('values that are mapped, and an event payload, are of any age', async () => {
	await shop.run([{}], { transactionDate: '1999-01-01', maxAgeInDays: 1 });
	await shop.run([{ customer: { email: 'a@b.de' }, transaction: { reference: 'x', date: 1e9 } }], {
		fillFrom: 'eventPayload',
		customerEmail: '',
		transactionReference: '',
		maxAgeInDays: 1,
	});
	expect(shop.payloads).toHaveLength(2);
});

describe('started by hand', () => {
	const byHand = async (item: IDataObject, more: IDataObject = {}) => {
		const workflow = shop.workflow({ ...WOO, ...more });
		// n8n pins data in manual executions alone.
		return await shop.engine.run({ ...workflow, pinData: { Start: [{ json: item }] } });
	};

	test('orders of any age are sent', async () => {
		const done = await byHand(orderOf('2024-03-01T10:00:00'));
		expect(output(done)[0]?.json).toHaveProperty('EventRef');
		expect(shop.payloads).toHaveLength(1);
	});

	test('a dry run warns that a live run would skip it', async () => {
		const dry = async (item: IDataObject, more: IDataObject = {}) =>
			output(await byHand(item, { options: { dryRun: true }, ...more }))[0]?.json;
		expect(await dry(orderOf('2024-03-01T10:00:00'))).toMatchObject({
			wouldBe: 'sent',
			warnings: [`A live run would skip the order. ${OLD}.`],
		});
		expect(await dry(orderOf(ago(DAY)))).toMatchObject({ wouldBe: 'sent', warnings: [] });
		expect(await dry(orderOf('2024-03-01T10:00:00'), { maxAgeInDays: 0 })).toMatchObject({
			wouldBe: 'sent',
			warnings: [],
		});
		// What is skipped all the same needs no more reasons.
		expect(await dry(orderOf('2024-03-01T10:00:00', { status: 'pending' }))).toMatchObject({
			wouldBe: 'skipped',
			reason: 'The order is "pending", not "completed"',
			warnings: [],
		});
	});

	test('what is no number of days is refused all the same', async () => {
		for (const dryRun of [false, true]) {
			const { error } = await byHand(orderOf(ago(DAY)), { maxAgeInDays: -1, options: { dryRun } });
			expect(error?.message).toBe(
				'Nothing was sent, because values are wrong: Not Older Than (Days) (maxAgeInDays) -1 is not a whole number of 0 or more [item 0]',
			);
		}
	});

	test('a retry of it is no execution that was started by hand', async () => {
		shop.sandbox.faults.add({ status: 400, match: { path: '/events' } });
		const failed = await byHand(orderOf('2024-03-01T10:00:00'));
		expect(failed.error?.message).toContain('(400)');
		const retried = await shop.engine.retry(failed);
		expect(output(retried)[0]?.json).toEqual({ skipped: true, reason: OLD });
	});
});

test('a dry run of a live execution says that it would be skipped', async () => {
	const done = await run(orderOf('2024-03-01T10:00:00'), { options: { dryRun: true } });
	expect(output(done)[0]?.json).toMatchObject({ wouldBe: 'skipped', reason: OLD });
});

test.each<[WorkflowExecuteMode, boolean]>([
	['manual', true],
	['webhook', false],
	['trigger', false],
	['retry', false],
	['integrated', false],
	['cli', false],
	['error', false],
	['internal', false],
])('in mode %s an old order is sent: %p', async (mode, isSent) => {
	for (const type of ['n8n-nodes-etrusted.eTrusted', 'n8n-nodes-etrusted.eTrustedTool']) {
		const fake = new FakeContext({
			mode,
			node: { type },
			parameters: { ...BASE_PARAMETERS, ...WOO, maxAgeInDays: 90 },
			input: [orderOf('2024-03-01T10:00:00')],
			serve: () => accepted('evt-1'),
		});
		const [item] = await runItems(fake.functions, operation);
		expect(fake.sent).toHaveLength(isSent ? 1 : 0);
		expect(item?.json.reason).toBe(isSent ? undefined : OLD);
	}
});
