import { at, isEmpty, listOf, own, type Field, type Json } from './found';
import type { AddressFields } from './shop';
import { idOf, textOf } from './values';

/** What `typeId` numbers. */
const ADDRESS = { billing: 1, delivery: 2 };
export const ADDRESS_OPTION = { phone: 4, email: 5 };

/** The entry of a list with this `typeId`. */
function entryOfType(list: unknown, type: number): unknown {
	return listOf(list).find((entry) => textOf(own(entry, 'typeId')) === String(type));
}

/** What the entry of a type holds in a list of the order. */
export function numbered(list: string, type: number, key: string): Field {
	return {
		path: `${list}[typeId ${type}].${key}`,
		of: (order) => own(entryOfType(order[list], type), key),
	};
}

type Role = keyof typeof ADDRESS;

/** The address in this role, which the order names by its ID. */
export function addressOf(order: Json, role: Role): unknown {
	const id = idOf(own(entryOfType(order.addressRelations, ADDRESS[role]), 'addressId'));
	return listOf(order.addresses).find(
		(address) => id !== undefined && idOf(own(address, 'id')) === id,
	);
}

export const optionOf = (address: unknown, type: number) =>
	own(entryOfType(own(address, 'options'), type), 'value');

export function addressOption(role: Role, type: number): Field {
	return {
		path: `addresses[${role}].options[typeId ${type}].value`,
		of: (order) => optionOf(addressOf(order, role), type),
	};
}

function inAddress(role: Role, path: string): Field {
	return {
		path: `addresses[${role}].${path}`,
		of: (order) => at(addressOf(order, role), path),
	};
}

/** A field of the delivery address only where that is the one with the email address: parcels go to others, too. */
export function mailed(role: Role, name: string): Field {
	const field = inAddress(role, name);
	const hasEmail = (order: Json, of: Role) =>
		!isEmpty(optionOf(addressOf(order, of), ADDRESS_OPTION.email));
	return {
		path: field.path,
		of: (order) =>
			role === 'billing' || (!hasEmail(order, 'billing') && hasEmail(order, role))
				? field.of(order)
				: undefined,
	};
}

export function addressFields(role: Role): AddressFields {
	return {
		path: `addresses[${role}]`,
		street: ['address1', 'address2', 'address3', 'address4'].map((name) => inAddress(role, name)),
		zip: inAddress(role, 'postalCode'),
		city: inAddress(role, 'town'),
		// Countries have numbers of PlentyONE's own; their codes come only with `addresses.country`.
		country: inAddress(role, 'country.isoCode2'),
	};
}
