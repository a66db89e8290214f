import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../../sandbox';
import {
	answerWith,
	asked,
	create,
	CREATED,
	LINK,
	OUT,
	PARAMETERS,
	PATH,
	PAYLOAD,
	TEMPLATE,
} from '../links';
import { shop } from '../oneShop';
import { CHANNEL, output } from '../shop';

test('the least: a template, a channel, a customer and an order; the token stays inside', async () => {
	answerWith(CREATED);
	const run = await create();
	expect(output(run)).toEqual([{ json: OUT, pairedItem: { item: 0 } }]);
	expect(asked().map(({ method, json }) => [method, json])).toEqual([['POST', PAYLOAD]]);
	expect(run.serialize()).not.toContain('secret');
});

test('everything, with the rules of events', async () => {
	answerWith(CREATED);
	await create({
		template: { __rl: true, mode: 'id', value: '={{ " tpl-1 " }}' },
		channel: { __rl: true, mode: 'userDefinedId', value: 'my-shop' },
		customerEmail: ' jörg@müller.example ',
		customerFields: { address: '', firstName: 'Jörg', lastName: 'Müller', mobile: 49123 },
		transactionReference: '={{ 4711 }}',
		transactionDate: '2026-11-23 10:00:00',
		productsInput: 'json',
		productsJson: '[{"sku":"1","name":"Shoe","url":"https://shop.example/1","gtin":""}]',
		metadataInput: 'fields',
		metadata: { entry: [{ key: 'store', value: 'Cologne' }] },
		additionalFields: { type: 'after_sales', system: 'my-shop', systemVersion: '2.0' },
	});
	expect(asked()[0]?.json).toEqual({
		questionnaireTemplate: { id: 'tpl-1' },
		customer: {
			email: 'jörg@müller.example',
			firstName: 'Jörg',
			lastName: 'Müller',
			mobile: '49123',
		},
		channel: { id: 'my-shop', type: 'user_defined' },
		transaction: { reference: '4711', date: '2026-11-23T09:00:00.000Z' },
		products: [{ sku: '1', name: 'Shoe', url: 'https://shop.example/1' }],
		metadata: { store: 'Cologne' },
		type: 'after_sales',
		system: 'my-shop',
		systemVersion: '2.0',
	});
});

test.each([
	[
		{ template: { __rl: true, mode: 'list', value: '={{ undefined }}' } },
		'Template (questionnaireTemplate.id) is required, but empty',
	],
	[
		{ customerEmail: 'a@@b.de' },
		'Customer Email (customer.email) "a@@b.de" is not an email address',
	],
	[
		{ transactionReference: '={{ "" }}' },
		'Transaction Reference (transaction.reference) is required, but empty',
	],
	[
		{ channel: { __rl: true, mode: 'id', value: 'x' } },
		'Channel (channel.id) "x" is not a channel ID',
	],
	[{ additionalFields: { type: 'checkout' } }, 'Type (type) "checkout" is reserved by eTrusted'],
	[{ additionalFields: { system: '={{ [] }}' } }, 'System (system) [] is not a text'],
	[{ productsInput: 'json', productsJson: '[{"sku":"1"}]' }, '(products[0].name) is required'],
	[{ options: { dryRun: '={{ "" }}' } }, 'Dry Run (options.dryRun) is empty'],
	[{ options: { timeout: 0 } }, 'Timeout (options.timeout) 0 is not a whole number'],
])('%j is refused, and nothing is sent', async (parameters, message) => {
	const run = await create(parameters);
	expect(run.error?.message).toContain(message);
	expect(asked()).toEqual([]);
});

test('a dry run sends nothing', async () => {
	const run = await create({ options: { dryRun: true } });
	expect(output(run)).toEqual([
		{ json: { dryRun: true, wouldBe: 'sent', payload: PAYLOAD }, pairedItem: { item: 0 } },
	]);
	expect(shop.sandbox.requests).toEqual([]);
});

test.each(['', 'not a url', 7])('%j is no link', async (link) => {
	answerWith({ status: 200, body: { id: 'qre-1', link } });
	expect((await create()).error?.message).toContain('not what the eTrusted API is documented');
});

test('an answer without an ID gives its link', async () => {
	answerWith({ status: 201, body: { link: 'https://etru.st/x' } });
	expect(output(await create())[0]?.json).toEqual({ id: null, link: 'https://etru.st/x' });
});

test.each([
	{ status: 500 },
	{ status: 502 },
	{ drop: 'before' },
	{ drop: 'after' },
	{ status: 200, body: '<html>' },
	{ status: 200, body: { id: 'qre-1', token: LINK.token } },
	{ hang: true },
] as Fault[])('in doubt (%j) it is not asked for again', async (fault) => {
	// The first request has a token to wait for: the second one is the one that hangs.
	answerWith(CREATED, fault);
	await create();
	const run = await create({ options: { timeout: 'hang' in fault ? 200 : 10_000 } });
	expect(run.error?.message).toContain('the review link may have been created');
	expect(run.error?.description).toContain(
		'The review link may have been created, so it was not asked for again. Nothing was sent to the customer: run the item again if a second link does no harm.',
	);
	expect(run.error?.message).not.toContain('eyJ');
	expect(asked()).toHaveLength(2);
});

