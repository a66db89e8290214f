import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { ItemContext, Operation } from '../../execution/operation';
import { rawEntry } from '../../helpers/expressions';
import { toFilter } from '../../helpers/filters';
import { readLocator, toChannelId } from '../../payload/order';
import { reading } from '../common/reading';
import { readSimplify, simplify } from '../common/simplify';
import { eventTypeProperty, findEventType, toChoiceOf } from '../eventType/eventTypes';
import { channelProperty, describeSetting, readNames, readSettings } from './settings';
import { SETTINGS_WORDING } from './wording';

export const option: INodePropertyOptions = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many invite settings',
	description:
		'List whether and when invitations go out after an event, for each channel and event type. Look here first when none goes out.',
};

export const description: INodeProperties[] = [
	{
		...channelProperty,
		required: false,
		description: 'The shop whose invite settings to read; all channels if you choose none',
	},
	{
		...eventTypeProperty,
		required: false,
		description: 'The event type whose invite settings to read; all event types if you choose none',
	},
	simplify,
];

/** `GET /invite-settings`: one output for each channel and event type. */
export const operation: Operation = {
	wording: { ...SETTINGS_WORDING, noneFound: 'There are no such invite settings' },

	prepare(context) {
		const channelId = readFilter(context, 'Channel', 'channel', toChannelId);
		const { mode } = readLocator(context.parameters.get('eventType', context.item, ''));
		const eventType = readFilter(context, 'Event Type', 'eventType', toChoiceOf(mode));
		const isSimple = readSimplify(context);
		return reading([channelId, eventType, isSimple], function* () {
			const chosen = eventType && (yield* findEventType(eventType));
			const eventTypeId = chosen && String(chosen.id);
			const settings = yield* readSettings({ channelId, eventTypeId });
			if (!isSimple) return settings;
			const names = yield* readNames();
			return settings.map((setting) => describeSetting(setting, names));
		});
	},
};

/** What is left empty in the panel is no filter; an expression that comes to nothing is a problem. */
function readFilter<T>(
	{ parameters, item, problems, isTool }: ItemContext,
	field: string,
	name: string,
	convert: (value: unknown) => T | undefined,
): T | undefined {
	const raw = parameters.raw(name);
	const { value } = readLocator(parameters.get(name, item, ''));
	const source = typeof raw === 'string' ? raw : rawEntry(raw, 'value');
	return problems.check({ field, path: name }, value, toFilter(source, convert, isTool));
}
