import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { exampleNames, readExample, type Example } from '../../scripts/lib/examples';
import type { Installation } from '../../scripts/lib/installN8n';
import { outputOf, type Item } from '../../scripts/lib/n8nClient';
import { until } from '../../scripts/lib/until';
import { sending } from '../exampleChain';
import { unknownParameters } from '../exampleParameters';
import { startChatModel, type ChatModel } from './chatModel';
import type { Checks } from './checks';
import { changed, execute } from './exampleRun';
import { returning } from './exampleReviews';
import { references, scenesWith } from './scene';
import { installed, onStage, type Stage } from './stage';

/** What becomes of the orders pinned to an example. */
interface Expected {
	/** The references of those that are sent, in the order of the items. */
	sent: string[];
	/** How many are skipped; one of WooCommerce's was sent already, which only shows where something is sent. */
	skipped: number;
	/** What stands in the way of the others. */
	failed?: RegExp[];
}

/** Of each whose only eTrusted node is "Invite Customer". */
const inviting: Record<string, Expected> = {
	'any-shop': { sent: ['B-501', 'B-502', 'B-504'], skipped: 1 },
	bigcommerce: { sent: ['1187', '1188'], skipped: 3 },
	billbee: { sent: ['#2107', '#2108'], skipped: 3 },
	'error-output': {
		sent: ['1201', '1203'],
		skipped: 1,
		failed: [/lena\.vogt@@example/, /Transaction Reference/],
	},
	magento: { sent: ['000000102', '000000103'], skipped: 2 },
	plentyone: { sent: ['61204', '61205'], skipped: 4 },
	prestashop: { sent: ['QWZMTRKLA', 'HBTNCVEPO'], skipped: 3 },
	shopify: { sent: ['#2001', '#2002', '#2004'], skipped: 2 },
	shopware: { sent: ['10042', '10045'], skipped: 3 },
	woocommerce: { sent: ['1201', '1202', '1203'], skipped: 3 },
	'woocommerce-product-lookup': { sent: ['1201', '1202', '1203'], skipped: 3 },
};

/** What Shopware posts, as far as it is looked at. */
interface ShopwareBody {
	data: { payload: { order: { orderDateTime: string } } };
}

const problemsOf = (items: Item[]) => items.map(({ json }) => String(json.problem));

function assertProblems(items: Item[], patterns: RegExp[] = []): void {
	assert.equal(items.length, patterns.length);
	problemsOf(items).forEach((problem, i) => assert.match(problem, patterns[i]!));
}

/** Everything a workflow of an example has is known to this n8n, and shown in its panels. */
async function known(checks: Checks, { root }: Installation): Promise<void> {
	const packages = ['n8n-nodes-base', '@n8n/n8n-nodes-langchain'];
	const types = await Promise.all(
		packages.map(async (name) => {
			const file = join(root, 'node_modules', name, 'dist', 'types', 'nodes.json');
			const list = JSON.parse(await readFile(file, 'utf8')) as INodeTypeDescription[];
			return list.map((type) => ({ ...type, name: `${name}.${type.name.replace(/^.*\./, '')}` }));
		}),
	);
	await checks.check("n8n's own nodes in the examples: type, version and parameters", async () => {
		const nodes = exampleNames().flatMap((name) =>
			readExample(name).nodes.map((node) => ({ ...node, file: name }) as INode & { file: string }),
		);
		const foreign = nodes.filter(({ type }) => !type.startsWith('n8n-nodes-etrusted.'));
		assert.ok(foreign.length > 30);
		const unknown = foreign.flatMap((node) => {
			const at = `${node.file}: ${node.name}`;
			const type = types
				.flat()
				.find(
					({ name, version }) => name === node.type && [version].flat().includes(node.typeVersion),
				);
			if (!type) return [`${at} (${node.type} ${node.typeVersion})`];
			return unknownParameters(type, node).map((parameter) => `${at} > ${parameter}`);
		});
		assert.deepEqual(unknown, []);
	});
}

