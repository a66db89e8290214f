import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { converse } from '../execution/converse';
import { isListOfObjects } from '../helpers/json';
import { BASE_WORDING } from '../messages';
import { call } from '../transport/exchange';
import { get } from '../transport/request';

/** Milliseconds: somebody sits in front of the list. */
const TIMEOUT = 15_000;

/** The API's page: "please avoid setting the type to "checkout" as this is a reserved type". */
const RESERVED_EVENT_TYPE = 'checkout';

const WORDING = { ...BASE_WORDING, later: 'Open the list again later.' };

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

/** The event types for the picker, active ones first; the value is the name, which is what the API takes. */
export async function searchEventTypes(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const eventTypes = (await load(this, '/event-types')).filter(
		({ name }) => typeof name === 'string' && name !== RESERVED_EVENT_TYPE,
	);
	const entries = (wanted: boolean) =>
		matching(
			eventTypes.filter(({ active }) => (active !== false) === wanted).map(toEventTypeEntry),
			filter,
		).sort(byName);
	return { results: [...entries(true), ...entries(false)] };
}

/** The questionnaires of the account for the picker. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const templates = (await load(this, '/templates', { type: 'QUESTIONNAIRE' })).filter(hasId);
	return { results: matching(templates.map(toTemplateEntry), filter).sort(byName) };
}

async function loadChannels(context: ILoadOptionsFunctions): Promise<INodeListSearchItems[]> {
	return (await load(context, '/channels')).filter(hasId).map(toChannelEntry);
}

async function load(
	context: ILoadOptionsFunctions,
	path: string,
	query?: IDataObject,
): Promise<IDataObject[]> {
	const request = get(path, {
		timeout: TIMEOUT,
		promises: (_, body) => isListOfObjects(body),
		...(query ? { query } : {}),
	});
	return await converse(
		context,
		function* () {
			const { body } = yield* call(request);
			return body as IDataObject[];
		},
		// Nobody waits for a second try: opening the list again is one.
		{ wording: WORDING, maxRetries: 0 },
	);
}

/** What has no ID can't be picked. */
const hasId = ({ id }: IDataObject) => typeof id === 'string' && id !== '';

function toChannelEntry({ id, name, locale, url }: IDataObject): INodeListSearchItems {
	return {
		name: locale ? `${String(name ?? id)} (${String(locale)})` : String(name ?? id),
		value: String(id),
		...(url ? { url: String(url) } : {}),
	};
}

function toEventTypeEntry({ name, active }: IDataObject): INodeListSearchItems {
	return {
		name: active === false ? `${String(name)} (inactive)` : String(name),
		value: String(name),
	};
}

function toTemplateEntry({ id, name, description }: IDataObject): INodeListSearchItems {
	return {
		name: String(name ?? id),
		value: String(id),
		...(description ? { description: String(description) } : {}),
	};
}

const byName = (one: { name: string }, other: { name: string }) =>
	one.name.localeCompare(other.name);

function matching(entries: INodeListSearchItems[], filter = ''): INodeListSearchItems[] {
	const wanted = filter.trim().toLowerCase();
	return entries.filter(({ name, value }) =>
		`${name} ${String(value)}`.toLowerCase().includes(wanted),
	);
}
