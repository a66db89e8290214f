import { Api } from '../../../../nodes/ETrusted/transport/api';
import { FakeContext, type FakeOptions } from '../execution/context';

/** The API as a run of the node opens it, and its time limits, which the tests end by hand. */

export async function open(options: FakeOptions = {}) {
	const fake = new FakeContext(options);
	return { fake, api: await Api.open(fake.functions) };
}

export const never = async () => await new Promise<never>(() => {});

/** Time limits, in their order, each of which ends when its controller says so. */
export function timesByHand(): AbortController[] {
	const times: AbortController[] = [];
	jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
		const time = new AbortController();
		times.push(time);
		return time.signal;
	});
	return times;
}
