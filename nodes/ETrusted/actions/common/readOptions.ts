import { DEFAULTS, type ItemContext } from '../../execution/operation';
import { toAnsweredSwitch, toWholeNumber } from '../../helpers/answers';

/** The longest time that a timer can be set to, in milliseconds. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** "Options" of an operation that sends. */
export interface SendingOptions {
	dryRun: boolean;
	maxConcurrentRequests: number;
	maxRetries: number;
	/** Milliseconds. */
	timeout: number;
}

/** What stands under "Options", with the defaults for what was not added. */
export function readOptions({ parameters, item, problems }: ItemContext): SendingOptions {
	const options = problems.fields('Options', 'options', parameters.get('options', item, {}));
	const isGiven = (name: string) =>
		parameters.isSet('options', name) || Object.hasOwn(options, name);
	const number = (field: string, name: keyof typeof DEFAULTS, min: number, max: number) =>
		problems.check({ field, path: `options.${name}` }, options[name], (value) =>
			toWholeNumber(value, { min, max }, DEFAULTS[name]),
		) ?? DEFAULTS[name];
	// One that is there but empty is no answer: guessing could send a real event.
	const dryRun =
		isGiven('dryRun') &&
		problems.check({ field: 'Dry Run', path: 'options.dryRun' }, options.dryRun, toAnsweredSwitch);
	return {
		dryRun: dryRun ?? true,
		maxRetries: number('Max Retries', 'maxRetries', 0, Infinity),
		timeout: number('Timeout', 'timeout', 1, LONGEST_TIMEOUT),
		maxConcurrentRequests: number('Max Concurrent Requests', 'maxConcurrentRequests', 1, 100),
	};
}
