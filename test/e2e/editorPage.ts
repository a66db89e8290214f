import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { owner } from '../../scripts/lib/n8nClient';

const screenshotFolder = join(__dirname, '..', '..', 'docs', 'screenshots');

/** Hides what lies over a picture: n8n's toasts and tips, and the empty boxes that its code fields leave in the corner. */
const beside =
	'.el-notification, [role="tooltip"], .n8n-tooltip, [data-reka-popper-content-wrapper], [class*="\u037c"]:empty { visibility: hidden }';

/** For one step in the editor. The first page takes longest: the browser loads the whole editor with it. */
const stepLimitMs = 30_000;

/** A headless browser that talks to nobody but the page it is sent to, and ends with this process. */
export async function startBrowser(): Promise<Browser> {
	const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
	if (!existsSync(executablePath))
		throw new Error(
			`There is no ${executablePath}: install the Debian package chromium, or name a browser in CHROMIUM`,
		);
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
export class EditorPage {
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

	/** The first place where a text stands. */
	text(text: string | RegExp): Locator {
		return this.page.getByText(text).first();
	}

	/** Goes to a page of n8n. */
	async open(path: string): Promise<void> {
		await this.page.goto(this.url + path);
	}

	/** Logs in as the owner, by the form. */
	async logIn(): Promise<void> {
		await this.open('/signin');
		await this.page.locator('input[autocomplete="email"]').fill(owner.email);
		await this.page.locator('input[type="password"]').fill(owner.password);
		await this.page.getByRole('button', { name: 'Sign in' }).click();
		await this.page.waitForURL(/workflow|home/);
	}

	/** Opens a node of the workflow that is shown. */
	async openNode(name: string): Promise<void> {
		await this.find('canvas-node').filter({ hasText: name }).dblclick();
		await this.find('node-parameters').waitFor();
	}

	/** Opens the form for a new credential of a type, once n8n has named it: without a name it cannot be saved. */
	async newCredential(type: string): Promise<Locator> {
		await this.open('/home/credentials/create');
		await this.find('new-credential-type-select').locator('input').fill(type);
		await this.find('new-credential-type-select-option').filter({ hasText: type }).click();
		await this.find('new-credential-type-button').click();
		const form = this.find('editCredential-modal');
		await this.find('credential-name', form).waitFor();
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
			await this.find(
				'radio-button-expression',
				this.find(`${parameter}-parameter-input-options-container`),
			).click();
		}
		await written.fill(expression);
		await this.leaveField();
		const whole = this.find('parameter-item').filter({ has: field });
		await this.find('parameter-input-hint', whole).getByText(shown).waitFor();
	}

	/** Clicks beside the fields, so that what n8n shows at the one that is being filled in goes away. */
	async leaveField(): Promise<void> {
		await this.find('node-parameters').getByText('Resource', { exact: true }).click();
	}

	/**
	 * Opens a list, searches in it and picks the only one found. Answers all names that it showed before the search.
	 *
	 * @param picture of the list as it opens
	 */
	async pick(parameter: string, search: string, picture?: string): Promise<string[]> {
		await this.find('rlc-input', this.find(`resource-locator-${parameter}`)).click();
		const items = this.find('rlc-item');
		await items.first().waitFor();
		const names = (await items.allInnerTexts()).map((name) => name.trim());
		if (picture) await this.keep(picture, '');
		await this.find('rlc-search').fill(search);
		await this.page.waitForFunction(
			() => document.querySelectorAll('[data-test-id="rlc-item"]').length === 1,
		);
		await items.first().click();
		return names;
	}

	/** Picks one of a field's options by its name. */
	async choose(parameter: string, option: string): Promise<void> {
		await this.field(parameter).click();
		await this.option(option).click();
	}

	/** Adds the last collection's field of this name. */
	async addOption(name: string): Promise<void> {
		// n8n 1 marks only the options of this list.
		const lists = '[data-test-id="collection-parameter-add"], .collection-parameter .el-select';
		const add = this.page.locator(`:is(${lists}):visible`).last();
		await add.scrollIntoViewIfNeeded();
		await add.click();
		await this.option(name).click();
	}

	/** Turns a switch on or off. */
	async toggle(parameter: string): Promise<void> {
		await this.field(parameter).locator('.el-switch').click();
	}

	/** Whether a field, or a text, can be seen in the panel without scrolling. */
	async isInFirstScreen(what: Locator): Promise<boolean> {
		const panel = await this.find('node-parameters').boundingBox();
		const box = await what.first().boundingBox();
		return Boolean(
			panel && box && box.y >= panel.y && box.y + box.height <= panel.y + panel.height,
		);
	}

	/** Shows the beginning of the panel again. */
	async scrollUp(): Promise<void> {
		await this.find('credentials-label').scrollIntoViewIfNeeded();
	}

	private option(name: string): Locator {
		return this.page
			.locator('.el-select-dropdown__item:visible')
			.filter({ has: this.page.getByText(name, { exact: true }) });
	}

	/** Presses the "Add" of a list of fields. */
	async add(collection: string): Promise<void> {
		await this.find('fixed-collection-add', this.find(`fixed-collection-${collection}`)).click();
	}

	/** Presses "Execute step", waits until n8n tells its end in a toast, and shows the first fields again. */
	async execute(toast: string): Promise<void> {
		const button = this.find('node-execute-button');
		// They would lie on pictures.
		for (const close of await this.page.locator('.el-notification__closeBtn:visible').all())
			await close.click({ timeout: 2_000 }).catch(() => undefined);
		await this.untilTold(toast, async () => await button.click());
		// While it runs the button has no text.
		await button
			.and(this.page.locator(':not([aria-busy="true"])'))
			.filter({ hasText: /\w/ })
			.waitFor();
		await this.scrollUp();
	}

	/** Presses "Execute workflow" on the canvas and waits until it is through. */
	async runWorkflow(): Promise<void> {
		const press = async () => await this.find('execute-workflow-button').click();
		await this.untilTold('executed successfully', press);
	}

	/**
	 * Does what n8n tells the end of in a toast, and waits for a new one. The page itself notes them: on a busy machine a
	 * toast can be gone before anybody looks for it.
	 */
	private async untilTold(toast: string, act: () => Promise<void>): Promise<void> {
		const told = await this.page.evaluateHandle(() => {
			const ALERTS = '[role="alert"]';
			const before = new Set(Array.from(document.querySelectorAll(ALERTS)));
			const texts = new Set<string>();
			new MutationObserver(() => {
				for (const alert of Array.from(document.querySelectorAll(ALERTS))) {
					if (!before.has(alert)) texts.add(alert.textContent ?? '');
				}
			}).observe(document.body, { childList: true, subtree: true, characterData: true });
			return texts;
		});
		await act();
		await this.page.waitForFunction(
			({ texts, text }) => [...texts].some((one) => one.includes(text)),
			{ texts: told, text: toast },
		);
	}

	/** For a picture only: opens the log below the canvas, with what a node put out. */
	async showLogOf(node: string, output: string): Promise<void> {
		if (!this.isPictured) return;
		await this.find('logs-overview-header').click();
		const panel = this.find('logs-panel');
		const shown = panel.getByText(output).first();
		// n8n chooses the last node by itself; a click on the one that is chosen lets go of it.
		await shown
			.waitFor({ timeout: 5_000 })
			.catch(async () => await panel.getByText(node, { exact: true }).first().click());
		await shown.waitFor();
	}

	/** The input of a parameter. */
	field(parameter: string, nth = 0): Locator {
		return this.find(`parameter-input-${parameter}`).nth(nth);
	}

	/**
	 * A picture for the docs.
	 *
	 * @param style hides what lies over it
	 */
	async keep(name: string, style = beside): Promise<void> {
		if (!this.isPictured) return;
		await mkdir(screenshotFolder, { recursive: true });
		await this.page.screenshot({
			path: join(screenshotFolder, `${name}.png`),
			animations: 'disabled',
			style,
		});
	}

	/** Names the picture of where a step failed. */
	async explain(error: Error): Promise<never> {
		const path = join(tmpdir(), `n8n-etrusted-editor-${Date.now()}.png`);
		// A page that is gone has no picture, and the step's own error matters more.
		const pictured = await this.page.screenshot({ path }).then(
			() => `\nHow it looked: ${path}`,
			() => '',
		);
		throw new Error(error.message + pictured);
	}
}
