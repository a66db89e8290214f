import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'flatted';

/** The login of every n8n that these scripts start. */
export const owner = {
	email: 'demo@example.com',
	firstName: 'Demo',
	lastName: 'Merchant',
	password: 'Demo-1234',
};

/** n8n ties its cookie to this. */
const browserId = 'n8n-nodes-etrusted';

const pollMs = 200;

export interface WorkflowNode {
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	id?: string;
	credentials?: Record<string, { id: string; name: string }>;
	[setting: string]: unknown;
}

export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<
		string,
		Record<string, Array<Array<{ node: string; type: string; index: number }>>>
	>;
	settings?: Record<string, unknown>;
}

export type SavedWorkflow = Workflow & { id: string; versionId: string };

export interface Item {
	json: Record<string, unknown>;
	pairedItem?: unknown;
}

export interface NodeRun {
	startTime: number;
	/** In ms. */
	executionTime: number;
	/** By connection type, then by output. */
	data?: Record<string, Array<Item[] | null>>;
	error?: { message: string; description?: string };
	/** What the editor shows beside the output. */
	hints?: Array<{ message: string; type?: string }>;
}

export interface Execution {
	id: string;
	status: string;
	workflowId: string;
	/** ISO 8601; once it has begun. */
	startedAt?: string;
	/** ISO 8601; once it has ended. */
	stoppedAt?: string;
	data: {
		resultData: {
			runData: Record<string, NodeRun[]>;
			error?: { message: string; description?: string };
		};
	};
}

const unfinished = new Set(['new', 'running', 'waiting', 'unknown']);

/** A person's session with n8n's REST API, the one that the editor uses. */
export class N8nClient {
	private cookie = '';

	constructor(readonly url: string) {}

	/** Rejects with n8n's own message when it refuses. */
	async request<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: {
				'content-type': 'application/json',
				'browser-id': browserId,
				cookie: this.cookie,
				// n8n closes what is idle for five seconds: a request that crosses that on a busy machine would fail.
				connection: 'close',
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok)
			throw new Error(
				`n8n answered ${response.status} to ${method} ${path}: ${text.slice(0, 500)}`,
			);
		const cookies = response.headers.getSetCookie();
		if (cookies.length) this.cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
		return (JSON.parse(text) as { data: T }).data;
	}

	/** Creates the owner of a fresh n8n, and is logged in with that. */
	async setUpOwner(): Promise<void> {
		await this.request('POST', '/owner/setup', owner);
	}

	/** Logs in as the owner, e.g. after n8n started again. */
	async logIn(): Promise<void> {
		await this.request('POST', '/login', {
			emailOrLdapLoginId: owner.email,
			password: owner.password,
		});
	}

	/** Answers the credential's id. */
	async createCredential(
		name: string,
		type: string,
		data: Record<string, unknown>,
	): Promise<string> {
		return (await this.request<{ id: string }>('POST', '/credentials', { name, type, data })).id;
	}

	/** Stores other values in a credential, as whoever may edit it can. */
	async updateCredential(
		id: string,
		name: string,
		type: string,
		data: Record<string, unknown>,
	): Promise<void> {
		await this.request('PATCH', `/credentials/${id}`, { name, type, data });
	}

	/** What pressing Save or Retry on a stored credential shows. */
	async testCredential(
		id: string,
		name: string,
		type: string,
		data: Record<string, unknown>,
	): Promise<{ status: string; message: string }> {
		return await this.request('POST', '/credentials/test', {
			credentials: { id, name, type, data },
		});
	}

	/** Saves a new workflow. */
	async createWorkflow(workflow: Workflow): Promise<SavedWorkflow> {
		return await this.request('POST', '/workflows', { settings: {}, active: false, ...workflow });
	}

	/** Saves a workflow that was changed. Answers it as it is then. */
	async updateWorkflow(workflow: SavedWorkflow): Promise<SavedWorkflow> {
		const { id, name, nodes, connections, settings, versionId } = workflow;
		return await this.request('PATCH', `/workflows/${id}`, {
			name,
			nodes,
			connections,
			settings,
			versionId,
		});
	}

	/** A saved workflow as it is now. */
	async getWorkflow(id: string): Promise<SavedWorkflow> {
		return await this.request('GET', `/workflows/${id}`);
	}

	/** Publishes a workflow: its webhooks are called, and other workflows may call it. */
	async activate({ id, versionId }: SavedWorkflow): Promise<void> {
		await this.request('POST', `/workflows/${id}/activate`, { versionId });
	}

	/** Takes back what `activate` did. */
	async deactivate({ id }: SavedWorkflow): Promise<void> {
		await this.request('POST', `/workflows/${id}/deactivate`, {});
	}

	/** Starts a workflow as "Execute workflow" does. Answers the execution's id. */
	async run(workflow: SavedWorkflow, trigger = workflow.nodes[0]!.name): Promise<string> {
		const body = { workflowData: workflow, triggerToStartFrom: { name: trigger } };
		return (
			await this.request<{ executionId: string }>('POST', `/workflows/${workflow.id}/run`, body)
		).executionId;
	}

	/** An execution as it is now; n8n 1 can have its end without its data for a moment. */
	async execution(id: string): Promise<Execution> {
		const execution = await this.request<Execution & { data: string }>('GET', `/executions/${id}`);
		return { ...execution, data: parse(execution.data) as Execution['data'] };
	}

	/** Waits for an execution's end. Rejects after `limitMs`. */
	async finished(id: string, limitMs = 120_000): Promise<Execution> {
		for (const deadline = Date.now() + limitMs; Date.now() < deadline; await pause(pollMs)) {
			const execution = await this.execution(id);
			// n8n 1 stores the status a moment before the data.
			if (!unfinished.has(execution.status) && execution.data) return execution;
		}
		throw new Error(`Execution ${id} did not end within ${limitMs / 1000} s`);
	}

	/** Starts a workflow and waits for its end. */
	async runToEnd(workflow: SavedWorkflow): Promise<Execution> {
		return await this.finished(await this.run(workflow));
	}

	/** "Retry" in the list of executions: with the workflow as it was, or as it is saved now. Answers the new execution's end. */
	async retry(id: string, loadWorkflow: boolean): Promise<Execution> {
		const started = await this.request<{ id?: string; executionId?: string }>(
			'POST',
			`/executions/${id}/retry`,
			{ loadWorkflow },
		);
		return await this.finished(String(started.id ?? started.executionId));
	}

	/** What the Stop button does. */
	async stop(id: string): Promise<void> {
		await this.request('POST', `/executions/${id}/stop`, {});
	}
}

/** The items of a node's last run at one of its outputs. */
export function outputOf(execution: Execution, node: string, output = 0): Item[] {
	return execution.data.resultData.runData[node]?.at(-1)?.data?.main?.[output] ?? [];
}
