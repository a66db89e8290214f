import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', 'examples');
const read = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8');
const jsonFiles = (...path: string[]) =>
	readdirSync(join(folder, ...path)).filter((name) => name.endsWith('.json'));

interface Node {
	type: string;
	parameters: { jsCode?: string; options?: object };
}

const nodesOf = (file: string) => (JSON.parse(read(file)) as { nodes: Node[] }).nodes;

describe.each(jsonFiles())('%s', (file) => {
	test('its orders are those of examples/orders', () => {
		const samples = jsonFiles('orders').map((name) => JSON.parse(read('orders', name)) as unknown);
		const [code] = nodesOf(file).flatMap(({ parameters: { jsCode } }) => jsCode ?? []);
		const [, list] = /\nreturn (\[.*\])\.map\(/s.exec(code ?? '') ?? [];
		const orders = JSON.parse(list ?? '[]') as unknown[];
		expect(orders.length).toBeGreaterThanOrEqual(3);
		for (const order of orders) expect(samples).toContainEqual(order);
	});

	test("it asks for the customer's consent", () => {
		const [node] = nodesOf(file).filter(({ type }) => type === 'n8n-nodes-etrusted.eTrusted');
		expect(node?.parameters.options).toHaveProperty(
			'customerOptedIn',
			expect.stringMatching(/^={{ .*review_invitation.* }}$/),
		);
	});
});
