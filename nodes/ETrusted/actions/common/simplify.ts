import type { INodeProperties } from 'n8n-workflow';

import type { ItemContext } from '../../execution/operation';
import { toSwitch } from '../../helpers/answers';

/** n8n's switch for a flat output without what most workflows do not need. */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** On unless the panel says no. */
export function readSimplify({ parameters, item, problems }: ItemContext): boolean {
	const field = { field: 'Simplify', path: 'simplify' };
	return problems.check(field, parameters.get('simplify', item, true), toSwitch) ?? true;
}
