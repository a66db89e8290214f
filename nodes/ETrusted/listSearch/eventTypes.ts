import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { byName, matching } from './entries';
import { load } from './load';

/** The API's page: "please avoid setting the type to "checkout" as this is a reserved type". */
const RESERVED = 'checkout';

/**
 * The event types for the picker of an event, active ones first; the value is the name, which is what the API takes.
 * eTrusted's own is not among them.
 */
export async function searchEventTypes(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return { results: await loadEventTypes(this, filter, ({ name }) => name !== RESERVED) };
}

/** All event types, for what is set up for them. */
export async function searchAllEventTypes(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return { results: await loadEventTypes(this, filter, () => true) };
}

async function loadEventTypes(
	context: ILoadOptionsFunctions,
	filter: string | undefined,
	isWanted: (eventType: IDataObject) => boolean,
): Promise<INodeListSearchItems[]> {
	const eventTypes = (await load(context, '/event-types')).filter(
		(eventType) => typeof eventType.name === 'string' && isWanted(eventType),
	);
	const entries = (wanted: boolean) =>
		matching(
			eventTypes.filter(({ active }) => (active !== false) === wanted).map(toEntry),
			filter,
		).sort(byName);
	return [...entries(true), ...entries(false)];
}

function toEntry({ name, active }: IDataObject): INodeListSearchItems {
	return {
		name: active === false ? `${String(name)} (inactive)` : String(name),
		value: String(name),
	};
}
