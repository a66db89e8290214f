import { Problems } from '../../../../nodes/ETrusted/helpers/problems';
import type { OrderReading } from '../../../../nodes/ETrusted/orders';
import { buildPayload } from '../../../../nodes/ETrusted/payload/eventPayload';

/** The event that an order's values make, as JSON carries it, and what is wrong with it. */
export function eventOf(
	{ values }: OrderReading,
	zone: string,
): { event: unknown; wrong: string[] } {
	const problems = new Problems();
	const payload = buildPayload(
		{
			eventType: { mode: 'name', value: 'order_shipped' },
			channel: { mode: 'id', value: 'chl-1' },
			defaultLocale: values.defaultLocale,
			customerEmail: values.customerEmail,
			customerFields: values.customer,
			transactionReference: values.transactionReference,
			transactionDate: values.transactionDate,
			products: { mode: 'json', value: values.products },
			metadata: { mode: 'json', value: undefined },
			additionalFields: { estimatedDeliveryDate: values.estimatedDeliveryDate },
		},
		zone,
		problems,
	);
	return {
		event: JSON.parse(JSON.stringify(payload)),
		wrong: problems.found.map(({ path }) => path),
	};
}
