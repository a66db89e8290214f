import { getAdditionalKeys } from 'n8n-core';
import {
	deepCopy,
	ICredentials,
	ICredentialsHelper,
	NodeHelpers,
	UnexpectedError,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialsEncrypted,
	type ICredentialsExpressionResolveValues,
	type ICredentialType,
	type IExecuteData,
	type INode,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { CredentialStore } from './credentialStore';
import { NodeTypes } from './nodeTypes';
import { OAuth2Api } from './oAuth2Api';
import { isVersion2 } from './runtime';

/** What the environment variable CREDENTIALS_OVERWRITE_DATA holds: values by credential type and field. */
export type CredentialOverwrites = Record<string, ICredentialDataDecryptedObject>;

/** Fields whose stored value n8n 2 ignores when they are hidden (packages/cli, oauth/dcr-managed-fields.ts). */
const pinnedFields = [
	'useDynamicClientRegistration',
	'authUrl',
	'accessTokenUrl',
	'grantType',
	'authentication',
	'usePkce',
	'requestTokenUrl',
	'signatureMethod',
];

const mockNode: INode = {
	id: 'mock',
	name: '',
	type: 'mock',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** Resolves expressions in credentials outside of a workflow's run. */
const mockTypes = new NodeTypes({
	mock: {
		description: {
			displayName: 'Mock',
			name: 'mock',
			group: [],
			version: 1,
			description: '',
			defaults: {},
			inputs: [],
			outputs: [],
			properties: [],
		},
	},
});

/** n8n's `CredentialsHelper` (packages/cli, credentials-helper.ts) on the store of the engine. */
export class CredentialsHelper extends ICredentialsHelper {
	private readonly types: Map<string, ICredentialType>;

	constructor(
		types: ICredentialType[],
		private readonly store: CredentialStore,
		private readonly overwrites: CredentialOverwrites,
	) {
		super();
		this.types = new Map([new OAuth2Api(), ...types].map((type) => [type.name, type]));
	}

	/** Throws for a name that no type of the engine has. */
	getType(name: string): ICredentialType {
		const type = this.types.get(name);
		if (!type)
			throw new UnexpectedError('Unknown credential type', { tags: { credentialType: name } });
		return type;
	}

	/** All ancestors of a type, the nearest first. */
	getParentTypes(name: string): string[] {
		const parents = this.types.get(name)?.extends ?? [];
		return parents.flatMap((parent) => [parent, ...this.getParentTypes(parent)]);
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(name: string): INodeProperties[] {
		const type = this.getType(name);
		const properties: INodeProperties[] = [];
		for (const parent of type.extends ?? []) {
			NodeHelpers.mergeNodeProperties(properties, this.getCredentialsProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(properties, type.properties);
		return properties;
	}

	/** Read afresh on each call, as n8n does: a token stored by one request is seen by the next. */
	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		{ id }: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		resolveValues?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const { data } = this.store.get(id, type);
		if (raw) return data;
		return await this.applyDefaultsAndOverwrites(
			additionalData,
			data,
			type,
			mode,
			executeData,
			resolveValues,
		);
	}

	/** From what is stored to what a node gets: defaults, overwrites, expressions. */
	async applyDefaultsAndOverwrites(
		additionalData: IWorkflowExecuteAdditionalData,
		stored: ICredentialDataDecryptedObject,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		resolveValues?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const properties = this.getCredentialsProperties(type);
		const overwritten = this.overwrite(
			type,
			isVersion2 ? withoutPinnedFields(stored, properties) : stored,
		);
		const data = NodeHelpers.getNodeParameters(
			properties,
			overwritten as INodeParameters,
			true,
			false,
			null,
			null,
		) as ICredentialDataDecryptedObject;
		if (!isVersion2) this.pinManagedFields(data, stored, type, properties);
		for (const name of ['oauthTokenData', 'allowedHttpRequestDomains', 'allowedDomains']) {
			if (stored[name] !== undefined) data[name] ??= stored[name];
		}

		const keys = getAdditionalKeys(additionalData, mode, null);
		if (resolveValues) {
			const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } =
				resolveValues;
			return workflow.expression.getParameterValue(
				data as INodeParameters,
				runExecutionData,
				runIndex,
				itemIndex,
				node.name,
				connectionInputData,
				mode,
				keys,
				executeData,
				false,
				data as INodeParameters,
			) as ICredentialDataDecryptedObject;
		}
		const workflow = new Workflow({
			nodes: [mockNode],
			connections: {},
			active: false,
			nodeTypes: mockTypes,
		});
		return await workflow.expression.withIsolate(
			async () =>
				workflow.expression.getComplexParameterValue(
					mockNode,
					data as INodeParameters,
					mode,
					keys,
					undefined,
					undefined,
					data,
				) as ICredentialDataDecryptedObject,
		);
	}

	async getCredentials({ id }: INodeCredentialsDetails, type: string): Promise<ICredentials> {
		const credential = this.store.get(id, type);
		return new PlainCredentials(credential, type, JSON.stringify(credential.data));
	}

	async updateCredentials(
		{ id }: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.store.save({ ...this.store.get(id, type), data });
	}

	async updateCredentialsOauthTokenData(
		{ id }: INodeCredentialsDetails,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.store.storeToken(id, type, data.oauthTokenData);
	}

	/** For credentials with an `authenticate` of their own; those of OAuth2 never get here. */
	async authenticate(_data: ICredentialDataDecryptedObject, type: string): Promise<never> {
		throw new UnexpectedError(
			`The test engine authenticates OAuth2 credentials only, not "${type}"`,
		);
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	/** An overwrite fills what a credential leaves empty; it does not replace (packages/cli, credentials-overwrites.ts). */
	private overwrite(
		type: string,
		data: ICredentialDataDecryptedObject,
	): ICredentialDataDecryptedObject {
		const filled = deepCopy(data);
		for (const [name, value] of Object.entries(this.overwritesOf(type))) {
			if ([null, undefined, ''].includes(filled[name] as string)) filled[name] = value;
		}
		return filled;
	}

	private overwritesOf(type: string): ICredentialDataDecryptedObject {
		const types = [...this.getParentTypes(type).reverse(), type];
		return Object.assign(
			{},
			...types.map((name) => this.overwrites[name] ?? {}),
		) as ICredentialDataDecryptedObject;
	}

	/** n8n 1's form of the pinning: only where an overwrite took effect, and for fields that have a text as default. */
	private pinManagedFields(
		data: ICredentialDataDecryptedObject,
		stored: ICredentialDataDecryptedObject,
		type: string,
		properties: INodeProperties[],
	): void {
		const overwrites = this.overwritesOf(type);
		const applied = this.overwrite(type, stored);
		if (!Object.keys(overwrites).some((name) => applied[name] !== stored[name])) return;
		for (const { name, default: value } of hiddenPinned(properties)) {
			if (typeof value !== 'string') continue;
			data[name] = overwrites[name] || value;
		}
	}
}

function hiddenPinned(properties: INodeProperties[]): INodeProperties[] {
	return properties.filter(({ name, type }) => type === 'hidden' && pinnedFields.includes(name));
}

function withoutPinnedFields(
	stored: ICredentialDataDecryptedObject,
	properties: INodeProperties[],
): ICredentialDataDecryptedObject {
	const pinned = hiddenPinned(properties).map(({ name }) => name);
	return Object.fromEntries(Object.entries(stored).filter(([name]) => !pinned.includes(name)));
}

/** Credentials whose data is JSON in clear. Their encryption has a test nowhere, so it would only cost time. */
class PlainCredentials extends ICredentials {
	async getData(): Promise<ICredentialDataDecryptedObject> {
		return JSON.parse(this.data ?? '{}') as ICredentialDataDecryptedObject;
	}

	async setData(data: ICredentialDataDecryptedObject): Promise<void> {
		this.data = JSON.stringify(data);
	}

	async updateData(update: ICredentialDataDecryptedObject): Promise<void> {
		await this.setData({ ...(await this.getData()), ...update });
	}

	getDataToSave(): ICredentialsEncrypted {
		const { id, name, type, data = '{}' } = this;
		return { id, name, type, data };
	}
}
