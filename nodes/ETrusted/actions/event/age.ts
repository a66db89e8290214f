import { DEFAULTS, type ItemContext } from '../../execution/operation';
import { toWholeNumber } from '../../helpers/answers';
import { toDateTime, toDay } from '../../helpers/dates';
import { InvalidValue } from '../../helpers/invalidValue';
import { isNothing } from '../../helpers/nothing';
import { Problems } from '../../helpers/problems';
import { clock } from '../../transport/clock';
import { dateToSend } from '../fillFrom/fillIn';
import type { ItemSource } from '../fillFrom/source';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Why a live run does not send the order, where it is too old: shops hand on every note and refund for years, and what
 * was sent is remembered of so many orders only.
 *
 * @returns `undefined` also for an order without a date, which has no age
 */
export function whyTooOld(context: ItemContext, source: ItemSource): string | undefined {
	const days = readMaxAge(context);
	const { zone } = context;
	// A date of the panel that is wrong is told when the payload is built.
	const date = new Problems().check(
		{ field: 'Transaction Date', path: 'transaction.date' },
		dateToSend(context, source),
		(value) => toDateTime(value, zone),
	);
	if (days === 0 || date === undefined || clock.now() - Date.parse(date) <= days * DAY) {
		return undefined;
	}
	return `The order is of ${toDay(date, zone)}, more than ${days} ${days === 1 ? 'day' : 'days'} ago`;
}

/** Days; 0 is any age. */
function readMaxAge({ parameters, item, problems }: ItemContext): number {
	const field = { field: 'Not Older Than (Days)', path: 'maxAgeInDays' };
	const fallback = DEFAULTS.maxAgeInDays;
	const days = problems.check(field, parameters.get('maxAgeInDays', item, fallback), (value) => {
		// Of the panel, empty is the default; an expression that gives nothing is no such wish.
		if (isNothing(value) && !parameters.isFixed('maxAgeInDays')) throw new InvalidValue('is empty');
		return toWholeNumber(value, { min: 0, max: Infinity }, fallback);
	});
	return days ?? fallback;
}
