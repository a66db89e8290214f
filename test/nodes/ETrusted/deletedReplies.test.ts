import type { Fault } from '../../../sandbox';
import { shop } from '../oneShop';
import {
	answerWith,
	arrived,
	DOUBTS,
	paired,
	REPLY,
	REVIEW,
	standing,
	type Settings,
} from '../reviewActions';
import { output } from '../shop';

describe('delete a reply', () => {
	const remove = async (settings: Settings = {}) =>
		await shop.run(
			[{}],
			{ resource: 'review', operation: 'deleteReply', reviewId: 'rev-1' },
			settings,
		);
	const DONE = { reviewId: 'rev-1', deleted: true };
	const NONE = { skipped: true, reason: 'The review has no reply', reviewId: 'rev-1' };

	test('it looks, and deletes', async () => {
		answerWith('GET', REVIEW, standing('x'));
		answerWith('DELETE', REPLY, { status: 204, body: '' });
		expect(output(await remove())).toEqual([paired(DONE)]);
		expect(arrived()).toEqual([`GET ${REVIEW}`, `DELETE ${REPLY}`]);
		expect(shop.sandbox.requests.at(-1)?.text).toBe('');
	});

	test('no reply on the review, and none any more', async () => {
		answerWith('GET', REVIEW, standing(), standing('x'));
		answerWith('DELETE', REPLY, { status: 404, body: '' });
		const run = await remove();
		expect(output(run)).toEqual([paired(NONE)]);
		expect(run.rounds('eTrusted')[0]?.hints?.map(({ message }) => message)).toEqual([
			'0 deleted, 1 skipped: 1 without a reply',
		]);
		expect(output(await remove())).toEqual([paired(NONE)]);
		expect(arrived()).toEqual([`GET ${REVIEW}`, `GET ${REVIEW}`, `DELETE ${REPLY}`]);
	});

	test('an unknown review is told as such', async () => {
		answerWith('GET', REVIEW, { status: 404, body: '' });
		const run = await remove();
		expect(run.error?.message).toBe('eTrusted has no review with this ID (404) [item 0]');
	});

	test.each(DOUBTS)('in doubt (%j) it reads', async (doubt) => {
		answerWith('DELETE', REPLY, doubt, doubt);
		answerWith('GET', REVIEW, standing('x'), standing());
		expect(output(await remove())).toEqual([paired(DONE)]);
		answerWith('GET', REVIEW, standing('x y'), standing(' x\r\ny'));
		const run = await remove();
		expect(run.error?.message).toMatch(/^The reply was not deleted: /);
		expect(arrived().filter((request) => request.startsWith('DELETE'))).toHaveLength(2);
	});

	test('in doubt, and another reply stands: it may have been deleted', async () => {
		answerWith('GET', REVIEW, standing('x'), standing('y'));
		answerWith('DELETE', REPLY, { status: 504, body: '' });
		expect((await remove()).error?.message).toBe(
			'eTrusted failed, and the reply may have been deleted (504) [item 0]',
		);
	});

	test('in doubt, and not to be read: it may have been deleted', async () => {
		answerWith('GET', REVIEW, standing('x'), ...Array<Fault>(4).fill({ status: 500 }));
		answerWith('DELETE', REPLY, { drop: 'after' });
		const run = await remove();
		expect(run.error?.message).toBe(
			`The connection to 127.0.0.1:${shop.sandbox.port} broke before the answer came: the reply may have been deleted [item 0]`,
		);
		expect(run.error?.description).toContain('where there is no reply, nothing is done');
	});

	test('what surely was not taken is sent again, and a refusal is said', async () => {
		answerWith('GET', REVIEW, standing('x'), standing('x'));
		answerWith('DELETE', REPLY, { status: 503 }, { status: 429 }, { status: 204, body: '' });
		expect(output(await remove())).toEqual([paired(DONE)]);
		answerWith('DELETE', REPLY, { status: 403, body: '' });
		const run = await remove();
		expect(run.error?.message).toBe('This API client may not use this review (403) [item 0]');
		expect(run.error?.description).toContain('The reply was not deleted.');
	});
});
