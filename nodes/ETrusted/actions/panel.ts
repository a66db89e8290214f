import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../execution/operation';

/** One operation, as its file exports it. */
export interface OperationModule {
	/** How it stands in the lists of the editor. */
	option: INodePropertyOptions;
	/** Its parameters, in the order of the panel. */
	description: INodeProperties[];
	operation: Operation;
}

/** One resource, as its `index.ts` exports it, with its operations by their names. */
export interface ResourceModule {
	resource: INodePropertyOptions;
	/** The operation that the panel starts with. */
	defaultOperation: string;
	[name: string]: unknown;
}

const isOperation = (entry: unknown): entry is OperationModule =>
	typeof entry === 'object' && entry !== null && 'operation' in entry;

const operationsOf = (module: ResourceModule) => Object.values(module).filter(isOperation);

const byName = (one: INodePropertyOptions, other: INodePropertyOptions) =>
	one.name.localeCompare(other.name, 'en');

/** The node's parameters: resource, operation, and those of each operation. */
export function describePanel(
	modules: ResourceModule[],
	defaultResource: string,
): INodeProperties[] {
	return [
		{
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			default: defaultResource,
			description: 'What to work with',
			options: modules.map(({ resource }) => resource).sort(byName),
		},
		...modules.map(describeOperations),
		...modules.flatMap((module) =>
			operationsOf(module).flatMap(({ option, description }) =>
				onlyFor(description, {
					resource: [module.resource.value],
					operation: [option.value],
				}),
			),
		),
	];
}

function describeOperations(module: ResourceModule): INodeProperties {
	const { resource, defaultOperation } = module;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: defaultOperation,
		description: 'What to do',
		displayOptions: { show: { resource: [resource.value] } },
		options: operationsOf(module)
			.map(({ option }) => option)
			.sort(byName),
	};
}

type Show = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>;

/** The same parameters, shown only where `show` holds too. */
export function onlyFor(properties: INodeProperties[], show: Show): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { ...show, ...property.displayOptions?.show },
		},
	}));
}

/** The operations by `resource:operation`. */
export function indexOperations(modules: ResourceModule[]): Map<string, Operation> {
	return new Map(
		modules.flatMap((module) =>
			operationsOf(module).map(({ option, operation }) => [
				`${module.resource.value}:${option.value}`,
				operation,
			]),
		),
	);
}
