import type { INode } from 'n8n-workflow';

import type { Fault } from '../../sandbox';
import { shop } from './oneShop';

/** A shop whose replies and reports the tests answer themselves; each test begins with nothing that arrived. */

export const REVIEW = '/reviews/rev-1';
export const REPLY = `${REVIEW}/reply`;

/** Outcomes after which nobody knows whether the API took a request. */
export const DOUBTS: Fault[] = [
	{ status: 500 },
	{ status: 502 },
	{ status: 504 },
	{ status: 507 },
	{ drop: 'before' },
	{ status: 200, body: '<html>Please sign in</html>' },
];

/** What the API answers to its next requests of this kind, one after the other. */
export function answerWith(method: string, path: string | RegExp, ...answers: Fault[]) {
	for (const fault of answers) shop.sandbox.faults.add({ match: { method, path }, ...fault });
}

/** The review as it stands, `undefined` without a reply. */
export const standing = (comment?: string, more: object = {}): Fault => ({
	status: 200,
	body: { id: 'rev-1', ...(comment === undefined ? {} : { reply: { comment, ...more } }) },
});

export const SAVED: Fault = { status: 200, body: '' };

/** What arrived, as `GET /reviews/rev-1`. */
export const arrived = () =>
	shop.sandbox.requests
		.filter(({ pathname }) => pathname.startsWith('/reviews'))
		.map(({ method, path }) => `${method} ${path}`);

export const bodies = (method = 'POST') =>
	shop.sandbox.requests
		.filter((request) => request.method === method && request.pathname.startsWith('/reviews'))
		.map(({ json }) => json);

export const paired = (json: object, item = 0) => ({ json, pairedItem: { item } });

export type Settings = Partial<INode>;

/** Replies to the review, with spaces about the values. */
export const reply = async (options: object = {}, settings: Settings = {}, input = [{}]) =>
	await shop.run(
		input,
		{
			resource: 'review',
			operation: 'reply',
			reviewId: ' rev-1 ',
			comment: ' Thank you!\nSee you "soon" 😀 ',
			options: options as never,
		},
		settings,
	);
export const COMMENT = 'Thank you!\nSee you "soon" 😀';
/** What comes out of it. */
export const REPLIED = { reviewId: 'rev-1', replied: true, comment: COMMENT, notified: false };

/** A report of the review, with spaces about the comment. */
export const REPORT = {
	resource: 'review',
	operation: 'report',
	reviewId: 'rev-1',
	reason: 'ABUSIVE',
	comment: ' Insults us ',
	goodFaith: true,
};

export const report = async (
	parameters: object = {},
	input: object[] = [{}],
	settings: Settings = {},
) => await shop.run(input as never, { ...REPORT, ...parameters }, settings);