async function invitations(checks: Checks, stage: Stage): Promise<void> {
	const { sandbox } = stage;
	const scene = scenesWith(checks, sandbox);
	for (const [name, { sent, skipped, failed }] of Object.entries(inviting)) {
		const example = readExample(name);
		await scene(`${name}: started by hand, it shows what would be sent`, async () => {
			const execution = await execute(stage, example);
			assert.equal(sandbox.requests.length, 0);
			const items = outputOf(execution, 'Invite Customer').map(({ json }) => json);
			const would = items.filter(({ wouldBe }) => wouldBe === 'sent');
			const numbers = would.map(
				({ payload }) => (payload as { transaction: { reference: string } }).transaction.reference,
			);
			assert.deepEqual([...new Set(numbers)], sent);
			assert.equal(items.filter(({ wouldBe }) => wouldBe === 'skipped').length, skipped);
			assertProblems(outputOf(execution, 'What To Correct'), failed);
		});
		await scene(`${name}: without Dry Run, exactly that is sent`, async () => {
			const execution = await execute(stage, changed(example, 'Invite Customer', sending));
			assert.deepEqual(references(sandbox), [...sent].sort());
			assertProblems(outputOf(execution, 'What To Correct'), failed);
		});
	}

	await scene('shopware: switched on, it sends what the webhook gets', async () => {
		const example = readExample('shopware');
		const workflow = await stage.save(example);
		await stage.client.activate(workflow);
		const [shipped] = example.pinData['Order Shipped']!;
		const order = structuredClone(shipped!.json.body) as ShopwareBody;
		// In a live run, an order that is old is not sent.
		order.data.payload.order.orderDateTime = new Date().toISOString();
		await until('the webhook is there', 30_000, async () => {
			const response = await fetch(`${stage.client.url}/webhook/shopware-order-shipped`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(order),
			});
			return response.ok;
		});
		await until('the event arrives', 30_000, () => sandbox.accepted.length > 0);
		assert.deepEqual(references(sandbox), ['10042']);
	});
}

async function backfill(checks: Checks, stage: Stage): Promise<void> {
	const { client, sandbox, save } = stage;
	const scene = scenesWith(checks, sandbox);
	const example = readExample('backfill-csv');
	const wrong = [/03\/10\/2026/, /lea\.roth@example/];
	const [form] = example.pinData['Upload Orders']!;
	const choice = { ...form!.json, 'What to do': 'Check, then send' };
	const asked: Example = {
		...example,
		pinData: { ...example.pinData, 'Upload Orders': [{ json: choice }] },
	};

	await scene('backfill-csv: only check sends nothing, and lists what to correct', async () => {
		const execution = await execute(stage, example);
		assert.equal(sandbox.requests.length, 0);
		assert.equal(outputOf(execution, 'Check').length, 5);
		const items = outputOf(execution, 'What Went Wrong');
		assertProblems(items, wrong);
		assert.deepEqual(
			items.map(({ json }) => json.order_number),
			['A-1004', 'A-1005'],
		);
		assert.equal(outputOf(execution, 'Table To Correct').length, 1);
	});

	await scene('backfill-csv: what passes the check is sent, and refusals are listed', async () => {
		sandbox.faults.add({
			match: {
				path: '/events',
				body: (json: unknown) => JSON.stringify(json).includes('"A-1006"'),
			},
			status: 400,
			body: { Message: 'The order is too old' },
		});
		// In small portions, so that there is more than one.
		const inPortions = changed(asked, '100 At A Time', (parameters) => ({
			...parameters,
			batchSize: 2,
		}));
		const execution = await execute(stage, inPortions);
		assert.deepEqual(references(sandbox), ['A-1001', 'A-1002', 'A-1007']);
		const rounds = execution.data.resultData.runData['What Went Wrong']!;
		const items = rounds.flatMap(({ data }) => data?.main?.[0] ?? []);
		const found = new Map(items.map(({ json }) => [json.order_number, String(json.problem)]));
		assert.deepEqual([...found.keys()].sort(), ['A-1004', 'A-1005', 'A-1006']);
		assert.match(found.get('A-1006')!, /The order is too old/);
	});

	await scene('backfill-csv: switched on, it reads the file that is uploaded', async () => {
		const workflow = await save(example);
		await client.activate(workflow);
		const { webhookId } = example.nodes.find(({ name }) => name === 'Upload Orders')!;
		const upload = new FormData();
		const rows = example.pinData['Read Rows']!.map(({ json }) => Object.values(json).join(','));
		const header = Object.keys(example.pinData['Read Rows']![0]!.json).join(',');
		upload.set('field-0', new Blob([[header, ...rows].join('\n')], { type: 'text/csv' }), 'x.csv');
		upload.set('field-1', 'Check, then send');
		await until('the form is there', 30_000, async () => {
			const response = await fetch(`${client.url}/form/${String(webhookId)}`, {
				method: 'POST',
				body: upload,
			});
			return response.ok;
		});
		await until('the events arrive', 30_000, () => sandbox.accepted.length >= 4);
		assert.deepEqual(references(sandbox), ['A-1001', 'A-1002', 'A-1006', 'A-1007']);
	});
}

