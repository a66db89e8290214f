import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { currentVersion, type Installation } from '../../scripts/lib/installN8n';
import { installAsN8nDoes } from '../../scripts/lib/installPackage';
import type { Checks } from './checks';
import { EditorPage, startBrowser } from './editorPage';
import { onStage, type Stage } from './stage';
import { chain } from './workflows';

/** The order that the workflow maps. */
const order = { email: 'nathan@example.com', name: 'Nathan Smith', number: 'order-12345' };

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
			.getByText('Create an event', { exact: true })
			.waitFor();
		await editor.keep('panel');
		await editor
			.find('node-creator-item-name')
			.getByText('Create an event', { exact: true })
			.click();
		await editor.find('execute-previous-node').click();
		await editor.find('ndv-input-panel').getByText(order.number).waitFor();
	});

	await scene(
		'fields: lists are searched, an expression is mapped, products and metadata are added',
		async () => {
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
			await editor.fillExpression('customerEmail', '{{ $json.email }}', order.email);
			await editor.fillExpression('transactionReference', '{{ $json.number }}', order.number);
			await editor.keep('output');
			for (const [i, { name, sku, url }] of products.entries()) {
				await editor.add('products');
				await editor.fill('name', name, i);
				await editor.fill('sku', sku, i);
				await editor.fill('url', url, i);
			}
			await editor.add('metadata');
			await editor.fill('key', 'store');
			await editor.fill('value', 'Cologne');
		},
	);

	await scene(
		'execute: the output shows the EventRef, and the API got exactly what was filled in',
		async () => {
			await editor.execute('executed successfully');
			await editor.find('output-panel').getByText('EventRef').first().waitFor();
			await editor.keep('output');
			assert.equal(sandbox.eventRequests.length, 1);
			const [event] = sandbox.accepted;
			await editor.find('output-panel').getByText(event!.ref).first().waitFor();
			const { version: systemVersion } = JSON.parse(
				await readFile(join(__dirname, '..', '..', 'package.json'), 'utf8'),
			) as { version: string };
			assert.deepEqual(event!.payload, {
				type: 'delivery',
				channel: { id: channelId, type: 'etrusted' },
				customer: { email: order.email },
				transaction: { reference: order.number },
				products,
				metadata: { store: 'Cologne' },
				system: 'n8n-nodes-etrusted',
				systemVersion,
			});
		},
	);

	await scene('error: a wrong address is told in the panel, and nothing is sent', async () => {
		sandbox.reset();
		await editor.fillExpression('customerEmail', '{{ $json.name }}', order.name);
		await editor.execute('Problem in node');
		await editor
			.find('node-error-message')
			.getByText('Customer Email (customer.email) "Nathan Smith" is not an e-mail address')
			.waitFor();
		await editor.keep('error');
		assert.equal(sandbox.requests.length, 0);
	});
}

/** The node as a merchant meets it: in n8n's editor, with a real browser. SCREENSHOTS=1 renews the README's pictures; `pngquant --ext .png --force docs/screenshots/*.png` then makes them small. */
export async function editor(
	checks: Checks,
	installation: Installation,
	tarball: string,
): Promise<void> {
	const browser = await startBrowser();
	try {
		await onStage(
			installation,
			async (folder) => await installAsN8nDoes(tarball, folder),
			async (stage) => {
				const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
				const isPictured =
					process.env.SCREENSHOTS === '1' && installation.version === currentVersion;
				await scenes(checks, stage, new EditorPage(page, stage.client.url, isPictured));
			},
		);
	} finally {
		await browser.close();
	}
}
