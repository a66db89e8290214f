import { Shop, skipWaiting } from './shop';

/**
 * The shop that the tests of a file have together: each begins as if nothing had been sent, remembered or made to fail,
 * and nobody waits.
 */
export let shop: Shop;

/** How long the test that runs would have waited, in milliseconds. */
export let waits: number[];

/** The requests that arrived for a path. */
export const requestsFor = (path: RegExp, method = 'GET') =>
	shop.sandbox.requests.filter((request) => request.method === method && path.test(request.path));

beforeAll(async () => {
	shop = await Shop.open({ expressions: 'legacy' });
});
beforeEach(() => {
	waits = skipWaiting();
});
afterEach(() => {
	shop.reset();
	jest.restoreAllMocks();
});
