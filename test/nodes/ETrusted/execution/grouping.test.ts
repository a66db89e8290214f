import { runItems } from '../../../../nodes/ETrusted/execution/itemLoop';
import { call } from '../../../../nodes/ETrusted/transport/exchange';
import { post, read } from '../transport/world';
import { response, type Sent } from './context';
import { creating, open, reading, refOf, refused, run, sentRefs } from './loop';

describe('equal reads', () => {
	test('share one answer, of which each item has a copy', async () => {
		const fake = open(0, {
			input: [{ ref: 'a' }, { ref: 'b' }, { ref: 'a' }, { ref: 'a' }],
			serve: ({ path }) => response(200, [{ path, deep: {} }]),
		});
		const outputs = await runItems(fake.functions, reading);
		expect(outputs.map(({ json, pairedItem }) => [json.path, pairedItem])).toEqual([
			['/a', { item: 0 }],
			['/b', { item: 1 }],
			['/a', { item: 2 }],
			['/a', { item: 3 }],
		]);
		expect(fake.paths).toEqual(['/a', '/b']);
		expect(outputs[2]?.json.deep).not.toBe(outputs[0]?.json.deep);
	});

	test('share one failure', async () => {
		const fake = open(0, {
			input: [{ ref: 'a' }, { ref: 'a' }],
			serve: () => refused,
			continueOnFail: true,
		});
		expect(await run(fake, reading)).toEqual([
			['eTrusted refused the request: bad (400) [item 0]', 0],
			['eTrusted refused the request: bad (400) [item 1]', 1],
		]);
		expect(fake.sent).toHaveLength(1);
	});

	test('what creates is never shared', async () => {
		const fake = open(0, { input: [{ ref: 'a' }, { ref: 'a' }] });
		await run(fake);
		expect(sentRefs(fake)).toEqual(['a', 'a']);
	});
});

describe('those that take turns', () => {
	/** Looks, and acts where nobody has. */
	const careful = creating((_, ref) => ({
		takesTurns: ref === 'free' ? undefined : ref,
		*exchange() {
			yield* call(read(`/look-${ref}`));
			yield* call({ ...post('/act'), body: { ref } });
			return [{ EventRef: ref }];
		},
	}));
	const serve = ({ method }: Sent) => response(method === 'GET' ? 200 : 202, {});
	const input = ['a', 'a', 'b', 'free', 'a'].map((ref) => ({ ref }));

	test('act before the next one looks; the others do not wait', async () => {
		const fake = open(0, { input, serve });
		expect(await run(fake, careful)).toEqual(input.map(({ ref }, item) => [ref, item]));
		const order = fake.sent.map((sent) =>
			sent.method === 'GET' ? sent.path : `act ${refOf(sent)}`,
		);
		expect(order.filter((entry) => /a$/.test(entry))).toEqual([
			'/look-a',
			'act a',
			'/look-a',
			'act a',
			'/look-a',
			'act a',
		]);
		expect(order.indexOf('/look-b')).toBeLessThan(order.lastIndexOf('/look-a'));
	});

	test('stop after a failure', async () => {
		const fake = open(0, {
			input,
			serve: (sent) => (sent.method === 'POST' && refOf(sent) === 'a' ? refused : serve(sent)),
		});
		await expect(run(fake, careful)).rejects.toThrow('bad (400) [item 0]');
		expect(fake.paths.filter((path) => path === '/look-a')).toHaveLength(1);
	});
});
