import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../helpers/json';
import { checkEventType, eventTypeOf, typeNameOf } from './checkEventType';
import { dayOf, daysAfter } from './days';
import type { Finding, Found, Moment } from './found';
import { lowerFirst, upperFirst } from './letters';
import { PLACES } from './places';

/** "Update invite settings" makes no setting where there is none. */
const SET_UP = `Set up the invitations of the channel ${PLACES.inviteSettings}.`;

const SWITCH_ON = `Switch it on with "Update invite settings", or ${PLACES.inviteSettings}.`;

const SWITCH_KIND_ON = `Switch one of the two on with "Update invite settings", or ${PLACES.inviteSettings}.`;

const SWITCH_ONE_ON = `Switch on those for your event type with "Update invite settings", or ${PLACES.inviteSettings}.`;

/** What a finding also tells where an invitation is to go out: on which day the first one is due. */
export interface SettingsFinding extends Finding {
	/** `yyyy-MM-dd`. */
	due?: string;
	/** E.g. `a service invitation is to go out 5 days after 2026-11-20 (estimated delivery date)`. */
	plan?: string;
}

/** Whether the setting for the event's channel and type lets an invitation go out, and when. */
export function checkSettings(found: Found, { zone }: Moment): SettingsFinding {
	const { settings } = found;
	if (settings.state === 'unknown') {
		return { ok: null, detail: settings.because, advice: settings.advice };
	}
	const all = settings.state === 'found' ? settings.value : [];
	const eventType = eventTypeOf(found);
	if (!eventType) return withoutType(found, all);
	const name = String(typeNameOf(found));
	const fitting = all.filter(({ eventTypeId }) => eventTypeId === eventType.id);
	const setting = fitting.find((one) => isOn(one) !== false) ?? fitting[0];
	if (!setting) {
		return {
			ok: false,
			detail: `The channel has no invite settings for "${name}"`,
			cause: `the channel has no invite settings for "${name}"`,
			advice: `Set up the invitations for this event type ${PLACES.inviteSettings}.`,
		};
	}
	return judgeSetting(setting, name, found, zone);
}

/** Without the type nothing can be told of its setting; but where none is on, no event of the channel invites anybody. */
function withoutType(found: Found, all: IDataObject[]): Finding {
	if (checkEventType(found).ok === null && all.every((setting) => isOn(setting) === false)) {
		const detail =
			all.length === 0
				? 'The channel has no invite settings at all'
				: 'Invitations are off in this channel, for every event type';
		const cause = lowerFirst(detail);
		return { ok: false, detail, cause, advice: all.length === 0 ? SET_UP : SWITCH_ONE_ON };
	}
	const missing = typeNameOf(found) === undefined ? 'the event type' : 'the ID of the event type';
	const on = all.filter((setting) => isOn(setting) === true).length;
	return {
		ok: null,
		detail: `Which invite settings hold cannot be told without ${missing}; ${on} of the ${all.length} in this channel are on`,
	};
}

const configurationOf = (setting: IDataObject, kind: 'service' | 'product'): IDataObject => {
	const configuration = setting[`${kind}InviteConfiguration`];
	return isObject(configuration) ? (configuration as IDataObject) : {};
};

const KINDS = ['service', 'product'] as const;

/** Whether an invitation can come of it; `undefined` where that cannot be told. */
function isOn(setting: IDataObject): boolean | undefined {
	if (setting.enabled === false) return false;
	if (setting.enabled !== true) return undefined;
	if (KINDS.some((kind) => configurationOf(setting, kind).enabled === true)) return true;
	const isUntold = KINDS.map((kind) => setting[`${kind}InviteConfiguration`]).some(
		(part) => isObject(part) && typeof part.enabled !== 'boolean',
	);
	return isUntold ? undefined : false;
}

function judgeSetting(
	setting: IDataObject,
	name: string,
	found: Found,
	zone: string,
): SettingsFinding {
	if (setting.enabled === false) {
		const cause = `the invite settings of the channel are off for "${name}"`;
		return { ok: false, detail: upperFirst(cause), cause, advice: SWITCH_ON };
	}
	const isInvitingOn = isOn(setting);
	if (isInvitingOn === undefined) {
		return {
			ok: null,
			detail: `Whether the invite settings for "${name}" are on cannot be told`,
			advice: `Look at them ${PLACES.inviteSettings}.`,
		};
	}
	if (!isInvitingOn) {
		const cause = `the invite settings for "${name}" are on, but neither service nor product invitations are`;
		return { ok: false, detail: upperFirst(cause), cause, advice: SWITCH_KIND_ON };
	}
	const on = KINDS.filter((kind) => configurationOf(setting, kind).enabled === true);
	const plans = plansOf(on, setting, found, zone);
	const plan = plans.map(({ words }) => words).join('; ');
	const due = plans.flatMap(({ day }) => day ?? []).sort()[0];
	const isProductOnly = on.length === 1 && on[0] === 'product';
	const note =
		isProductOnly && !hasProducts(found)
			? '. The event has no products, which a product invitation asks about'
			: '';
	return {
		ok: true,
		detail: `On for "${name}": ${plan}${note}`,
		plan: plan + note,
		...(due === undefined ? {} : { due }),
	};
}

const hasProducts = ({ event }: Found): boolean =>
	event.state === 'found' && Array.isArray(event.value.products) && event.value.products.length > 0;

interface Plan {
	words: string;
	/** `yyyy-MM-dd`. */
	day?: string;
}

/** When each kind is to go out; both in one where they go out together. */
function plansOf(
	kinds: Array<(typeof KINDS)[number]>,
	setting: IDataObject,
	found: Found,
	zone: string,
): Plan[] {
	const plans = kinds.map((kind) => ({
		kind,
		...planOf(configurationOf(setting, kind), found, zone),
	}));
	const [first, second] = plans;
	if (first && second && first.words === second.words) {
		return [{ ...first, words: `a service and a product invitation are ${first.words}` }];
	}
	return plans.map(({ kind, words, ...more }) => ({
		...more,
		words: `a ${kind} invitation is ${words}`,
	}));
}

function planOf(
	{ sendingDelayInDays: days, sendingTimeOfDay: time }: IDataObject,
	found: Found,
	zone: string,
): Plan {
	const start = startOf(found, zone);
	const from = start?.words ?? 'the event';
	if (typeof days !== 'number') return { words: `to go out after ${from}` };
	const words = `to go out ${days} ${days === 1 ? 'day' : 'days'} after ${from}`;
	if (!start) return { words };
	const day = daysAfter(start.day, days);
	const hour = typeof time === 'string' ? /^\d{2}:\d{2}/.exec(time)?.[0] : undefined;
	return { words: `${words}: on ${day}${hour ? ` at ${hour} UTC` : ''}`, day };
}

/** What the days are counted from: the estimated delivery date, or where there is none the event's own. */
function startOf({ event }: Found, zone: string): { words: string; day: string } | undefined {
	if (event.state !== 'found') return undefined;
	const delivery = dayOf(event.value.estimatedDeliveryDate, zone);
	if (delivery) return { words: `${delivery} (the estimated delivery date)`, day: delivery };
	const created = dayOf(event.value.createdAt, zone);
	return created ? { words: `${created} (the day of the event)`, day: created } : undefined;
}
