import type { StagedSandbox } from './stage';
import type { Delivery } from './webhook';

/** How many different orders a shop delivers: thrice, more than n8n gets at once. */
export const orderCount = 24;

/** The parameters that map the body of a webhook. */
export const fromBody = {
	customerEmail: '={{ $json.body.email }}',
	transactionReference: '={{ $json.body.reference }}',
	transactionDate: '',
};

/** What a shop delivers of its orders: `<name>-0`, `<name>-1`, … */
export const orderBodies = (name: string) =>
	Array.from({ length: orderCount }, (_, i) => ({
		email: `customer${i}@example.com`,
		reference: `${name}-${i}`,
	}));

/** Their references, in a fixed order. */
export const orderReferences = (name: string) =>
	orderBodies(name)
		.map(({ reference }) => reference)
		.sort();

/** The API refuses every second order once, from the first one on. */
export function refuseHalfOnce(sandbox: StagedSandbox, name: string): void {
	for (let i = 0; i < orderCount; i += 2) {
		sandbox.faults.add({
			match: {
				path: '/events',
				body: (json: { transaction: { reference: string } }) =>
					json.transaction.reference === `${name}-${i}`,
			},
			status: 400,
		});
	}
}

export const isSent = ({ json }: Pick<Delivery, 'json'>) =>
	typeof json.EventRef === 'string' && json.skipped !== true;

export const isSkipped = ({ json }: Pick<Delivery, 'json'>) =>
	json.skipped === true && /^Already sent/.test(String(json.reason));
