import type { Review, SandboxOptions } from '../../sandbox';
import { defaultChannels } from '../../sandbox/defaults';
import { createId } from '../../sandbox/store';
import type { StagedSandbox } from './stage';

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
export const monthMs = 30 * dayMs;

/** Each is as good as an account of its own: a workflow that asks for one sees nothing of the others. */
const names = [
	'day',
	'added',
	'month',
	'first',
	'among',
	'last',
	'slow',
	'quiet',
	'busy',
	'off',
	'refused',
	'failing',
] as const;

export type Name = (typeof names)[number];

export const channelOf = (name: Name) => createId('chl', name);

/** Of the sandbox that has them all. Where reviews stand that were never edited is said by the channel's name. */
export const account: SandboxOptions = {
	reviews: [],
	channels: names.map((name) => ({ ...defaultChannels[0]!, id: channelOf(name), name })),
	unedited: {
		[channelOf('first')]: 'first',
		[channelOf('slow')]: 'first',
		[channelOf('among')]: 'among',
	},
};

/**
 * Adds so many reviews, evenly over the time before now, the oldest first.
 *
 * @param detail what else is said of each, by its place
 */
export function fill(
	sandbox: StagedSandbox,
	name: Name,
	count: number,
	spanMs: number,
	detail: (index: number, submittedAt: string) => Partial<Review> = () => ({}),
): Review[] {
	const now = Date.now();
	return Array.from({ length: count }, (_, index) => {
		const submittedAt = new Date(now - ((count - 1 - index) * spanMs) / count).toISOString();
		return sandbox.reviews.addReview({
			submittedAt,
			channelRef: channelOf(name),
			...detail(index, submittedAt),
		});
	});
}

/** One in fifty was edited. */
export const fiftiethEdited = (index: number, editedAt: string): Partial<Review> =>
	index % 50 === 0 ? { editedAt, originalReview: { title: '', comment: 'At first.' } } : {};
