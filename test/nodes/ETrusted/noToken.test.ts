import type { Fault } from '../../../sandbox';
import { waits } from '../oneShop';
import { endTimeWhen, EVENTS, TOKEN, items, output, Shop } from '../shop';

describe('many items and no token', () => {
	test('a refused pair is tried once, and fails every item', async () => {
		const fresh = await Shop.open({ expressions: 'legacy', secret: 'wrong' });
		const run = await fresh.run(items(50), {}, { onError: 'continueRegularOutput' });
		expect(
			output(run).map(({ json, pairedItem }) => [
				String(json.error).replace(/:.*(?= \[)/, ''),
				pairedItem,
			]),
		).toEqual(
			items(50).map((_, item) => [
				`eTrusted did not accept the Client ID and Client Secret [item ${item}]`,
				{ item },
			]),
		);
		expect(fresh.sandbox.tokenRequests).toHaveLength(1);
		await fresh.close();
	});

	test('a 401 that a new token does not cure costs a batch three requests, and every item has its message', async () => {
		const fresh = await Shop.open({ expressions: 'legacy' });
		fresh.sandbox.faults.add({
			match: EVENTS,
			times: Infinity,
			status: 401,
			body: { Message: 'disabled' },
		} as Fault);
		const run = await fresh.run(items(50), {}, { onError: 'continueRegularOutput' });
		expect(output(run).map(({ json }) => json.error)).toEqual(
			items(50).map(
				(_, item) => `eTrusted did not accept the access token: disabled (401) [item ${item}]`,
			),
		);
		expect(fresh.sandbox.eventRequests).toHaveLength(3);
		expect(fresh.sandbox.tokenRequests).toHaveLength(3);
	});

	test('a login server that hangs is waited for once, and every item has its message', async () => {
		const fresh = await Shop.open({ expressions: 'legacy' });
		fresh.sandbox.faults.add({ match: TOKEN, times: Infinity, hang: true } as Fault);
		endTimeWhen(() => fresh.sandbox.tokenRequests.length > 0);
		const run = await fresh.run(items(10), {}, { onError: 'continueRegularOutput' });
		expect(output(run).map(({ json }) => json.error)).toEqual(
			items(10).map(
				(_, item) =>
					`No access token: eTrusted's login server did not answer in time (127.0.0.1:${fresh.sandbox.port}) [item ${item}]`,
			),
		);
		expect(fresh.sandbox.tokenRequests).toHaveLength(1);
	});

	test('a pair that is refused while another item is about to wait for its next try', async () => {
		const fresh = await Shop.open({ expressions: 'legacy' });
		await fresh.run([{}]);
		fresh.sandbox.expireTokens();
		fresh.sandbox.requests.length = 0;
		fresh.sandbox.faults.add({ match: { ...EVENTS, nth: 0 }, status: 400 } as Fault);
		const isRefused = () => fresh.sandbox.tokenRequests.at(-1)?.endedAt !== undefined;
		fresh.sandbox.faults.add({
			match: { ...EVENTS, nth: 3 },
			status: 429,
			until: isRefused,
			delayMs: 80,
		});
		fresh.sandbox.faults.add({
			match: TOKEN,
			status: 400,
			body: { error: 'invalid_client' },
		} as Fault);
		const run = await fresh.run(
			items(6),
			{ options: { maxConcurrentRequests: 3 } },
			{ onError: 'continueRegularOutput' },
		);
		expect(run.error).toBeUndefined();
		expect(
			output(run).map(({ json, pairedItem }) => [
				String(json.error)
					.replace(/( \(\d+\))?[:,[].*/s, '')
					.trim(),
				pairedItem,
			]),
		).toEqual([
			['eTrusted refused the request', { item: 0 }],
			...[1, 2, 3, 4, 5].map((item) => [
				'eTrusted did not accept the Client ID and Client Secret',
				{ item },
			]),
		]);
		await fresh.close();
	});

	test('a login server that is down is waited for once, and asked again for each item', async () => {
		const fresh = await Shop.open({ expressions: 'legacy' });
		fresh.sandbox.faults.add({ match: TOKEN, times: 6, status: 503 } as Fault);
		const run = await fresh.run(items(5), {}, { onError: 'continueRegularOutput' });
		expect(output(run).map(({ json }) => typeof json.error)).toEqual([
			'string',
			'string',
			'string',
			'undefined',
			'undefined',
		]);
		expect(waits).toHaveLength(3);
		expect(fresh.sandbox.accepted).toHaveLength(2);
		await fresh.close();
	});
});
