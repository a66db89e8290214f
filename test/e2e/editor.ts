import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { currentVersion, type Installation } from '../../scripts/lib/installN8n';
import { installAsN8nDoes } from '../../scripts/lib/installPackage';
import { owner } from '../../scripts/lib/n8nClient';
import type { Checks } from './checks';
import { onStage, type Stage } from './stage';
import { chain } from './workflows';

const screenshotFolder = join(__dirname, '..', '..', 'docs', 'screenshots');

/** Hides what lies over a picture: n8n's toasts, and the empty boxes that its code fields leave in the corner. */
const beside = '.el-notification, [class*="\u037c"]:empty { visibility: hidden }';

/** For one step in the editor. The first page takes longest: the browser loads the whole editor with it. */
const stepLimitMs = 30_000;

/** The order that the workflow maps. */
const order = { email: 'nathan@example.com', name: 'Nathan Smith', number: 'order-12345' };

/** The channel of the sandbox's account that "sons" finds. */
const channelId = 'chl-1c2d9b74-52a3-4e6f-9a08-7d4c1f6b8e21';

const products = [
	{ name: 'T-Shirt White M', sku: '1234-TS-WH-M', url: 'https://shop.example.com/t-shirt' },
	{ name: 'Cap Blue', sku: '5678-CP-BL', url: 'https://shop.example.com/cap' },
];

