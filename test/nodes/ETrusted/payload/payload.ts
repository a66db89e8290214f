import { Problems } from '../../../../nodes/ETrusted/helpers/problems';
import { buildPayload, type EventInput } from '../../../../nodes/ETrusted/payload/eventPayload';

/** The least that is sent, as the panel gives it. */
export const LEAST: EventInput = {
	eventType: { __rl: true, mode: 'list', value: 'after_sales' },
	channel: { __rl: true, mode: 'list', value: 'chl-0f8e6a52' },
	customerEmail: 'a@b.de',
	customerFields: {},
	transactionReference: 'order-1',
	transactionDate: '',
	defaultLocale: '',
	products: { mode: 'fields', value: {} },
	metadata: { mode: 'fields', value: {} },
	additionalFields: { system: 'shop', systemVersion: '1' },
};

/** The payload that is made of it. */
export const LEAST_PAYLOAD = {
	type: 'after_sales',
	customer: { email: 'a@b.de' },
	channel: { id: 'chl-0f8e6a52', type: 'etrusted' },
	transaction: { reference: 'order-1' },
	system: 'shop',
	systemVersion: '1',
};

/** What is built of the given values over the least that is sent, and every problem, as a merchant reads them. */
export function build(given: Partial<EventInput> = {}, zone = 'Europe/Berlin') {
	const problems = new Problems();
	const payload = buildPayload({ ...LEAST, ...given }, zone, problems);
	const told = problems.found.map(({ field, path, value, problem }) =>
		[field, `(${path})`, value, problem].filter((part) => part !== undefined).join(' '),
	);
	return { payload, told };
}

/** The problems alone. */
export const problemsOf = (given: Partial<EventInput>) => build(given).told;

/** The payload alone; an error where anything was wrong. */
export function payloadOf(given: Partial<EventInput> = {}) {
	const { payload, told } = build(given);
	expect(told).toEqual([]);
	return payload;
}
