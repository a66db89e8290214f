import assert from 'node:assert/strict';
import { cpus } from 'node:os';
import { median } from '../../bench/statistics';
import { PACKAGE_NAME, PACKAGE_VERSION } from '../../nodes/ETrusted/helpers/package';
import { withCredential } from '../../scripts/lib/examples';
import type { Installation } from '../../scripts/lib/installN8n';
import type { SavedWorkflow } from '../../scripts/lib/n8nClient';
import type { Checks } from './checks';
import { credentialName, installed, onStage, type Stage } from './stage';
import { chain, createEvent, orders, withoutMemory } from './workflows';

const itemCount = 500;
const rounds = 5;
const date = '2026-11-23T10:00:00.000Z';
/** Of HTTP Request's time. Printed beside what was measured: a busy machine must not fail a check. */
const targets = { fixed: 0.8, mapped: 1 };

/** The body that HTTP Request sends: what our node makes of the same values. */
const body = (email: string, reference: string, when: string) =>
	`{ "type": "after_sales", "channel": { "id": "my-shop", "type": "user_defined" }, "customer": { "email": ${email} }, ` +
	`"transaction": { "reference": ${reference}, "date": ${when} }, "system": "${PACKAGE_NAME}", "systemVersion": "${PACKAGE_VERSION}" }`;

const fixedBody = body('"customer@example.com"', '"order-1"', `"${date}"`);
const mappedBody = `={{ JSON.stringify(${body('$json.email', '$json.reference', '$json.date')}) }}`;

const fixedValues = {
	customerEmail: 'customer@example.com',
	transactionReference: 'order-1',
	transactionDate: date,
};

const httpRequest = (url: string, jsonBody: string, id: string) => ({
	name: 'Create Event',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: {
		method: 'POST',
		url: `${url}/events`,
		authentication: 'genericCredentialType',
		genericAuthType: 'oAuth2Api',
		sendBody: true,
		specifyBody: 'json',
		jsonBody,
		options: {},
	},
	credentials: { oAuth2Api: { id, name: 'Generic' } },
});

/** Of our mapped node; HTTP Request has one, for the whole body. */
const ownExpressions = 3;

/** Our workflow and HTTP Request's with the same values. */
interface Case {
	values: 'fixed' | 'mapped';
	latencyMs: number;
	ours: SavedWorkflow;
	theirs: SavedWorkflow;
	/** In ms. */
	times: Record<'ours' | 'theirs', number[]>;
}

async function measure(stage: Stage): Promise<void> {
	const { client, credentialId, sandbox } = stage;
	const genericId = await client.createCredential('Generic', 'oAuth2Api', {
		grantType: 'clientCredentials',
		accessTokenUrl: sandbox.tokenUrl,
		clientId: sandbox.clientId,
		clientSecret: sandbox.clientSecret,
		scope: '',
		authentication: 'body',
		sendAdditionalBodyProperties: true,
		additionalBodyProperties: '{"audience":"https://api.etrusted.com"}',
	});
	const save = async (node: Parameters<typeof chain>[1]) =>
		await client.createWorkflow(
			withCredential(chain('Speed', orders(itemCount), node), credentialId, credentialName),
		);
	/** How long the node took, in ms. */
	const time = async (workflow: SavedWorkflow, latencyMs: number) => {
		sandbox.reset();
		if (latencyMs)
			sandbox.faults.add({
				match: { method: 'POST', path: '/events' },
				delayMs: latencyMs,
				times: Infinity,
			});
		const execution = await client.runToEnd(workflow);
		assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
		assert.equal(sandbox.accepted.length, itemCount);
		return execution.data.resultData.runData['Create Event']![0]!.executionTime;
	};
	const cases: Case[] = [];
	for (const values of ['fixed', 'mapped'] as const) {
		const ours = await save(
			createEvent({ parameters: { ...withoutMemory, ...(values === 'fixed' ? fixedValues : {}) } }),
		);
		const theirs = await save(
			httpRequest(sandbox.url, values === 'fixed' ? fixedBody : mappedBody, genericId),
		);
		for (const latencyMs of [0, 50])
			cases.push({ values, latencyMs, ours, theirs, times: { ours: [], theirs: [] } });
	}
	// All cases in each round, so that whatever slows the machine down for a while slows all of them; the first only warms up.
	for (let round = 0; round <= rounds; round++) {
		for (const { latencyMs, times, ...workflows } of cases) {
			for (const who of ['ours', 'theirs'] as const) {
				const ms = await time(workflows[who], latencyMs);
				if (round > 0) times[who].push(ms);
			}
		}
	}
	console.log(
		`\n${itemCount} events, medians of ${rounds}, ${cpus()[0]!.model.trim()}, ${cpus().length} cores\n`,
	);
	console.log(
		'| values | latency | this node | HTTP Request | ratio | target |\n| --- | --- | --- | --- | --- | --- |',
	);
	for (const { values, latencyMs, times } of cases) {
		const [own, other] = [median(times.ours), median(times.theirs)];
		console.log(
			`| ${values} | ${latencyMs} ms | ${own} ms | ${other} ms | ${(own / other).toFixed(2)} | ${targets[values]} |`,
		);
	}
	const cost = (who: 'ours' | 'theirs') => {
		const [fixed, mapped] = ['fixed', 'mapped'].map((values) =>
			median(cases.filter((one) => one.values === values).flatMap(({ times }) => times[who])),
		);
		return ((mapped! - fixed!) / itemCount).toFixed(2);
	};
	console.log(`
What mapping costs an item: this node ${cost('ours')} ms for ${ownExpressions} expressions, HTTP Request ${cost('theirs')} ms for one with the three values.`);
}

/** Our node beside n8n's HTTP Request node, with the same payload, in one run. */
export async function speed(
	_checks: Checks,
	installation: Installation,
	tarball: string,
): Promise<void> {
	await onStage(installation, installed(tarball), async (stage) => await measure(stage));
}
