import type { WorkflowNode } from '../../scripts/lib/n8nClient';
import { PACKAGE_NAME, PACKAGE_VERSION } from '../../nodes/ETrusted/helpers/package';
import type { Stage } from './stage';

/** The credential with which n8n's HTTP Request node reaches the sandbox. Answers its id. */
export const genericCredential = async ({ client, sandbox }: Stage): Promise<string> =>
	await client.createCredential('Generic', 'oAuth2Api', {
		grantType: 'clientCredentials',
		accessTokenUrl: sandbox.tokenUrl,
		clientId: sandbox.clientId,
		clientSecret: sandbox.clientSecret,
		scope: '',
		authentication: 'body',
		sendAdditionalBodyProperties: true,
		additionalBodyProperties: '{"audience":"https://api.etrusted.com"}',
	});

/** The body of an event, as the JavaScript of an expression; the arguments are JavaScript, too. */
export const bodyCode = (email: string, reference: string, date: string, more = '') =>
	`{ "type": "after_sales", "channel": { "id": "my-shop", "type": "user_defined" }, "customer": { "email": ${email} }, ` +
	`"transaction": { "reference": ${reference}, "date": ${date} }, ${more}"system": "${PACKAGE_NAME}", "systemVersion": "${PACKAGE_VERSION}" }`;

/** An HTTP Request node under our node's name, which posts this body to the sandbox. */
export const httpRequest = (
	{ sandbox }: Stage,
	jsonBody: string,
	credentialId: string,
): Partial<WorkflowNode> & { name: string; type: string } => ({
	name: 'Create Event',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: {
		method: 'POST',
		url: `${sandbox.url}/events`,
		authentication: 'genericCredentialType',
		genericAuthType: 'oAuth2Api',
		sendBody: true,
		specifyBody: 'json',
		jsonBody,
		options: {},
	},
	credentials: { oAuth2Api: { id: credentialId, name: 'Generic' } },
});
