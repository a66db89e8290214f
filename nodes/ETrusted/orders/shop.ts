import type { Candidate, Field, Json, View } from './found';
import type { Kind } from './looks';
import type { Mark } from './marks';
import type { ProductDetails } from './productDetails';
import type { ShopFacts } from './types';

/** All that differs between shops: one of these is a shop's whole module. */
export interface Shop {
	facts: ShopFacts;
	/** Keys that its orders have, with how telling they are: see `looks.ts`. */
	signs: Record<string, number>;
	/** What else its system hands on that is no order. */
	strays?: readonly Kind[];
	/** What to say where there is an `id` instead of the order, after "an ID alone": when the shop sends it, and what to do. */
	idAlone?: string;
	/**
	 * The order together with what tells more of it: the state in the event that it came in, what was looked up and laid
	 * beside it. Everything else is read from what this returns.
	 *
	 * @param envelopes what the order was found in, from the outside in; none where it is the item itself
	 */
	gathered?(order: Json, envelopes: readonly Json[]): Json;
	/** Where the consent is looked for, before the order itself where that is not among them. */
	consentPlaces: readonly ConsentPlace[];
	/** The field whose value says that the order came from a marketplace, whose addresses are given for the order alone. */
	marketplace?(order: Json): Candidate | undefined;
	/** Why the order is never sent, whatever its status; a whole sentence. */
	neverSent(order: Json): string | undefined;
	/** Whether it was made over the counter, where many customers leave no email address. */
	isCounterSale?(order: Json): boolean;
	/** What a person should know of the order as a whole: sentences for the dry run. */
	warnings?(order: Json): string[];
	/**
	 * Its lists of objects, beside those that its lines stand in, each with the keys that its entries are told apart by:
	 * what is no such list or entry is told. `addresses[].options` is a list in each entry of another.
	 */
	lists?: ReadonlyArray<{ path: string; keys: readonly string[] }>;
	/** What the order is judged by, beside the fields named here: what is of another kind is told. */
	marks: readonly Mark[];
	/**
	 * What the order can't be judged without, though its system has it: where it should stand, and the second half of a
	 * sentence that starts with "The order".
	 */
	unjudged?(order: Json): { path: string; message: string } | undefined;
	/** What "Only With Status" is compared with; the first is the order's own, any others are its deliveries'. */
	statuses(order: Json): Status[];
	/**
	 * Why it can't be told whether the order has one of the wanted statuses, where it is known to have none of them: the
	 * second half of a sentence that starts with "Only With Status".
	 */
	statusUnknown?(order: Json, wanted: readonly string[]): string | undefined;
	email: readonly Field[];
	/** What else to say where there is no email address; starts with a blank. */
	emailHint?: string;
	/** First and last name, as pairs from one place. */
	names: ReadonlyArray<readonly [first: Field, last: Field]>;
	/** Whether the order surely has no customer with an account. */
	isGuest?(order: Json): boolean;
	customerReference: readonly Field[];
	addresses: readonly AddressFields[];
	mobile: readonly Field[];
	transactionReference: readonly Field[];
	transactionDate: readonly DateField[];
	locale: readonly Field[];
	/** Days on which parts of the order are expected to arrive; the latest counts. */
	deliveryDates?(order: Json): Candidate[];
	/** The home page, as far as the order tells. */
	home?: Field;
	/** The lists of the order that hold its lines, whatever stands there: see `listsAt`. */
	lines(order: Json): Candidate[];
	/**
	 * What tells that the order has lines, but not in what came in, and the call that has them: the second half of a sentence
	 * that starts with "The order".
	 */
	linesElsewhere?(order: Json): string | undefined;
	/** The fields of a line by which "Leave Out Products" can name it: its SKU, and the IDs of its product and variant. */
	lineIds: readonly string[];
	/** As {@link marks}, of each line: what it is judged by, beside what names its product. */
	lineMarks: readonly Mark[];
	/** What a line is, by itself: that it has no name or address is told later. */
	line(line: View, look: LineLook): LineReading;
}

/**
 * A list of pairs with the key that names them, all such lists in an object, whatever their names, an object, or a list of texts of which that name is a yes, each at a path;
 * or the order itself.
 */
export type ConsentPlace =
	| { list: string; nameKey: string }
	| { listsIn: string; nameKeys: readonly string[] }
	| { object: string }
	| { tags: string }
	| 'order';

export interface Status {
	of: 'order' | 'delivery';
	value: string;
	/** A wider status that this one is a kind of, or another name of it: who wants that, wants this. */
	within?: string;
}

export interface AddressFields {
	/** What the address is called in `filledFrom`. */
	path: string;
	street: readonly Field[];
	zip: Field;
	city: Field;
	/** Two letters. */
	country: Field;
}

export interface DateField extends Field {
	/** Where a value without a zone is in another one than the workflow's. */
	zone?: 'UTC';
}

/** What a line may be looked at with. */
export interface LineLook {
	order: Json;
	details: ProductDetails;
	/** Whether each variant is a product of its own. */
	variants: boolean;
}

/** What a line of an order is. A reason is the second half of a sentence: "… is left out of the products: <reason>". */
export type LineReading =
	| { is: 'product'; product: Line }
	/** It was bought, but is no product that can be reviewed: a custom item, one that was deleted. Without a reason, that needs no word. */
	| { is: 'goods'; reason?: string }
	/** It was bought, and nothing of it is left. */
	| { is: 'gone'; fields: string }
	/** It was not bought by itself: a gift card, a fee, shipping, a tip, a part of another line. Without a reason, that needs no word. */
	| { is: 'noGoods'; reason?: string };

/** A line of an order as a product: for each of its fields, where to look for it, best first. */
export interface Line {
	/** Lines with one key are one product. */
	key: string;
	sku: Candidate[];
	name: Candidate[];
	/** Whole addresses. */
	url: Candidate[];
	/** The product's page below the shop's home page, e.g. `/products/mug`; absent where it can't be told. */
	page?: { below: string; path: string };
	/** What to do where neither is known, if it is not to give Product Details; no capital at its beginning. */
	pageHint?: string;
	imageUrl: Candidate[];
	brand: Candidate[];
	gtin: Candidate[];
	mpn: Candidate[];
}
