import { defaultChannels } from '../defaults';
import type { Review } from '../reviews/review';
import { completeReview } from '../reviews/reviews';
import { createId } from '../store';
import { Random } from './random';
import { products } from './products';
import { voices, type Mood, type Voice } from './voices';

const count = 360;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The newest seeded review is a little older than this. */
const newest = Date.parse('2026-11-23T03:12:44.120Z');

const iso = (time: number) => new Date(time).toISOString();

/** Stars as shops get them: mostly five, some one, some fractions of questionnaires with several questions. */
const stars = [5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 3, 2, 1, 1, 4.6, 4.33, 3.5, 1.67];

/** Most are approved, and some of the newest still wait. */
const states = ['REJECTED', ...Array<string>(24).fill('APPROVED')];
const newestStates = ['SUBMITTED', 'MODERATION', 'APPROVED', 'MODERATION', 'APPROVED', 'APPROVED'];

/** How often each of the languages is written, against the others. */
const weights = [12, 9, 6, 1, 1];

const reasons = ['UNTRUTHFUL', 'ABUSIVE', 'VIOLATES_THE_TERMS_OF_USE'];

function moodOf(voice: Voice, rating: number): Mood {
	if (rating >= 3.75) return voice.good;
	return rating >= 2.5 ? voice.mixed : voice.bad;
}

function textOf(random: Random, mood: Mood): { title: string; comment: string } {
	const [title, opening] = random.pick(mood.openings);
	const sentences = [
		opening,
		...(random.chance(0.65) ? [random.pick(mood.details)] : []),
		...(random.chance(0.55) ? [random.pick(mood.closings)] : []),
	];
	const isLong = sentences.length === 3 && random.chance(0.3);
	return {
		title: random.chance(0.85) ? title : '',
		comment: sentences.join(isLong ? '\n\n' : ' '),
	};
}

function customerOf(random: Random, voice: Voice, index: number): Review['customer'] {
	const [firstName, lastName] = random.pick(voice.names);
	const mailbox = firstName.normalize('NFD').replace(/[^a-z]/gi, '');
	const email = `${mailbox.toLowerCase()}.${index}@example.com`;
	// Who was invited by email only has no name.
	if (random.chance(0.1)) return { email };
	return { firstName, lastName, fullName: `${firstName} ${lastName}`, email };
}

function productOf(random: Random, shopUrl: string): Review['product'] {
	const product = random.pick(products);
	const url = `${shopUrl}p/${encodeURIComponent(product.sku)}`;
	return { id: createId('prt', product.sku), ...product, url, imageUrl: `${url}.jpg` };
}

function imageOf(
	index: number,
): { id: string; extensions: string[] } & Record<
	'urlOriginal' | 'pathOriginal' | 'pathThumbnail' | 'pathLarge',
	string
> {
	const id = createId('atc', `image ${index}`);
	return {
		id,
		extensions: ['jpg'],
		urlOriginal: `https://images.example/${id}/original.jpg`,
		pathOriginal: `/${id}/original.jpg`,
		pathThumbnail: `/${id}/thumbnail.jpg`,
		pathLarge: `/${id}/large.jpg`,
	};
}

