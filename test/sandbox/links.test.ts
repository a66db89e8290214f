import { startSandbox, type Sandbox, type Template } from '../../sandbox';
import { seededTemplates } from '../../sandbox/seed/templates';
import { get, messageOf, send, token } from './client';

let sandbox: Sandbox;
let accessToken: string;

beforeAll(async () => {
	sandbox = await startSandbox();
});

beforeEach(async () => {
	sandbox.reset();
	accessToken = await token(sandbox);
});

afterAll(async () => await sandbox.close());

const idOf = (name: string) => seededTemplates.find((template) => template.name === name)?.id ?? '';

const link = {
	channel: { id: 'chl-0f8e6a52-6f0b-4d0c-8c1e-3b9d5a7e4f10', type: 'etrusted' },
	customer: { email: 'a@b.example' },
	questionnaireTemplate: { id: idOf('Standard questionnaire') },
	transaction: { reference: '10042' },
	system: 'shop',
	systemVersion: '1.0',
};

const create = async (body: unknown) =>
	await send(sandbox, accessToken, 'POST', '/questionnaire-links', body);

describe('GET /templates', () => {
	const names = async (query: string) => {
		const response = await get(sandbox, `/templates${query}`, accessToken);
		return ((await response.json()) as Template[]).map(({ name }) => name);
	};
	const all = seededTemplates.map(({ name }) => name);
	const questionnaires = all.slice(0, 4);

	it.each([
		['', all],
		['?type=QUESTIONNAIRE', questionnaires],
		['?type=QUESTIONNAIRE,REMINDER', [...questionnaires, 'Friendly reminder']],
		['?type=questionnaire', all],
		['?transport=SMS', ['Invitation by text message']],
		['?isDefault=true', ['Standard questionnaire', 'Standard invitation']],
		['?isDefault=true&type=INVITE', ['Standard invitation']],
		['?isGlobal=false', ['Fragebogen „Herbst“ für Filialen']],
		['?hasTranslations=false', ['Fragebogen „Herbst“ für Filialen']],
		['?hasTranslations=1', all],
		['?version=1.0.0', all],
		['?version=2', []],
		['?name=Standard', all],
	])('%s', async (query, expected) => {
		expect(await names(query)).toEqual(expected);
	});

	it('shows what a template is', async () => {
		const [first] = (await (await get(sandbox, '/templates', accessToken)).json()) as Template[];
		expect(first).toEqual({
			id: expect.stringMatching(/^tpl-qst-[0-9a-f-]{36}$/) as string,
			type: 'QUESTIONNAIRE',
			name: 'Standard questionnaire',
			version: '1.0.0',
			description: 'Standard questionnaire',
			transport: 'EMAIL',
			path: 'templates/questionnaire',
			locales: ['de_DE', 'en_GB', 'fr_FR', 'it_IT', 'nl_NL'],
			isGlobal: true,
			isDefault: true,
			hasTranslations: true,
			createdAt: '2024-03-01T08:00:00.000Z',
			updatedAt: '2025-09-15T13:30:00.000Z',
		});
	});

	it('takes a list of a test', async () => {
		const other = await startSandbox({ templates: [] });
		const response = await get(other, '/templates', await token(other));
		expect(await response.json()).toEqual([]);
		await other.close();
	});
});

describe('POST /questionnaire-links', () => {
	it('answers a link and a token, and sends nothing', async () => {
		const response = await create(link);
		expect(response.status).toBe(200);
		const answer = (await response.json()) as object;
		expect(answer).toEqual({
			id: expect.stringMatching(/^qre-[0-9a-f-]{36}$/) as string,
			link: expect.stringMatching(/^https:\/\/etru\.st\/[\w-]{8}$/) as string,
			token: expect.stringMatching(/^[\w-]{20}\.[\w-]{120}\.[\w-]{43}$/) as string,
		});
		expect(sandbox.links).toEqual([{ ...answer, payload: link }]);
		sandbox.reset();
		expect(sandbox.links).toEqual([]);
	});

	it.each([
		{ ...link, type: 'link_generation', metadata: { a: 1 } },
		{ ...link, channel: { id: 'own', type: 'user_defined' } },
		{
			...link,
			customer: {
				...link.customer,
				id: 'cst-1',
				firstName: 'A',
				lastName: 'B',
				mobile: '+49123',
				address: 'c',
				reference: 'd',
			},
		},
		{ ...link, transaction: { reference: 'r', date: '2026-11-01T00:00:00.000Z' } },
		{ ...link, products: [{ sku: 's', name: 'n', url: 'u', gtin: '1', mpn: 'm', brand: 'b' }] },
	])('takes %j', async (body) => {
		expect((await create(body)).status).toBe(200);
	});

	it.each<[object | string, string]>([
		['', 'the body is not valid JSON'],
		[{ ...link, channel: undefined }, 'instance requires property "channel"'],
		[{ ...link, customer: {} }, 'instance.customer requires property "email"'],
		[
			{ ...link, questionnaireTemplate: {} },
			'instance.questionnaireTemplate requires property "id"',
		],
		[{ ...link, transaction: {} }, 'instance.transaction requires property "reference"'],
		[{ ...link, system: '' }, 'instance.system does not meet minimum length of 1'],
		[{ ...link, products: [] }, 'instance.products does not meet minimum length of 1'],
		[{ ...link, metadata: {} }, 'instance.metadata does not meet minimum property length of 1'],
		[
			{ ...link, estimatedDeliveryDate: '2026-11-01' },
			'instance is not allowed to have the additional property "estimatedDeliveryDate"',
		],
		[
			{ ...link, questionnaireTemplate: { id: 'tpl-qst-0' } },
			'the questionnaire template "tpl-qst-0" does not exist',
		],
		[
			{ ...link, questionnaireTemplate: { id: idOf('Standard invitation') } },
			`the questionnaire template "${idOf('Standard invitation')}" does not exist`,
		],
	])('refuses %j', async (body, reason) => {
		const response = await create(body);
		expect([response.status, await messageOf(response)]).toEqual([
			400,
			`Invalid request: ${reason}`,
		]);
		expect(sandbox.links).toEqual([]);
	});

	it('refuses a channel of another account', async () => {
		const response = await create({ ...link, channel: { id: 'chl-0' } });
		expect([response.status, await messageOf(response)]).toEqual([
			403,
			'The client is not allowed to use this channel',
		]);
	});

	it('makes the link although the answer is lost', async () => {
		sandbox.faults.add({ drop: 'midway' });
		await expect(create(link).then(async (response) => await response.text())).rejects.toThrow();
		sandbox.faults.add({ acceptThenStatus: 504 });
		expect((await create(link)).status).toBe(504);
		expect(sandbox.links).toHaveLength(2);
	});
});
