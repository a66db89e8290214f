import { showValue } from '../helpers/invalidValue';
import { withoutEmpty } from '../helpers/json';
import { toAscii, toAsciiUrl } from '../helpers/urls';
import { candidateOf, isEmpty, isList, type Candidate, type Json, type View } from './found';
import type { ReadLine } from './readLines';
import type { Reading } from './reading';
import type { Line, Shop } from './shop';
import { toShopUrl } from './shopUrl';
import type { OrderSettings } from './types';
import { orderText, toGtin } from './values';

const SHOP_URL = 'Shop URL';

/** The products of an order that can be reviewed, each of them once. */
export function readProducts(
	shop: Shop,
	order: Json,
	lines: readonly ReadLine[],
	settings: OrderSettings,
	reading: Reading,
): Array<Record<string, unknown>> {
	const elsewhere = shop.linesElsewhere?.(order);
	if (elsewhere === undefined) warnOfLists(shop.lines(order), reading);
	else reading.problems.push({ path: 'products', message: elsewhere });
	const pages = new Pages(shop, order, settings, reading);
	const products = new Map<string, Record<string, unknown>>();
	for (const { view, line } of lines) {
		if (line.is === 'product') {
			const { key } = line.product;
			if (products.has(key)) continue;
			const path = `products[${products.size}]`;
			const product = readProduct(line.product, path, view, pages, reading);
			if (product) products.set(key, product);
			continue;
		}
		const reason = line.is === 'gone' ? `nothing of it is left (${line.fields})` : line.reason;
		if (reason !== undefined) {
			reading.warn(`${view.path} is left out of the products: ${reason}`);
		}
	}
	return [...products.values()];
}

/** An order with an empty list has no lines; one without any list may have lost them on the way. */
function warnOfLists(lists: Candidate[], reading: Reading) {
	const missing = lists.filter(({ value }) => isMissing(value));
	if (missing.length > 0) {
		const effect =
			missing.length < lists.length ? 'its products are not known' : 'there are no products';
		reading.warn(`The order has no ${missing.map(({ path }) => path).join(', ')}; ${effect}`);
	}
	for (const { path, value } of lists) {
		if (isEmpty(value) || isList(value)) continue;
		reading.warn(`${path} ${showValue(value)} is not a list; there are no products`);
	}
}

function isMissing(list: unknown): boolean {
	return isEmpty(list) && (typeof list !== 'object' || list === null);
}

/** A product as the API takes it; `undefined`, and a warning or a problem, where the line lacks what it needs. */
function readProduct(
	line: Line,
	path: string,
	view: View,
	pages: Pages,
	reading: Reading,
): Record<string, unknown> | undefined {
	const first = (
		name: string,
		candidates: Candidate[],
		convert: (value: unknown) => string | undefined = orderText,
	) => reading.first({ path: `${path}.${name}`, candidates, convert });
	const name = first('name', line.name);
	if (name === undefined) {
		const looked = line.name.map((candidate) => candidate.path).join(', ');
		reading.warn(`${view.path} is left out of the products: it has no name (${looked})`);
		return undefined;
	}
	const url = first('url', line.url, toAsciiUrl) ?? pages.find(line, name, path, view);
	if (url === undefined) {
		delete reading.filledFrom[`${path}.name`];
		return undefined;
	}
	return withoutEmpty<unknown>(
		Object.entries({
			sku: first('sku', line.sku),
			name,
			url,
			imageUrl: first('imageUrl', line.imageUrl, toAsciiUrl),
			brand: first('brand', line.brand),
			gtin: first('gtin', line.gtin, toGtin),
			mpn: first('mpn', line.mpn),
		}),
	);
}

/** A shop's home page, and where it is from. */
interface Home {
	url: string;
	path: string;
}

/** Finds the addresses of products whose whole address is not known. */
class Pages {
	/** `null` where nothing tells it. */
	private home?: Home | null;

	constructor(
		private readonly shop: Shop,
		private readonly order: Json,
		private readonly settings: OrderSettings,
		private readonly reading: Reading,
	) {}

	/** `undefined`, and a warning or a problem, where the address can't be told. */
	find(line: Line, name: string, path: string, view: View): string | undefined {
		const { productsWithoutUrl } = this.settings;
		if (this.home === undefined) this.home = this.readHome();
		const { home, reading } = this;
		if (home && line.page) {
			reading.filledFrom[`${path}.url`] = `${home.path} + ${line.page.path}`;
			return toAscii(home.url + line.page.below);
		}
		if (home && productsWithoutUrl === 'shopUrl') {
			reading.filledFrom[`${path}.url`] = home.path;
			return toAscii(home.url);
		}
		const product = `${view.path} (${showValue(name)})`;
		const advice =
			line.page || productsWithoutUrl === 'shopUrl'
				? 'fill in Shop URL'
				: (line.pageHint ?? "give what the shop's node tells of it in Product Details");
		if (productsWithoutUrl === 'error') {
			reading.problems.push({
				path: 'products',
				message: `lacks the web address of ${product}: ${advice}`,
			});
		} else {
			reading.warn(`${product} is left out of the products: it has no web address; ${advice}`);
		}
		return undefined;
	}

	private readHome(): Home | null {
		const candidates = [
			{ path: SHOP_URL, value: this.settings.shopUrl as unknown },
			...(this.shop.home ? [candidateOf(this.shop.home, this.order)] : []),
		];
		for (const candidate of candidates) {
			const url = this.reading.convert(candidate, 'products[].url', toShopUrl);
			if (url !== undefined) return { url, path: candidate.path };
		}
		return null;
	}
}
