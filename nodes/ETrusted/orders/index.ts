import { consentIn } from './consent';
import type { Json } from './found';
import { lookOf, looksLike, OTHER_LOOKS, type Look } from './looks';
import { magento } from './magento';
import { whyNothingIsLeft } from './readLines';
import { readOrder } from './readOrder';
import type { Shop } from './shop';
import { shopify } from './shopify';
import { shopware } from './shopware';
import { statusReason } from './statuses';
import { marketplaceReason } from './marketplaces';
import type { OpenedOrder, ShopFacts, SkipSettings } from './types';
import { unwrapItem } from './unwrap';
import { wooCommerce } from './wooCommerce';

export { marketplaceReason };
export { toShopUrl } from './shopUrl';
export { unwrapItem };
export type {
	CustomerField,
	OpenedOrder,
	OrderReading,
	OrderSettings,
	ShopFacts,
	SkipSettings,
} from './types';

/** The shops whose orders are read, by the values of "Fill From". */
const MODULES = {
	magentoOrder: magento,
	shopifyOrder: shopify,
	shopwareOrder: shopware,
	wooCommerceOrder: wooCommerce,
} satisfies Record<string, Shop>;

/** A shop system, as the parameter "Fill From" names its orders. */
export type ShopName = keyof typeof MODULES;

const ENTRIES = Object.entries(MODULES) as Array<[ShopName, Shop]>;

/** What the panel needs to know of each shop; its orders are called `<label> Order` there. */
export const SHOPS = Object.fromEntries(
	ENTRIES.map(([name, { facts }]) => [name, facts]),
) as Record<ShopName, ShopFacts>;

const LOOKS = Object.fromEntries(
	ENTRIES.map(([name, { facts, signs }]) => [
		name,
		lookOf({
			name: `a ${facts.label} order`,
			signs,
			advice: `Choose "${facts.label} Order" under Fill From.`,
		}),
	]),
) as Record<ShopName, Look>;

const ALL_LOOKS = [
	...Object.values(LOOKS),
	...OTHER_LOOKS,
	...ENTRIES.flatMap(([, { strays = [] }]) => strays.map(lookOf)),
];

/**
 * The order that an item holds.
 *
 * @param item a trigger's item, or whatever was given in its place
 * @returns why it is refused, in sentences for the merchant, where it is not an order of this shop
 */
export function openOrder(
	shop: ShopName,
	item: unknown,
): { refused: string } | { order: OpenedOrder } {
	const isOfShop = (object: Json) => whyNotOf(shop, object) === undefined;
	const result = unwrapItem(item, isOfShop);
	if ('refused' in result) return result;
	const module: Shop = MODULES[shop];
	const order = module.gathered?.(result.unwrapped) ?? result.unwrapped;
	const refused = whyNotOf(shop, order);
	return refused === undefined ? { order: opened(module, order) } : { refused };
}

function whyNotOf(shop: ShopName, item: Json): string | undefined {
	// The shop that was chosen comes first: it wins where another is as likely.
	const look = looksLike(item, [LOOKS[shop], ...ALL_LOOKS]);
	if (look === LOOKS[shop]) return undefined;
	const { label, comesFrom, lookUp } = SHOPS[shop];
	const call = lookUp === undefined ? '' : `: ${lookUp}`;
	const no = `This is no ${label} order`;
	if (look) return `${no}; it looks like ${look.name}. ${look.advice}`;
	const keys = Object.keys(item);
	if (keys.length === 1 && /^(\w*order_?)?id$/i.test(String(keys[0])) && lookUp !== undefined) {
		return `${no}, but an ID alone. Look the order up in front of this node${call}.`;
	}
	if (keys.length === 1 && keys[0] === 'id') {
		return `${no}, but an ID alone, as WooCommerce sends it when an order is deleted. Choose the topic Order Updated in the WooCommerce Trigger.`;
	}
	return `${no}: none of the fields of one are in it. Connect ${comesFrom}${call}.`;
}

/** What the panel says of an order's lines where nothing of it was touched. */
const UNTOUCHED: SkipSettings = {
	productDetails: [],
	leaveOut: [],
	reviewVariants: false,
	hasEmail: false,
};

function opened(shop: Shop, order: Json): OpenedOrder {
	return {
		consent: (name) => consentIn(order, shop.consentPlaces, name.trim()),
		marketplace: () => marketplaceReason(shop.marketplace?.(order)),
		skipReason: (onlyWithStatus, settings = UNTOUCHED) =>
			shop.neverSent(order) ??
			whyNothingIsLeft(shop, order, settings) ??
			statusReason(shop.statuses(order), onlyWithStatus, shop.facts.statusFields),
		read: (settings) => readOrder(shop, order, settings),
	};
}
