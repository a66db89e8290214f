import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { ETrustedOAuth2Api } from '../credentials/ETrustedOAuth2Api.credentials';
import { ETrusted } from '../nodes/ETrusted/ETrusted.node';
import { ETrustedTrigger } from '../nodes/ETrusted/ETrustedTrigger.node';

function withNested(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...withNested(
			(property.options ?? []).flatMap((option) =>
				'values' in option ? option.values : 'type' in option ? [option as INodeProperties] : [],
			),
		),
	]);
}

const NODES = [new ETrusted(), new ETrustedTrigger()].map(({ description }) => description);

test.each(NODES.map((node) => [node.displayName, node] as const))(
	'%s: every parameter tells what to type',
	(_, node) => {
		const properties = withNested(node.properties).filter(({ type }) => type !== 'notice');
		expect(properties.length).toBeGreaterThan(8);
		expect(properties.filter(({ description }) => !description).map(({ name }) => name)).toEqual(
			[],
		);
		const texts = properties.filter(({ type }) => type === 'string' || type === 'json');
		expect(
			texts
				.filter(({ placeholder = '' }) => !/^(e\.g\. .|From the order$)/.test(placeholder))
				.map(({ name }) => name),
		).toEqual([]);
		expect(
			properties.flatMap(({ type, description = '', name }) =>
				type === 'boolean' && !description.startsWith('Whether ') ? [name] : [],
			),
		).toEqual([]);
	},
);

/** What n8n's linter checks only where resource and operation are written out in the node's own file. */
test('resources and operations are named as n8n wants them', () => {
	const [{ properties }] = NODES as [INodeTypeDescription];
	const choices = properties.filter(({ name }) => name === 'resource' || name === 'operation');
	expect(choices).toHaveLength(8);
	for (const { options, default: start } of choices) {
		const entries = options as INodePropertyOptions[];
		const names = entries.map(({ name }) => name);
		expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en')));
		expect(entries.map(({ value }) => value)).toContain(start);
	}
	const operations = choices.slice(1).flatMap(({ options }) => options as INodePropertyOptions[]);
	expect(operations.map(({ action }) => action).sort()).toEqual([
		'Count reviews',
		'Create event',
		'Create event type',
		'Create review link',
		'Delete reply to review',
		'Explain why order was not invited',
		'Get event',
		'Get many channels',
		'Get many event types',
		'Get many invite settings',
		'Get many invites',
		'Get many reviews',
		'Get rating of channel',
		'Get report of review',
		'Get review',
		'Reply to review',
		'Report review',
		'Update event type',
		'Update invite settings',
	]);
	// An agent reads it: each report is work for people at the vendor.
	expect(operations.find(({ value }) => value === 'report')?.description).toContain(
		'only when the user asks for it',
	);
	for (const { description = '' } of operations) {
		expect(description).toMatch(/(event|review|channel|invite)/i);
		expect(description).not.toMatch(/^(This|Returns)/);
	}
});

test('a merchant sees two fields in the credential; the rest is constant', () => {
	const { properties } = new ETrustedOAuth2Api();
	expect(properties.filter(({ type }) => type !== 'hidden').map(({ name }) => name)).toEqual([
		'clientId',
		'clientSecret',
	]);
	expect(properties.filter(({ default: value }) => String(value).startsWith('='))).toEqual([]);
	const constants = Object.fromEntries(
		properties
			.filter(({ type }) => type === 'hidden')
			.map(({ name, default: value }) => [name, value]),
	);
	// Nothing of n8n's own fields is left to be filled in, or to weaken the connection.
	expect(constants).toEqual({
		grantType: 'clientCredentials',
		authentication: 'body',
		sendAdditionalBodyProperties: true,
		additionalBodyProperties: '{"audience":"https://api.etrusted.com"}',
		accessTokenUrl: 'https://login.etrusted.com/oauth/token',
		apiBaseUrl: 'https://api.etrusted.com',
		authUrl: '',
		authQueryParameters: '',
		scope: '',
		ignoreSSLIssues: false,
		useDynamicClientRegistration: false,
		allowedHttpRequestDomains: 'domains',
		allowedDomains: 'api.etrusted.com',
	});
});

