import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { DEFAULTS, type ItemContext } from '../../execution/operation';
import { firstOf } from '../../helpers/bounds';
import { InvalidValue } from '../../helpers/invalidValue';
import { isListOfObjects } from '../../helpers/json';
import { isSameName } from '../../helpers/sameName';
import { toText } from '../../helpers/text';
import { readLocator } from '../../payload/order';
import { call, ExchangeError, RequestFailed, type Exchange } from '../../transport/exchange';
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

/** Those of a name; case counts only where two differ by nothing else. */
function findAllByName(eventTypes: IDataObject[], wanted: string): IDataObject[] {
	const exact = eventTypes.filter(({ name }) => name === wanted);
	if (exact.length > 0) return exact;
	return eventTypes.filter(({ name }) => isSameName(name, wanted));
}

/** One of them by its name, case aside. */
export const findByName = (eventTypes: IDataObject[], name: string): IDataObject | undefined =>
	findAllByName(eventTypes, name)[0];

/**
 * The event type that is meant, read once a run. Where the event types cannot be read, an ID is enough.
 *
 * @throws {RequestFailed} within the exchange, where a name cannot be looked up
 * @throws {ExchangeError} as {@link pickEventType}
 */
export function* findEventType(choice: EventTypeChoice): Exchange<IDataObject> {
	const outcome = yield getEventTypes({ isShared: true });
	if (outcome.state === 'accepted') return pickEventType(outcome.body as IDataObject[], choice);
	if ('id' in choice) return { ...choice };
	throw new RequestFailed(outcome);
}

/** @throws {ExchangeError} where there is none, with those that there are, or where more than one can be meant */
export function pickEventType(eventTypes: IDataObject[], choice: EventTypeChoice): IDataObject {
	const fitting =
		'id' in choice
			? eventTypes.filter(({ id }) => id === choice.id)
			: findAllByName(eventTypes, choice.name);
	const wanted = 'id' in choice ? `the ID "${choice.id}"` : `the name "${choice.name}"`;
	const [found] = fitting;
	if (fitting.length > 1) {
		const ids = fitting.map(({ id, name }) => `"${String(name)}" (${String(id)})`);
		throw new ExchangeError(
			`The account has ${fitting.length} event types with ${wanted}: ${firstOf(ids).join(', ')}`,
			'Choose the event type "By ID".',
		);
	}
	if (typeof found?.id === 'string') return found;
	const names = firstOf(eventTypes.map(({ name }) => `"${String(name)}"`)).join(', ');
	throw new ExchangeError(
		`The account has no event type with ${wanted}`,
		names === ''
			? 'It has none at all: create one with "Create event type".'
			: `It has ${names}. Pick one of them, or create it with "Create event type".`,
	);
}
