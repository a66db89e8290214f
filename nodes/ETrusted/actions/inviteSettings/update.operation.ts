import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { DEFAULTS, Skipped, type ItemContext, type Operation } from '../../execution/operation';
import { toAnsweredSwitch } from '../../helpers/answers';
import { firstOf } from '../../helpers/bounds';
import { isObject } from '../../helpers/json';
import { readLocator, toChannelId } from '../../payload/order';
import { ExchangeError, type Exchange } from '../../transport/exchange';
import { encodeSegment, type ApiRequest } from '../../transport/request';
import { isSaved } from '../common/isSaved';
import { settle } from '../common/outcomes';
import { getObject } from '../common/reading';
import {
	eventTypeProperty,
	findEventType,
	readEventType,
	type EventTypeChoice,
} from '../eventType/eventTypes';
import { applyChanges, isAsWanted, readChanges, type Changes } from './changes';
import { changesProperty } from './changes.property';
import { channelProperty, describeSetting, readNames, readSettings, type Names } from './settings';
import { SETTINGS_WORDING } from './wording';

export const option: INodePropertyOptions = {
	name: 'Update',
	value: 'update',
	action: 'Update invite settings',
	description:
		'Change whether invitations go out, and how many days after an event, for one channel and event type',
};

export const description: INodeProperties[] = [
	channelProperty,
	{ ...eventTypeProperty, description: 'The event type whose invite settings to change' },
	changesProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'How to try the change',
		options: [
			{
				displayName: 'Dry Run',
				name: 'dryRun',
				type: 'boolean',
				default: true,
				description: 'Whether to change nothing and show what would be changed and sent',
			},
		],
	},
];

/** `PATCH /invite-settings/{id}`, where anything changes. */
export const operation: Operation = {
	wording: {
		...SETTINGS_WORDING,
		creation: {
			done: 'changed',
			perhaps: 'the invite settings may have been changed',
			advice:
				'The invite settings may have been changed, and could not be read afterwards. Run the item again: what is so already is not sent.',
			surelyNot: 'The invite settings were not changed.',
		},
	},

	prepare(context) {
		const update = readUpdate(context);
		return {
			maxRetries: DEFAULTS.maxRetries,
			// Of the channel: an event type may be named by its ID and another time by its name.
			takesTurns: update.channelId,
			exchange: () => changeSetting(update),
		};
	},
};

interface Update {
	channelId: string;
	eventType: EventTypeChoice;
	changes: Changes;
	dryRun: boolean;
}

function readUpdate(context: ItemContext): Update {
	const { parameters, item, problems } = context;
	const channelId = problems.check(
		{ field: 'Channel', path: 'channel', required: true },
		readLocator(parameters.get('channel', item, '')).value,
		toChannelId,
	);
	const options = problems.fields('Options', 'options', parameters.get('options', item, {}));
	const isDryRunGiven = parameters.isSet('options', 'dryRun') || Object.hasOwn(options, 'dryRun');
	const dryRun =
		isDryRunGiven &&
		problems.check({ field: 'Dry Run', path: 'options.dryRun' }, options.dryRun, toAnsweredSwitch);
	return {
		channelId: channelId ?? '',
		eventType: readEventType(context) ?? { name: '' },
		changes: readChanges(context),
		dryRun: dryRun === true,
	};
}

function* changeSetting(update: Update): Exchange<IDataObject[] | Skipped> {
	const { channelId, eventType, changes, dryRun } = update;
	const { id: eventTypeId, name = eventTypeId } = yield* findEventType(eventType);
	const ofChannel = yield* readSettings({ channelId });
	const names = yield* readNames();
	const setting = pickSetting(ofChannel, { eventTypeId, name, channelId }, names);
	const { changed, content } = applyChanges(setting, changes);
	if (dryRun) {
		const described = describeSetting(setting, names);
		return new Skipped({ dryRun: true, ...described, changed, payload: content }, 'dryRun');
	}
	if (changed.length === 0) {
		return new Skipped({ ...describeSetting(setting, names), changed }, 'already so');
	}
	const path = `/invite-settings/${encodeSegment(String(setting.id))}`;
	const outcome = yield patchSetting(path, content);
	const answer = yield* settle(outcome, getObject(path), (standing) =>
		isAsWanted(standing, changes),
	);
	const after = { ...setting, ...content, ...(isObject(answer) ? (answer as IDataObject) : {}) };
	return [{ ...describeSetting(after, names), changed }];
}

/** @throws {ExchangeError} where it is not one setting that is meant: several at once are never changed */
function pickSetting(
	ofChannel: IDataObject[],
	wanted: { eventTypeId: unknown; name: unknown; channelId: string },
	names: Names,
): IDataObject {
	const fitting = ofChannel.filter(({ eventTypeId }) => eventTypeId === wanted.eventTypeId);
	const [setting] = fitting;
	const pair = `the channel ${wanted.channelId} and the event type "${String(wanted.name)}"`;
	if (fitting.length > 1) {
		throw new ExchangeError(
			`eTrusted has ${fitting.length} invite settings for ${pair}: none was changed`,
			'Several at once are never changed. Change them in the eTrusted Control Centre, under Settings > Channel Settings > the channel > Optimise Review Collection.',
		);
	}
	if (setting && typeof setting.id === 'string') return setting;
	const others = ofChannel.map((one) => {
		const { eventType, eventTypeId } = describeSetting(one, names);
		return `"${String(eventType ?? eventTypeId)}"`;
	});
	const told =
		others.length > 0
			? `this channel has them for ${firstOf(others).join(', ')}`
			: 'this channel has none at all';
	throw new ExchangeError(
		`eTrusted has no invite settings for ${pair}: ${told}`,
		'Check that the channel and the event type belong to the account of this credential. Settings are made in the eTrusted Control Centre, under Settings > Channel Settings > the channel > Optimise Review Collection.',
	);
}

const patchSetting = (path: string, body: object): ApiRequest => ({
	method: 'PATCH',
	path,
	body,
	timeout: DEFAULTS.timeout,
	creates: true,
	promises: isSaved,
});
