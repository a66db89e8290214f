import { showValue } from '../helpers/invalidValue';
import { bigCommerce } from './bigCommerce';
import { billbee } from './billbee';
import { consentIn } from './consent';
import { at, isEmpty, type Json } from './found';
import { findOrder, whereElse } from './findOrder';
import { hasSomeOf, lookOf, looksLike, type Look } from './looks';
import { magento } from './magento';
import { LOOK_UP, OTHER_KINDS } from './otherKinds';
import { plentyOne } from './plentyOne';
import { prestaShop } from './prestaShop';
import { odditiesOf } from './oddities';
import { readLines, whyNothingIsLeft, type ReadLine } from './readLines';
import { readOrder } from './readOrder';
import type { Shop } from './shop';
import { shopify } from './shopify';
import { shopware } from './shopware';
import { hasStatus, statusReason } from './statuses';
import { marketplaceReason } from './marketplaces';
import type { LineSettings, OpenedOrder, ShopFacts } from './types';
import { unwrapItem } from './unwrap';
import { wooCommerce } from './wooCommerce';

export { marketplaceReason };
export { toShopUrl } from './shopUrl';
export { unwrapItem };
export type { CustomerField, OpenedOrder, OrderReading, OrderSettings, ShopFacts } from './types';

/** The shops whose orders are read, by the values of "Fill From". */
const MODULES = {
	bigCommerceOrder: bigCommerce,
	billbeeOrder: billbee,
	magentoOrder: magento,
	plentyOneOrder: plentyOne,
	prestaShopOrder: prestaShop,
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

const SHOP_LOOKS = new Set(Object.values(LOOKS));

const ALL_LOOKS = [
	...SHOP_LOOKS,
	...[...OTHER_KINDS, ...ENTRIES.flatMap(([, { strays = [] }]) => strays)].map(lookOf),
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
	const isOfShop = (object: Json) => isOrderOf(shop, object);
	const result = findOrder(item, isOfShop);
	if ('refused' in result) return result;
	if ('found' in result) {
		const module: Shop = MODULES[shop];
		const { order, envelopes } = result.found;
		return { order: opened(module, module.gathered?.(order, envelopes) ?? order) };
	}
	return { refused: whyNotOf(shop, result.seen, isOfShop) };
}

function isOrderOf(shop: ShopName, object: Json): boolean {
	const look = LOOKS[shop];
	// The shop that was chosen comes first: it wins where another is as likely.
	return (
		loneIdOf(object).length === 0 &&
		hasSomeOf(object, look) &&
		looksLike(object, [look, ...ALL_LOOKS]) === look
	);
}

/** What an item is instead. Of what was seen in it, another shop's order tells most, then what is outermost. */
function whyNotOf(
	shop: ShopName,
	seen: readonly Json[],
	isOfShop: (object: Json) => boolean,
): string {
	const { label, comesFrom, lookUp } = SHOPS[shop];
	const call = lookUp === undefined ? '' : `: ${lookUp}`;
	const no = `This is no ${label} order`;
	const looks = seen
		.filter((object) => loneIdOf(object).length === 0)
		.flatMap((object) => looksLike(object, ALL_LOOKS) ?? []);
	const look = looks.find((one) => SHOP_LOOKS.has(one)) ?? looks[0];
	if (look) return `${no}; it looks like ${look.name}. ${look.advice}`;
	const elsewhere = whereElse(seen[0] ?? {}, isOfShop);
	if (elsewhere !== undefined) return `${no}, ${elsewhere}`;
	const id = seen.flatMap(loneIdOf)[0];
	if (id === undefined) {
		return `${no}: none of the fields of one are in it. Connect ${comesFrom}${call}.`;
	}
	const known = id === 'id' ? MODULES[shop].idAlone : undefined;
	if (known !== undefined) return `${no}, but an ID alone${known}`;
	const advice = call === '' ? LOOK_UP : `Look the order up in front of this node${call}.`;
	return `${no}, but an ID alone. ${advice}`;
}

/** The key of an object that has nothing but an order's ID. */
function loneIdOf(object: Json): string[] {
	const keys = Object.keys(object);
	return keys.length === 1 ? keys.filter((key) => /^(\w*order_?)?id$/i.test(key)) : [];
}

/** What the panel says of an order's lines where nothing of it was touched. */
const UNTOUCHED: LineSettings = {
	productDetails: [],
	leaveOut: [],
	reviewVariants: false,
};

/** Over the counter, that there is no email address is as it should be; of any other order, it is an error. */
function whyWithoutAddress(shop: Shop, order: Json, hasEmail: boolean): string | undefined {
	if (hasEmail || !shop.isCounterSale?.(order)) return undefined;
	return shop.email.every((field) => isEmpty(field.of(order)))
		? 'A sale over the counter, without an email address'
		: undefined;
}

/** The fields that hold a status, with what they hold where that is none. */
const statusFields = ({ facts }: Shop, order: Json) =>
	facts.statusFields.map((path) => {
		const value = at(order, path);
		return isEmpty(value) ? path : `${path}, which holds ${showValue(value)}`;
	});

function opened(shop: Shop, order: Json): OpenedOrder {
	const read = new Map<LineSettings, ReadLine[]>();
	/** Read once, though more than one question is about them. */
	const linesBy = (settings: LineSettings) => {
		const lines = read.get(settings) ?? readLines(shop, order, settings);
		read.set(settings, lines);
		return lines;
	};
	const isWanted = (wanted: readonly string[]) => hasStatus(shop.statuses(order), wanted);
	const statusProblem = (wanted: readonly string[]) =>
		isWanted(wanted) ? undefined : shop.statusUnknown?.(order, wanted);
	const byStatus = (wanted: readonly string[]) =>
		isWanted(wanted) || shop.unjudged?.(order) !== undefined || statusProblem(wanted) !== undefined
			? undefined
			: statusReason(shop.statuses(order), wanted, statusFields(shop, order));
	return {
		consent: (name) => consentIn(order, shop.consentPlaces, name.trim()),
		marketplace: () => marketplaceReason(shop.marketplace?.(order)),
		skipReason: (onlyWithStatus, settings = UNTOUCHED, hasEmail = false) =>
			shop.neverSent(order) ??
			whyWithoutAddress(shop, order, hasEmail) ??
			whyNothingIsLeft(linesBy(settings)) ??
			byStatus(onlyWithStatus),
		statusReason: byStatus,
		statusProblem,
		read: (settings) => readOrder(shop, order, linesBy(settings), settings),
		oddities: () => odditiesOf(shop, order),
	};
}
