import { createHash } from 'node:crypto';
import type { IDataObject, INode } from 'n8n-workflow';
import { ETrusted } from '../nodes/ETrusted/ETrusted.node';
import { ETrustedTrigger } from '../nodes/ETrusted/ETrustedTrigger.node';
import { exampleNames, readExample, type Example } from '../scripts/lib/examples';
import type { Run } from './engine';
import { chainOf, sending } from './exampleChain';
import { exampleNodes } from './exampleNodes';
import { unknownParameters } from './exampleParameters';
import { examplePayloads } from './examplePayloads';
import { Shop } from './nodes/shop';

const NOTE = 'n8n-nodes-base.stickyNote';
const OURS = /^n8n-nodes-etrusted\.eTrusted(Tool|Trigger)?$/;

const { description } = new ETrusted();
const descriptions = {
	'n8n-nodes-etrusted.eTrusted': description,
	'n8n-nodes-etrusted.eTrustedTool': description,
	'n8n-nodes-etrusted.eTrustedTrigger': new ETrustedTrigger().description,
};

const ours = ({ nodes }: Example) => nodes.filter(({ type }) => OURS.test(type));
const isEvent = ({ parameters: { resource, operation } }: Example['nodes'][number]) =>
	resource === 'event' && operation === 'create';
const linksOf = ({ connections }: Example) =>
	Object.entries(connections).flatMap(([from, types]) =>
		Object.values(types)
			.flat(2)
			.map(({ node }) => [from, node] as const),
	);

/** About what the editor draws, in its own units. */
const NODE_SIZE = 100;

