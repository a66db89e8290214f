import type { IDataObject } from 'n8n-workflow';

import type { InviteSetting } from '../../sandbox';
import { shop } from './oneShop';
import { output } from './shop';

/** The invite settings of the sandbox, read and changed through the node. */

export const UK = 'chl-1c2d9b74-52a3-4e6f-9a08-7d4c1f6b8e21';

export const arrived = () =>
	shop.sandbox.requests
		.filter(({ pathname, status }) => pathname !== '/oauth/token' && status !== 401)
		.map(({ method, path }) => `${method} ${path}`);

export const bodies = () =>
	shop.sandbox.requests.filter(({ method }) => method === 'PATCH').map(({ json }) => json);

export const locator = (value: string, mode = 'list') => ({ __rl: true, mode, value });

export const run = async (
	operation: string,
	parameters: IDataObject,
	input: IDataObject[] = [{}],
) => await shop.run(input, { resource: 'inviteSettings', operation, ...parameters });

export const jsons = (done: Awaited<ReturnType<typeof run>>) => {
	expect(done.error?.message).toBeUndefined();
	return output(done).map(({ json }) => json);
};

export const typeId = (name: string) => shop.sandbox.automation.eventTypes.named(name)?.id ?? '';
export const setting = (channelId = UK, type = 'delivery') =>
	shop.sandbox.automation.inviteSettings.of(channelId, typeId(type)) as InviteSetting;

export const KEYS = [
	'id',
	'channelId',
	'channelName',
	'eventTypeId',
	'eventType',
	'eventTypeActive',
	'enabled',
	'serviceEnabled',
	'serviceDelayDays',
	'serviceTimeOfDay',
	'productEnabled',
	'productDelayDays',
	'productTimeOfDay',
	'updatedAt',
];

/** UK's setting for deliveries, as it comes out. */
export const SIMPLE = () => ({
	id: setting().id,
	channelId: UK,
	channelName: 'Müller & Sons Store',
	eventTypeId: typeId('delivery'),
	eventType: 'delivery',
	eventTypeActive: true,
	enabled: true,
	serviceEnabled: true,
	serviceDelayDays: 5,
	serviceTimeOfDay: '07:15:00Z',
	productEnabled: true,
	productDelayDays: 5,
	productTimeOfDay: '07:15:00Z',
	updatedAt: '2025-09-15T13:30:00.000Z',
});

export const update = async (changes: unknown, more: IDataObject = {}, input?: IDataObject[]) =>
	await run(
		'update',
		{
			channel: locator(UK),
			eventType: locator('delivery'),
			changes: changes as IDataObject,
			...more,
		},
		input,
	);
