import type { Answer } from '../../../../nodes/ETrusted/transport/answer';
import { get, type ApiRequest } from '../../../../nodes/ETrusted/transport/request';
import { SharedReads } from '../../../../nodes/ETrusted/transport/sharedReads';

const answered = (status: number): Answer => ({ kind: 'answered', status, headers: {}, body: {} });

const read = (path: string, query = {}) => get(path, { timeout: 1, isShared: true, query });

/** Counts what is sent, and answers with these statuses one after the other, then with 200. */
function sender(...statuses: number[]) {
	const sent: string[] = [];
	const send = async ({ path }: ApiRequest) => {
		sent.push(path);
		const answer = answered(statuses.shift() ?? 200);
		await Promise.resolve();
		return answer;
	};
	return { sent, send };
}

test('equal ones are sent once, those that are asked meanwhile included', async () => {
	const { sent, send } = sender();
	const shared = new SharedReads();
	const both = await Promise.all([shared.send(read('/a'), send), shared.send(read('/a'), send)]);
	expect(both[0]).toBe(both[1]);
	await shared.send(read('/a'), send);
	await shared.send(read('/a', { x: 1 }), send);
	expect(sent).toEqual(['/a', '/a']);
});

test('what is not marked is sent each time', async () => {
	const { sent, send } = sender();
	const shared = new SharedReads();
	for (let times = 0; times < 2; times += 1) await shared.send(get('/a', { timeout: 1 }), send);
	expect(sent).toEqual(['/a', '/a']);
});

test.each([
	[503, 2],
	[500, 2],
	[403, 1],
	[404, 1],
])('after %d it is sent %d times in all', async (status, times) => {
	const { sent, send } = sender(status);
	const shared = new SharedReads();
	await Promise.all([shared.send(read('/a'), send), shared.send(read('/a'), send)]);
	await shared.send(read('/a'), send);
	await shared.send(read('/a'), send);
	expect(sent).toHaveLength(times);
});