describe.each(exampleNames())('%s', (name) => {
	const example = readExample(name);
	const { nodes, pinData } = example;

	test('it can be imported beside other workflows, and by anybody', () => {
		expect(Object.keys(example).sort()).toEqual([
			'connections',
			'name',
			'nodes',
			'pinData',
			'settings',
		]);
		expect(example.name).toMatch(/^eTrusted: /);
		expect(nodes.filter((node) => 'credentials' in node)).toEqual([]);
		for (const { id } of nodes)
			expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-/);
		expect(new Set(nodes.map((node) => node.name)).size).toBe(nodes.length);
	});

	test('all of its nodes are connected', () => {
		const names = nodes.filter(({ type }) => type !== NOTE).map((node) => node.name);
		expect(new Set(linksOf(example).flat())).toEqual(new Set(names));
	});

	test('what starts it has sample data, and so has each node that would need a login of another service', () => {
		const started = new Set(linksOf(example).map(([, to]) => to));
		const starts = Object.keys(example.connections).filter(
			(from) => !started.has(from) && 'main' in (example.connections[from] ?? {}),
		);
		expect(starts).toHaveLength(1);
		const services = nodes.filter(
			({ type, disabled }) =>
				!disabled && /\.(wooC|shopify|magento|slack|google|emailSend|httpRequest)/.test(type),
		);
		for (const node of [...starts, ...services.map((service) => service.name)]) {
			expect(pinData).toHaveProperty(node);
		}
		for (const items of Object.values(pinData)) {
			expect(items.length).toBeGreaterThan(0);
			for (const item of items) expect(item).toEqual({ json: expect.any(Object) as object });
		}
	});

	test('nobody real is in it', () => {
		const text = JSON.stringify(example);
		const addresses = text.match(/[\w.+-]+@+[\w.-]*\w/g) ?? [];
		for (const address of addresses)
			expect(address).toMatch(/@(example\.com|example|marketplace\.amazon\.example|n8n)$/);
		const hosts = [...text.matchAll(/https?:\/\/([^/"\\ ]+)/g)].map(([, host]) => host);
		for (const host of hosts)
			expect(host).toMatch(
				/(^|\.)example(\.com)?$|^www\.w3\.org$|^(api\.bigcommerce\.com|app\.billbee\.io)$/,
			);
	});

	test('notes say what it does and what to change, and cover nothing', () => {
		const notes = nodes.filter(({ type }) => type === NOTE);
		expect(notes.map((note) => note.name)).toEqual(['About', 'Steps']);
		for (const { position, parameters } of notes) {
			const { content, width, height } = parameters as Record<string, number | string>;
			expect(content).toMatch(/^## .+\n/);
			const [left, top] = position;
			const covered = nodes.filter(
				({ type, position: [x, y] }) =>
					type !== NOTE &&
					x + NODE_SIZE > left &&
					x < left + Number(width) &&
					y + NODE_SIZE > top &&
					y < top + Number(height),
			);
			expect(covered).toEqual([]);
		}
	});

	test('what its notes name is there', () => {
		const text = nodes.map(({ parameters }) => String(parameters.content ?? '')).join('\n');
		const labels = ['Consent Field', 'Shop URL', 'Try it now:'];
		const named = [...text.matchAll(/\*\*(.+?)\*\*/g)].map(([, word]) => word);
		const names = [...nodes.map((node) => node.name), ...labels];
		expect(named.filter((word) => !names.includes(word ?? ''))).toEqual([]);
	});

	test("the eTrusted nodes' parameters are known", () => {
		expect(ours(example).length).toBeGreaterThan(0);
		for (const node of ours(example)) {
			const type = descriptions[node.type as keyof typeof descriptions];
			// n8n itself gives a polling trigger its "Poll Times".
			const own = type.polling ? ['pollTimes'] : [];
			expect(unknownParameters(type, node as INode)).toEqual(own);
		}
	});

	test('an event needs a clear consent, and started by hand none is sent', () => {
		for (const { name: node, parameters } of ours(example).filter(isEvent)) {
			const { consentField = '', customerOptedIn = '', options } = parameters;
			expect(`${String(consentField)}${String(customerOptedIn)}`).toMatch(/^(\w|=\{\{)/);
			// The second of the two is reached only by those who chose so in the form.
			const dryRun = { Check: true, Send: false }[node] ?? "={{ $execution.mode === 'test' }}";
			expect(options).toEqual({ dryRun });
		}
	});

	test('started by hand, no reply is posted and no link created', () => {
		for (const { name: node, parameters } of ours(example)) {
			const { resource, operation, options } = parameters;
			if (operation === 'reply')
				expect(options).toHaveProperty('dryRun', "={{ $execution.mode === 'test' }}");
			else if (resource === 'reviewLink') expect(pinData).toHaveProperty(node);
			else if (!isEvent({ parameters } as Example['nodes'][number]) && operation !== undefined)
				expect(operation).toMatch(/^(get|explain$)/);
		}
	});
});

test('no two nodes have one ID', () => {
	const ids = exampleNames().flatMap((name) => readExample(name).nodes.map(({ id }) => id));
	expect(new Set(ids).size).toBe(ids.length);
});

test('a parameter that a node does not know is found', () => {
	const node = { type: 'n8n-nodes-etrusted.eTrusted', typeVersion: 1 } as INode;
	const parameters = { resource: 'event', operation: 'create', fillFrom: 'shopifyOrder' };
	const unknown = (more: IDataObject) =>
		unknownParameters(description, {
			...node,
			parameters: { ...parameters, ...more } as INode['parameters'],
		});
	expect(unknown({ options: { dryRun: true }, shopUrl: 'x' })).toEqual([]);
	expect(unknown({ options: { dryrun: true } })).toEqual(['options.dryrun']);
	expect(unknown({ fillFrom: 'fields', shopUrl: 'x' })).toEqual(['shopUrl']);
});

describe('what they send', () => {
	/** Its nodes in a row; those with pinned data stand for themselves by that. */
	const chains: Record<string, string[]> = {
		'any-shop': ['Order Shipped', 'Event Payload', 'Invite Customer'],
		'backfill-csv': ['Read Rows', 'Event Payload', 'Check'],
		bigcommerce: ['Order Status Updated', 'Get Order', 'Invite Customer'],
		billbee: ['Get Orders', 'Each Order', 'Invite Customer'],
		'error-output': ['WooCommerce Trigger', 'Invite Customer'],
		magento: ['Get Orders', 'Invite Customer'],
		plentyone: ['Get Orders', 'Each Order', 'Invite Customer'],
		prestashop: ['Each Order', 'Get Customer', 'Get Language', 'Attach Lookups', 'Invite Customer'],
		shopify: ['Get Product', 'Shopify Trigger', 'Invite Customer'],
		shopware: ['Order Shipped', 'Invite Customer'],
		woocommerce: ['WooCommerce Trigger', 'Invite Customer'],
		'woocommerce-product-lookup': ['Get Product', 'WooCommerce Trigger', 'Invite Customer'],
	};

	/** What becomes of the others, in their order. */
	const skipped: Record<string, RegExp[]> = {
		'any-shop': [/did not opt in/],
		'backfill-csv': [/did not opt in/],
		bigcommerce: [
			/^The order came from a marketplace \(order_source is "amazon"\)$/,
			/"Review invitation" is "no"/,
			/is "11", not "2" or "10"/,
		],
		billbee: [
			/^The order came from a marketplace \(Seller.Platform is "amazon"\)$/,
			/no field "review-ok"/,
			/is "3", not "4" or "7"/,
		],
		'error-output': [/"review_invitation" is "no"/],
		magento: [/"review_invitation" is "0"/, /refunded \(state\)/],
		plentyone: [
			/^The order came from a marketplace \(referrerId is "4.01"\)$/,
			/"1001" is "no"/,
			/is "5", not "7"/,
			/^It is a return, not a sales order$/,
		],
		prestashop: [
			/^The order came from a marketplace \(module is "amazon"\)$/,
			/is "4", not "5"/,
			/"review_invitation" is "0"/,
		],
		shopify: [/"review_invitation" is "no"/, /is a test \(test\)/],
		shopware: [/_invitation" is false/, /no field "custom_review_invitation"/, /was cancelled/],
		woocommerce: [/"review_invitation" is "no"/, /is "processing", not/, /was refunded/],
		'woocommerce-product-lookup': [/invitation" is "no"/, /is "processing", not/, /was refunded/],
	};

	const problems: Record<string, RegExp[]> = {
		'backfill-csv': [
			/^Not sent.* Transaction Date \(transaction\.date\) "03\/10\/2026" is not a date/,
			/^Not sent.* Customer Email \(customer\.email\) "lea\.roth@example" is not/,
		],
		'error-output': [
			/^Not sent.* Customer Email \(customer\.email, from billing\.email\) "lena\.vogt@@/,
			/^Not sent.* Customer Email .* billing\.email; Transaction Reference .* number \[item 3\]/,
		],
	};

	let shop: Shop;
	beforeAll(async () => {
		shop = await Shop.open({ nodeTypes: exampleNodes });
	});
	beforeEach(() => shop.reset());

	const credentials = { eTrustedOAuth2Api: { id: '1', name: 'eTrusted' } };
	const run = async (name: string, change?: typeof sending) => {
		const chain = chains[name]!;
		const done = await shop.engine.run(
			chainOf(readExample(name), chain, { credentials, ...(change ? { change } : {}) }),
		);
		expect(done.error?.message).toBeUndefined();
		const out = (output: number) => done.items(chain.at(-1)!, output).map(({ json }) => json);
		return { items: out(0), failed: out(1), done };
	};
	const expectAll = (texts: unknown[], patterns: RegExp[] = []) =>
		expect(texts).toEqual(patterns.map((pattern) => expect.stringMatching(pattern) as string));

	const payloadsOf = (name: string) =>
		examplePayloads[name]!.map((payload) => ({
			...payload,
			type: 'delivery',
			channel: { id: 'my-shop', type: 'user_defined' },
			system: 'n8n-nodes-etrusted',
			systemVersion: expect.any(String) as string,
		}));

	test('each that sends events by itself is here', () => {
		const byThemselves = exampleNames().filter((name) =>
			ours(readExample(name)).some((node) => isEvent(node) && !node.type.endsWith('Tool')),
		);
		expect(Object.keys(chains).sort()).toEqual(byThemselves);
		expect(Object.keys(examplePayloads).sort()).toEqual(byThemselves);
	});

	describe.each(Object.keys(chains))('%s', (name) => {
		test('started by hand, it shows what would be sent', async () => {
			const { items, failed, done } = await run(name);
			expect(shop.sandbox.requests).toEqual([]);
			expect(items.every(({ dryRun }) => dryRun === true)).toBe(true);
			const wouldBe = (what: string) => items.filter((item) => item.wouldBe === what);
			// One order is delivered twice: only a run that sends remembers the first.
			const unlike = new Set(wouldBe('sent').map(({ payload }) => JSON.stringify(payload)));
			expect([...unlike].map((text) => JSON.parse(text) as object)).toEqual(payloadsOf(name));
			expectAll(
				wouldBe('skipped').map(({ reason }) => reason),
				skipped[name],
			);
			expectAll(
				failed.map(({ error }) => error),
				problems[name],
			);
			expect(hintOf(done, chains[name]!.at(-1)!)).toMatch(
				failed.length > 0 ? /tried with Dry Run$/ : /^Nothing was sent: Dry Run is on$/,
			);
		});

		test('without Dry Run, exactly that is sent', async () => {
			const { items, failed } = await run(name, sending);
			expect(shop.payloads).toEqual(payloadsOf(name));
			const others = items.filter((item) => 'skipped' in item);
			const again = name.startsWith('woocommerce') ? [/^Already sent by item 0 of this run/] : [];
			expectAll(
				others.map(({ reason }) => reason),
				[...skipped[name]!, ...again],
			);
			expectAll(
				failed.map(({ error }) => error),
				problems[name],
			);
			expect(items.filter((item) => 'EventRef' in item)).toHaveLength(
				examplePayloads[name]!.length + again.length,
			);
		});
	});
});

test("the parcel slips' links are made from the orders, and of a marketplace's none", async () => {
	const shop = await Shop.open({ nodeTypes: exampleNodes });
	const example = readExample('parcel-slip');
	const { 'Create Link': samples, ...pinData } = example.pinData;
	const done = await shop.engine.run(
		chainOf({ ...example, pinData }, ['Get Order', 'Create Link'], {
			credentials: { eTrustedOAuth2Api: { id: '1', name: 'eTrusted' } },
		}),
	);
	expect(done.error?.message).toBeUndefined();
	const links = done.items('Create Link').map(({ json }) => json);
	expect(links).toEqual(
		samples?.map(({ json }) =>
			'link' in json
				? { id: expect.any(String) as string, link: expect.stringMatching(/^https:/) as string }
				: json,
		),
	);
	const asked = shop.sandbox.requests.filter(({ pathname }) => pathname === '/questionnaire-links');
	expect(asked.map(({ json }) => json)).toMatchObject([
		{
			customer: { firstName: 'Jürgen', email: 'juergen.groessmann@example.com', reference: '17' },
			transaction: { reference: '1201', date: '2026-11-17T09:15:00.000Z' },
			products: [
				{ sku: 'TEE-FR-250', url: 'https://shop.example.com/?post_type=product&p=301' },
				{ sku: 'KANNE-07', name: 'Teekanne "Kyoto" aus Gusseisen', gtin: '4006381333931' },
			],
		},
		{ customer: { email: 'sam+shop@example.com' }, transaction: { reference: '1203' } },
	]);
});

const hintOf = (run: Run, node: string) =>
	run
		.rounds(node)[0]
		?.hints?.map(({ message }) => message)
		.join();

/** The pictures were read back by OpenCV's QR code reader; here they are told by their SHA-256. */
test.each([
	['4ee7ffdf2ac19669db0a7abbed567d58ffc680e82b869b3d9fcb472c0723a5c8', 'https://etru.st/aB3xZ9qK'],
	[
		'c4825eda7850600ae89be41573cd6f83c435104736c9053081f1df251ebc2de8',
		`https://www.example.com/review/${'a1B2-'.repeat(20)}`,
	],
	[
		'ae06b3aa9e98a1c392b93c793916d8fea6cde9f01259792b1f7000a7fe8fdab0',
		`https://www.example.com/review/${'a1B2-'.repeat(36)}`,
	],
])('the QR code of a parcel slip (%#)', (hash, link) => {
	const [svg] = drawQrCodes([link]);
	expect(createHash('sha256').update(String(svg)).digest('hex')).toBe(hash);
});

test('a slip without a link has no code', () => {
	expect(drawQrCodes([undefined])).toEqual(['']);
});

test('a link that no QR code of a slip can hold', () => {
	expect(() => drawQrCodes([`https://x.example/${'x'.repeat(200)}`])).toThrow(
		'too long for a QR code',
	);
});

/** What the Code node of the parcel slip makes of these links. */
function drawQrCodes(links: Array<string | undefined>): unknown[] {
	const code = readExample('parcel-slip').nodes.find(({ name }) => name === 'Draw QR Code');
	const draw = new Function('$input', String(code?.parameters.jsCode)) as (input: object) => {
		json: { qrCode: string };
	}[];
	const items = links.map((link) => ({ json: { link } }));
	return draw({ all: () => items }).map(({ json }) => json.qrCode);
}
