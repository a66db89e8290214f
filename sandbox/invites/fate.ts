import type { AcceptedEvent } from '../account';
import type { EventType } from '../defaults';
import type { InviteSetting } from '../inviteSettings/inviteSetting';
import type { Invite } from './invite';

const dayMs = 86_400_000;

/** All that decides what becomes of an event. */
export interface Circumstances {
	eventType: EventType | undefined;
	setting: InviteSetting | undefined;
	/** Why the customer gets none; undefined where nothing is against it. */
	blockedBecause: string | undefined;
	/** Whether an invite of the same event type, order and customer is there already. */
	isDuplicate: boolean;
}

/** Reasons of an invite that was tried and came back. */
const bounces = ['INVALID_RECIPIENT_EMAIL', 'TEMPORARY_RECIPIENT_ERROR', 'PROVIDER_ERROR'];

/**
 * What becomes of an event: what its invite has of it, or none. The statuses and reasons are the API's; which of them a
 * case gets is not documented in full, and is the sandbox's.
 */
export function fateOf(
	{ payload, at }: Pick<AcceptedEvent, 'payload' | 'at'>,
	{ eventType, setting, blockedBecause, isDuplicate }: Circumstances,
): Pick<Invite, 'reviewType' | 'scheduledAt' | 'sentAt' | 'status'> | undefined {
	if (!eventType?.active || !setting?.enabled) return undefined;
	const { serviceInviteConfiguration: service, productInviteConfiguration: product } = setting;
	const asksProducts = product.enabled && payload.products !== undefined;
	if (!service.enabled && !asksProducts) return undefined;
	const reviewType = !service.enabled
		? 'PRODUCT_REVIEW'
		: asksProducts
			? 'SERVICE_AND_PRODUCT_REVIEW'
			: 'SERVICE_REVIEW';
	const { sendingDelayInDays: days, sendingTimeOfDay } = service.enabled ? service : product;
	const start = payload.estimatedDeliveryDate ?? payload.createdAt ?? new Date(at).toISOString();
	const due = dueAt(Date.parse(start), days, sendingTimeOfDay);
	const scheduledAt = new Date(Math.max(due, at)).toISOString();
	const reason = isDuplicate ? 'DUPLICATE' : blockedBecause;
	if (reason !== undefined) {
		const name = bounces.includes(reason) ? 'NOT_DELIVERED' : 'REJECTED';
		return { reviewType, scheduledAt, status: { name, reason } };
	}
	return due > at
		? { reviewType, scheduledAt, status: { name: 'SCHEDULED' } }
		: { reviewType, scheduledAt, sentAt: scheduledAt, status: { name: 'SENT' } };
}

/** So many days after a moment, at the time of day of the setting, where it has one; at once without a delay. */
function dueAt(start: number, days: number, timeOfDay: string | undefined): number {
	const day = start + days * dayMs;
	if (days === 0 || timeOfDay === undefined) return day;
	return Date.parse(`${new Date(day).toISOString().slice(0, 10)}T${timeOfDay}`);
}
