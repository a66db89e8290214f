import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';

import { filtersProperty as inviteFilters } from '../../../nodes/ETrusted/actions/invite/filters';
import * as review from '../../../nodes/ETrusted/actions/review';
import { filtersProperty } from '../../../nodes/ETrusted/actions/review/filters';
import { reviewIdProperty } from '../../../nodes/ETrusted/actions/review/reviewId';
import { simplifyInvite } from '../../../nodes/ETrusted/simplify/invite';
import { simplifyReview } from '../../../nodes/ETrusted/simplify/review';

const page = readFileSync(join(__dirname, '../../../docs/reviews.md'), 'utf8');

const labelsOf = ({ options = [] }: INodeProperties) =>
	(options as INodeProperties[]).map(({ displayName }) => displayName);

test.each([...labelsOf(filtersProperty), ...labelsOf(inviteFilters)])(
	'docs/reviews.md tells of the filter "%s"',
	(label) => expect(page).toMatch(new RegExp(`^\\| (.*, )?${label}[ ,|]`, 'm')),
);

test.each(
	Object.values(review).flatMap((entry) =>
		typeof entry === 'object' && 'option' in entry ? [entry.option.name] : [],
	),
)('docs/reviews.md tells of "Review: %s"', (name) => {
	expect(page).toContain(`| Review: ${name} |`);
});

test('docs/reviews.md has every key of the flat forms', () => {
	for (const key of [...Object.keys(simplifyReview({})), ...Object.keys(simplifyInvite({}))]) {
		expect(page).toContain(`\`${key}\``);
	}
});

test('docs/reviews.md tells of every way to name a review', () => {
	for (const { displayName } of reviewIdProperty.modes ?? []) {
		expect(page).toContain(`**${displayName}**`);
	}
});
