import { own, View } from './found';
import { textOf } from './values';

/** A product that was not looked up: nothing is found in it. */
const NOT_LOOKED_UP = new View(undefined, 'productDetails');

/** The products that the workflow looked up, by their IDs. */
export class ProductDetails {
	private readonly by = new Map<string, Map<string | undefined, View>>();

	constructor(private readonly list: readonly unknown[]) {}

	/**
	 * The product with an ID; one without any field where it was not looked up.
	 *
	 * @param key of the products, which holds that ID
	 */
	of(id: string | undefined, key = 'id'): View {
		const products = this.by.get(key) ?? indexed(this.list, key);
		this.by.set(key, products);
		return products.get(id) ?? NOT_LOOKED_UP;
	}
}

function indexed(list: readonly unknown[], key: string): Map<string | undefined, View> {
	const views = list.map((entry, index) => unwrapped(new View(entry, `productDetails[${index}]`)));
	// The first of equal IDs stays: later entries of a Map win, so they are put in from the end.
	return new Map(
		views.reverse().flatMap((view): Array<[string, View]> => {
			const id = textOf(own(view.value, key));
			return id === undefined ? [] : [[id, view]];
		}),
	);
}

/** n8n's items have the product under `json`, answers of Shopify's API under `product`. */
function unwrapped(view: View): View {
	return ['json', 'product'].reduce((outer, key) => {
		const inner = outer.at(key);
		return typeof inner.value === 'object' && inner.value !== null
			? new View(inner.value, inner.path)
			: outer;
	}, view);
}
