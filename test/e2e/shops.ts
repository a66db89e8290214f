import assert from 'node:assert/strict';
import type { Installation } from '../../scripts/lib/installN8n';
import { wooOrder } from '../nodes/ETrusted/orders/samples/wooCommerce';
import type { Checks } from './checks';
import { scenesWith } from './scene';
import { shops } from './shopPosts';
import { installed, onStage, type Stage } from './stage';
import { deliver, deliveredTo, publish } from './webhook';

/** What a merchant leaves alone: everything is taken from the order. */
const untouched = {
	consentField: 'review_invitation',
	customerOptedIn: false,
	customerEmail: '',
	transactionReference: '',
	transactionDate: '',
	// The samples' dates stay while time goes on.
	maxAgeInDays: 0,
};

async function scenes(checks: Checks, stage: Stage): Promise<void> {
	const { client, sandbox, save } = stage;
	const scene = scenesWith(checks, sandbox);
	for (const { fillFrom, order, parameters, payload, notSent } of shops) {
		const workflow = deliveredTo(fillFrom, { ...untouched, fillFrom, ...parameters });
		const settings = { ...workflow.settings, timezone: 'Europe/Berlin' };
		const url = await publish(client, await save({ ...workflow, settings }));
		await scene(`${fillFrom}: what the shop posts becomes exactly this event`, async () => {
			const skipped = await deliver(url, notSent.order);
			assert.equal(skipped.json.skipped, true, JSON.stringify(skipped.json));
			assert.match(String(skipped.json.reason), notSent.reason);
			const sent = await deliver(url, order);
			assert.equal(sent.json.EventRef, sandbox.accepted[0]?.ref, JSON.stringify(sent.json));
			assert.deepEqual(
				sandbox.accepted.map((event) => event.payload),
				[payload],
			);
		});
	}
}

/** Who is not invited in a live run, though the shop hands on the order. */
async function notInvited(checks: Checks, stage: Stage): Promise<void> {
	const { client, sandbox, save } = stage;
	const scene = scenesWith(checks, sandbox);
	const url = await publish(
		client,
		await save(
			deliveredTo('old-orders', {
				...untouched,
				fillFrom: 'wooCommerceOrder',
				// As the panel has it by itself.
				maxAgeInDays: undefined,
			}),
		),
	);
	const ordered = (date: Date, more: object = {}) => ({
		...wooOrder,
		...more,
		date_created_gmt: date.toISOString().slice(0, 19),
	});
	const lastYear = new Date(Date.now() - 365 * 24 * 60 * 60 * 1000);

	await scene('an order of last year is not sent by its webhook, one of today is', async () => {
		const old = await deliver(url, ordered(lastYear));
		assert.equal(old.json.skipped, true, JSON.stringify(old.json));
		assert.match(
			String(old.json.reason),
			/^The order is of \d{4}-\d\d-\d\d, more than 90 days ago$/,
		);
		assert.deepEqual(sandbox.requests, []);
		const recent = await deliver(url, ordered(new Date()));
		assert.equal(recent.json.EventRef, sandbox.accepted[0]?.ref, JSON.stringify(recent.json));
		assert.equal(sandbox.accepted.length, 1);
	});

	await scene('an address of a marketplace is not written to', async () => {
		const billing = { ...wooOrder.billing, email: 'X7KQ2@Marketplace.Amazon.DE' };
		const { json } = await deliver(url, ordered(new Date(), { billing, number: 'A-1' }));
		assert.deepEqual(json, {
			skipped: true,
			reason: 'The order came from a marketplace (customer.email is "…@marketplace.amazon.de")',
		});
		assert.deepEqual(sandbox.requests, []);
	});
}

/** A template of the sandbox's account. */
const templateId = 'tpl-qst-c7363272-3e81-43ee-90c9-1e2bb0a3f54f';

/** A link from the same order is made whatever its age and its consent: nothing is sent to the customer. */
async function links(checks: Checks, stage: Stage): Promise<void> {
	const { client, sandbox, save } = stage;
	const scene = scenesWith(checks, sandbox);
	const url = await publish(
		client,
		await save(
			deliveredTo('links', {
				resource: 'reviewLink',
				operation: 'create',
				template: { __rl: true, mode: 'id', value: templateId },
				fillFrom: 'wooCommerceOrder',
				customerEmail: '',
				transactionReference: '',
				transactionDate: '',
			}),
		),
	);
	await scene('a review link is made from an old order without consent', async () => {
		const order = { ...wooOrder, meta_data: [], date_created_gmt: '2021-03-01T10:00:00' };
		const { json } = await deliver(url, order);
		assert.match(String(json.link), /^https:/, JSON.stringify(json));
		const [asked] = sandbox.requests.filter(({ path }) => path === '/questionnaire-links');
		const { customer, transaction } = asked!.json as Record<string, Record<string, string>>;
		assert.equal(customer!.email, wooOrder.billing.email);
		assert.deepEqual(transaction, {
			reference: wooOrder.number,
			date: '2021-03-01T10:00:00.000Z',
		});
	});
}

/** Orders of shops, with nothing mapped, as their webhooks bring them. */
export async function shopOrders(
	checks: Checks,
	installation: Installation,
	tarball: string,
): Promise<void> {
	await onStage(installation, installed(tarball), async (stage) => {
		await scenes(checks, stage);
		await notInvited(checks, stage);
		await links(checks, stage);
	});
}
