import { until } from '../../sandbox';
import { Shop } from './shop';

/** What shop.test.ts starts a jest of its own for: a test that leaves a sandbox listening, and a request hanging. */
test('fails before it closes its shop', async () => {
	const shop = await Shop.open({ expressions: 'legacy' });
	shop.sandbox.faults.add({ match: { path: '/events' }, hang: true });
	void shop.run([{}]);
	await until(() => shop.sandbox.eventRequests.length > 0);
	expect('a failing test').toBe('told');
	await shop.close();
});
