import type { IDataObject } from 'n8n-workflow';

import { isClearYes, toSwitch, toWholeNumber } from '../../helpers/answers';
import { isObject } from '../../helpers/json';
import { BASE_WORDING } from '../../transport/errors';
import { asOutput } from '../itemLoop';
import { DEFAULTS, type ItemContext, type Operation } from '../operation';
import { buildPayload, type EventInput, type EventPayload } from './payload';

/** What each parameter is called in messages, and where its value goes in the payload. */
const PARAMETERS = {
	eventType: ['Event Type', 'type'],
	channel: ['Channel', 'channel.id'],
	defaultLocale: ['Default Locale', 'defaultLocale'],
	customerEmail: ['Customer Email', 'customer.email'],
	customerFields: ['Customer Fields', 'customer'],
	transactionReference: ['Transaction Reference', 'transaction.reference'],
	transactionDate: ['Transaction Date', 'transaction.date'],
	productsInput: ['Specify Products', 'products'],
	products: ['Products', 'products'],
	productsJson: ['Products (JSON)', 'products'],
	metadataInput: ['Specify Metadata', 'metadata'],
	metadata: ['Metadata', 'metadata'],
	metadataJson: ['Metadata (JSON)', 'metadata'],
	additionalFields: ['Additional Fields', 'createdAt, estimatedDeliveryDate, system, systemVersion'],
	options: ['Options', 'options'],
} as const;

type Reading = Pick<ItemContext, 'parameters' | 'item' | 'problems'>;

export const operation: Operation = {
	wording: { ...BASE_WORDING, creates: true },

	prepare(context) {
		const { item, zone, problems, parameters } = context;
		const options = readOptions(context);
		if (parameters.isSet('options', 'customerOptedIn') || Object.hasOwn(options, 'customerOptedIn')) {
			// First of all, and before any check: who did not opt in must not keep others from being sent.
			if (problems.found.length === 0 && !isClearYes(options.customerOptedIn)) {
				return { output: { skipped: true, reason: 'The customer did not opt in to review invitations' } };
			}
		}
		const payload = buildPayload(readInput(context), zone, problems);
		const option = <T>(field: string, name: string, convert: (value: unknown) => T) =>
			problems.check({ field, path: `options.${name}` }, options[name], convert) as T;
		const dryRun = option('Dry Run', 'dryRun', toSwitch);
		const maxRetries = option('Max Retries', 'maxRetries', (value) =>
			toWholeNumber(value, { min: 0, max: Infinity }, DEFAULTS.maxRetries),
		);
		const timeout = option('Timeout', 'timeout', (value) =>
			toWholeNumber(value, { min: 1, max: 2 ** 31 - 1 }, DEFAULTS.timeout),
		);
		option('Max Concurrent Requests', 'maxConcurrentRequests', toConcurrency);
		if (dryRun) return { output: { dryRun: true, payload: payload as unknown as IDataObject } };
		return {
			job: { request: { method: 'POST', path: '/events', body: payload, timeout }, maxRetries },
			identity: identify(payload, item),
		};
	},

	present: (body) => [asOutput(body)],

	maxConcurrentRequests: (context) => toConcurrency(readOptions(context).maxConcurrentRequests),
};

const toConcurrency = (value: unknown) =>
	toWholeNumber(value, { min: 1, max: 100 }, DEFAULTS.maxConcurrentRequests);

function readOptions(context: Reading): Record<string, unknown> {
	const options = read(context, 'options', {});
	return isObject(options) ? options : {};
}

function readInput(context: Reading): EventInput {
	const mode = (name: 'productsInput' | 'metadataInput') =>
		read(context, name, 'fields') === 'json' ? 'json' : 'fields';
	const products = mode('productsInput');
	const metadata = mode('metadataInput');
	return {
		eventType: read(context, 'eventType', ''),
		channel: read(context, 'channel', ''),
		defaultLocale: read(context, 'defaultLocale', ''),
		customerEmail: read(context, 'customerEmail', ''),
		customerFields: read(context, 'customerFields', {}),
		transactionReference: read(context, 'transactionReference', ''),
		transactionDate: read(context, 'transactionDate', ''),
		products: { mode: products, value: read(context, products === 'json' ? 'productsJson' : 'products', {}) },
		metadata: { mode: metadata, value: read(context, metadata === 'json' ? 'metadataJson' : 'metadata', {}) },
		additionalFields: read(context, 'additionalFields', {}),
	};
}

/** A parameter's value; where its expression fails, a problem like any other. */
function read({ parameters, item, problems }: Reading, name: keyof typeof PARAMETERS, fallback: unknown): unknown {
	const [field, path] = PARAMETERS[name];
	return problems.check({ field, path }, undefined, () => parameters.get(name, item, fallback));
}

function identify(payload: EventPayload, item: number) {
	return {
		item,
		type: payload.type,
		channel: `${payload.channel?.type}:${payload.channel?.id}`,
		reference: payload.transaction?.reference,
		email: payload.customer?.email,
	};
}