async function agent(checks: Checks, stage: Stage): Promise<void> {
	const { client, sandbox } = stage;
	const scene = scenesWith(checks, sandbox);
	const request = {
		agreed: true,
		email: 'ada.brunner@example.com',
		firstName: 'Ada',
		lastName: 'Brunner',
		orderNumber: '1302',
	};

	const ask = async (
		example: Example,
		toolArguments: object,
		check: (model: ChatModel) => void,
	): Promise<void> => {
		const model = await startChatModel({ toolArguments });
		try {
			const data = { apiKey: 'none', url: model.url };
			const id = await client.createCredential('Model', 'openAiApi', data);
			const nodes = example.nodes.map((node) =>
				node.name === 'Chat Model'
					? { ...node, credentials: { openAiApi: { id, name: 'Model' } } }
					: node,
			);
			await execute(stage, { ...example, nodes });
			check(model);
		} finally {
			model.close();
		}
	};

	const example = readExample('ai-agent-event');
	await scene('ai-agent-event: started by hand, the agent learns what would be sent', async () => {
		await ask(example, request, ({ toolAnswers }) =>
			assert.match(toolAnswers.join(), /"wouldBe":"sent"/),
		);
		assert.equal(sandbox.requests.length, 0);
	});

	const live = changed(example, 'Invite Customer', sending);
	await scene('ai-agent-event: without Dry Run, the event is sent', async () => {
		await ask(live, request, ({ toolAnswers }) => assert.match(toolAnswers.join(), /EventRef/));
		assert.deepEqual(references(sandbox), ['1302']);
	});

	const [pinned] = live.pinData.Request!;
	const question = 'Customer agreed to review invitations';
	const refused = { ...pinned!, json: { ...pinned!.json, [question]: 'No' } };
	const refusedInForm = { ...live, pinData: { ...live.pinData, Request: [refused] } };
	for (const [who, asked, agreed] of [
		['the agent', live, false],
		['the form', refusedInForm, true],
	] as const) {
		await scene(`ai-agent-event: nobody is invited where ${who} says no`, async () => {
			await ask(asked, { ...request, agreed }, ({ toolAnswers }) =>
				assert.match(toolAnswers.join(), /did not opt in/),
			);
			assert.equal(sandbox.requests.length, 0);
		});
	}

	await scene('ai-support-agent: the agent learns why, and only reads', async () => {
		const support = readExample('ai-support-agent');
		await ask(support, { orderNumber: 'W-31019' }, ({ toolAnswers }) =>
			assert.match(
				toolAnswers.join(),
				/"summary":"Not invited: the customer has unsubscribed from invitations"/,
			),
		);
		assert.ok(sandbox.requests.every(({ method, path }) => method === 'GET' || /oauth/.test(path)));
	});
}

/** The examples, imported and run as they are, and with what a person is told to change. */
export async function examples(
	checks: Checks,
	installation: Installation,
	tarball: string,
): Promise<void> {
	await known(checks, installation);
	await onStage(installation, installed(tarball), async (stage) => {
		await invitations(checks, stage);
		await backfill(checks, stage);
		await agent(checks, stage);
		await returning(checks, stage);
	});
}
