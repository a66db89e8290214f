import { JsonBody } from '../../../../nodes/ETrusted/transport/jsonBody';

const PAYLOAD = { type: 'after_sales', constructor: 'kept', list: [1, { a: null }] };

test('the text is the payload, and the body knows that it was taken', () => {
	const body = new JsonBody(PAYLOAD);
	expect(body.isTaken).toBe(false);
	expect(JSON.stringify(body)).toBe(JSON.stringify(PAYLOAD));
	expect(body.isTaken).toBe(true);
});

test('what was given up before is never taken', () => {
	const body = new JsonBody(PAYLOAD);
	body.giveUp();
	expect(() => JSON.stringify(body)).toThrow('The request was given up before there was a token');
	expect(body.isTaken).toBe(false);
});

test('looking at it is not taking it', () => {
	const body = new JsonBody(PAYLOAD);
	expect(Object.keys(body)).toEqual(expect.not.arrayContaining(['type']));
	expect(String(body)).toBe('[object Object]');
	expect(body.isTaken).toBe(false);
});

test('who wants to know is told once it is taken, and not where it was given up', () => {
	const told = jest.fn();
	const body = new JsonBody(PAYLOAD, told);
	expect(told).not.toHaveBeenCalled();
	JSON.stringify(body);
	expect(told).toHaveBeenCalledTimes(1);
	body.giveUp();
	expect(() => JSON.stringify(body)).toThrow();
	expect(told).toHaveBeenCalledTimes(1);
});
