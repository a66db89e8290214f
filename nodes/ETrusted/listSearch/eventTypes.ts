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

/** The event types for the picker, active ones first; the value is the name, which is what the API takes. */
export async function searchEventTypes(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const eventTypes = (await load(this, '/event-types')).filter(
		({ name }) => typeof name === 'string' && name !== RESERVED,
	);
	const entries = (wanted: boolean) =>
		matching(
			eventTypes.filter(({ active }) => (active !== false) === wanted).map(toEntry),
			filter,
		).sort(byName);
	return { results: [...entries(true), ...entries(false)] };
}

function toEntry({ name, active }: IDataObject): INodeListSearchItems {
	return {
		name: active === false ? `${String(name)} (inactive)` : String(name),
		value: String(name),
	};
}
