import type { IDataObject } from 'n8n-workflow';

import type { Fault } from '../../sandbox';
import { shop } from './oneShop';
import { CHANNEL, output } from './shop';

/** Why orders of the sandbox's account were not invited, asked through the node. */

/** What arrived with a token that is good: the sandbox forgets the one that n8n still has. */
export const taken = () =>
	shop.sandbox.requests.filter(({ path, status }) => !/oauth/.test(path) && status !== 401);

export const asked = () => taken().map(({ path }) => path);

export const run = async (input: IDataObject[], parameters: IDataObject = {}) =>
	await shop.run(input, {
		resource: 'invite',
		operation: 'explain',
		orderReference: '={{ $json.ref }}',
		...parameters,
	});

export const byEvent = (eventId: string) => ({ lookUpBy: 'eventId', eventId });

interface Explained extends IDataObject {
	summary: string;
	checks: Array<IDataObject & { check: string; ok: boolean | null; detail: string }>;
	invites: IDataObject[];
}

export const explained = (done: Awaited<ReturnType<typeof run>>) => {
	expect(done.error?.message).toBeUndefined();
	return output(done).map(({ json }) => json as Explained);
};

export const oks = ({ checks }: Explained) => checks.map(({ ok }) => ok);

export const answer = (path: string | RegExp, fault: Fault) =>
	shop.sandbox.faults.add({ match: { method: 'GET', path }, ...fault });

export const add = (id: string, more: IDataObject = {}) =>
	shop.sandbox.invites.addInvite({
		id,
		channelRef: CHANNEL,
		transaction: { id: 'txn-1', reference: 'A-1' },
		status: { name: 'OPENED' },
		sentAt: '2026-11-20T09:00:00.000Z',
		...more,
	});

export const SETTINGS = `/invite-settings?channel-id=${CHANNEL}`;
