import fc from 'fast-check';

import { toEmail } from '../../../../nodes/ETrusted/helpers/email';
import { marketplaceOfEmail } from '../../../../nodes/ETrusted/helpers/marketplaces';
import { randomSeed } from '../../../runs';

test.each([
	['abc123@marketplace.amazon.de', 'marketplace.amazon.de'],
	['abc123@marketplace.amazon.com', 'marketplace.amazon.com'],
	['abc123@marketplace.amazon.co.uk', 'marketplace.amazon.co.uk'],
	['abc123@marketplace.amazon.com.br', 'marketplace.amazon.com.br'],
	['abc123@marketplace.amazon.co.jp', 'marketplace.amazon.co.jp'],
	['0a1b2c@members.ebay.com', 'members.ebay.com'],
	['0a1b2c@members.ebay.de', 'members.ebay.de'],
	['0a1b2c@members.ebay.com.au', 'members.ebay.com.au'],
	['  ABC+x.y@MarketPlace.Amazon.DE \n', 'marketplace.amazon.de'],
	['"a@b"@members.ebay.fr', 'members.ebay.fr'],
	['abc @ marketplace.amazon.it', 'marketplace.amazon.it'],
])('%j is an address of %s', (email, domain) => {
	expect(marketplaceOfEmail(email)).toBe(domain);
});

test.each([
	'ada@amazon.de',
	'ada@ebay.de',
	'ada@marketplace.amazon',
	'ada@marketplace-amazon.de',
	'ada@my.marketplace.amazon.de',
	'ada@marketplace.amazon.de.shop.example',
	'ada@marketplace.amazon.shop.example',
	'ada@members.amazon.de',
	'ada@marketplace.ebay.de',
	'marketplace.amazon.de@shop.example',
	'marketplace.amazon.de',
	'',
	undefined,
	null,
	7,
	{ email: 'abc@marketplace.amazon.de' },
	['abc@marketplace.amazon.de'],
])('%j is of no marketplace', (email) => {
	expect(marketplaceOfEmail(email)).toBeUndefined();
});

const MARKETPLACES = fc.constantFrom('marketplace.amazon', 'members.ebay');
const COUNTRIES = fc.constantFrom('de', 'com', 'co.uk', 'com.br', 'com.tr', 'pl', 'se', 'co.jp');
const BLANKS = fc.constantFrom('', ' ', '\t', '\u00a0', '\n');

test('whatever stands before the domain, and however it is written', () => {
	let addresses = 0;
	fc.assert(
		fc.property(
			fc.emailAddress(),
			MARKETPLACES,
			COUNTRIES,
			BLANKS,
			fc.boolean(),
			(email, market, country, blank, isLoud) => {
				const mailbox = email.slice(0, email.lastIndexOf('@'));
				const domain = `${market}.${country}`;
				const given = blank + `${mailbox}@${isLoud ? domain.toUpperCase() : domain}` + blank;
				expect(marketplaceOfEmail(given)).toBe(domain);
				expect(marketplaceOfEmail(email)).toBeUndefined();
				// Any that would be sent is of the kind that is looked at.
				if (toEmail(given) !== undefined) addresses++;
			},
		),
		{ seed: randomSeed(), numRuns: 500 },
	);
	expect(addresses).toBe(500);
});
