import { PACKAGE_NAME, PACKAGE_VERSION } from '../../../../nodes/ETrusted/helpers/package';
import { build, LEAST, LEAST_PAYLOAD, payloadOf, problemsOf } from './payload';

test('the least that is sent', () => {
	expect(payloadOf()).toEqual(LEAST_PAYLOAD);
});

test('all of it, in the order of the API’s page', () => {
	const payload = payloadOf({
		channel: { mode: 'userDefinedId', value: ' my-shop ' },
		defaultLocale: 'de-AT',
		customerFields: {
			address: ' Main Street 1 ',
			firstName: 'Erika',
			lastName: 'Mustermann',
			mobile: 49123,
			reference: 44,
		},
		transactionDate: '2026-11-20T10:15:00',
		products: {
			mode: 'fields',
			value: { product: [{ sku: 'SKU-1', name: 'Cup', url: 'https://shop.example/1' }] },
		},
		metadata: { mode: 'fields', value: { entry: [{ key: 'store', value: 'Cologne' }] } },
		additionalFields: {
			createdAt: '2026-11-20T10:16:00',
			estimatedDeliveryDate: '2026-11-23T23:30:00',
			system: 'shop',
			systemVersion: '1',
		},
	});
	expect(JSON.stringify(payload)).toBe(
		JSON.stringify({
			type: 'after_sales',
			defaultLocale: 'de_AT',
			customer: {
				address: 'Main Street 1',
				firstName: 'Erika',
				lastName: 'Mustermann',
				mobile: '49123',
				reference: '44',
				email: 'a@b.de',
			},
			channel: { id: 'my-shop', type: 'user_defined' },
			transaction: { reference: 'order-1', date: '2026-11-20T09:15:00.000Z' },
			estimatedDeliveryDate: '2026-11-23',
			products: [{ name: 'Cup', sku: 'SKU-1', url: 'https://shop.example/1' }],
			system: 'shop',
			systemVersion: '1',
			metadata: { store: 'Cologne' },
			createdAt: '2026-11-20T09:16:00.000Z',
		}),
	);
});

test('the system that calls is this package, unless the panel names another', () => {
	const own = { system: PACKAGE_NAME, systemVersion: PACKAGE_VERSION };
	expect(payloadOf({ additionalFields: {} })).toMatchObject(own);
	expect(payloadOf({ additionalFields: { system: ' ', systemVersion: '' } })).toMatchObject(own);
	expect(payloadOf({ additionalFields: { system: 'shop' } })).toMatchObject({
		system: 'shop',
		systemVersion: PACKAGE_VERSION,
	});
});

test.each([
	[{ eventType: '' }, 'Event Type (type) is required, but empty'],
	[
		{ eventType: { mode: 'name', value: 'checkout' } },
		'Event Type (type) "checkout" is reserved by eTrusted: choose another event type',
	],
	[{ channel: { mode: 'id', value: '' } }, 'Channel (channel.id) is required, but empty'],
	[
		{ channel: { mode: 'id', value: 'my-chl-1' } },
		'Channel (channel.id) "my-chl-1" is not a channel ID of eTrusted: those start with "chl-"',
	],
	[
		{ channel: { mode: 'list', value: 'chl-1 and more' } },
		'Channel (channel.id) "chl-1 and more" is not a channel ID of eTrusted: those start with "chl-"',
	],
	[
		{ channel: 'my-shop' },
		'Channel (channel.id) "my-shop" is not a channel ID of eTrusted: those start with "chl-"',
	],
	[{ customerEmail: ' ' }, 'Customer Email (customer.email) is required, but empty'],
	[
		{ customerEmail: 'a@@b.de' },
		'Customer Email (customer.email) "a@@b.de" is not an email address',
	],
	[
		{ transactionReference: null },
		'Transaction Reference (transaction.reference) is required, but empty',
	],
	[{ customerFields: 'Erika' }, 'Customer Fields (customer) "Erika" is not a set of fields'],
	[{ customerFields: { address: {} } }, 'Address (customer.address) {} is not a text'],
	[{ customerFields: { firstName: [] } }, 'First Name (customer.firstName) [] is not a text'],
	[{ customerFields: { lastName: {} } }, 'Last Name (customer.lastName) {} is not a text'],
	[
		{ customerFields: { mobile: 2 ** 60 } },
		'Mobile (customer.mobile) 1152921504606847000 is a number too large to be exact: its last digits may be wrong, pass it as text',
	],
	[{ customerFields: { reference: {} } }, 'Reference (customer.reference) {} is not a text'],
	[{ additionalFields: 3 }, 'Additional Fields (additionalFields) 3 is not a set of fields'],
	[{ additionalFields: { system: {} } }, 'System (system) {} is not a text'],
	[{ additionalFields: { systemVersion: {} } }, 'System Version (systemVersion) {} is not a text'],
	[
		{ defaultLocale: 'klingon' },
		'Default Locale (defaultLocale) "klingon" is not a locale, e.g. "de_DE"',
	],
])('%j: %s', (given, problem) => {
	expect(problemsOf(given)).toEqual([problem]);
});

test.each([
	['transactionDate', { transactionDate: '02/03/2026' }, 'Transaction Date (transaction.date)'],
	['createdAt', { additionalFields: { createdAt: '02/03/2026' } }, 'Created At (createdAt)'],
	[
		'estimatedDeliveryDate',
		{ additionalFields: { estimatedDeliveryDate: '02/03/2026' } },
		'Estimated Delivery Date (estimatedDeliveryDate)',
	],
])('%s that is ambiguous is told by its label and path', (_, given, label) => {
	expect(problemsOf(given)).toEqual([
		expect.stringContaining(`${label} "02/03/2026" is not a date that can be read with certainty`),
	]);
});

test('every wrong field is told at once', () => {
	const { told } = build({
		eventType: '',
		channel: '',
		customerEmail: '',
		transactionReference: '',
		defaultLocale: '?',
	});
	expect(told.map((problem) => problem.split(' (')[0])).toEqual([
		'Event Type',
		'Default Locale',
		'Customer Email',
		'Channel',
		'Transaction Reference',
	]);
});

test('dates without a zone are in the workflow’s, and a plain day stays that day', () => {
	const given = {
		...LEAST,
		transactionDate: '2026-07-01 00:30:00',
		additionalFields: { estimatedDeliveryDate: '2026-07-01', createdAt: '2026-07-01' },
	};
	expect(build(given, 'Pacific/Auckland').payload).toMatchObject({
		transaction: { date: '2026-06-30T12:30:00.000Z' },
		estimatedDeliveryDate: '2026-07-01',
		createdAt: '2026-06-30T12:00:00.000Z',
	});
});
