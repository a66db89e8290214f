import type { INode } from 'n8n-workflow';

import { createEngine, type Engine, type NodeInput, type WorkflowInput } from '.';
import { Client, ClientCredential } from './client';
import { Server } from './server';

/** A workflow whose node sends texts to a server of the test's own. */

export const start = { name: 'Start', type: 'test.start' };
export const abc = [{ text: 'a' }, { text: 'b' }, { text: 'c' }];

export let server: Server;
export let engine: Engine;

export async function newEngine(clientSecret = 'secret', overwrites = {}): Promise<Engine> {
	return await createEngine({
		nodeTypes: { 'test.client': new Client() },
		credentialTypes: [new ClientCredential()],
		credentials: [
			{ id: '1', name: 'Client', type: 'clientOAuth2Api', data: { clientId: 'id', clientSecret } },
		],
		overwrites: {
			clientOAuth2Api: {
				accessTokenUrl: `${server.url}/token`,
				apiBaseUrl: server.url,
				...overwrites,
			},
		},
	});
}

export function client(settings: Partial<INode> = {}): NodeInput {
	return {
		name: 'Client',
		type: 'test.client',
		parameters: { text: '={{ $json.text }}' },
		credentials: { clientOAuth2Api: { id: '1', name: 'Client' } },
		...settings,
	};
}

export const toClient = (settings?: Partial<INode>): WorkflowInput => ({
	nodes: [start, client(settings)],
});

/** The texts that reached the server, in order, the refused ones included. */
export const sent = () =>
	server.at('/texts').map(({ body }) => (JSON.parse(body) as { text: string }).text);

beforeEach(async () => {
	server = new Server();
	await server.open();
	engine = await newEngine();
});
afterEach(() => server.close());
