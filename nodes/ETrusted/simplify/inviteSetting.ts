import type { IDataObject } from 'n8n-workflow';

import { flattener } from '../helpers/flatten';

/** What an invite setting is shown with: names are not its own. */
export interface Named {
	channelName?: unknown;
	eventType?: unknown;
	eventTypeActive?: unknown;
}

const SETTING = {
	id: 'setting.id',
	channelId: 'setting.channelId',
	channelName: 'names.channelName',
	eventTypeId: 'setting.eventTypeId',
	eventType: 'names.eventType',
	eventTypeActive: 'names.eventTypeActive',
	enabled: 'setting.enabled',
	serviceEnabled: 'setting.serviceInviteConfiguration.enabled',
	serviceDelayDays: 'setting.serviceInviteConfiguration.sendingDelayInDays',
	serviceTimeOfDay: 'setting.serviceInviteConfiguration.sendingTimeOfDay',
	productEnabled: 'setting.productInviteConfiguration.enabled',
	productDelayDays: 'setting.productInviteConfiguration.sendingDelayInDays',
	productTimeOfDay: 'setting.productInviteConfiguration.sendingTimeOfDay',
	updatedAt: 'setting.updatedAt',
};

const flat = flattener(SETTING);

/** An entry of `GET /invite-settings`, flat and with the names of its channel and event type. */
export const simplifyInviteSetting = (setting: IDataObject, names: Named): IDataObject =>
	flat({ setting, names: names as IDataObject });
