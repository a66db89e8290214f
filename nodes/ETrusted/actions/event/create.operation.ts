import type { IDataObject } from 'n8n-workflow';

import { isClearYes, toAnsweredSwitch, toWholeNumber } from '../../helpers/answers';
import { InvalidValue } from '../../helpers/invalidValue';
import { asOutput } from '../../helpers/json';
import { toText } from '../../helpers/text';
import { BASE_WORDING } from '../../messages';
import { DEFAULTS, type ItemContext, type Operation } from '../../execution/operation';
import { buildPayload, type EventInput, type EventPayload } from '../../payload/eventPayload';

type Reading = Pick<ItemContext, 'parameters' | 'item' | 'problems'>;

/** `POST /events`: the API's answer, one for each item that was sent. */
export const operation: Operation = {
	wording: { ...BASE_WORDING, creates: true },

	prepare(context) {
		const { zone, problems, parameters } = context;
		const options = readOptions(context);
		const isGiven = (name: string) =>
			parameters.isSet('options', name) || Object.hasOwn(options, name);
		if (isGiven('customerOptedIn')) {
			// First of all, and before any check: who did not opt in must not keep others from being sent.
			const optedIn = problems.check(
				{ field: 'Customer Opted In', path: 'options.customerOptedIn' },
				options.customerOptedIn,
				isClearYes,
			);
			if (optedIn === false) {
				return {
					output: { skipped: true, reason: 'The customer did not opt in to review invitations' },
				};
			}
		}
		const payload = buildPayload(readInput(context), zone, problems);
		const option = <T>(field: string, name: string, convert: (value: unknown) => T) =>
			problems.check({ field, path: `options.${name}` }, options[name], convert) as T;
		// One that is there but empty is no answer: guessing could send a real event.
		const dryRun = isGiven('dryRun') && option('Dry Run', 'dryRun', toAnsweredSwitch);
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
			identity: identify(payload),
		};
	},

	present: (body) => [asOutput(body)],

	maxConcurrentRequests: (context) => toConcurrency(readOptions(context).maxConcurrentRequests),
};

const toConcurrency = (value: unknown) =>
	toWholeNumber(value, { min: 1, max: 100 }, DEFAULTS.maxConcurrentRequests);

function readOptions({ parameters, item, problems }: Reading): Record<string, unknown> {
	return problems.fields('Options', 'options', parameters.get('options', item, {}));
}

function readInput({ parameters, item, problems }: Reading): EventInput {
	const read = (name: string, fallback: unknown = '') => parameters.get(name, item, fallback);
	const readJsonOr = (mode: string, label: string, fields: string, json: string) => {
		const isJson = problems.check({ field: label, path: mode }, read(mode), isJsonMode);
		return {
			mode: isJson ? ('json' as const) : ('fields' as const),
			value: read(isJson ? json : fields, {}),
		};
	};
	return {
		eventType: read('eventType'),
		channel: read('channel'),
		defaultLocale: read('defaultLocale'),
		customerEmail: read('customerEmail'),
		customerFields: read('customerFields', {}),
		transactionReference: read('transactionReference'),
		transactionDate: read('transactionDate'),
		products: readJsonOr('productsInput', 'Specify Products', 'products', 'productsJson'),
		metadata: readJsonOr('metadataInput', 'Specify Metadata', 'metadata', 'metadataJson'),
		additionalFields: read('additionalFields', {}),
	};
}

/** An unknown word is refused: taking it for "fields" would lose what stands in the JSON field. */
function isJsonMode(value: unknown): boolean {
	const mode = toText(value) ?? 'fields';
	if (mode !== 'fields' && mode !== 'json')
		throw new InvalidValue('is neither "fields" nor "json"');
	return mode === 'json';
}

function identify(payload: EventPayload) {
	return {
		type: payload.type,
		channel: `${payload.channel?.type}:${payload.channel?.id}`,
		reference: payload.transaction?.reference,
		email: payload.customer?.email,
	};
}
