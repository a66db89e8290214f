import type { ItemContext, SkipKind } from '../../execution/operation';
import { marketplaceOfEmail } from '../../helpers/marketplaces';
import { isNothing } from '../../helpers/nothing';
import { marketplaceReason } from '../../orders';
import { emailToSend } from './fillIn';
import type { ItemSource } from './source';

/** Why an item is not to be sent. */
export interface Skip {
	/** A sentence for the merchant. */
	reason: string;
	because: SkipKind;
}

const notToBeInvited = (reason: string | undefined): Skip | undefined =>
	reason === undefined ? undefined : { reason, because: 'not to be invited' };

/**
 * Whether the order came from a marketplace, by a field of the shop's own or by the customer's address. Marketplaces give
 * addresses for the order alone, so not even consent is asked for.
 */
export function fromMarketplace(context: ItemContext, source: ItemSource): Skip | undefined {
	const byField = source.kind === 'order' ? source.order.marketplace() : undefined;
	if (byField !== undefined) return notToBeInvited(byField);
	const domain = marketplaceOfEmail(emailToSend(context, source));
	// The rest of the address is the customer's: reasons are read and stored in many places.
	return domain === undefined
		? undefined
		: notToBeInvited(marketplaceReason({ path: 'customer.email', value: `…@${domain}` }));
}

/** Whether the order is one that nobody is invited for, whatever its status: a test, a part, one of which nothing is left. */
export function neverInvited(
	{ parameters, item }: ItemContext,
	source: ItemSource,
): Skip | undefined {
	if (source.kind !== 'order') return undefined;
	const hasEmail = !isNothing(parameters.get('customerEmail', item, ''));
	return notToBeInvited(source.order.skipReason([], source.settings, hasEmail));
}
