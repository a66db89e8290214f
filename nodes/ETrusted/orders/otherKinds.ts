import type { Kind } from './looks';

export const LOOK_UP =
	'Look the order up by its ID in front of this node, or choose "Fields Below" under Fill From.';
export const EVENT_PAYLOAD = 'Choose "Event Payload" or "Fields Below" under Fill From.';

/** What else people connect, beside what comes from the shops. */
export const OTHER_KINDS: readonly Kind[] = [
	{
		name: 'an event of Stripe',
		signs: { livemode: 10, pending_webhooks: 10, api_version: 3, object: 3, customer_details: 10 },
		advice: EVENT_PAYLOAD,
	},
	{
		name: 'an event of HubSpot, which holds IDs alone',
		signs: { portalId: 10, subscriptionType: 10, dealId: 10, objectId: 3, propertyName: 3 },
		advice: LOOK_UP,
	},
	{
		name: 'a deal of Pipedrive, which holds no email address',
		signs: {
			pipeline_id: 10,
			stage_id: 10,
			'current.pipeline_id': 10,
			'data.pipeline_id': 10,
			person_id: 3,
			previous: 3,
			meta: 1,
		},
		advice: LOOK_UP,
	},
	{
		name: "the payload of eTrusted's own API",
		signs: { 'transaction.reference': 10, 'customer.email': 3, 'channel.id': 3 },
		advice: 'Choose "Event Payload" under Fill From.',
	},
];
