import type { IPollFunctions } from 'n8n-workflow';

import { toChoice } from '../helpers/choice';
import { toList } from '../helpers/lists';
import { toOptionalSwitch } from '../helpers/optionalSwitch';
import { RATINGS, toChannelIds, TYPES } from '../actions/review/filters';
import { INCLUDES } from '../actions/review/include';
import { toWholeNumber } from '../helpers/answers';
import { operationError } from '../helpers/operationError';
import { describeProblems, Problems } from '../helpers/problems';
import type { Settings, TriggerEvent } from './settings';
import { HOUR } from './times';

const EVENTS: TriggerEvent[] = ['newReview', 'reviewEdited'];

const LOOK_BACK = { min: 1, max: 720 };
const DEFAULT_LOOK_BACK = 24;

/**
 * What the panel says.
 *
 * @throws {NodeOperationError} that names every wrong value: the API would ignore it, and hand over all reviews
 */
export function readSettings(context: IPollFunctions): Settings & { isSimple: boolean } {
	const problems = new Problems();
	const get = (name: string) => context.getNodeParameter(name, '') as unknown;
	const filters = problems.fields('Filters', 'filters', get('filters'));
	const options = problems.fields('Options', 'options', get('options'));
	const check = <T>(
		[field, path]: [string, string],
		value: unknown,
		convert: (value: unknown) => T | undefined,
	) => problems.check({ field, path }, value, convert);
	const list = (field: [string, string], value: unknown, allowed?: string[]) =>
		(check(field, value, (given) => toList(given, allowed)) ?? []).sort();
	const toggle = (field: [string, string], value: unknown, fallback: boolean) =>
		check(field, value, toOptionalSwitch) ?? fallback;

	const settings = {
		event:
			check(['Event', 'event'], get('event'), (value) => toChoice(value, EVENTS)) ?? 'newReview',
		isSimple: toggle(['Simplify', 'simplify'], get('simplify'), true),
		filters: {
			channels: (check(['Channels', 'channels'], get('channels'), toChannelIds) ?? []).sort(),
			ratings: list(['Ratings', 'filters.ratings'], filters.ratings, RATINGS).map(Number),
			types: list(['Types', 'filters.types'], filters.types, TYPES),
			skus: list(['SKUs', 'filters.skus'], filters.skus),
			includeWithoutText: toggle(
				['Include Without Text', 'options.includeWithoutText'],
				options.includeWithoutText,
				true,
			),
		},
		emitBeforeApproval: toggle(
			['Emit Before Approval', 'options.emitBeforeApproval'],
			options.emitBeforeApproval,
			false,
		),
		include: list(['Include', 'options.include'], options.include, INCLUDES),
		lookBack:
			HOUR *
			(check(['Look Back', 'options.lookBackHours'], options.lookBackHours, (value) =>
				toWholeNumber(value, LOOK_BACK, DEFAULT_LOOK_BACK),
			) ?? DEFAULT_LOOK_BACK),
	};
	if (problems.found.length === 0) return settings;
	const message = `Values of the trigger are wrong: ${describeProblems(problems.found)}`;
	throw operationError(context.getNode(), message, {
		description: 'Correct them in the panel of the trigger. Nothing was asked of eTrusted.',
	});
}