/** A headless browser that talks to nobody but the page it is sent to, and ends with this process. */
async function startBrowser(): Promise<Browser> {
	const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
	if (!existsSync(executablePath)) throw new Error(`There is no ${executablePath}: install the Debian package chromium, or name a browser in CHROMIUM`);
	return await chromium.launch({
		executablePath,
		headless: true,
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}

/** n8n's editor, in the words of a person who uses it. */
class Editor {
	/** @param isPictured whether its pictures are those of the README */
	constructor(
		private readonly page: Page,
		private readonly url: string,
		private readonly isPictured: boolean,
	) {
		page.setDefaultTimeout(stepLimitMs);
	}

	/** What n8n itself marks for tests, where it can be seen. */
	find(id: string, within?: Locator): Locator {
		return (within ?? this.page).locator(`[data-test-id="${id}"]:visible`);
	}

	text(text: string | RegExp): Locator {
		return this.page.getByText(text).first();
	}

	async open(path: string): Promise<void> {
		await this.page.goto(this.url + path);
	}

	async logIn(): Promise<void> {
		await this.open('/signin');
		await this.page.locator('input[autocomplete="email"]').fill(owner.email);
		await this.page.locator('input[type="password"]').fill(owner.password);
		await this.page.getByRole('button', { name: 'Sign in' }).click();
		await this.page.waitForURL(/workflow|home/);
	}

	/** Opens the form for a new credential of a type. */
	async newCredential(type: string): Promise<Locator> {
		await this.open('/home/credentials/create');
		await this.find('new-credential-type-select').locator('input').fill(type);
		await this.find('new-credential-type-select-option').filter({ hasText: type }).click();
		await this.find('new-credential-type-button').click();
		const form = this.find('editCredential-modal');
		await form.waitFor();
		return form;
	}

	/** Fills a text field of a form or of the node's panel. */
	async fill(parameter: string, value: string, nth = 0): Promise<void> {
		await this.field(parameter, nth).locator('input, textarea').first().fill(value);
	}

	/** Switches a field to "Expression", types one, and waits for the value that n8n shows for it. */
	async fillExpression(parameter: string, expression: string, shown: string): Promise<void> {
		const field = this.field(parameter);
		const written = field.locator('[contenteditable="true"]');
		if (!(await written.count())) {
			await field.hover();
			await this.find('radio-button-expression', this.find(`${parameter}-parameter-input-options-container`)).click();
		}
		await written.fill(expression);
		await this.find('node-parameters').getByText('Resource', { exact: true }).click();
		const whole = this.find('parameter-item').filter({ has: field });
		await this.find('parameter-input-hint', whole).getByText(shown).waitFor();
	}

	/** Opens a list, searches in it and picks the only one found. Answers all names that it showed before the search. */
	async pick(parameter: string, search: string): Promise<string[]> {
		await this.find('rlc-input', this.find(`resource-locator-${parameter}`)).click();
		const items = this.find('rlc-item');
		await items.first().waitFor();
		const names = (await items.allInnerTexts()).map((name) => name.trim());
		await this.find('rlc-search').fill(search);
		await this.page.waitForFunction(() => document.querySelectorAll('[data-test-id="rlc-item"]').length === 1);
		await items.first().click();
		return names;
	}

	/** Presses the "Add" of a list of fields. */
	async add(collection: string): Promise<void> {
		await this.find('fixed-collection-add', this.find(`fixed-collection-${collection}`)).click();
	}

	/** Presses "Execute step", waits until n8n tells its end in a toast, and shows the first fields again. */
	async execute(toast: string): Promise<void> {
		const button = this.find('node-execute-button');
		await button.click();
		await this.page.getByRole('alert').filter({ hasText: toast }).first().waitFor();
		await button.and(this.page.locator(':not([aria-busy="true"])')).waitFor();
		await this.find('credentials-label').scrollIntoViewIfNeeded();
	}

	private field(parameter: string, nth = 0): Locator {
		return this.find(`parameter-input-${parameter}`).nth(nth);
	}

	/** A picture for the README. */
	async keep(name: string): Promise<void> {
		if (!this.isPictured) return;
		await mkdir(screenshotFolder, { recursive: true });
		await this.page.screenshot({ path: join(screenshotFolder, `${name}.png`), animations: 'disabled', style: beside });
	}

	/** Names the picture of where a step failed. */
	async explain(error: Error): Promise<never> {
		const path = join(tmpdir(), `n8n-etrusted-editor-${Date.now()}.png`);
		// A page that is gone has no picture, and the step's own error matters more.
		const pictured = await this.page.screenshot({ path }).then(() => `\nHow it looked: ${path}`, () => '');
		throw new Error(error.message + pictured);
	}
}

async function scenes(checks: Checks, stage: Stage, editor: Editor): Promise<void> {
	const { client, credentialId, sandbox } = stage;
	const scene = async (name: string, work: () => Promise<void>) =>
		await checks.check(name, async () => await work().catch(async (error: Error) => await editor.explain(error)));

	// The merchant of this story starts without a credential.
	await client.request('DELETE', `/credentials/${credentialId}`);

	await scene('credential: two fields, a wrong secret is told, the right one connects', async () => {
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
	});

	const jsCode = `return [{ json: ${JSON.stringify(order)} }];`;
	const { id } = await client.createWorkflow(chain('Invite a customer', { name: 'Order', type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode } }));

	await scene('node panel: found as "Trusted Shops", action picked', async () => {
		await editor.open(`/workflow/${id}`);
		await editor.find('canvas-node').filter({ hasText: 'Order' }).locator('[data-test-id="canvas-handle-plus"]').click();
		await editor.find('node-creator-search-bar').fill('Trusted Shops');
		await editor.find('node-creator-item-name').getByText('eTrusted', { exact: true }).click();
		await editor.find('node-creator-item-name').getByText('Create an event', { exact: true }).waitFor();
		await editor.keep('panel');
		await editor.find('node-creator-item-name').getByText('Create an event', { exact: true }).click();
		await editor.find('execute-previous-node').click();
		await editor.find('ndv-input-panel').getByText(order.number).waitFor();
	});

	await scene('fields: lists are searched, an expression is mapped, products and metadata are added', async () => {
		assert.deepEqual(await editor.pick('eventType', 'deliv'), ['after_sales', 'appointment', 'delivery', 'spring_campaign_2024 (inactive)']);
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
	});

	await scene('execute: the output shows the EventRef, and the API got exactly what was filled in', async () => {
		await editor.execute('executed successfully');
		await editor.find('output-panel').getByText('EventRef').first().waitFor();
		await editor.keep('output');
		assert.equal(sandbox.eventRequests.length, 1);
		const [event] = sandbox.accepted;
		await editor.find('output-panel').getByText(event!.ref).first().waitFor();
		const { version: systemVersion } = JSON.parse(await readFile(join(__dirname, '..', '..', 'package.json'), 'utf8')) as { version: string };
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
	});

	await scene('error: a wrong address is told in the panel, and nothing is sent', async () => {
		sandbox.reset();
		await editor.fillExpression('customerEmail', '{{ $json.name }}', order.name);
		await editor.execute('Problem in node');
		await editor.find('node-error-message').getByText('Customer Email (customer.email) "Nathan Smith" is not an e-mail address').waitFor();
		await editor.keep('error');
		assert.equal(sandbox.requests.length, 0);
	});
}

/** The node as a merchant meets it: in n8n's editor, with a real browser. SCREENSHOTS=1 renews the README's pictures; `pngquant --ext .png --force docs/screenshots/*.png` then makes them small. */
export async function editor(checks: Checks, installation: Installation, tarball: string): Promise<void> {
	const browser = await startBrowser();
	try {
		await onStage(installation, async (folder) => await installAsN8nDoes(tarball, folder), async (stage) => {
			const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
			const isPictured = process.env.SCREENSHOTS === '1' && installation.version === currentVersion;
			await scenes(checks, stage, new Editor(page, stage.client.url, isPictured));
		});
	} finally {
		await browser.close();
	}
}
