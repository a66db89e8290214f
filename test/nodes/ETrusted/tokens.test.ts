import { until, type Fault } from '../../../sandbox';
import { shop, waits } from '../oneShop';
import { answered, endTimeWhen, EVENTS, TOKEN, failWith, items, output, Shop } from '../shop';

describe('tokens', () => {
	test('one is fetched, stored and reused', async () => {
		const fresh = await Shop.open({ expressions: 'legacy' });
		await fresh.run(items(30));
		await fresh.run(items(3));
		expect(fresh.sandbox.tokenRequests.map(({ text }) => text)).toEqual([
			expect.stringMatching(
				/^grant_type=client_credentials&audience=https%3A%2F%2Fapi\.etrusted\.com&.*client_id=sandbox-client&client_secret=sandbox-secret/,
			),
		]);
		expect(fresh.engine.tokensStored).toBe(1);
		expect(fresh.sandbox.eventRequests).toHaveLength(33);
		await fresh.close();
	});

	test('one that runs out while many requests are under way is renewed once', async () => {
		const slow = await Shop.open({ expressions: 'legacy' });
		await slow.run([{ ref: 'first' }]);
		const renewals = slow.sandbox.tokenRequests.length;
		let hasExpired = false;
		const afterThirty = Array.from({ length: 70 }, (_, nth) => 30 + nth);
		slow.sandbox.faults.add({ match: { ...EVENTS, nth: afterThirty }, until: () => hasExpired });
		const running = slow.run(items(100));
		// All that may be under way at once wait for an answer.
		await until(() => slow.sandbox.eventRequests.length === 1 + 30 + 20);
		slow.sandbox.expireTokens();
		hasExpired = true;
		expect((await running).error).toBeUndefined();
		expect(slow.acceptedRefs.slice(1).sort()).toEqual(
			items(100)
				.map(({ ref }) => ref)
				.sort(),
		);
		// They were refused, and all of them share the new token.
		expect(slow.sandbox.eventRequests).toHaveLength(1 + 100 + 20);
		expect(slow.sandbox.tokenRequests).toHaveLength(renewals + 1);
	});

	test('one that has run out before the batch is renewed once, and nothing is lost or doubled', async () => {
		await shop.run([{ ref: 'first' }]);
		const renewals = shop.sandbox.tokenRequests.length;
		shop.sandbox.expireTokens();
		const run = await shop.run(items(60));
		expect(output(run)).toHaveLength(60);
		expect(shop.acceptedRefs.slice(1).sort()).toEqual(
			items(60)
				.map(({ ref }) => ref)
				.sort(),
		);
		expect(shop.sandbox.tokenRequests).toHaveLength(renewals + 1);
	});

	test('a wrong pair', async () => {
		const engine = await Shop.engineFor(shop.sandbox, {
			secret: 'hush-hush',
			expressions: 'legacy',
		});
		const run = await engine.run({ ...shop.workflow(), input: [{}] });
		expect(run.error?.message).toMatch(
			/^eTrusted did not accept the Client ID and Client Secret: .* \[item 0\]$/,
		);
		expect(run.error?.description).toContain('Settings > API Clients');
		expect(JSON.stringify(run.error)).not.toContain('hush-hush');
		expect(shop.sandbox.eventRequests).toHaveLength(0);
		expect(waits).toEqual([]);
	});

	test.each([[{ status: 503 }], [{ status: 429 }], [{ drop: 'before' }], [{ status: 500 }]])(
		'no token because of %j was surely not taken',
		async (fault) => {
			const fresh = await Shop.open({ expressions: 'legacy' });
			fresh.sandbox.faults.add({ match: TOKEN, times: 2, ...fault } as Fault);
			expect(output(await fresh.run([{}]))).toEqual([answered(fresh, 0)]);
			expect(fresh.sandbox.accepted).toHaveLength(1);
			fresh.sandbox.expireTokens();
			fresh.sandbox.faults.add({ match: TOKEN, times: Infinity, ...fault } as Fault);
			const run = await fresh.run([{}]);
			expect(run.error?.message).toMatch(/access token.*, after 4 tries \[item 0\]$/);
			expect(run.error?.message).not.toContain('may have been created');
			await fresh.close();
		},
	);

	test.each([
		[
			'a wrong answer for good',
			{ status: 403, body: { error: 'access_denied' } },
			/^eTrusted did not accept the Client ID and Client Secret: .* \[item 0\]$/,
		],
		[
			'a proxy that blocks',
			{ status: 403, body: '<html>blocked</html>' },
			/^eTrusted's login server gave no access token.* \(403\) \[item 0\]$/,
		],
		[
			"busy, in OAuth's own words",
			{ status: 429, body: { error: 'temporarily_unavailable' } },
			/^eTrusted's login server gave no access token: .*, after 4 tries \[item 0\]$/,
		],
		[
			'a sign-in page',
			{ status: 200, body: '<html>Sign in</html>' },
			/^eTrusted's login server gave no access token.*, after 4 tries \[item 0\]$/,
		],
	])('no token: %s', async (_, fault, message) => {
		const fresh = await Shop.open({ expressions: 'legacy' });
		fresh.sandbox.faults.add({ match: TOKEN, times: Infinity, ...fault } as Fault);
		const run = await fresh.run([{}]);
		expect(run.error?.message).toMatch(message);
		expect(run.error?.message).not.toMatch(/<html|may have been created/);
		fresh.sandbox.faults.clear();
		expect(output(await fresh.run([{}]))).toEqual([answered(fresh, 0)]);
		await fresh.close();
	});

	test('a login server that never answers ends with the timeout, and nothing is sent when it answers after all', async () => {
		const fresh = await Shop.open({ expressions: 'legacy' });
		let isGivenUp = false;
		fresh.sandbox.faults.add({ match: TOKEN, until: () => isGivenUp });
		const goOn = endTimeWhen(() => fresh.sandbox.tokenRequests.length > 0);
		const run = await fresh.run([{}], { options: { maxRetries: 0 } });
		goOn();
		expect(run.error?.message).toBe(
			`No access token: eTrusted's login server did not answer in time (127.0.0.1:${fresh.sandbox.port}) [item 0]`,
		);
		isGivenUp = true;
		await until(() => fresh.engine.tokensStored > 0);
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(fresh.sandbox.tokenRequests).toHaveLength(1);
		expect(fresh.sandbox.eventRequests).toHaveLength(0);
		// The same for a new token.
		await fresh.run([{}]);
		fresh.sandbox.expireTokens();
		fresh.sandbox.faults.add({ match: TOKEN, hang: true } as Fault);
		endTimeWhen(() => fresh.sandbox.tokenRequests.length > 1);
		const renewed = await fresh.run([{}], { options: { maxRetries: 0 } });
		expect(renewed.error?.message).toBe(
			`No access token: eTrusted's login server did not answer in time (127.0.0.1:${fresh.sandbox.port}) [item 0]`,
		);
		expect(fresh.sandbox.accepted).toHaveLength(1);
		await fresh.close();
	});

	test('Stop ends the waiting for a token', async () => {
		const fresh = await Shop.open({ expressions: 'legacy' });
		fresh.sandbox.faults.add({ match: TOKEN, hang: true } as Fault);
		const execution = fresh.engine.start({ ...fresh.workflow(), input: items(3) });
		await until(() => fresh.sandbox.tokenRequests.length > 0);
		execution.stop();
		await execution.result;
		expect(fresh.sandbox.eventRequests).toHaveLength(0);
		await fresh.close();
	});

	test('an answer without a token, which n8n stores, does not stay', async () => {
		const fresh = await Shop.open({ expressions: 'legacy' });
		fresh.sandbox.faults.add({
			match: TOKEN,
			status: 200,
			body: { token_type: 'Bearer', expires_in: 300 },
		} as Fault);
		expect(output(await fresh.run([{}]))).toEqual([answered(fresh, 0)]);
		expect(output(await fresh.run([{}]))).toEqual([answered(fresh, 1, 0)]);
		await fresh.close();
	});

	test.each([
		['JSON without one', { error: 'invalid_client' }],
		['nothing at all', ''],
		['no JSON, though it is called so', 'please wait'],
	])(
		'a login server that answers %s: that is told, and nothing of n8n’s settings',
		async (_, body) => {
			const fresh = await Shop.open({ expressions: 'legacy' });
			const headers = { 'content-type': 'application/json' };
			fresh.sandbox.faults.add({ match: TOKEN, times: Infinity, status: 200, headers, body });
			const run = await fresh.run([{}]);
			expect(run.error?.message).toMatch(
				/^eTrusted's login server gave no access token: .*, after 4 tries \[item 0\]$/,
			);
			expect(run.error?.description).toBe(
				'Nothing was created for this item. Run the item again later.',
			);
			expect(fresh.sandbox.eventRequests).toEqual([]);
			fresh.sandbox.faults.clear();
			expect(output(await fresh.run([{}]))).toEqual([answered(fresh, 0)]);
			await fresh.close();
		},
	);

	test('an opaque token, a cut secret and a whole payload are kept out of messages', async () => {
		const fresh = await Shop.open({ expressions: 'legacy' });
		fresh.sandbox.faults.add({
			match: TOKEN,
			status: 200,
			body: { access_token: 'opaque-1', token_type: 'Bearer', expires_in: 300 },
		} as Fault);
		const payload = { customer: { email: 'max@m.example' }, a: '"' };
		fresh.sandbox.faults.add({
			match: EVENTS,
			status: 400,
			body: { Message: `opaque-1 with ${JSON.stringify(payload)}` },
		} as Fault);
		expect((await fresh.run([{}])).error?.message).toBe(
			'eTrusted refused the request: *** with {…} (400) [item 0]',
		);
		await fresh.close();
		const cut = await failWith(shop, {
			status: 400,
			body: { Message: `${'x'.repeat(292)}sandbox-secret` },
		} as Fault);
		expect(cut.error?.message).not.toContain('sandbox-');
	});

	test('no message holds a token, the secret or a payload', async () => {
		const run = await failWith(shop, {
			status: 400,
			body: { Message: `echo Bearer eyJhbGciOi.eyJzdWIi.sig sandbox-secret ${'p'.repeat(1000)}` },
		} as Fault);
		expect(run.error?.message).toContain('echo Bearer ***');
		const told = JSON.stringify([run.error?.message, run.error?.description]);
		expect(told).not.toMatch(/eyJ|sandbox-secret|p{400}/);
	});
});
