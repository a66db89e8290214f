import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { byName, hasId, matching } from './entries';
import { load } from './load';

/** The questionnaires of the account for the picker. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const templates = (await load(this, '/templates', { type: 'QUESTIONNAIRE' })).filter(hasId);
	return { results: matching(templates.map(toEntry), filter).sort(byName) };
}

function toEntry({ id, name, description }: IDataObject): INodeListSearchItems {
	return {
		name: String(name ?? id),
		value: String(id),
		...(description ? { description: String(description) } : {}),
	};
}