test('the credential is named as workflows have saved it, and hides the secret', () => {
	const { name, displayName, documentationUrl, properties } = new ETrustedOAuth2Api();
	expect({ name, displayName }).toEqual({
		name: 'eTrustedOAuth2Api',
		displayName: 'eTrusted OAuth2 API',
	});
	expect(documentationUrl).toMatch(/^https:.*#credentials$/);
	const [id, secret] = properties.filter(({ type }) => type !== 'hidden');
	expect([id, secret]).toMatchObject([
		{ displayName: 'Client ID', required: true },
		{ displayName: 'Client Secret', required: true, typeOptions: { password: true } },
	]);
	expect(id?.typeOptions).toBeUndefined();
	// n8n's own words for a wrong pair name no field: these do.
	expect(secret?.hint).toMatch(/"Client authentication failed", one of the two fields is wrong/);
});

test('both nodes are named as workflows have saved them, and need the credential', () => {
	const credentials = [{ name: 'eTrustedOAuth2Api', required: true }];
	const [action, polling] = NODES;
	expect(action).toMatchObject({
		name: 'eTrusted',
		displayName: 'eTrusted',
		version: 1,
		defaults: { name: 'eTrusted' },
		group: ['output'],
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		usableAsTool: true,
		inputs: ['main'],
		outputs: ['main'],
		credentials,
	});
	expect(action?.polling).toBeUndefined();
	expect(polling).toMatchObject({
		name: 'eTrustedTrigger',
		displayName: 'eTrusted Trigger',
		version: 1,
		defaults: { name: 'eTrusted Trigger' },
		group: ['trigger'],
		subtitle:
			'={{ $parameter["event"] === "reviewEdited" ? "Review Edited by Customer" : "New Review" }}',
		polling: true,
		inputs: [],
		outputs: ['main'],
		credentials,
	});
	// An agent could not poll.
	expect(polling?.usableAsTool).toBeUndefined();
});

/** In n8n-workflow 2.41 and later; n8n 1 ignores it. */
test("n8n's AI builder is told what both nodes are for, and what stands beside them", () => {
	for (const { builderHint } of NODES) {
		expect(builderHint?.searchHint).toMatch(/Trusted Shops/);
		for (const { nodeType, relationHint } of builderHint?.relatedNodes ?? []) {
			expect(nodeType).toMatch(/^n8n-nodes-(base|etrusted)\.\w+$/);
			expect(relationHint.length).toBeGreaterThan(10);
		}
	}
	expect(NODES[0]?.builderHint?.searchHint).toMatch(/consent.*Dry Run/s);
	expect(NODES[1]?.builderHint?.searchHint).toMatch(/instead of Schedule Trigger/);
});

test('the parameters where a builder goes wrong have a hint', () => {
	const hinted = NODES.flatMap(({ properties }) => withNested(properties)).flatMap(
		({ name, builderHint }) => (builderHint ? [[name, builderHint.propertyHint] as const] : []),
	);
	const hintsOf = (parameter: string) => [
		...new Set(hinted.filter(([name]) => name === parameter).map(([, hint]) => hint)),
	];
	expect(hintsOf('consentField')).toEqual([expect.stringMatching(/never guess/)]);
	expect(hintsOf('customerOptedIn')).toEqual([
		expect.stringMatching(/Never set it to a fixed true/),
	]);
	expect(hintsOf('fillFrom')).toEqual([expect.stringMatching(/Choose the shop/)]);
	expect(hintsOf('sendOnce')).toEqual([expect.stringMatching(/Leave it on/)]);
	expect(hintsOf('dryRun')).toEqual([
		expect.stringMatching(/mail a real customer/),
		expect.stringMatching(/Nobody is emailed/),
	]);
});

/** As Gmail's trigger says it. */
test('where many items come out, the output pane says so before it ran', () => {
	expect(NODES.map(({ hints }) => hints?.map(({ message }) => message))).toEqual([
		[expect.stringMatching(/^Multiple items will be returned/)],
		[expect.stringMatching(/^Multiple items will be returned/)],
	]);
	const [{ displayCondition } = {}] = NODES[0]?.hints ?? [];
	const isShown = ($parameter: object) =>
		new Function('$parameter', `return ${displayCondition?.replace(/^=\{\{|\}\}$/g, '')}`)(
			$parameter,
		);
	expect(isShown({ operation: 'getAll' })).toBe(true);
	expect(isShown({ operation: 'getRating', period: 'all' })).toBe(true);
	expect(isShown({ operation: 'getRating', period: '365days' })).toBe(false);
	expect(isShown({ operation: 'create' })).toBe(false);
});