/** What happened after the review was written: attachments seen, a reply, a report, an edit, an import. */
function historyOf(
	random: Random,
	voice: Voice,
	index: number,
	review: { rating?: number; title: string; comment: string; submittedAt: number; state: string },
): Partial<Review> {
	const { rating = 5, title, comment, submittedAt, state } = review;
	const later = (hours: number) => iso(Math.min(submittedAt + hours * hourMs, newest));
	const history: Partial<Review> = { additionalInformation: {} };
	if (state === 'APPROVED' && random.chance(rating < 3 ? 0.6 : 0.25)) {
		const repliedAt = later(3 + 40 * random.next());
		const kinds = voice.replies;
		const reply = random.pick(rating < 3.75 ? kinds.sorry : kinds.thanks);
		history.reply = {
			comment: reply,
			createdAt: repliedAt,
			updatedAt: repliedAt,
			sendNotification: random.chance(0.5),
		};
		history.updatedAt = repliedAt;
	}
	if (comment !== '' && random.chance(0.08)) {
		history.additionalInformation = { attachments: { images: [imageOf(index)] } };
	}
	if (rating < 3 && random.chance(0.3)) {
		const createdAt = later(5 + 30 * random.next());
		history.additionalInformation = {
			...history.additionalInformation,
			veto: {
				createdAt,
				reason: random.pick(reasons),
				comment: 'We have no order under this name, and the text speaks of another shop.',
				ticketId: String(4_600_000 + index),
			},
		};
	}
	if (comment !== '' && rating > 2 && random.chance(0.07)) {
		const before = random.pick(moodOf(voice, rating - 2).openings);
		const editedAt = later(20 + 200 * random.next());
		history.originalReview = {
			rating: Math.max(1, Math.floor(rating - 2)),
			title: title && before[0],
			comment: before[1],
		};
		Object.assign(history, { editedAt, updatedAt: editedAt });
	}
	if (random.chance(0.03)) {
		// Imported from elsewhere: written long before it was stored.
		const createdAt = later(90 * 24);
		Object.assign(history, { createdAt, updatedAt: createdAt, verificationType: 'UNDEFINED' });
	}
	return history;
}

function create(random: Random, index: number): Review {
	// Denser towards today, as in a shop that grows: the oldest are some fifteen months old.
	const age = (1 - index / count) ** 1.6 * 450 * dayMs;
	const submittedAt = Math.floor(newest - age - random.next() * 8 * hourMs);
	const voice = random.pick(
		weights.flatMap((weight, place) => Array<Voice | undefined>(weight).fill(voices[place])),
	);
	if (!voice) throw new Error('A language of the seed is missing');
	const channel = defaultChannels[voice.channel];
	const stars = starsOf(random);
	const isStarOnly = stars !== undefined && random.chance(0.2);
	const text = isStarOnly ? { title: '', comment: '' } : textOf(random, moodOf(voice, stars ?? 5));
	const state = random.pick(count - index <= 14 ? newestStates : states);
	const product = random.chance(0.22) ? productOf(random, channel?.url ?? '') : undefined;
	const reference = `${['M', 'UK', 'CH'][voice.channel]}-${20_000 + index * 3}`;
	const review = { ...text, rating: stars, submittedAt, state };
	return completeReview(
		{
			...review,
			id: createId('rev', `review ${index}`),
			channelRef: channel?.id,
			inviteRef: createId('inv', `invite of review ${index}`),
			submittedAt: iso(submittedAt),
			...(product && { product }),
			customer: customerOf(random, voice, index),
			transaction: { reference, date: iso(submittedAt - 9 * dayMs) },
			event: { id: createId('evt', `event ${index}`), type: 'after_sales' },
			...(random.chance(0.2) && { metadata: { campaign: 'autumn', store: 'Stuttgart' } }),
			questionnaire: {
				id: createId('qre', `questionnaire ${index}`),
				locale: voice.locale,
				templateRef: createId('qrt', product ? 'product' : 'standard'),
			},
			...historyOf(random, voice, index, review),
		},
		defaultChannels,
	);
}

/** Now and then somebody writes a text and gives no stars. */
function starsOf(random: Random): number | undefined {
	return random.chance(0.03) ? undefined : random.pick(stars);
}

let created: Review[] | undefined;

/** The reviews of the default account, oldest first: the same at every start. */
export function seededReviews(): Review[] {
	if (!created) {
		const random = new Random(20_261_123);
		created = Array.from({ length: count }, (_, index) => create(random, index)).sort(
			(one, other) => Date.parse(one.submittedAt) - Date.parse(other.submittedAt),
		);
	}
	return created;
}
