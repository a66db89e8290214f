import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { currentVersion, type Installation } from '../../scripts/lib/installN8n';
import type { Checks } from './checks';
import { EditorPage, startBrowser } from './editorPage';
import { explaining } from './editorExplain';
import { reviewPicker } from './editorReviews';
import { wholeWorkflows } from './editorWorkflows';
import { installed, onStage, type Stage } from './stage';
import { chain } from './workflows';

/** The order that comes in, as the WooCommerce Trigger hands it on. */
const order = {
	id: 12345,
	number: '12345',
	status: 'completed',
	date_created_gmt: '2026-11-20T09:15:00',
	billing: { first_name: 'Nathan', last_name: 'Smith', email: 'nathan@example.com' },
	meta_data: [{ id: 1, key: 'review_invitation', value: 'yes' }],
	line_items: [
		{ id: 5, product_id: 71, variation_id: 0, quantity: 1, sku: 'TS-1', name: 'T-Shirt' },
	],
	_links: { self: [{ href: 'https://shop.example.com/wp-json/wc/v3/orders/12345' }] },
};

/** What the node makes of it without any mapping. */
const fromOrder = {
	customer: { firstName: 'Nathan', lastName: 'Smith', email: 'nathan@example.com' },
	transaction: { reference: '12345', date: '2026-11-20T09:15:00.000Z' },
	products: [
		{ name: 'T-Shirt', sku: 'TS-1', url: 'https://shop.example.com/?post_type=product&p=71' },
	],
};

/** The channel of the sandbox's account that "sons" finds. */
const channelId = 'chl-1c2d9b74-52a3-4e6f-9a08-7d4c1f6b8e21';

const products = [
	{ name: 'T-Shirt White M', sku: '1234-TS-WH-M', url: 'https://shop.example.com/t-shirt' },
	{ name: 'Cap Blue', sku: '5678-CP-BL', url: 'https://shop.example.com/cap' },
];

