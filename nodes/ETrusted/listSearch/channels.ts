import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { byName, hasId, matching } from './entries';
import { load } from './load';

/** The channels of the account for the picker, named with their locale; the value is the channel's ID. */
export async function searchChannels(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return { results: matching(await loadChannels(this), filter).sort(byName) };
}

/** The same channels where several can be picked. */
export async function getChannels(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const channels = (await loadChannels(this)).sort(byName);
	return channels.map(({ name, value }) => ({ name, value }));
}

async function loadChannels(context: ILoadOptionsFunctions): Promise<INodeListSearchItems[]> {
	return (await load(context, '/channels')).filter(hasId).map(toEntry);
}

function toEntry({ id, name, locale, url }: IDataObject): INodeListSearchItems {
	return {
		name: locale ? `${String(name ?? id)} (${String(locale)})` : String(name ?? id),
		value: String(id),
		...(url ? { url: String(url) } : {}),
	};
}
