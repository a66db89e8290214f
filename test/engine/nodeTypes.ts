import {
	NodeHelpers,
	UnexpectedError,
	type IDataObject,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';

/** Instances of node classes by the name that workflows know them by, e.g. `n8n-nodes-etrusted.eTrusted`. */
export type NodeTypesByName = Record<string, INodeType | IVersionedNodeType>;

/** The node types that the engine knows. */
export class NodeTypes implements INodeTypes {
	constructor(private readonly types: NodeTypesByName) {}

	/** Throws for a name that no type has. */
	getByName(name: string): INodeType | IVersionedNodeType {
		const type = this.types[name];
		if (!type) throw new UnexpectedError(`Unrecognized node type: ${name}`);
		return type;
	}

	getByNameAndVersion(name: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(name), version);
	}

	getKnownTypes(): IDataObject {
		return {};
	}
}
