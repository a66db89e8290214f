import assert from 'node:assert/strict';
import { withCredential } from '../../scripts/lib/examples';
import { eventRefOf } from '../../sandbox/seed/events';
import type { EditorPage } from './editorPage';
import type { Scene } from './scene';
import type { Stage } from './stage';
import { chain } from './workflows';

/** "Was this order invited, and if not, why", as a merchant asks it in the editor. */
export async function explaining(
	scene: Scene,
	{ client, sandbox }: Stage,
	editor: EditorPage,
): Promise<void> {
	const openExplain = async (parameters: Record<string, unknown>) => {
		const [stored] = await client.request<Array<{ id: string; name: string }>>(
			'GET',
			'/credentials',
		);
		const workflow = chain('Why no invitation', {
			name: 'Explain',
			type: 'n8n-nodes-etrusted.eTrusted',
			parameters: { resource: 'invite', operation: 'explain', ...parameters },
		});
		const { id } = await client.createWorkflow(withCredential(workflow, stored!.id, stored!.name));
		await editor.open(`/workflow/${id}`);
		await editor.openNode('Explain');
	};
	const channel = {
		__rl: true,
		mode: 'list',
		value: 'chl-1c2d9b74-52a3-4e6f-9a08-7d4c1f6b8e21',
		cachedResultName: 'Müller & Sons Store (en_GB)',
	};

	await scene('explain: an order number is asked for, and the answer says why', async () => {
		sandbox.reset();
		await openExplain({});
		assert.deepEqual(await editor.pick('channel', 'sons'), [
			'Boutique Müller à Zürich (fr_CH)',
			'Müller & Söhne Onlineshop (de_DE)',
			'Müller & Sons Store (en_GB)',
		]);
		await editor.fill('orderReference', 'W-31019');
		await editor.leaveField();
		await editor.execute('executed successfully');
		const output = editor.find('output-panel');
		for (const text of ['invited', 'summary', 'advice', 'has unsubscribed from invitations'])
			await output.getByText(text).first().waitFor();
		await editor.keep('explain');
		assert.ok(sandbox.requests.every(({ method, path }) => method === 'GET' || /oauth/.test(path)));
	});

	await scene('explain: by the event ID it names what is switched off', async () => {
		sandbox.reset();
		await openExplain({ channel, lookUpBy: 'eventId', eventId: eventRefOf('X-3') });
		assert.equal(await editor.field('orderReference').count(), 0);
		await editor.execute('executed successfully');
		await editor
			.find('output-panel')
			.getByText('Not invited: the invite settings')
			.first()
			.waitFor();
		await editor.keep('explain-event');
	});
}
