import type { INodeProperties } from 'n8n-workflow';

import type { ItemContext } from '../../execution/operation';
import { InvalidValue } from '../../helpers/invalidValue';
import { toText } from '../../helpers/text';
import { readLocator } from '../../payload/order';

/** The review in all ways in which a person can name one; workflows of older versions have a plain text, the ID. */
export const reviewIdProperty: INodeProperties = {
	displayName: 'Review',
	name: 'reviewId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description:
		'The review: its ID, as "Get many reviews" and the eTrusted Trigger return it, or the address of a page about it',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a review…',
			typeOptions: { searchListMethod: 'searchReviews', searchable: true },
			hint: 'Search by order reference or email address',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. rev-5ac2b3a2-7a5e-4c2d-9a51-0d5f1f2f6c11',
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://app.etrusted.com/reviews/rev-5ac2b3a2-7a5e-4c2d-9a51-0d5f1f2f6c11',
			hint: 'Any address that has the ID of the review in it',
		},
	],
};

/** The ID as text; empty, and one more problem, where there is none. */
export function readReviewId({ parameters, item, problems }: ItemContext): string {
	const { mode, value } = readLocator(parameters.get('reviewId', item, ''));
	const field = { field: 'Review', path: 'reviewId', required: true };
	return problems.check(field, value, mode === 'url' ? toIdInUrl : toText) ?? '';
}

/** As eTrusted makes them, wherever they stand; and shorter ones, which could be the end of another word. */
const IDS = [/rev-[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/i, /(?<![\w-])rev-\w[\w-]*/];

function toIdInUrl(value: unknown): string | undefined {
	const url = toText(value);
	if (url === undefined) return undefined;
	const id = IDS.map((pattern) => pattern.exec(decoded(url))?.[0]).find(Boolean);
	if (id === undefined) throw new InvalidValue('has no ID of a review in it, "rev-…"');
	return id;
}

function decoded(url: string): string {
	try {
		return decodeURIComponent(url);
	} catch {
		return url;
	}
}
