import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { operations } from '../nodes/ETrusted/actions';
import { seededTemplates } from '../sandbox/seed/templates';
import { BASE_PARAMETERS, CHANNEL, output, Shop, skipWaiting } from './nodes/shop';
import { schemaOf } from './previewSchema';

/*
 * What n8n's editor shows of an operation before it ran (`__schema__`) is what really comes out: each preview is made
 * from outputs of the node, by `UPDATE_PREVIEWS=1 npx jest test/previews`, and compared with them here.
 */

const FOLDER = join(__dirname, '../nodes/ETrusted/__schema__/v1.0.0');

let shop: Shop;
beforeAll(async () => {
	shop = await Shop.open({ expressions: 'legacy' });
});
beforeEach(() => {
	skipWaiting();
});
afterEach(() => {
	shop.reset();
	jest.restoreAllMocks();
});

/** Runs one operation for one item, as a merchant finds it in the panel unless told. */
async function run(name: string, parameters: IDataObject = {}): Promise<IDataObject[]> {
	const [resource, operation] = name.split(':');
	const done = await shop.run([{}], { resource, operation, ...parameters });
	return output(done).map(({ json }) => json);
}

const locator = (value: string, mode = 'id') => ({ __rl: true, mode, value });

const reviews = () => shop.sandbox.reviews.all;
const reviewWith = (fits: (review: ReturnType<typeof reviews>[number]) => boolean) => {
	const found = reviews().find(fits);
	if (!found) throw new Error('The seed has no such review');
	return found.id;
};

const createEvent = async (parameters: IDataObject = {}) =>
	await run('event:create', { ...BASE_PARAMETERS, ...parameters });

/** With all that the flat form of an event shows. */
const WHOLE_EVENT: IDataObject = {
	transactionDate: '2026-11-20T10:00:00.000Z',
	productsInput: 'json',
	productsJson: [{ sku: 'T-1', name: 'Tasse', url: 'https://shop.example/tasse' }],
	additionalFields: { estimatedDeliveryDate: '2026-11-24' },
};

const NO_FILTERS = { channel: locator(''), eventType: locator('') };

/** How each operation is made to put out what it usually does; no output is of an error or a skipped item. */
const RECIPES: Record<string, () => Promise<IDataObject[]>> = {
	'channel:getAll': async () => await run('channel:getAll', { returnAll: true }),
	'channel:getRating': async () => await run('channel:getRating', { channel: locator(CHANNEL) }),
	'event:create': async () => await createEvent(),
	'event:get': async () => {
		const [created] = await createEvent(WHOLE_EVENT);
		return await run('event:get', { eventId: created?.EventRef });
	},
	'eventType:create': async () => await run('eventType:create', { name: 'pickup' }),
	'eventType:update': async () =>
		await run('eventType:update', { eventType: locator('delivery', 'name'), active: false }),
	'eventType:getAll': async () => await run('eventType:getAll', { returnAll: true }),
	'invite:explain': async () => {
		const orders = shop.sandbox.invites.all.filter(({ channelRef }) => channelRef === CHANNEL);
		const explained = orders.slice(-40).map(({ transaction }) =>
			run('invite:explain', {
				channel: locator(CHANNEL),
				orderReference: transaction?.reference ?? '',
			}),
		);
		return (await Promise.all(explained)).flat();
	},
	'invite:getAll': async () =>
		await run('invite:getAll', { channel: locator(CHANNEL), returnAll: true }),
	'inviteSettings:getAll': async () => await run('inviteSettings:getAll', NO_FILTERS),
	'inviteSettings:update': async () =>
		await run('inviteSettings:update', {
			channel: locator(CHANNEL),
			eventType: locator('delivery', 'name'),
			changes: { serviceDelayDays: 3 },
		}),
	'review:count': async () => await run('review:count'),
	'review:deleteReply': async () =>
		await run('review:deleteReply', { reviewId: reviewWith(({ reply }) => reply !== undefined) }),
	'review:get': async () =>
		(await Promise.all(reviews().map(({ id }) => run('review:get', { reviewId: id })))).flat(),
	'review:getAll': async () => await run('review:getAll', { returnAll: true }),
	'review:getReport': async () =>
		await run('review:getReport', {
			reviewId: reviewWith(({ additionalInformation: { veto } }) => veto !== undefined),
		}),
	'review:reply': async () =>
		await run('review:reply', {
			reviewId: reviewWith(({ reply }) => reply === undefined),
			comment: 'Thank you',
		}),
	'review:report': async () =>
		await run('review:report', {
			reviewId: reviewWith(() => true),
			reason: 'ABUSIVE',
			comment: 'It names an employee',
			goodFaith: true,
		}),
	'reviewLink:create': async () =>
		await run('reviewLink:create', {
			...BASE_PARAMETERS,
			resource: 'reviewLink',
			template: locator(seededTemplates[0]?.id ?? ''),
		}),
};

const NAMES = [...operations.keys()].sort();

const pathOf = (name: string) => join(FOLDER, `${name.replace(':', '/')}.json`);

test('every operation has a preview, and every preview an operation', () => {
	expect(Object.keys(RECIPES).sort()).toEqual(NAMES);
	const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.json'))
		.map((file) => join(FOLDER, file));
	expect(files.sort()).toEqual(NAMES.map(pathOf).sort());
});

test.each(NAMES)('the preview of %s shows what comes out, no key more or less', async (name) => {
	const outputs = await (RECIPES[name] as () => Promise<IDataObject[]>)();
	expect(outputs.length).toBeGreaterThan(0);
	for (const json of outputs) {
		expect(Object.keys(json)).not.toContain('error');
		expect(Object.keys(json)).not.toContain('skipped');
	}
	const schema = { ...schemaOf(outputs), version: 1 };
	const path = pathOf(name);
	if (process.env.UPDATE_PREVIEWS) {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, `${JSON.stringify(schema, null, '\t')}\n`);
	}
	expect(existsSync(path)).toBe(true);
	// As texts: the keys stand in the order in which they come out.
	expect(readFileSync(path, 'utf8')).toBe(`${JSON.stringify(schema, null, '\t')}\n`);
});
