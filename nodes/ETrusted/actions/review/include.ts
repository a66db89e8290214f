import type { INodeProperties } from 'n8n-workflow';

import type { ItemContext } from '../../execution/operation';
import { toOptionalSwitch } from '../../helpers/optionalSwitch';

/** What a review comes with only where it is asked for: values of the query's `additionalInformation`. */
export const INCLUDES = ['ATTACHMENTS', 'VETO'];

/** Entry of "Options". */
export const include: INodeProperties = {
	displayName: 'Include',
	name: 'include',
	type: 'multiOptions',
	default: [],
	description: 'What else to return with each review, where Simplify is off',
	options: [
		{
			name: 'Attachments',
			value: 'ATTACHMENTS',
			description: 'The pictures of the customer',
		},
		{ name: 'Report', value: 'VETO', description: 'That the review was reported, and why' },
	],
};

/** Entry of "Options". */
export const includeWithoutText: INodeProperties = {
	displayName: 'Include Without Text',
	name: 'includeWithoutText',
	type: 'boolean',
	default: true,
	description: 'Whether to include ratings of stars only, without a text',
};

/**
 * `ignoreStatements` of the query, always there: without it the API hides ratings without a text.
 *
 * @param options what stands under "Options"
 */
export function readIgnoreStatements(
	options: Record<string, unknown>,
	{ problems }: Pick<ItemContext, 'problems'>,
): { ignoreStatements: boolean } {
	const field = { field: 'Include Without Text', path: 'options.includeWithoutText' };
	const isIncluded = problems.check(field, options.includeWithoutText, toOptionalSwitch);
	return { ignoreStatements: isIncluded === false };
}
