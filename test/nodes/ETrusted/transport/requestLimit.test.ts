import { RequestLimit } from '../../../../nodes/ETrusted/transport/requestLimit';

/** The times that were started, each with what lets it come to its end. */
let times: Array<{ milliseconds: number; up: () => void }>;
beforeEach(() => {
	times = [];
	jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
		const controller = new AbortController();
		times.push({ milliseconds, up: () => controller.abort() });
		return controller.signal;
	});
});
afterEach(() => jest.restoreAllMocks());

const PENDING = 'nothing has ended it';

/** How a request was ended, as far as it was. */
async function endOf(limit: RequestLimit): Promise<[string, boolean]> {
	const pending = new Promise<string>((resolve) => setImmediate(() => resolve(PENDING)));
	return [await Promise.race([limit.ended, pending]), limit.signal.aborted];
}

test('its time ends a request, and n8n is told to close the connection', async () => {
	const limit = new RequestLimit(1_234, undefined);
	expect(times.map(({ milliseconds }) => milliseconds)).toEqual([1_234]);
	expect(await endOf(limit)).toEqual([PENDING, false]);
	times[0]?.up();
	expect(await endOf(limit)).toEqual(['timeout', true]);
});

test('restarted, it has its whole time once more: the first one ends nothing', async () => {
	const limit = new RequestLimit(1_234, undefined);
	limit.restart();
	expect(times.map(({ milliseconds }) => milliseconds)).toEqual([1_234, 1_234]);
	times[0]?.up();
	expect(await endOf(limit)).toEqual([PENDING, false]);
	times[1]?.up();
	expect(await endOf(limit)).toEqual(['timeout', true]);
});

test('Stop ends it, before it begins as well', async () => {
	const stop = new AbortController();
	const limit = new RequestLimit(1_234, stop.signal);
	expect(await endOf(limit)).toEqual([PENDING, false]);
	stop.abort();
	expect(await endOf(limit)).toEqual(['stopped', true]);
	expect(await endOf(new RequestLimit(1_234, stop.signal))).toEqual(['stopped', true]);
});

test('what is over is ended by nothing', async () => {
	const stop = new AbortController();
	const limit = new RequestLimit(1_234, stop.signal);
	limit.release();
	times[0]?.up();
	stop.abort();
	expect(await endOf(limit)).toEqual([PENDING, false]);
	const restarted = new RequestLimit(1_234, undefined);
	restarted.restart();
	restarted.release();
	times.forEach(({ up }) => up());
	expect(await endOf(restarted)).toEqual([PENDING, false]);
});
