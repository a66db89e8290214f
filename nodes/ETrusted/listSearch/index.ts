import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { isListOfObjects } from '../helpers/json';
import { Api } from '../transport/api';
import { describeAnswer, BASE_WORDING, toNodeError } from '../messages';
import { sendAll } from '../transport/sending';

/** Milliseconds: somebody sits in front of the list. */
const TIMEOUT = 15_000;

/** The channels of the account for the picker, named with their locale; the value is the channel's ID. */
export async function searchChannels(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const channels = await load(this, '/channels');
	return { results: matching(channels.map(toChannelEntry), filter).sort(byName) };
}

/** The event types for the picker, active ones first; the value is the name, which is what the API takes. */
export async function searchEventTypes(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	// The API takes an event type by its name: one without a name can't be picked.
	const eventTypes = (await load(this, '/event-types')).filter(
		({ name }) => typeof name === 'string',
	);
	const entries = (wanted: boolean) =>
		matching(
			eventTypes.filter(({ active }) => (active !== false) === wanted).map(toEventTypeEntry),
			filter,
		).sort(byName);
	return { results: [...entries(true), ...entries(false)] };
}

async function load(context: ILoadOptionsFunctions, path: string): Promise<IDataObject[]> {
	const api = await Api.open(context);
	const [outcome] = await sendAll(
		[{ request: { method: 'GET', path, timeout: TIMEOUT }, maxRetries: 0 }],
		{
			send: async (request) => await api.send(request),
			maxConcurrentRequests: 1,
			stopAtFailure: true,
		},
	);
	if (outcome?.state === 'accepted' && isListOfObjects(outcome.body)) return outcome.body;
	const described =
		outcome?.state === 'failed'
			? describeAnswer(outcome.answer, BASE_WORDING, api.host, api.secrets)
			: {
					message: 'The answer is not what the eTrusted API is documented to send',
					description: '',
				};
	throw toNodeError(context.getNode(), described);
}

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

const byName = (one: INodeListSearchItems, other: INodeListSearchItems) =>
	one.name.localeCompare(other.name);

function matching(entries: INodeListSearchItems[], filter = ''): INodeListSearchItems[] {
	const wanted = filter.trim().toLowerCase();
	return entries.filter(({ name, value }) =>
		`${name} ${String(value)}`.toLowerCase().includes(wanted),
	);
}
