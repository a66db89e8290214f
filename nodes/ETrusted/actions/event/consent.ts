import type { ItemContext } from '../../execution/operation';
import { isClearYes } from '../../helpers/answers';
import { showValue, Unreadable } from '../../helpers/invalidValue';
import { toText } from '../../helpers/text';
import type { OpenedOrder } from '../../orders';

const OFF =
	'"Customer Opted In" is off, so nobody is invited: map the customer\'s consent to review invitations to it';

const OFF_WITH_ORDER =
	'Nobody is invited yet: name the order\'s field that says that the customer agreed under "Consent Field", or map the consent to "Customer Opted In", which is off';

const DID_NOT_AGREE = 'The customer did not opt in to review invitations';

/**
 * Why the customer may not be invited, or `undefined` where there is a clear yes.
 *
 * @param order of the shop that was chosen; with a consent field, that alone decides
 */
export function missingConsent(context: ItemContext, order?: OpenedOrder): string | undefined {
	const { parameters, item, problems } = context;
	if (order && isConsentFieldGiven(context)) {
		const field = problems.check(
			{ field: 'Consent Field', path: 'consentField' },
			parameters.get('consentField', item, ''),
			toText,
		);
		if (field === undefined) return 'Consent Field is empty, so there is no consent';
		return missingInOrder(order.consent(field), field);
	}
	const value = parameters.get('customerOptedIn', item, false);
	if (value instanceof Unreadable) {
		problems.check({ field: 'Customer Opted In', path: 'customerOptedIn' }, value, isClearYes);
		return DID_NOT_AGREE;
	}
	if (isClearYes(value)) return undefined;
	if (!parameters.isFixed('customerOptedIn')) return DID_NOT_AGREE;
	return order ? OFF_WITH_ORDER : OFF;
}

/** Whether the panel names a field, or has an expression that should. */
export function isConsentFieldGiven({ parameters, item }: ItemContext): boolean {
	return (
		!parameters.isFixed('consentField') ||
		String(parameters.get('consentField', item, '') ?? '').trim() !== ''
	);
}

function missingInOrder(value: unknown, field: string): string | undefined {
	if (value === undefined) {
		return `The order has no field "${field}", so there is no consent to review invitations`;
	}
	if (isClearYes(value)) return undefined;
	return `${DID_NOT_AGREE}: "${field}" is ${showValue(value)}`;
}
