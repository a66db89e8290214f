import assert from 'node:assert/strict';
import { startSandbox } from '../sandbox';
import type { WorkflowInput } from '../test/engine';
import { connectEngine } from './connectedEngine';
import { invite, type Invitation } from './invite';
import { describeInvitation, summarize } from './report';
import { ordersOf, shops, workflowOf } from './shops';

/** The one sample order that has no usable e-mail address. */
const badOrder = '1204';

/** The one whose customer did not opt in. */
const unwantedOrder = '2003';

/** Everything but these two was accepted, and the API got nothing else. */
function check(invitations: Invitation[], eventsTaken: number): void {
	const refused = invitations.filter((invitation) => 'refusal' in invitation);
	assert.deepEqual(
		refused.map(({ order }) => order.number),
		[badOrder],
	);
	assert.match(refused[0]?.refusal ?? '', /Customer Email.*lena\.vogt@@example/);
	const skipped = invitations.filter((invitation) => 'skipped' in invitation);
	assert.deepEqual(
		skipped.map(({ order }) => order.number),
		[unwantedOrder],
	);
	assert.equal(eventsTaken, invitations.length - 2);
}

/** Runs the example workflows of all shops through n8n's engine, with a local eTrusted API. */
async function demo(): Promise<void> {
	const start = performance.now();
	const sandbox = await startSandbox();
	try {
		console.log(
			`The eTrusted API of this demo is a local sandbox, ${sandbox.url}. Nobody gets an e-mail.`,
		);
		const engine = await connectEngine(sandbox);
		const invitations: Invitation[] = [];
		for (const shop of shops) {
			invitations.push(
				...(await invite(engine, sandbox, workflowOf(shop) as WorkflowInput, ordersOf(shop))),
			);
		}
		for (const invitation of invitations) console.log(describeInvitation(invitation));
		console.log(summarize(invitations, performance.now() - start));
		check(invitations, sandbox.eventRequests.length);
	} finally {
		await sandbox.close();
	}
}

demo().catch((error: Error) => {
	console.error(`The demo did not go as expected: ${error.message}`);
	process.exitCode = 1;
});
