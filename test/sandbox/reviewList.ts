import { startSandbox, type Review, type Sandbox } from '../../sandbox';
import { get, token } from './client';

/** The sandbox's list of reviews, as a client with a token reads it. */

export const [german, british] = [
	'chl-0f8e6a52-6f0b-4d0c-8c1e-3b9d5a7e4f10',
	'chl-1c2d9b74-52a3-4e6f-9a08-7d4c1f6b8e21',
];

export interface List {
	totalElements: number;
	paging: {
		count: number;
		cursor: { before: string; after?: string | null };
		links: { previous: string; next: string };
	};
	items: Review[];
}

export let sandbox: Sandbox;
export let accessToken: string;

beforeAll(async () => {
	sandbox = await startSandbox({ reviews: [] });
});

/** An account without a review, with a new token. */
export async function begin(): Promise<void> {
	sandbox.reset();
	accessToken = await token(sandbox);
}

beforeEach(begin);

afterAll(async () => await sandbox.close());

export async function list(query = ''): Promise<List> {
	const response = await get(sandbox, `/reviews${query}`, accessToken);
	expect(response.status).toBe(200);
	return (await response.json()) as List;
}

export const ids = async (query = '') => (await list(query)).items.map(({ id }) => id);

/** Adds reviews with these IDs, the first the oldest, one a day from 1 November on. */
export function addDaily(...names: string[]): void {
	names.forEach((id, day) => {
		const submittedAt = `2026-11-${String(day + 1).padStart(2, '0')}T10:00:00.000Z`;
		sandbox.reviews.addReview({ id, submittedAt });
	});
}
