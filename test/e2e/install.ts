import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { credentialType, withCredential } from '../../scripts/lib/examples';
import type { Installation } from '../../scripts/lib/installN8n';
import { installAsN8nDoes, installByHand, packAs } from '../../scripts/lib/installPackage';
import { outputOf } from '../../scripts/lib/n8nClient';
import { anyPort } from '../../scripts/lib/ports';
import type { Checks } from './checks';
import { credentialName, onStage, type Stage } from './stage';
import { chain, createEvent, nodeType, orders } from './workflows';

const previews = join(__dirname, '../../nodes/ETrusted/__schema__/v1.0.0');

/** What must work wherever the package and its n8n-workflow come from. */
async function checkPackage(checks: Checks, name: string, stage: Stage): Promise<void> {
	const check = checks.check.bind(checks);
	const { client, credentialId, sandbox } = stage;
	await check(`${name}: the credential tests green`, async () => {
		const { clientId, clientSecret } = sandbox;
		const result = await client.testCredential(credentialId, credentialName, credentialType, {
			clientId,
			clientSecret,
		});
		assert.equal(result.status, 'OK', result.message);
	});
	await check(`${name}: a wrong secret is refused with a message`, async () => {
		const data = { clientId: sandbox.clientId, clientSecret: 'wrong' };
		const id = await client.createCredential('Wrong', credentialType, data);
		const result = await client.testCredential(id, 'Wrong', credentialType, data);
		assert.equal(result.status, 'Error');
		checks.print(`the credential test: ${result.message}`);
		assert.match(result.message, /client is not authorized/);
		const workflow = await client.createWorkflow(
			withCredential(chain('Refused', orders(1), createEvent()), id, 'Wrong'),
		);
		const execution = await client.runToEnd(workflow);
		assert.equal(execution.status, 'error');
		assert.match(
			execution.data.resultData.error!.message,
			/eTrusted did not accept the Client ID and Client Secret/,
		);
	});
	await check(`${name}: dates and events arrive as the API wants them`, async () => {
		const date = "={{ DateTime.fromISO('2026-11-23T11:00:00+01:00') }}";
		const node = createEvent({
			parameters: { transactionDate: date, additionalFields: { createdAt: '2026-11-23 11:00:00' } },
		});
		const dates = {
			...chain('Dates', orders(2), node),
			settings: { executionOrder: 'v1', timezone: 'Europe/Berlin' },
		};
		const workflow = await client.createWorkflow(
			withCredential(dates, credentialId, credentialName),
		);
		const before = sandbox.accepted.length;
		const execution = await client.runToEnd(workflow);
		assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
		assert.equal(outputOf(execution, 'Create Event').length, 2);
		assert.equal(sandbox.accepted.length, before + 2);
		assert.match(
			sandbox.eventRequests.at(-1)!.text,
			/"date":"2026-11-23T10:00:00.000Z".*"createdAt":"2026-11-23T10:00:00.000Z"/,
		);
	});
	await check(`${name}: n8n serves the output preview of every operation`, async () => {
		const files = readdirSync(previews, { recursive: true, encoding: 'utf8' }).filter((file) =>
			file.endsWith('.json'),
		);
		assert.ok(files.length > 0);
		for (const file of files) {
			// As the editor asks for it.
			const answer = await fetch(`${client.url}/schemas/${nodeType}/1.0.0/${file}`);
			assert.equal(answer.status, 200, file);
			assert.deepEqual(await answer.json(), JSON.parse(readFileSync(join(previews, file), 'utf8')));
		}
	});
	await check(`${name}: a wrong order is named and nothing is sent`, async () => {
		const workflow = await client.createWorkflow(
			withCredential(chain('Wrong', orders(3, [1]), createEvent()), credentialId, credentialName),
		);
		const before = sandbox.accepted.length;
		const execution = await client.runToEnd(workflow);
		assert.equal(execution.status, 'error');
		assert.match(execution.data.resultData.error!.message, /nobody@@example/);
		assert.equal(sandbox.accepted.length, before);
	});
}

/** The package installed in both ways that merchants do it, and upgraded. */
export async function install(
	checks: Checks,
	installation: Installation,
	tarball: string,
	workFolder: string,
): Promise<void> {
	const check = checks.check.bind(checks);
	await onStage(
		installation,
		async (folder) => await installAsN8nDoes(tarball, folder),
		async (stage) => {
			await checkPackage(checks, 'installed by n8n', stage);
			const { client, credentialId, sandbox, userFolder } = stage;
			await check('upgrade: saved workflows and credentials keep working', async () => {
				const saved = await client.createWorkflow(
					withCredential(chain('Saved', orders(1), createEvent()), credentialId, credentialName),
				);
				const next = await packAs('99.0.0', tarball, workFolder);
				await stage.restart(async () => await installAsN8nDoes(next, userFolder));
				const before = sandbox.accepted.length;
				const execution = await client.runToEnd(await client.getWorkflow(saved.id));
				assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
				assert.equal(sandbox.accepted.length, before + 1);
				assert.equal(sandbox.accepted.at(-1)!.payload.systemVersion, '99.0.0');
			});
			await check('an unreachable host: the credential test and the node say so', async () => {
				const nowhere = `http://127.0.0.1:${await anyPort()}`;
				await stage.restart(async () => {}, {
					api: { url: nowhere, tokenUrl: `${nowhere}/oauth/token` },
				});
				// A credential without a token: the login server is asked first.
				const data = { clientId: sandbox.clientId, clientSecret: sandbox.clientSecret };
				const id = await client.createCredential('Nowhere', credentialType, data);
				const result = await client.testCredential(id, 'Nowhere', credentialType, data);
				checks.print(`the credential test: ${result.message}`);
				assert.equal(result.status, 'Error');
				assert.match(result.message, /refused|ECONNREFUSED/);
				const node = createEvent({ parameters: { options: { maxRetries: 0 } } });
				const execution = await client.runToEnd(
					await client.createWorkflow(
						withCredential(chain('Nowhere', orders(1), node), id, 'Nowhere'),
					),
				);
				assert.equal(execution.status, 'error');
				assert.match(
					execution.data.resultData.error!.message,
					/eTrusted's login server refused the connection/,
				);
			});
		},
	);
	await onStage(
		installation,
		async (folder) => await installByHand(tarball, folder, installation),
		async (stage) => {
			await check('installed by hand: npm fetched a second n8n-workflow', async () => {
				assert.ok(
					existsSync(
						join(stage.userFolder, '.n8n', 'nodes', 'node_modules', 'n8n-workflow', 'package.json'),
					),
				);
			});
			await checkPackage(checks, 'installed by hand', stage);
		},
	);
}
