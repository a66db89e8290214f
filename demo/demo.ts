import assert from 'node:assert/strict';
import { startSandbox } from '../sandbox';
import { exampleNodes } from '../test/exampleNodes';
import { connectEngine } from './connectedEngine';
import { invite, type Invitation } from './invite';
import { describeInvitation, summarize } from './report';
import { shops, type Shop } from './shops';

/** Exactly the orders that are said to be sent were sent, and so on. */
function check({ sent, skipped, refused }: Shop, invitations: Invitation[], events: number): void {
	const numbers = (outcome: string) =>
		invitations.filter((invitation) => outcome in invitation).map(({ number }) => number);
	assert.deepEqual(numbers('sent'), sent);
	assert.deepEqual(numbers('skipped'), skipped);
	assert.deepEqual(numbers('refused'), refused);
	assert.equal(events, sent.length);
}

/** Runs the examples of all shops through n8n's engine, with a local eTrusted API. */
async function demo(): Promise<void> {
	const start = performance.now();
	const sandbox = await startSandbox();
	try {
		console.log(
			`The eTrusted API of this demo is a local sandbox, ${sandbox.url}. Nobody gets an email.
Of each order: what is sent, and the field of the order that it was taken from.`,
		);
		const all: Invitation[] = [];
		for (const shop of shops) {
			sandbox.reset();
			// Each with an n8n of its own, which remembers no order of another.
			const engine = await connectEngine(sandbox, { nodeTypes: exampleNodes });
			const invitations = await invite(engine, sandbox, shop);
			for (const invitation of invitations) console.log(describeInvitation(invitation));
			check(shop, invitations, sandbox.accepted.length);
			all.push(...invitations);
		}
		console.log(summarize(all, performance.now() - start));
	} finally {
		await sandbox.close();
	}
}

demo().catch((error: Error) => {
	console.error(`The demo did not go as expected: ${error.message}`);
	process.exitCode = 1;
});
