import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workflow } from './n8nClient';

const folder = join(__dirname, '..', '..', 'examples');

export const credentialType = 'eTrustedOAuth2Api';

/** Gives every eTrusted node of a workflow its credential. */
export function withCredential(workflow: Workflow, id: string, name: string): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith('n8n-nodes-etrusted.')
			? { ...node, credentials: { [credentialType]: { id, name } } }
			: node,
	);
	return { ...workflow, nodes };
}

/** The importable workflows of `examples/`, by name. */
export async function readExamples(): Promise<Workflow[]> {
	const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
	return await Promise.all(
		files.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Workflow),
	);
}