test('what surely was not taken is asked for again, as often as the panel says', async () => {
	answerWith({ status: 429 }, { status: 503 }, CREATED);
	expect(output(await create())).toHaveLength(1);
	answerWith({ status: 503, body: '' }, { status: 503, body: '' });
	const run = await create({ options: { maxRetries: 1 } });
	expect(run.error?.message).toBe(
		'eTrusted is not available at the moment (503), after 2 tries [item 0]',
	);
	expect(run.error?.description).toContain('No review link was created.');
});

test.each([
	[
		{ status: 400, body: { Message: 'no template' } },
		'eTrusted refused the request: no template (400) [item 0]',
	],
	[{ status: 403, body: '' }, 'This API client may not use this channel (403) [item 0]'],
	[{ status: 404, body: '' }, 'eTrusted has no such template or channel (404) [item 0]'],
])('%j', async (fault, message) => {
	answerWith(fault);
	expect((await create()).error?.message).toBe(message);
});

test('too many requests: what to raise and to lower, and what was not done', async () => {
	answerWith({ status: 429, body: '' });
	const run = await create({ options: { maxRetries: 0 } });
	expect(run.error?.description).toBe(
		'No review link was created. Run the item again later, or raise "Max Retries" and lower "Max Concurrent Requests" under Options.',
	);
});

test('at most so many side by side as the panel says', async () => {
	// The first one goes alone. The others are answered once so many wait, and no earlier than one more could come.
	const until = () => asked().length < 2 || shop.sandbox.maxInFlight >= 3;
	shop.sandbox.faults.add({
		match: { path: PATH },
		times: Infinity,
		until,
		delayMs: 20,
		...CREATED,
	});
	const input = Array.from({ length: 20 }, (_, index) => ({ ref: `r${index}` }));
	const run = await create({ options: { maxConcurrentRequests: 3 } }, input);
	expect(output(run)).toHaveLength(20);
	expect(shop.sandbox.maxInFlight).toBe(3);
});

test('a retried execution does not create a link a second time, unless anything about it differs', async () => {
	const input = [{ ref: 'r0' }, { ref: 'r1' }];
	const linkOf = (ref: string): Fault => ({
		match: {
			path: PATH,
			body: ({ transaction }: { transaction: { reference: string } }) =>
				transaction.reference === ref,
		},
		status: 200,
		body: { ...LINK, link: `https://etru.st/${ref}` },
	});
	shop.sandbox.faults.add(linkOf('r0'));
	shop.sandbox.faults.add({ ...linkOf('r1'), status: 400, body: '' });
	const failed = await create({}, input);
	expect(failed.error?.message).toContain('(400) [item 1]. 1 of 2 items were accepted before it');
	const noted = JSON.stringify(failed.context('eTrusted'));
	expect(noted).toContain('https://etru.st/r0');
	for (const secret of ['a@b.de', 'eyJ', 'r0"', TEMPLATE]) {
		expect(noted.replaceAll('https://etru.st/r0"', '')).not.toContain(secret);
	}
	shop.sandbox.faults.add(linkOf('r1'));
	const retried = await shop.engine.retry(failed);
	expect(output(retried).map(({ json }) => json.link)).toEqual([
		'https://etru.st/r0',
		'https://etru.st/r1',
	]);
	expect(asked()).toHaveLength(3);
});

test.each([
	['template', { template: { __rl: true, mode: 'id', value: 'tpl-other' } }],
	['channel', { channel: { __rl: true, mode: 'list', value: 'chl-2' } }],
	['kind of channel', { channel: { __rl: true, mode: 'userDefinedId', value: CHANNEL } }],
	['order', { transactionReference: '={{ $json.ref }}-2' }],
	['customer', { customerEmail: 'other@b.de' }],
])('another %s is another link, also in a retried execution', async (_, changed) => {
	const ofOrder = (ref: string) => ({
		path: PATH,
		body: ({ transaction }: { transaction: { reference: string } }) =>
			transaction.reference.startsWith(ref),
	});
	shop.sandbox.faults.add({ match: ofOrder('r0'), times: 2, ...CREATED });
	shop.sandbox.faults.add({ match: ofOrder('r1'), status: 400, body: '' });
	const failed = await create({}, [{ ref: 'r0' }, { ref: 'r1' }]);
	shop.sandbox.faults.add({ match: ofOrder('r1'), ...CREATED });
	const workflow = shop.workflow({ ...PARAMETERS, ...(changed as IDataObject) });
	expect(output(await shop.engine.retry(failed, { workflow }))).toHaveLength(2);
	const made = asked().map(({ text }) => text);
	expect(made).toHaveLength(4);
	expect(new Set(made).size).toBe(4);
});
