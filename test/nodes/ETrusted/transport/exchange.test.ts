import {
	call,
	ExchangeError,
	NotTaken,
	RequestFailed,
	type FailedRequest,
	type RequestOutcome,
} from '../../../../nodes/ETrusted/transport/exchange';
import { get } from '../../../../nodes/ETrusted/transport/request';

const request = get('/x', { timeout: 1 });
const failed: FailedRequest = {
	state: 'failed',
	answer: { kind: 'unanswered', cause: 'broken', detail: '' },
	tries: 2,
	creates: true,
	uncertain: true,
};

test('a call asks for its request and goes on with the answer', () => {
	const exchange = call(request);
	expect(exchange.next({} as RequestOutcome)).toEqual({ done: false, value: request });
	const accepted = { state: 'accepted', status: 200, headers: { a: 'b' }, body: [1] } as const;
	expect(exchange.next(accepted)).toEqual({ done: true, value: accepted });
});

test('a call that failed throws within the exchange, where it can be caught', () => {
	const exchange = call(request);
	exchange.next({} as RequestOutcome);
	let thrown: unknown;
	try {
		exchange.next(failed);
	} catch (error) {
		thrown = error;
	}
	expect(thrown).toBeInstanceOf(RequestFailed);
	expect((thrown as RequestFailed).outcome).toBe(failed);
	expect((thrown as RequestFailed).message).toBe('The request failed');
});

test('an exchange can end with an error of its own', () => {
	const error = new ExchangeError('what', 'what to do');
	expect([error.message, error.description]).toEqual(['what', 'what to do']);
	expect(error).toBeInstanceOf(Error);
});

test('a request that was looked up and not taken created nothing, for certain', () => {
	const { outcome } = new NotTaken(failed);
	expect(outcome).toEqual({ ...failed, creates: false, uncertain: false });
});
