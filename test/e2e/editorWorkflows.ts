import assert from 'node:assert/strict';
import { readExample, withCredential } from '../../scripts/lib/examples';
import type { EditorPage } from './editorPage';
import { triggerType } from './reviewSink';
import type { Scene } from './scene';
import type { Stage } from './stage';
import { connect, nodeType } from './workflows';

/** What the editor shows of whole workflows: the preview of an output, an example that ran, and a review of the trigger. */
export async function wholeWorkflows(
	scene: Scene,
	{ client, sandbox }: Stage,
	editor: EditorPage,
): Promise<void> {
	const stored = async () =>
		(await client.request<Array<{ id: string; name: string }>>('GET', '/credentials'))[0]!;

	await scene('preview: what comes out is shown to the next node before anything ran', async () => {
		const { id: previewId } = await client.createWorkflow(
			connect(
				'Preview',
				[
					{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
					{
						name: 'eTrusted',
						type: nodeType,
						parameters: { resource: 'event', operation: 'create' },
					},
					{ name: 'Next', type: 'n8n-nodes-base.set', typeVersion: 3.4 },
				],
				[
					['Start', 0, 'eTrusted'],
					['eTrusted', 0, 'Next'],
				],
			),
		);
		await editor.open(`/workflow/${previewId}`);
		await editor.openNode('Next');
		const input = editor.find('ndv-input-panel');
		await input.getByText('Usually outputs the following fields').waitFor();
		for (const field of ['Message', 'EventRef'])
			await input.getByText(field, { exact: true }).waitFor();
		await editor.keep('preview');
	});

	await scene('the whole idea in one picture: trigger, node, what came out', async () => {
		const example = await readExample('woocommerce');
		const invite = example.nodes.find(({ type }) => type === nodeType)!;
		delete (invite.parameters as { options?: object }).options;
		const notes = example.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		example.nodes = example.nodes.filter((node) => !notes.includes(node));
		// Those that are sent: the table has no empty cells then, which n8n writes in red.
		const [trigger] = Object.keys(example.pinData!);
		example.pinData![trigger!] = example.pinData![trigger!]!.slice(0, 3);
		// Without one n8n marks the trigger as not ready.
		const shopId = await client.createCredential('WooCommerce', 'wooCommerceApi', {
			url: 'https://shop.example.com',
			consumerKey: 'ck',
			consumerSecret: 'cs',
		});
		example.nodes[0]!.credentials = { wooCommerceApi: { id: shopId, name: 'WooCommerce' } };
		const { id: credential, name } = await stored();
		const { id: wholeId } = await client.createWorkflow(withCredential(example, credential, name));
		await editor.open(`/workflow/${wholeId}`);
		sandbox.reset();
		await editor.runWorkflow();
		assert.equal(sandbox.accepted.length, 3);
		await editor.showLogOf('Invite Customer', 'EventRef');
		await editor.keep('workflow');
	});

	await scene('trigger: "Fetch Test Event" shows the newest review', async () => {
		sandbox.reset();
		const { id: credential, name } = await stored();
		const { id: reviewsId } = await client.createWorkflow(
			withCredential(
				connect('Reviews', [{ name: 'New Review', type: triggerType }], []),
				credential,
				name,
			),
		);
		const review = sandbox.reviews.addReview({ rating: 2, comment: 'It arrived in two pieces.' });
		await editor.open(`/workflow/${reviewsId}`);
		await editor.openNode('New Review');
		await editor.execute('executed successfully');
		await editor.find('output-panel').getByText(review.id).first().waitFor();
		await editor.keep('trigger');
	});
}
