import { createHash } from 'node:crypto';

import { readExample } from '../scripts/lib/examples';
import { chainOf } from './exampleChain';
import { exampleNodes } from './exampleNodes';
import { Shop } from './nodes/shop';

test("the parcel slips' links are made from the orders, and of a marketplace's none", async () => {
	const shop = await Shop.open({ nodeTypes: exampleNodes });
	const example = readExample('parcel-slip');
	const { 'Create Link': samples, ...pinData } = example.pinData;
	const done = await shop.engine.run(
		chainOf({ ...example, pinData }, ['Get Order', 'Create Link'], {
			credentials: { eTrustedOAuth2Api: { id: '1', name: 'eTrusted' } },
		}),
	);
	expect(done.error?.message).toBeUndefined();
	const links = done.items('Create Link').map(({ json }) => json);
	expect(links).toEqual(
		samples?.map(({ json }) =>
			'link' in json
				? { id: expect.any(String) as string, link: expect.stringMatching(/^https:/) as string }
				: json,
		),
	);
	const asked = shop.sandbox.requests.filter(({ pathname }) => pathname === '/questionnaire-links');
	expect(asked.map(({ json }) => json)).toMatchObject([
		{
			customer: { firstName: 'Jürgen', email: 'juergen.groessmann@example.com', reference: '17' },
			transaction: { reference: '1201', date: '2026-11-17T09:15:00.000Z' },
			products: [
				{ sku: 'TEE-FR-250', url: 'https://shop.example.com/?post_type=product&p=301' },
				{ sku: 'KANNE-07', name: 'Teekanne "Kyoto" aus Gusseisen', gtin: '4006381333931' },
			],
		},
		{ customer: { email: 'sam+shop@example.com' }, transaction: { reference: '1203' } },
	]);
});

/** The pictures were read back by OpenCV's QR code reader; here they are told by their SHA-256. */
test.each([
	['4ee7ffdf2ac19669db0a7abbed567d58ffc680e82b869b3d9fcb472c0723a5c8', 'https://etru.st/aB3xZ9qK'],
	[
		'c4825eda7850600ae89be41573cd6f83c435104736c9053081f1df251ebc2de8',
		`https://www.example.com/review/${'a1B2-'.repeat(20)}`,
	],
	[
		'ae06b3aa9e98a1c392b93c793916d8fea6cde9f01259792b1f7000a7fe8fdab0',
		`https://www.example.com/review/${'a1B2-'.repeat(36)}`,
	],
])('the QR code of a parcel slip (%#)', (hash, link) => {
	const [svg] = drawQrCodes([link]);
	expect(createHash('sha256').update(String(svg)).digest('hex')).toBe(hash);
});

test('a slip without a link has no code', () => {
	expect(drawQrCodes([undefined])).toEqual(['']);
});

test('a link that no QR code of a slip can hold', () => {
	expect(() => drawQrCodes([`https://x.example/${'x'.repeat(200)}`])).toThrow(
		'too long for a QR code',
	);
});

/** What the Code node of the parcel slip makes of these links. */
function drawQrCodes(links: Array<string | undefined>): unknown[] {
	const code = readExample('parcel-slip').nodes.find(({ name }) => name === 'Draw QR Code');
	const draw = new Function('$input', String(code?.parameters.jsCode)) as (input: object) => {
		json: { qrCode: string };
	}[];
	const items = links.map((link) => ({ json: { link } }));
	return draw({ all: () => items }).map(({ json }) => json.qrCode);
}
