import { Validator, type Schema } from 'jsonschema';

const text: Schema = { type: 'string', minLength: 1 };

/** Any JSON value that holds something, all the way down. */
const filled: Schema = {
	$id: '/filled',
	type: ['string', 'number', 'boolean', 'object', 'array'],
	minLength: 1,
	minItems: 1,
	items: { $ref: '/filled' },
	minProperties: 1,
	additionalProperties: { $ref: '/filled' },
};

const dateTime: Schema = {
	type: 'string',
	pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
	format: 'real-date-time',
};

const day: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', format: 'real-date' };

function object(
	required: string[],
	properties: Record<string, Schema>,
	additionalProperties: boolean | Schema = false,
): Schema {
	return {
		type: 'object',
		required,
		// Without a prototype, because jsonschema would take "constructor" and its like for documented keys.
		properties: Object.assign(Object.create(null), properties),
		additionalProperties,
	};
}

const channel: Schema = {
	...object(['id'], { id: text, type: { enum: ['etrusted', 'user_defined'] } }),
	if: { type: 'object', required: ['type'], properties: { type: { const: 'user_defined' } } },
	else: { properties: { id: { pattern: '^chl-' } } },
};

const product = object(
	['sku', 'name', 'url'],
	{ sku: text, name: text, url: text, gtin: text, mpn: text, brand: text, imageUrl: text },
	filled,
);

const products: Schema = { type: 'array', minItems: 1, items: product };

const transaction = object(['reference'], { reference: text, date: dateTime });

const metadata: Schema = { type: 'object', minProperties: 1, additionalProperties: filled };

/**
 * The body of POST /events as its page documents it. Stricter than the API is known to be in two ways, which hold the
 * node to its promises: nothing may be empty or null, and undocumented keys are allowed only in products and metadata.
 */
export const eventSchema: Schema = {
	$id: '/event',
	...object(['type', 'customer', 'channel', 'transaction', 'system', 'systemVersion'], {
		type: text,
		defaultLocale: text,
		customer: object(['email'], {
			email: text,
			firstName: text,
			lastName: text,
			address: text,
			mobile: text,
			reference: text,
		}),
		channel,
		transaction,
		estimatedDeliveryDate: day,
		products,
		system: text,
		systemVersion: text,
		metadata,
		createdAt: dateTime,
	}),
};

/** The body of POST /reviews/{id}/reply. */
export const replySchema: Schema = {
	$id: '/reply',
	...object(['comment'], { comment: text, sendNotification: { type: 'boolean' } }),
};

const vetoReasons = ['UNTRUTHFUL', 'ABUSIVE', 'VIOLATES_THE_TERMS_OF_USE', 'INAPPROPRIATE_IMAGE'];

/** The body of POST /reviews/{id}/vetos. */
export const vetoSchema: Schema = {
	$id: '/veto',
	...object(['comment', 'reason'], {
		comment: text,
		reason: { enum: vetoReasons },
		vetoReporterEmail: text,
		channelName: text,
	}),
};

/** The body of POST /event-types and PUT /event-types/{id}. */
export const eventTypeSchema: Schema = {
	$id: '/eventType',
	...object(['active', 'name'], { active: { type: 'boolean' }, name: text }),
};

const inviteConfiguration: Schema = object(
	[],
	{
		enabled: { type: 'boolean' },
		sendingDelayInDays: { type: 'integer', minimum: 0, maximum: 180 },
		sendingTimeOfDay: {
			type: 'string',
			pattern: '^([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ$',
		},
		inviteTemplateId: text,
		questionnaireTemplateId: text,
	},
	true,
);

/** What the API gives a setting and nobody changes. */
const fixed: Schema = { not: {} };

/** The body of PATCH /invite-settings/{id}. */
export const inviteSettingSchema: Schema = {
	$id: '/inviteSetting',
	...object(
		[],
		{
			enabled: { type: 'boolean' },
			productInviteConfiguration: inviteConfiguration,
			serviceInviteConfiguration: inviteConfiguration,
			...Object.fromEntries(
				['id', 'channelId', 'eventTypeId', 'createdAt', 'updatedAt'].map((key) => [key, fixed]),
			),
		},
		true,
	),
};

/**
 * The body of POST /questionnaire-links. `customer.reference` is documented for events only, and allowed here because
 * both describe the same customer.
 */
export const questionnaireLinkSchema: Schema = {
	$id: '/questionnaireLink',
	...object(
		['channel', 'customer', 'questionnaireTemplate', 'system', 'systemVersion', 'transaction'],
		{
			type: text,
			channel,
			customer: object(['email'], {
				id: text,
				email: text,
				firstName: text,
				lastName: text,
				address: text,
				mobile: text,
				reference: text,
			}),
			questionnaireTemplate: object(['id'], { id: text }),
			transaction,
			products,
			system: text,
			systemVersion: text,
			metadata,
		},
	),
};

/** Whether an ISO date-time in UTC exists: `Date` rolls 30 February over into March, which shows in the round trip. */
function isReal(dateTimeInUtc: string): boolean {
	const time = Date.parse(dateTimeInUtc);
	return !Number.isNaN(time) && new Date(time).toISOString() === dateTimeInUtc;
}

const validator = new Validator();
validator.customFormats['real-date-time'] = (value) => typeof value !== 'string' || isReal(value);
validator.customFormats['real-date'] = (value) =>
	typeof value !== 'string' || isReal(`${value}T00:00:00.000Z`);
validator.addSchema(filled);

/**
 * Checks a parsed body.
 *
 * @returns the first error in jsonschema's words, e.g. `instance.customer requires property "email"`; undefined if valid
 */
type Validate = (payload: unknown) => string | undefined;

function validate(schema: Schema): Validate {
	validator.addSchema(schema);
	// jsonschema scans the schema it is handed on every call: a reference to the added one is scanned in no time.
	const reference: Schema = { $ref: schema.$id };
	return (payload) => validator.validate(payload, reference, { required: true }).errors[0]?.stack;
}

/** For POST /events. */
export const validateEvent = validate(eventSchema);

/** For POST /reviews/{id}/reply. */
export const validateReply = validate(replySchema);

/** For POST /reviews/{id}/vetos. */
export const validateVeto = validate(vetoSchema);

/** For POST /questionnaire-links. */
export const validateQuestionnaireLink = validate(questionnaireLinkSchema);

/** For POST /event-types and PUT /event-types/{id}. */
export const validateEventType = validate(eventTypeSchema);

/** For PATCH /invite-settings/{id}. */
export const validateInviteSetting = validate(inviteSettingSchema);
