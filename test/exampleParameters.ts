import {
	isResourceLocatorValue,
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeTypeDescription,
} from 'n8n-workflow';

/**
 * The parameters that a node has but its type does not know, or would not show beside the others: n8n drops them when the
 * workflow is saved. As paths, e.g. `options.dryrun`.
 */
export function unknownParameters(description: INodeTypeDescription, node: INode): string[] {
	const known = NodeHelpers.getNodeParameters(
		description.properties,
		node.parameters,
		true,
		false,
		node,
		description,
	);
	return lost(node.parameters, known ?? {}, '');
}

function lost(given: INodeParameters, known: INodeParameters, path: string): string[] {
	return Object.entries(given).flatMap(([key, value]) => {
		const at = path + key;
		if (!(key in known)) return [at];
		const isPlain = typeof value !== 'object' || value === null || isResourceLocatorValue(value);
		return isPlain ? [] : lost(value as INodeParameters, known[key] as INodeParameters, `${at}.`);
	});
}
