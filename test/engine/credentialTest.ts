import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	UnexpectedError,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type INode,
	type INodeCredentialTestResult,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { baseAdditionalData } from './additionalData';
import type { StoredCredential } from './credentialStore';
import type { CredentialsHelper } from './credentialsHelper';
import { NodeTypes } from './nodeTypes';
import { isVersion2 } from './runtime';

/** What the routing node throws: its cause is the error of the HTTP client. */
interface RequestError {
	message: string;
	cause?: { code?: string; response?: { status: number; statusText?: string } };
}

/**
 * What n8n does when a user saves a credential: it sends the `test` request of its type through a routing node and turns
 * the outcome into a line for the user. The code follows n8n's (packages/cli, services/credentials-tester.service.ts).
 * Throws for a type without `test`, of which n8n tests no more than that a token is stored.
 */
export async function testCredential(
	helper: CredentialsHelper,
	credential: StoredCredential,
): Promise<INodeCredentialTestResult> {
	const { test } = helper.getType(credential.type);
	if (!test)
		throw new UnexpectedError(`The credential type "${credential.type}" has no test request`);
	const data = await helper.applyDefaultsAndOverwrites(
		baseAdditionalData(helper),
		credential.data,
		credential.type,
		'internal',
	);
	try {
		const [output] = await sendRequest(helper, { ...credential, data }, test);
		return judgeAnswer(test, output?.[0]);
	} catch (error) {
		return judgeError(test, error as RequestError);
	}
}

async function sendRequest(
	helper: CredentialsHelper,
	credential: StoredCredential,
	{ request }: ICredentialTestRequest,
): Promise<INodeExecutionData[][]> {
	const { id, name, type } = credential;
	const nodeType: INodeType = {
		description: {
			displayName: 'No Operation, do nothing',
			name: 'n8n-nodes-base.noOp',
			group: ['organization'],
			version: 1,
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: type, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } },
			],
		},
	};
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: nodeType.description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [type]: { id, name } },
	};
	const nodeTypes = new NodeTypes({ [node.type]: nodeType });
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const context = new ExecuteContext(
		workflow,
		node,
		baseAdditionalData(isVersion2 ? answering(helper, credential.data) : helper, node.parameters),
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const routingNode = new RoutingNode(context, nodeType, credential);
	return await workflow.expression.withIsolate(async () => (await routingNode.runNode()) ?? []);
}

/** n8n 2 tests with the data of the form, n8n 1 reads the stored credential. Only a raw read goes to the store in both. */
function answering(
	helper: CredentialsHelper,
	data: ICredentialDataDecryptedObject,
): CredentialsHelper {
	const getDecrypted: CredentialsHelper['getDecrypted'] = async (...args) => {
		const [, , , , , raw] = args;
		return raw ? await helper.getDecrypted(...args) : data;
	};
	return Object.assign(Object.create(helper) as CredentialsHelper, { getDecrypted });
}

function judgeAnswer(
	{ rules = [] }: ICredentialTestRequest,
	item?: INodeExecutionData,
): INodeCredentialTestResult {
	for (const { type, properties } of rules) {
		if (type === 'responseSuccessBody' && item?.json[properties.key] === properties.value) {
			return { status: 'Error', message: properties.message };
		}
	}
	return { status: 'OK', message: 'Connection successful!' };
}

function judgeError(
	{ rules = [] }: ICredentialTestRequest,
	{ cause, message }: RequestError,
): INodeCredentialTestResult {
	if (!cause?.response) return { status: 'Error', message: cause?.code ?? message };
	const { status, statusText } = cause.response;
	for (const { type, properties } of rules) {
		if (type === 'responseCode' && properties.value === status) {
			return { status: 'Error', message: properties.message };
		}
	}
	return { status: 'Error', message: statusText || `Received HTTP status code: ${status}` };
}
