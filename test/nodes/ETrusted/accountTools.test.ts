import type { IDataObject } from 'n8n-workflow';

import { shop } from '../oneShop';
import { CHANNEL, output, TOOL_TYPE } from '../shop';

/*
 * What an AI agent does with the account: it asks why, and switches on, once.
 */

const call = async (parameters: IDataObject, input: IDataObject[] = [{}]) => {
	const run = await shop.run(input, parameters, { type: TOOL_TYPE });
	expect(run.error?.message).toBeUndefined();
	return output(run).map(({ json }) => json);
};

const written = () =>
	shop.sandbox.requests.filter(
		({ method, pathname }) => method !== 'GET' && pathname !== '/oauth/token',
	);

const locator = (value: string, mode = 'list') => ({ __rl: true, mode, value });
const EXPLAIN = { resource: 'invite', operation: 'explain', channel: locator(CHANNEL) };

test('it is told why, and a failure as an error it can read', async () => {
	const [explained] = await call({ ...EXPLAIN, orderReference: 'W-31024' });
	expect(explained).toMatchObject({
		invited: false,
		summary: 'Not invited: the domain of the email address is on a block list',
	});
	const [wrong] = await call({ ...EXPLAIN, orderReference: ' ' });
	expect(wrong!.error).toContain('Order Reference (orderReference) is required, but empty');
	expect(written()).toEqual([]);
});

test('where there are no invite settings, it is told so', async () => {
	shop.sandbox.faults.add({ match: { path: /^\/invite-settings/ }, status: 200, body: [] });
	const parameters = { channel: locator(CHANNEL), eventType: locator('') };
	expect(await call({ resource: 'inviteSettings', operation: 'getAll', ...parameters })).toEqual([
		{ found: 0, message: 'There are no such invite settings' },
	]);
});

test('two calls for the same write once', async () => {
	const create = { resource: 'eventType', operation: 'create', name: 'pickup' };
	expect((await call(create))[0]).toMatchObject({ name: 'pickup', created: true });
	expect((await call(create))[0]).toMatchObject({ name: 'pickup', created: false });
	const update = {
		resource: 'inviteSettings',
		operation: 'update',
		channel: locator(CHANNEL),
		eventType: locator('delivery'),
		changes: { serviceDelayDays: '={{ $json.days }}' },
	};
	expect((await call(update, [{ days: 9 }]))[0]).toMatchObject({ changed: ['serviceDelayDays'] });
	expect((await call(update, [{ days: '9' }]))[0]).toMatchObject({ changed: [] });
	const [wrong] = await call(update, [{ days: 181 }]);
	expect(wrong!.error).toContain('181 is not a whole number from 0 to 180');
	expect(written().map(({ method }) => method)).toEqual(['POST', 'PATCH']);
});
