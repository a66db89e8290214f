/** What the panel needs to know of a shop system. */
export interface ShopFacts {
	/** The system's name, e.g. `WooCommerce`. */
	label: string;
	/** The node that hands its orders on, e.g. `the WooCommerce Trigger`. */
	comesFrom: string;
	/** The call that gets a whole order, where no node of its own does, e.g. `GET /rest/orders/{id}`. */
	lookUp?: string;
	/** What "Only With Status" offers. Orders that are never sent have others. */
	statuses: ReadonlyArray<{ name: string; value: string }>;
	defaultStatuses: readonly string[];
	/** The order's fields that "Only With Status" looks at. */
	statusFields: readonly string[];
	/** Whether product pages can't be named without "Shop URL"; or whether they never can, so that it only stands in for them. */
	shopUrl: 'needed' | 'optional' | 'standIn';
	/** For the panel, after "The address of the shop's home page, ": what it is for. */
	shopUrlHint: string;
	/** For the panel, as a sentence: where the consent field is looked for. */
	consentHint: string;
	/** Starts with "e.g.". */
	consentPlaceholder: string;
}

/** What the panel says of how an order is to be read. */
export interface OrderSettings {
	/** The workflow's time zone, for dates that have none of their own. */
	zone: string;
	/** The shop's home page; a path (WordPress in a subfolder) belongs to it. */
	shopUrl?: string;
	alsoSend: ReadonlyArray<'address' | 'mobile'>;
	/** Products as the shop's own node returned them. */
	productDetails: ReadonlyArray<Record<string, unknown>>;
	productsWithoutUrl: 'leaveOut' | 'shopUrl' | 'error';
	/** SKUs and IDs of what is no product, such as a shipping insurance. */
	leaveOut: readonly string[];
	/** Whether each variant is a product of its own. */
	reviewVariants: boolean;
}

/** What bears on the lines of an order. */
export type LineSettings = Pick<OrderSettings, 'productDetails' | 'leaveOut' | 'reviewVariants'>;

/** What an order gives for an event. Nothing in it is undefined, null or empty. */
export interface OrderReading {
	values: {
		/** A text, as it stands in the order: whether it is an address is judged with the rest of the payload. */
		customerEmail?: unknown;
		/** A text or a whole number that is exact. */
		transactionReference?: unknown;
		customer: Partial<Record<CustomerField, string>>;
		/** In the API's form, UTC with milliseconds. */
		transactionDate?: string;
		/** In the API's form, `de_DE`. */
		defaultLocale?: string;
		/** In the API's form, `yyyy-MM-dd`. */
		estimatedDeliveryDate?: string;
		/** In the API's form, each with sku, name and url. */
		products: Array<Record<string, unknown>>;
	};
	/** Payload path to path in the order, e.g. `customer.email` to `billing.email`; of details, `productDetails[2].permalink`. */
	filledFrom: Record<string, string>;
	/** For each required value that the order lacks: payload path to the shop's fields that were looked at. */
	missing: Record<string, string>;
	/** Sentences: what could not be used and what was left out, each with the shop's field. */
	warnings: string[];
	/** What makes the order unfit to be sent: payload path, and the second half of a sentence that starts with its name. */
	problems: Array<{ path: string; message: string }>;
}

export type CustomerField = 'firstName' | 'lastName' | 'reference' | 'address' | 'mobile';

/** An order of the shop that was chosen; nothing of it is read before it is asked for. */
export interface OpenedOrder {
	/**
	 * The value of the field that holds the consent, looked for where the shop keeps such fields, then in the order itself.
	 *
	 * @param field a name, or a path with dots
	 * @returns `undefined` where there is no such field
	 */
	consent(field: string): unknown;
	/** Why nobody may be invited for the order, as it came from a marketplace: a sentence. `undefined` for the shop's own. */
	marketplace(): string | undefined;
	/**
	 * Why the order is not sent, or `undefined`.
	 *
	 * @param onlyWithStatus the statuses that may be sent; none: any
	 * @param hasEmail whether the panel names the customer's email address, so that the order need not
	 */
	skipReason(
		onlyWithStatus: readonly string[],
		settings?: LineSettings,
		hasEmail?: boolean,
	): string | undefined;
	/** As {@link skipReason}, by the status alone. */
	statusReason(onlyWithStatus: readonly string[]): string | undefined;
	/**
	 * Why it can't be told whether the order has one of the statuses, or `undefined`: the second half of a sentence that
	 * starts with "Only With Status".
	 */
	statusProblem(onlyWithStatus: readonly string[]): string | undefined;
	read(settings: OrderSettings): OrderReading;
	/**
	 * Sentences for a person who tries it: what of the order is not as it should be, each with the shop's field. The whole
	 * order is looked through for that.
	 */
	oddities(): string[];
}
