import { inviteStatuses, startSandbox, type Review, type Sandbox } from '../../sandbox';
import { defaultChannels } from '../../sandbox/defaults';
import { Random } from '../../sandbox/seed/random';
import { createId } from '../../sandbox/store';

let sandbox: Sandbox;
let reviews: Review[];

beforeAll(async () => {
	sandbox = await startSandbox();
	reviews = sandbox.reviews.all;
});

afterAll(async () => await sandbox.close());

const count = (fits: (review: Review) => unknown) => reviews.filter(fits).length;
const different = (valueOf: (review: Review) => unknown) => new Set(reviews.map(valueOf)).size;

describe('the seeded reviews', () => {
	it('are some hundred, of all kinds', () => {
		expect(reviews).toHaveLength(360);
		expect(different(({ id }) => id)).toBe(360);
		expect(different(({ channelRef }) => channelRef)).toBe(3);
		expect(different(({ questionnaire }) => questionnaire.locale)).toBe(5);
		expect(different(({ comment }) => comment)).toBeGreaterThan(150);
		for (const state of ['APPROVED', 'REJECTED', 'MODERATION', 'SUBMITTED']) {
			expect(count((review) => review.state === state)).toBeGreaterThan(0);
		}
		const kinds: Record<string, (review: Review) => unknown> = {
			product: ({ product }) => product,
			starsOnly: ({ comment }) => comment === '',
			textOnly: ({ rating, feedbackType }) => rating === undefined && feedbackType === 'STATEMENT',
			fraction: ({ rating }) => rating !== undefined && !Number.isInteger(rating),
			reply: ({ reply }) => reply,
			edit: ({ originalReview, editedAt }) => originalReview && editedAt,
			attachments: ({ hasAttachments }) => hasAttachments,
			veto: ({ additionalInformation }) => additionalInformation.veto,
			imported: ({ verificationType }) => verificationType === 'UNDEFINED',
			noName: ({ customer }) => !customer?.firstName,
			paragraphs: ({ comment }) => comment.includes('\n\n'),
		};
		for (const [kind, fits] of Object.entries(kinds)) {
			expect([kind, count(fits) >= 5]).toEqual([kind, true]);
		}
		for (const rating of [1, 2, 3, 4, 5]) {
			expect(count((review) => review.rating === rating)).toBeGreaterThan(5);
		}
	});

	it('are of the months before 23 November 2026, oldest first, and all visible', () => {
		const times = reviews.map(({ submittedAt }) => submittedAt);
		expect(times).toEqual([...times].sort());
		expect(times[0]?.slice(0, 7)).toBe('2025-08');
		expect(times.at(-1)?.slice(0, 10)).toMatch(/^2026-11-2[23]$/);
		const latest = '2026-11-23T04:00:00.000Z';
		expect(count(({ updatedAt, createdAt }) => updatedAt > latest || createdAt > latest)).toBe(0);
		expect(count(({ updatedAt, submittedAt }) => updatedAt < submittedAt)).toBe(0);
		expect(sandbox.reviews.store.visible).toHaveLength(360);
	});

	it('are the same at every start', async () => {
		const other = await startSandbox();
		expect(other.reviews.all).toEqual(reviews);
		await other.close();
		// The first of the generator's known sequence for this seed (mulberry32).
		expect(new Random(1).next()).toBeCloseTo(0.6270739, 6);
		expect(createId('rev', 'review 0')).toBe(createId('rev', 'review 0'));
		expect(createId('rev', 'review 0')).not.toBe(createId('rev', 'review 1'));
		expect(createId('rev', 'x')).toMatch(
			/^rev-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-9[0-9a-f]{3}-[0-9a-f]{12}$/,
		);
	});

	it('have edits that differ from what was said before, and replies to what is approved only', () => {
		const edited = reviews.filter(({ originalReview }) => originalReview);
		expect(edited.every(({ originalReview, comment }) => originalReview?.comment !== comment)).toBe(
			true,
		);
		expect(count(({ reply, state }) => reply && state !== 'APPROVED')).toBe(0);
	});

	it('come from invites that tell so', () => {
		const invites = new Map(sandbox.invites.all.map((invite) => [invite.id, invite]));
		for (const { inviteRef = '', event, transaction, channelRef } of reviews) {
			expect(invites.get(inviteRef)).toMatchObject({
				event: event?.id,
				channelRef,
				transaction: { reference: transaction?.reference },
				status: { name: 'REVIEW_WRITTEN' },
			});
		}
	});

	it('come back after a reset, unchanged', () => {
		sandbox.reviews.reject(reviews[0]?.id ?? '');
		sandbox.reset();
		expect(sandbox.reviews.all).toEqual(reviews);
	});
});

describe('the seeded invites', () => {
	it('have every status, and every reason that is documented', () => {
		const statuses = new Set(sandbox.invites.all.map(({ status }) => status.name));
		expect([...statuses].sort()).toEqual([...inviteStatuses].sort());
		const reasons = new Set(sandbox.invites.all.map(({ status }) => status.reason));
		// 21 of them, and none.
		expect(reasons.size).toBe(22);
	});

	it('are spread over the channels, and none was sent in the future', () => {
		for (const { id } of defaultChannels) {
			const of = sandbox.invites.all.filter(({ channelRef }) => channelRef === id);
			expect(of.length).toBeGreaterThan(30);
		}
		const sent = sandbox.invites.all.map(({ sentAt = '' }) => sentAt);
		expect(sent.filter((time) => time > '2026-11-23')).toEqual([]);
	});
});

describe('numbers that look random', () => {
	it('pick and chance as often as told', () => {
		const random = new Random(7);
		const picked = Array.from({ length: 400 }, () => random.pick(['a', 'b']));
		expect(picked.filter((item) => item === 'a').length).toBeGreaterThan(150);
		expect(picked.filter((item) => item === 'b').length).toBeGreaterThan(150);
		expect(Array.from({ length: 50 }, () => random.chance(0))).not.toContain(true);
		expect(Array.from({ length: 50 }, () => random.chance(1))).not.toContain(false);
		expect(() => random.pick([])).toThrow('There is nothing to pick from');
	});
});
