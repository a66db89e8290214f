import type { INodeProperties } from 'n8n-workflow';

import { SHOPS, type ShopFacts } from '../../orders';
import { SHOP_NAMES } from '../fillFrom/fillFrom.properties';
import { onlyFor } from '../panel';

const describeConsentField = ({ consentHint }: ShopFacts) =>
	`The name of the order's field that says whether the customer agreed to review invitations: only a clear yes (true, 1, "yes") is sent, anything else is skipped. ${consentHint}`;

const consentFields = SHOP_NAMES.map((shop): INodeProperties => ({
	displayName: 'Consent Field',
	name: 'consentField',
	type: 'string',
	default: '',
	placeholder: SHOPS[shop].consentPlaceholder,
	description: describeConsentField(SHOPS[shop]),
	builderHint: {
		propertyHint:
			'Ask the user which field of the order holds the consent to review invitations; never guess it, and never take a consent to a newsletter. With a name here, Customer Opted In is not asked.',
	},
	displayOptions: { show: { fillFrom: [shop] } },
}));

const customerOptedIn: INodeProperties = {
	displayName: 'Customer Opted In',
	name: 'customerOptedIn',
	type: 'boolean',
	default: false,
	description:
		'Whether this customer agreed to review invitations. Map the consent from the order: only a clear yes (true, 1, "yes") is sent, anything else comes out as skipped. When it is off, nobody is invited.',
	builderHint: {
		propertyHint:
			"Map it to the field that holds the customer's consent. Never set it to a fixed true: inviting who did not agree breaks the GDPR. With a shop under Fill From, name the field under Consent Field instead.",
	},
};

const statusFields = SHOP_NAMES.map((shop): INodeProperties => ({
	displayName: 'Only With Status',
	name: 'onlyWithStatus',
	type: 'multiOptions',
	default: [...SHOPS[shop].defaultStatuses],
	description:
		'Orders with another status come out as skipped. If you choose none, the status does not matter.',
	displayOptions: { show: { fillFrom: [shop] } },
	options: SHOPS[shop].statuses.map((status) => ({ ...status })),
}));

const maxAgeInDays: INodeProperties = {
	displayName: 'Not Older Than (Days)',
	name: 'maxAgeInDays',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 90,
	description:
		'Older orders come out as skipped, because shops deliver an order again for years, with every note and refund. 0 means any age. Executions that you start by hand send orders of any age.',
	displayOptions: { show: { fillFrom: SHOP_NAMES } },
};

const sendOnce: INodeProperties = {
	displayName: 'Send Each Order Only Once',
	name: 'sendOnce',
	type: 'boolean',
	default: true,
	builderHint: {
		propertyHint:
			'Leave it on: shops deliver one order many times. Do not add Remove Duplicates in front of the node: it drops the next delivery of an order even where eTrusted did not accept the first.',
	},
	description:
		'Whether to skip an order that this node has already sent with this event type and channel, in any execution: shops deliver one order many times. Executions that you start by hand send and remember, too. The last 10,000 orders are remembered.',
};

/** Who agreed, and which orders are sent: what stands below "Fill From". */
export const whoIsInvited: INodeProperties[] = [
	...consentFields,
	...onlyFor([customerOptedIn], { fillFrom: ['fields', 'eventPayload'] }),
	// Once a field is named, it alone decides.
	...onlyFor([customerOptedIn], { fillFrom: SHOP_NAMES, consentField: [''] }),
	...statusFields,
	maxAgeInDays,
	sendOnce,
];