async function scenes(checks: Checks, stage: Stage, editor: EditorPage): Promise<void> {
	const { client, credentialId, sandbox } = stage;
	const scene = async (name: string, work: () => Promise<void>) =>
		await checks.check(
			name,
			async () => await work().catch(async (error: Error) => await editor.explain(error)),
		);

	// The merchant of this story starts without a credential.
	await client.request('DELETE', `/credentials/${credentialId}`);

	await scene(
		'credential: two fields, a wrong secret is told, the right one connects',
		async () => {
			await editor.logIn();
			const form = await editor.newCredential('eTrusted OAuth2 API');
			assert.equal(await editor.find('credential-connection-parameter', form).count(), 2);
			await editor.fill('clientId', sandbox.clientId);
			await editor.fill('clientSecret', 'wrong');
			await editor.find('credential-save-button', form).click();
			await editor.text(/Couldn.t connect/).waitFor();
			await editor.text('More details').click();
			await editor.text('an authorization code using this method').waitFor();
			await editor.fill('clientSecret', sandbox.clientSecret);
			await editor.find('credential-save-button', form).click();
			await editor.text('Connection tested successfully').waitFor();
			await editor.keep('credential');
		},
	);

	const jsCode = `return [{ json: ${JSON.stringify(order)} }];`;
	const { id } = await client.createWorkflow(
		chain('Invite a customer', {
			name: 'Order',
			type: 'n8n-nodes-base.code',
			typeVersion: 2,
			parameters: { jsCode },
		}),
	);

	await scene('node panel: found as "Trusted Shops", action picked', async () => {
		await editor.open(`/workflow/${id}`);
		await editor
			.find('canvas-node')
			.filter({ hasText: 'Order' })
			.locator('[data-test-id="canvas-handle-plus"]')
			.click();
		await editor.find('node-creator-search-bar').fill('Trusted Shops');
		await editor.find('node-creator-item-name').getByText('eTrusted', { exact: true }).click();
		await editor
			.find('node-creator-item-name')
			.getByText('Create event', { exact: true })
			.waitFor();
		await editor.keep('panel');
		await editor.find('node-creator-item-name').getByText('Create event', { exact: true }).click();
		await editor.find('execute-previous-node').click();
		await editor.find('ndv-input-panel').getByText(order.number).first().waitFor();
	});

	const { version: systemVersion } = JSON.parse(
		await readFile(join(__dirname, '..', '..', 'package.json'), 'utf8'),
	) as { version: string };
	const always = {
		type: 'delivery',
		channel: { id: channelId, type: 'etrusted' },
		system: 'n8n-nodes-etrusted',
		systemVersion,
	};

	await scene('lists are searched: the event type and the channel', async () => {
		assert.deepEqual(await editor.pick('eventType', 'deliv'), [
			'after_sales',
			'appointment',
			'delivery',
			'spring_campaign_2024 (inactive)',
		]);
		assert.deepEqual(await editor.pick('channel', 'sons'), [
			'Boutique Müller à Zürich (fr_CH)',
			'Müller & Söhne Onlineshop (de_DE)',
			'Müller & Sons Store (en_GB)',
		]);
	});

	await scene('a shop chosen: the first screen holds all that has to be filled in', async () => {
		await editor.choose('fillFrom', 'WooCommerce Order');
		await editor.fill('consentField', 'review_invitation');
		await editor.leaveField();
		await editor.scrollUp();
		const notice = editor.text('Everything is taken from the order that comes in');
		const fields = [
			'eventType',
			'channel',
			'fillFrom',
			'consentField',
			'onlyWithStatus',
			'maxAgeInDays',
			'sendOnce',
		];
		for (const shown of [notice, ...fields.map((name) => editor.field(name))])
			assert.ok(await editor.isInFirstScreen(shown), `out of sight: ${shown.toString()}`);
		// The field that is named decides, so there is no switch beside it.
		assert.equal(await editor.field('customerOptedIn').count(), 0);
		await editor.keep('shop');
	});

	await scene('Dry Run: what would be sent, and where it came from; nothing is sent', async () => {
		sandbox.reset();
		await editor.addOption('Dry Run');
		await editor.execute('executed successfully');
		for (const text of ['wouldBe', 'filledFrom', 'billing.email'])
			await editor.find('output-panel').getByText(text).first().waitFor();
		await editor.text('Nothing was sent: Dry Run is on').waitFor();
		await editor.keep('dry-run');
		assert.equal(sandbox.eventRequests.length, 0);
	});

	await scene(
		'execute: the API got exactly what the order says, and the EventRef is shown',
		async () => {
			await editor.toggle('dryRun');
			await editor.execute('executed successfully');
			await editor.find('output-panel').getByText('EventRef').first().waitFor();
			await editor.keep('output');
			const [event, ...more] = sandbox.accepted;
			assert.equal(more.length, 0);
			await editor.find('output-panel').getByText(event!.ref).first().waitFor();
			assert.deepEqual(event!.payload, { ...always, ...fromOrder });
		},
	);

	await scene('executed again: nothing is sent, and a hint says why', async () => {
		await editor.execute('executed successfully');
		await editor.text('0 sent, 1 skipped: 1 already sent').waitFor();
		await editor.keep('hint');
		assert.equal(sandbox.accepted.length, 1);
	});

	await scene('fields below: expressions are mapped, products and metadata are added', async () => {
		sandbox.reset();
		await editor.choose('fillFrom', 'Fields Below');
		await editor.toggle('customerOptedIn');
		await editor.fillExpression('customerEmail', '{{ $json.billing.email }}', order.billing.email);
		await editor.fillExpression(
			'transactionReference',
			"{{ 'R-' + $json.number }}",
			`R-${order.number}`,
		);
		for (const [i, { name, sku, url }] of products.entries()) {
			await editor.add('products');
			await editor.fill('name', name, i);
			await editor.fill('sku', sku, i);
			await editor.fill('url', url, i);
		}
		await editor.add('metadata');
		await editor.fill('key', 'store');
		await editor.fill('value', 'Cologne');
		await editor.execute('executed successfully');
		assert.equal(sandbox.accepted.length, 1);
		assert.deepEqual(sandbox.accepted[0]!.payload, {
			...always,
			customer: { email: order.billing.email },
			transaction: { reference: `R-${order.number}` },
			products,
			metadata: { store: 'Cologne' },
		});
	});

	await scene('error: a wrong address is told in the panel, and nothing is sent', async () => {
		sandbox.reset();
		await editor.fillExpression(
			'customerEmail',
			'{{ $json.billing.last_name }}',
			order.billing.last_name,
		);
		await editor.execute('Problem in node');
		await editor
			.find('node-error-message')
			.getByText('Customer Email (customer.email) "Smith" is not an email address')
			.waitFor();
		await editor.keep('error');
		assert.equal(sandbox.requests.length, 0);
	});

	await wholeWorkflows(scene, stage, editor);
	await reviewPicker(scene, stage, editor);
	await explaining(scene, stage, editor);
}

/** The node as a merchant meets it: in n8n's editor, with a real browser. SCREENSHOTS=1 renews the README's pictures; `pngquant --ext .png --force docs/screenshots/*.png` then makes them small. */
export async function editor(
	checks: Checks,
	installation: Installation,
	tarball: string,
): Promise<void> {
	const browser = await startBrowser();
	try {
		await onStage(installation, installed(tarball), async (stage) => {
			const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
			const isPictured = process.env.SCREENSHOTS === '1' && installation.version === currentVersion;
			await scenes(checks, stage, new EditorPage(page, stage.client.url, isPictured));
		});
	} finally {
		await browser.close();
	}
}
