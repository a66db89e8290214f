import type { IPollFunctions } from 'n8n-workflow';

import { toChoice } from '../helpers/choice';
import { rawEntry } from '../helpers/expressions';
import { toFilter } from '../helpers/filters';
import { Unreadable } from '../helpers/invalidValue';
import { toQueryList } from '../helpers/lists';
import { toOptionalSwitch } from '../helpers/optionalSwitch';
import { RATINGS, toChannelIds, TYPES } from '../actions/review/filters';
import { INCLUDES } from '../actions/review/include';
import { toWholeNumber } from '../helpers/answers';
import { operationError } from '../helpers/operationError';
import { describeProblems, Problems } from '../helpers/problems';
import { HOUR } from './review';

/** What of a review decides whether it is wanted; the lists are sorted, and empty where all are wanted. */
export interface Filters {
	/** `chl-…` */
	channels: string[];
	/** 1 to 5 */
	ratings: number[];
	/** `SERVICE_REVIEW`, `PRODUCT_REVIEW` */
	types: string[];
	skus: string[];
	includeWithoutText: boolean;
	/** Whether a review comes out in whatever state but rejected or discarded. */
	emitBeforeApproval: boolean;
}

export type TriggerEvent = 'newReview' | 'reviewEdited';

/** What the panel says. */
export interface Settings {
	event: TriggerEvent;
	filters: Filters;
	/** `ATTACHMENTS`, `VETO` */
	include: string[];
	/** Milliseconds. */
	lookBack: number;
}

/** Whether two filters want the same. */
export function areSame(one: Filters, other: Filters): boolean {
	const lists = ['channels', 'ratings', 'types', 'skus'] as const;
	const isSameList = (name: (typeof lists)[number]) =>
		JSON.stringify(one[name]) === JSON.stringify(other[name]);
	return (
		lists.every(isSameList) &&
		one.includeWithoutText === other.includeWithoutText &&
		one.emitBeforeApproval === other.emitBeforeApproval
	);
}

const EVENTS: TriggerEvent[] = ['newReview', 'reviewEdited'];

const LOOK_BACK = { min: 1, max: 720 };
const DEFAULT_LOOK_BACK = 24;

/**
 * What the panel says.
 *
 * @throws {NodeOperationError} that names every wrong value: the API would ignore it, and hand over all reviews; and every
 * filter whose expression came to nothing
 */
export function readSettings(context: IPollFunctions): Settings & { isSimple: boolean } {
	const problems = new Problems();
	const raw = context.getNode().parameters;
	const get = (name: string) => parameterOf(context, name);
	const check = <T>(
		[field, path]: [string, string],
		value: unknown,
		convert: (value: unknown) => T | undefined,
	) => problems.check({ field, path }, value, convert);
	const given = get('filters');
	const filters = problems.fields('Filters', 'filters', given);
	// What could not be read has come to nothing for that reason alone.
	const rawFilters = given instanceof Unreadable ? {} : raw.filters;
	const options = problems.fields('Options', 'options', get('options'));
	const filter = (field: string, name: string, allowed?: string[]) =>
		(
			check(
				[field, `filters.${name}`],
				filters[name],
				toFilter(rawEntry(rawFilters, name), (value) => toQueryList(value, allowed)),
			) ?? []
		).sort();
	const toggle = (field: [string, string], value: unknown, fallback: boolean) =>
		check(field, value, toOptionalSwitch) ?? fallback;
	const settings = {
		event:
			check(['Event', 'event'], get('event'), (value) => toChoice(value, EVENTS)) ?? 'newReview',
		isSimple: toggle(['Simplify', 'simplify'], get('simplify'), true),
		filters: {
			channels: (
				check(['Channels', 'channels'], get('channels'), toFilter(raw.channels, toChannelIds)) ?? []
			).sort(),
			ratings: filter('Ratings', 'ratings', RATINGS).map(Number),
			types: filter('Types', 'types', TYPES),
			skus: filter('SKUs', 'skus'),
			includeWithoutText: toggle(
				['Include Without Text', 'options.includeWithoutText'],
				options.includeWithoutText,
				true,
			),
			emitBeforeApproval: toggle(
				['Emit Before Approval', 'options.emitBeforeApproval'],
				options.emitBeforeApproval,
				false,
			),
		},
		include: (
			check(['Include', 'options.include'], options.include, (value) =>
				toQueryList(value, INCLUDES),
			) ?? []
		).sort(),
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

/** A value of the panel. A trigger has no item: n8n fails at an expression that asks for one, with words of its own. */
function parameterOf(context: IPollFunctions, name: string): unknown {
	try {
		return context.getNodeParameter(name, '') as unknown;
	} catch (error) {
		const reason = 'its expression failed; a trigger has no items, so it must do without $json';
		return new Unreadable(`${reason} (${(error as Error).message})`);
	}
}
