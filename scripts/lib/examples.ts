import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Item, Workflow } from './n8nClient';

const folder = join(__dirname, '..', '..', 'examples');

export const credentialType = 'eTrustedOAuth2Api';

/** A workflow of `examples/`, as users import it. */
export interface Example extends Workflow {
	/** What stands in for nodes when the workflow is started by hand, by their names. */
	pinData: Record<string, Item[]>;
}

/** Gives every eTrusted node of a workflow its credential. */
export function withCredential<T extends Workflow>(workflow: T, id: string, name: string): T {
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith('n8n-nodes-etrusted.')
			? { ...node, credentials: { [credentialType]: { id, name } } }
			: node,
	);
	return { ...workflow, nodes };
}

/** The names of the examples: `woocommerce` for `examples/woocommerce.json`. */
export function exampleNames(): string[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.map((name) => name.slice(0, -'.json'.length))
		.sort();
}

/** Throws Node's error for a name that no example has. */
export function readExample(name: string): Example {
	return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Example;
}

/** All examples, by name. */
export function readExamples(): Example[] {
	return exampleNames().map(readExample);
}
