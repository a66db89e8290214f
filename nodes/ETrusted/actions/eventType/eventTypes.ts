import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { DEFAULTS, type ItemContext } from '../../execution/operation';
import { firstOf } from '../../helpers/bounds';
import { InvalidValue } from '../../helpers/invalidValue';
import { isListOfObjects } from '../../helpers/json';
import { toText } from '../../helpers/text';
import { readLocator } from '../../payload/order';
import { call, ExchangeError, type Exchange } from '../../transport/exchange';
import { get, type ApiRequest } from '../../transport/request';

/** An event type that is there: by its name, or by its ID. */
export const eventTypeProperty: INodeProperties = {
	displayName: 'Event Type',
	name: 'eventType',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The event type of the account',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an event type…',
			typeOptions: { searchListMethod: 'searchAllEventTypes', searchable: true },
		},
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. after_sales' },
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. ety-5ac2b3a2-7a5e-4c2d-9a51-0d5f1f2f6c11',
		},
	],
};

/** How the panel names an event type. */
export type EventTypeChoice = { id: string } | { name: string };

/** The event type of an item; `undefined`, and one more problem, where there is none. */
export function readEventType({
	parameters,
	item,
	problems,
}: ItemContext): EventTypeChoice | undefined {
	const { mode, value } = readLocator(parameters.get('eventType', item, ''));
	const field = { field: 'Event Type', path: 'eventType', required: true };
	return problems.check(field, value, toChoiceOf(mode));
}

/**
 * Reads what a locator's mode holds. The list has names, too; a text without a mode may be either.
 *
 * @throws {InvalidValue} for a text in mode `id` that is none
 */
export const toChoiceOf =
	(mode: unknown) =>
	(value: unknown): EventTypeChoice | undefined => {
		const text = toText(value);
		if (text === undefined) return undefined;
		const isId = /^ety-\S+$/.test(text);
		if (mode === 'id' && !isId) {
			throw new InvalidValue('is not an event type ID of eTrusted: those start with "ety-"');
		}
		return isId && mode !== 'name' ? { id: text } : { name: text };
	};

/** `GET /event-types`. */
export const getEventTypes = (more: Partial<ApiRequest> = {}): ApiRequest => ({
	...get('/event-types', {
		timeout: DEFAULTS.timeout,
		promises: (_, body) => isListOfObjects(body),
	}),
	...more,
});

/** The event types of the account. */
export function* readEventTypes(more?: Partial<ApiRequest>): Exchange<IDataObject[]> {
	return (yield* call(getEventTypes(more))).body as IDataObject[];
}

/** One of them by its name; case counts only where two differ by nothing else. */
export function findByName(eventTypes: IDataObject[], name: string): IDataObject | undefined {
	const inOneForm = (text: unknown) => String(text).normalize('NFC').toLowerCase();
	return (
		eventTypes.find((eventType) => eventType.name === name) ??
		eventTypes.find(
			(eventType) =>
				typeof eventType.name === 'string' && inOneForm(eventType.name) === inOneForm(name),
		)
	);
}

/** @throws {ExchangeError} where there is none, with those that there are */
export function pickEventType(eventTypes: IDataObject[], choice: EventTypeChoice): IDataObject {
	const found =
		'id' in choice
			? eventTypes.find(({ id }) => id === choice.id)
			: findByName(eventTypes, choice.name);
	if (typeof found?.id === 'string') return found;
	const wanted = 'id' in choice ? `the ID "${choice.id}"` : `the name "${choice.name}"`;
	const names = firstOf(eventTypes.map(({ name }) => `"${String(name)}"`)).join(', ');
	throw new ExchangeError(
		`The account has no event type with ${wanted}`,
		names === ''
			? 'It has none at all: create one with "Create event type".'
			: `It has ${names}. Pick one of them, or create it with "Create event type".`,
	);
}
