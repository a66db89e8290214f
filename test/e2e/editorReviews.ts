import assert from 'node:assert/strict';
import { credentialType, withCredential } from '../../scripts/lib/examples';
import type { EditorPage } from './editorPage';
import type { Scene } from './scene';
import type { Stage } from './stage';
import { chain } from './workflows';

/** How a review is picked in the editor, and what becomes of a workflow that names it by a plain text. */
export async function reviewPicker(
	scene: Scene,
	{ client, sandbox }: Stage,
	editor: EditorPage,
): Promise<void> {
	const { clientId, clientSecret } = sandbox;
	const credentialId = await client.createCredential('Reviews', credentialType, {
		clientId,
		clientSecret,
	});
	const openReview = async (parameters: Record<string, unknown>) => {
		const workflow = chain('A review', {
			name: 'Review',
			type: 'n8n-nodes-etrusted.eTrusted',
			parameters: { resource: 'review', operation: 'get', ...parameters },
		});
		const { id } = await client.createWorkflow(withCredential(workflow, credentialId, 'Reviews'));
		await editor.open(`/workflow/${id}`);
		await editor.openNode('Review');
	};
	const addReview = () =>
		sandbox.reviews.addReview({
			rating: 4,
			title: 'The teapot is a beauty',
			comment: 'It pours well.',
			customer: { firstName: 'Mia', lastName: 'Muster', email: 'mia@kunde.example' },
			transaction: { reference: 'W-9001' },
		});
	const asked = () => sandbox.requests.filter(({ pathname }) => pathname === '/reviews');

	await scene('review: the newest are offered, by no more than the first name', async () => {
		sandbox.reset();
		const { id, submittedAt } = addReview();
		await openReview({});
		const names = await editor.pick('reviewId', 'W-9001', 'review-picker');
		assert.equal(names[0], `★★★★☆ The teapot is a beauty · Mia · ${submittedAt.slice(0, 10)}`);
		assert.ok(names.length >= 50, `only ${names.length} reviews`);
		assert.doesNotMatch(names.join(), /@|Muster/);
		assert.equal(asked().at(-1)!.query.get('query'), 'W-9001');
		await editor.execute('executed successfully');
		await editor.find('output-panel').getByText(id).first().waitFor();
		assert.equal(sandbox.requests.at(-1)!.path, `/reviews/${id}`);
	});

	await scene('review: a workflow that has its ID as a plain text goes on working', async () => {
		sandbox.reset();
		const { id } = addReview();
		for (const reviewId of [id, `={{ "${id}" }}`]) {
			await openReview({ reviewId });
			await editor.execute('executed successfully');
			await editor.find('output-panel').getByText(id).first().waitFor();
			assert.equal(sandbox.requests.at(-1)!.path, `/reviews/${id}`);
		}
	});
}
