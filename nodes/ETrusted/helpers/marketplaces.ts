import { toText } from './text';

/**
 * Where Amazon and eBay make an address for each customer of a shop, in any country: `marketplace.amazon.co.uk`,
 * `members.ebay.de`. Of other marketplaces no such domain is known.
 */
const DOMAIN = /@\s*((?:marketplace\.amazon|members\.ebay)(?:\.com?)?\.[a-z]{2,})$/i;

/**
 * The domain of an address that a marketplace gave a customer, in small letters.
 *
 * @param email whatever stands where an address should
 * @returns `undefined` for any other address, and for what is none
 */
export function marketplaceOfEmail(email: unknown): string | undefined {
	if (typeof email !== 'string') return undefined;
	return DOMAIN.exec(toText(email) ?? '')?.[1]?.toLowerCase();
}
