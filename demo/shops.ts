import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

const examples = join(__dirname, '..', 'examples');

/** An order as the shop's trigger hands it on, and what a person knows it by. */
export interface Order {
	shop: string;
	number: string;
	customer: string;
	json: IDataObject;
}

interface Shop {
	name: string;
	/** How the files of its orders and of its workflow begin. */
	file: string;
	/** Where its orders keep number, name and e-mail address. */
	read(json: IDataObject): [number: unknown, address: IDataObject, email: unknown];
}

export const shops: Shop[] = [
	{
		name: 'WooCommerce',
		file: 'woocommerce',
		read: (json) => [
			json['number'],
			json['billing'] as IDataObject,
			(json['billing'] as IDataObject)['email'],
		],
	},
	{
		name: 'Shopify',
		file: 'shopify',
		read: (json) => [json['order_number'], json['billing_address'] as IDataObject, json['email']],
	},
];

/** The sample orders of a shop, by number. */
export function ordersOf({ name, file, read }: Shop): Order[] {
	const folder = join(examples, 'orders');
	const files = readdirSync(folder).filter((entry) => entry.startsWith(`${file}-`));
	return files.sort().map((entry) => {
		const json = readJson(join(folder, entry)) as IDataObject;
		const [number, address, email] = read(json);
		const customer = `${address['first_name']} ${address['last_name']} <${email}>`;
		return { shop: name, number: String(number), customer, json };
	});
}

/** The example workflow of a shop, as users import it. */
export function workflowOf({ file }: Shop): unknown {
	return readJson(join(examples, `${file}-order.json`));
}

function readJson(path: string): unknown {
	return JSON.parse(readFileSync(path, 'utf8'));
}
