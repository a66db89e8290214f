import type { IDataObject } from 'n8n-workflow';

import type { ItemContext } from '../../execution/operation';
import { toAnsweredSwitch, toWholeNumber } from '../../helpers/answers';
import { at } from '../../helpers/flatten';
import { InvalidValue } from '../../helpers/invalidValue';
import { isObject } from '../../helpers/json';
import { isNothing } from '../../helpers/nothing';
import { toTimeOfDay } from '../../helpers/timeOfDay';

/** Of the API's page. */
export const MOST_DAYS = 180;

interface ChangeSource {
	/** The label in the panel. */
	field: string;
	/** Where it stands in a setting: at its top, or in one of the two configurations. */
	path: [string] | [string, string];
	read: (value: unknown) => boolean | number | string;
}

/** All that can be changed, in the order of the simplified setting. */
export const CHANGES = {
	enabled: { field: 'Enabled', path: ['enabled'], read: toAnsweredSwitch },
	serviceEnabled: {
		field: 'Service Enabled',
		path: ['serviceInviteConfiguration', 'enabled'],
		read: toAnsweredSwitch,
	},
	serviceDelayDays: {
		field: 'Service Delay (Days)',
		path: ['serviceInviteConfiguration', 'sendingDelayInDays'],
		read: toDays,
	},
	serviceTimeOfDay: {
		field: 'Service Time of Day (UTC)',
		path: ['serviceInviteConfiguration', 'sendingTimeOfDay'],
		read: toTime,
	},
	productEnabled: {
		field: 'Product Enabled',
		path: ['productInviteConfiguration', 'enabled'],
		read: toAnsweredSwitch,
	},
	productDelayDays: {
		field: 'Product Delay (Days)',
		path: ['productInviteConfiguration', 'sendingDelayInDays'],
		read: toDays,
	},
	productTimeOfDay: {
		field: 'Product Time of Day (UTC)',
		path: ['productInviteConfiguration', 'sendingTimeOfDay'],
		read: toTime,
	},
} satisfies Record<string, ChangeSource>;

export type Change = keyof typeof CHANGES;

const NAMES = Object.keys(CHANGES) as Change[];

const sourceOf = (name: Change): ChangeSource => CHANGES[name];

/** What is to be so. */
export type Changes = Partial<Record<Change, boolean | number | string>>;

/**
 * The changes; one that is there but empty is a problem: guessing could switch invitations off, or on. As a tool it is
 * none: models pass empty what they want nothing of.
 */
export function readChanges({ parameters, item, problems, isTool }: ItemContext): Changes {
	const given = problems.fields('Changes', 'changes', parameters.get('changes', item, {}));
	const isAdded = (name: Change) => Object.hasOwn(given, name) || parameters.isSet('changes', name);
	const names = NAMES.filter((name) => isAdded(name) && !(isTool && isNothing(given[name])));
	const unknown = Object.keys(given).filter((name) => !Object.hasOwn(CHANGES, name));
	if (unknown.length > 0) {
		problems.add('Changes', 'changes', `holds what is no change: ${unknown.join(', ')}`);
	} else if (names.length === 0 && problems.found.length === 0) {
		problems.add('Changes', 'changes', 'is empty: add what is to be changed');
	}
	return Object.fromEntries(
		names.map((name) => {
			const { field, read } = sourceOf(name);
			return [name, problems.check({ field, path: `changes.${name}` }, given[name], read)];
		}),
	);
}

function toDays(value: unknown): number {
	const days = toWholeNumber(value, { min: 0, max: MOST_DAYS }, NaN);
	if (Number.isNaN(days)) throw new InvalidValue(`is empty: give a number from 0 to ${MOST_DAYS}`);
	return days;
}

function toTime(value: unknown): string {
	const time = toTimeOfDay(value);
	if (time === undefined) throw new InvalidValue('is empty: give a time in UTC, e.g. "07:15"');
	return time;
}

/** What makes a setting what it is, and is no part of a change. */
const FIXED = ['_object', 'accountRef', 'channelId', 'createdAt', 'eventTypeId', 'id', 'updatedAt'];

/** A setting with changes in it. */
export interface Changed {
	/** In what it differs from the setting as it stands. */
	changed: Change[];
	/**
	 * The whole of it as it goes out, keys that nobody knows included: whether a part would replace the whole is not
	 * documented.
	 */
	content: IDataObject;
}

/** Puts changes into a setting. */
export function applyChanges(setting: IDataObject, changes: Changes): Changed {
	const content = Object.fromEntries(
		Object.entries(setting).filter(([key]) => !FIXED.includes(key)),
	) as IDataObject;
	const changed = NAMES.filter((name) => name in changes && !isSo(setting, name, changes));
	for (const name of changed) {
		const [first, second] = sourceOf(name).path;
		const value = changes[name] as string | number | boolean;
		const part = content[first];
		content[first] =
			second === undefined
				? value
				: { ...(isObject(part) ? (part as IDataObject) : {}), [second]: value };
	}
	return { changed, content };
}

/** Whether a setting is what the changes want it to be. */
export const isAsWanted = (setting: IDataObject, changes: Changes): boolean =>
	applyChanges(setting, changes).changed.length === 0;

function isSo(setting: IDataObject, name: Change, changes: Changes): boolean {
	const { path, read } = sourceOf(name);
	const standing = at(setting, path.join('.'));
	return (read === toTime ? inOneForm(standing) : standing) === changes[name];
}

/** Fractions of no second, and the zone. */
const UTC_END = /(?:\.0+)?(?:Z|\+00:?00)?$/;

/** The API may write a time of day in another way than it was sent. */
function inOneForm(time: unknown): unknown {
	try {
		return toTimeOfDay(typeof time === 'string' ? time.replace(UTC_END, '') : time);
	} catch {
		return time;
	}
}
