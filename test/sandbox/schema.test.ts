import { validateEvent } from '../../sandbox/schema';
import { event } from './client';

const full = {
	...event,
	defaultLocale: 'de_DE',
	customer: {
		email: 'john@doe.example',
		firstName: 'John',
		lastName: 'Doe',
		address: 'Anystr. 17, 12345 Anycity',
		mobile: '+49123456789',
		reference: 'cus-1',
	},
	transaction: { reference: 'order-12345', date: '2018-02-01T17:09:41.790Z' },
	estimatedDeliveryDate: '2024-02-29',
	products: [
		{
			gtin: '0012345678905',
			imageUrl: 'https://shop.example/a.jpg',
			name: 'T-Shirt',
			mpn: '23687778',
			sku: '1234',
			brand: 'brand',
			url: 'https://shop.example/a/',
			colour: { name: 'white', codes: [1] },
		},
	],
	metadata: { key: 'value', constructor: 'a' },
	createdAt: '2018-02-01T17:09:41.790Z',
};

const product = full.products[0];

describe('validateEvent', () => {
	it('accepts every documented field, and the required ones alone', () => {
		expect(validateEvent(full)).toBeUndefined();
		expect(validateEvent(event)).toBeUndefined();
	});

	it.each(['type', 'customer', 'channel', 'transaction', 'system', 'systemVersion'])(
		'requires %s',
		(key) => {
			expect(validateEvent({ ...event, [key]: undefined })).toBe(
				`instance requires property "${key}"`,
			);
		},
	);

	it.each([
		[undefined, 'instance is required, but is undefined'],
		[null, 'instance is not of a type(s) object'],
		[[], 'instance is not of a type(s) object'],
		[{ ...event, extra: 'x' }, 'instance is not allowed to have the additional property "extra"'],
		[
			{ ...event, constructor: 'x' },
			'instance is not allowed to have the additional property "constructor"',
		],
		[{ ...event, type: 1 }, 'instance.type is not of a type(s) string'],
		[{ ...event, defaultLocale: '' }, 'instance.defaultLocale does not meet minimum length of 1'],
		[{ ...event, customer: {} }, 'instance.customer requires property "email"'],
		[
			{ ...event, customer: { email: 'a@b.de', age: '7' } },
			'instance.customer is not allowed to have the additional property "age"',
		],
		[
			{ ...event, customer: { email: 'a@b.de', mobile: 49123456789 } },
			'instance.customer.mobile is not of a type(s) string',
		],
		[{ ...event, transaction: {} }, 'instance.transaction requires property "reference"'],
		[{ ...event, channel: { id: 'shop-1' } }, 'instance.channel.id does not match pattern "^chl-"'],
		[
			{ ...event, channel: { id: 'shop-1', type: 'etrusted' } },
			'instance.channel.id does not match pattern "^chl-"',
		],
		[
			{ ...event, channel: { id: 'chl-1', type: 'other' } },
			'instance.channel.type is not one of enum values: etrusted,user_defined',
		],
		[{ ...event, products: [] }, 'instance.products does not meet minimum length of 1'],
		[
			{ ...event, products: [{ sku: '1', name: 'n' }] },
			'instance.products[0] requires property "url"',
		],
		[
			{ ...event, products: [{ ...product, gtin: 123 }] },
			'instance.products[0].gtin is not of a type(s) string',
		],
		[
			{ ...event, products: [{ ...product, colour: null }] },
			'instance.products[0].colour is not of a type(s) string,number,boolean,object,array',
		],
		[{ ...event, metadata: {} }, 'instance.metadata does not meet minimum property length of 1'],
		[{ ...event, metadata: ['a'] }, 'instance.metadata is not of a type(s) object'],
		[
			{ ...event, metadata: { 'a b': '' } },
			'instance.metadata["a b"] does not meet minimum length of 1',
		],
		[
			{ ...event, metadata: { a: [{}] } },
			'instance.metadata.a[0] does not meet minimum property length of 1',
		],
		[
			{ ...event, estimatedDeliveryDate: '2025-02-29' },
			'instance.estimatedDeliveryDate does not conform to the "real-date" format',
		],
		[
			{ ...event, estimatedDeliveryDate: '2018-02-01T17:09:41.790Z' },
			'instance.estimatedDeliveryDate does not match pattern "^\\\\d{4}-\\\\d{2}-\\\\d{2}$"',
		],
		[
			{ ...event, createdAt: '2018-02-30T17:09:41.790Z' },
			'instance.createdAt does not conform to the "real-date-time" format',
		],
	])('refuses %j', (payload, error) => {
		expect(validateEvent(payload)).toBe(error);
	});

	it.each([
		'2018-02-01',
		'2018-02-01T17:09:41Z',
		'2018-02-01T17:09:41.790+01:00',
		'2018-02-01T17:09:41.790Z\n',
	])('refuses the date-time %j', (date) => {
		const error = validateEvent({ ...event, transaction: { reference: '1', date } });
		expect(error).toContain('instance.transaction.date does not match pattern');
	});

	it("takes the merchant's own channel ID", () => {
		expect(
			validateEvent({ ...event, channel: { id: 'shop-1', type: 'user_defined' } }),
		).toBeUndefined();
	});
});
