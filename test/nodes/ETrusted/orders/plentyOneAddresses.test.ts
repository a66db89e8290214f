import { CALL, changed, HOME, SHOP } from './changedPlenty';
import { read, withValue } from './opened';
import { plentyOrder } from './samples/plentyOne';

test('the delivery address counts where only that has an email address', () => {
	const { values } = read(SHOP, changed('addresses[1].options', []));
	expect(values).toMatchObject({
		customerEmail: 'ole@kunde.example',
		customer: { firstName: 'Ingeborg' },
	});
	const billing = withValue(changed('addresses[1].options', []), 'addresses[1].name2', '');
	expect(read(SHOP, withValue(billing, 'addresses[1].name3', '')).values.customer).toMatchObject({
		firstName: 'Ole',
		lastName: 'Nachbar',
	});
});

test.each([[[]], [null], [undefined], ['x'], [{}]])(
	'without addresses (%j) it says where it looked, and what to ask for',
	(addresses) => {
		const order = withValue(changed('addresses', addresses), 'contactReceiver', undefined);
		expect(read(SHOP, order).missing).toEqual({
			'customer.email': `addresses[billing].options[typeId 5].value, addresses[delivery].options[typeId 5].value, contactReceiver.email; PlentyONE tells it only if it is asked for: ${CALL}`,
		});
	},
);

test('an address that no relation names is nobody’s', () => {
	const order = withValue(changed('addressRelations', []), 'contactReceiver', null);
	expect(read(SHOP, order).missing).toHaveProperty(['customer.email']);
});

test.each([
	['addressRelations', [1]],
	['addressRelations', [{ ...plentyOrder.addressRelations[1], addressId: 1 }]],
	['addressRelations[1].typeId', 'x'],
	['addressRelations[1].addressId', { a: 1 }],
	['addresses', { a: 1 }],
	['addresses[1].id', true],
])(
	'a billing address that %s (%j) does not lead to is told: the email is another one',
	(path, value) => {
		const { values, warnings } = read(SHOP, changed(path, value), HOME);
		expect(values.customerEmail).not.toBe('ingeborg@kunde.example');
		expect(warnings).toContain(
			'addressRelations names no billing address (typeId 1) that is among addresses; the customer is looked for elsewhere',
		);
	},
);

test('so is one whose options have no email address', () => {
	const { values, warnings } = read(SHOP, changed('addresses[1].options[1].typeId', 'x'), HOME);
	expect(values.customerEmail).toBe('ole@kunde.example');
	expect(warnings).toContain(
		'addresses[billing].options has no email address (typeId 5); it is looked for elsewhere',
	);
});
