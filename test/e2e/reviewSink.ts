import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Workflow, WorkflowNode } from '../../scripts/lib/n8nClient';
import { connect } from './workflows';

/** What came out of triggers, as their workflows tell it. */
export interface ReviewSink {
	/** The items of each execution, in order of arrival, by the name that the workflow gives itself. */
	readonly emitted: Array<{ by: string; items: Array<Record<string, unknown>> }>;
	/** How often a review came out of the workflow of this name. */
	timesOf(by: string, id: string): number;
	/** A workflow whose trigger's items all come here. */
	workflow(by: string, trigger: Partial<WorkflowNode>): Workflow;
	close(): void;
}

export const triggerType = 'n8n-nodes-etrusted.eTrustedTrigger';

/** A poll every so many seconds: an expression for less than a minute is refused, several ones are not. */
const pollSeconds = 5;

const pollTimes = {
	item: Array.from({ length: 60 / pollSeconds }, (_, i) => ({
		mode: 'custom',
		cronExpression: `${i * pollSeconds} * * * * *`,
	})),
};

export async function startReviewSink(): Promise<ReviewSink> {
	const emitted: ReviewSink['emitted'] = [];
	const server = createServer(async (request, response) => {
		const items = (await json(request)) as Array<Record<string, unknown>>;
		emitted.push({ by: decodeURIComponent(request.url!.slice(1)), items });
		response.end();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		emitted,
		timesOf: (by, id) =>
			emitted
				.filter((execution) => execution.by === by)
				.flatMap(({ items }) => items)
				.filter((item) => item.id === id).length,
		workflow: (by, trigger) =>
			connect(
				by,
				[
					{
						name: 'Reviews',
						type: triggerType,
						...trigger,
						parameters: { pollTimes, ...trigger.parameters },
					},
					{
						name: 'Tell',
						type: 'n8n-nodes-base.httpRequest',
						typeVersion: 4.2,
						// One call for all items of the execution.
						executeOnce: true,
						parameters: {
							method: 'POST',
							url: `${url}/${encodeURIComponent(by)}`,
							sendBody: true,
							specifyBody: 'json',
							jsonBody: '={{ JSON.stringify($input.all().map(({ json }) => json)) }}',
							options: {},
						},
					},
				],
				[['Reviews', 0, 'Tell']],
			),
		close: () => void server.close(),
	};
}
