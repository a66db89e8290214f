import fc from 'fast-check';

import * as deleteReply from '../../../nodes/ETrusted/actions/review/deleteReply.operation';
import * as replying from '../../../nodes/ETrusted/actions/review/reply.operation';
import * as reporting from '../../../nodes/ETrusted/actions/review/report.operation';
import {
	Skipped,
	type ItemContext,
	type Operation,
} from '../../../nodes/ETrusted/execution/operation';
import { Problems } from '../../../nodes/ETrusted/helpers/problems';
import type { Answer } from '../../../nodes/ETrusted/transport/answer';
import { judge } from '../../../nodes/ETrusted/transport/answer';
import {
	ExchangeError,
	NotTaken,
	RequestFailed,
	type RequestOutcome,
} from '../../../nodes/ETrusted/transport/exchange';
import type { ApiRequest } from '../../../nodes/ETrusted/transport/request';
import { randomRuns, randomSeed } from '../../runs';

const seed = randomSeed();
const RUNS = randomRuns(300, 1000);

/** One review at eTrusted. */
interface Review {
	reply?: string;
	report?: object;
}

/** What the API makes of a request to it; and what of that the client learns. */
type Step = 'answers' | 'takesAndBreaks' | 'breaks' | 'refuses' | 'unavailable';

/** Most answer, or break, so that each outcome is reached often enough to be counted in a few hundred runs. */
const STEPS: Step[] = [
	...Array<Step>(4).fill('answers'),
	...Array<Step>(3).fill('breaks'),
	...Array<Step>(2).fill('takesAndBreaks'),
	'refuses',
	'unavailable',
];

const answered = (status: number, body: unknown): Answer => ({
	kind: 'answered',
	status,
	headers: {},
	body,
});

/** Does what a request wants of the review. */
function act(review: Review, { method, path, body }: ApiRequest): Answer {
	const isReport = path.endsWith('/vetos');
	if (method === 'GET' && isReport) {
		return review.report ? answered(200, review.report) : answered(404, '');
	}
	if (method === 'GET') {
		const reply = review.reply === undefined ? {} : { reply: { comment: review.reply } };
		return answered(200, { id: 'rev-1', ...reply });
	}
	if (method === 'DELETE') {
		if (review.reply === undefined) return answered(404, '');
		delete review.reply;
		return answered(204, '');
	}
	const { comment } = body as { comment: string };
	if (isReport) {
		review.report = { id: 'vet-1', ticketId: '1', comment };
		return answered(200, review.report);
	}
	review.reply = comment;
	return answered(200, '');
}

function answerOf(review: Review, request: ApiRequest, step: Step): Answer {
	switch (step) {
		case 'answers':
			return act(review, request);
		case 'takesAndBreaks':
			act(review, request);
			return { kind: 'unanswered', cause: 'broken', detail: '' };
		case 'breaks':
			return { kind: 'unanswered', cause: 'timeout', detail: '' };
		case 'refuses':
			return answered(403, '');
		case 'unavailable':
			return answered(503, '');
	}
}

/** As the sending concludes once its retries are used up. */
function conclude(request: ApiRequest, answer: Answer): RequestOutcome {
	const verdict = judge(answer, request);
	if (verdict === 'accepted' && answer.kind === 'answered') return { state: 'accepted', ...answer };
	const uncertain = verdict === 'uncertain';
	return { state: 'failed', answer, tries: 1, creates: request.creates, uncertain };
}

function run(
	operation: Operation,
	parameters: Record<string, unknown>,
	review: Review,
	steps: Step[],
) {
	const problems = new Problems();
	const context = {
		parameters: {
			get: (name: string, _: number, fallback: unknown) => parameters[name] ?? fallback,
			isSet: () => false,
		},
		item: 0,
		zone: 'UTC',
		problems,
	} as unknown as ItemContext;
	const prepared = operation.prepare(context);
	expect(problems.found).toEqual([]);
	if ('output' in prepared) throw new Error('There is nothing to ask');
	const requests: ApiRequest[] = [];
	const exchange = prepared.exchange(false);
	try {
		let step = exchange.next();
		while (!step.done) {
			requests.push(step.value);
			const answer = answerOf(review, step.value, steps[requests.length - 1] ?? 'answers');
			step = exchange.next(conclude(step.value, answer));
		}
		return { requests, result: step.value };
	} catch (error) {
		return { requests, error };
	}
}

/** The look that comes first mostly succeeds: what is in question comes after it. */
const steps = fc
	.tuple(
		fc.oneof({ weight: 4, arbitrary: fc.constant<Step>('answers') }, fc.constantFrom(...STEPS)),
		fc.array(fc.constantFrom(...STEPS), { maxLength: 3 }),
	)
	.map(([first, others]) => [first, ...others]);
const before = fc.constantFrom(undefined, 'Thank you!', 'By a person');

const changes = (requests: ApiRequest[]) => requests.filter(({ method }) => method !== 'GET');

/** What is said must be so: done, surely not done, or in doubt. */
function expectTruth(
	{ result, error }: { result?: unknown; error?: unknown },
	isDone: boolean,
	isChanged: boolean,
): string {
	if (error instanceof NotTaken) {
		expect(isDone).toBe(false);
		expect(error.outcome.uncertain).toBe(false);
		return 'surely not';
	}
	if (error instanceof RequestFailed) {
		if (!error.outcome.uncertain) expect(isChanged).toBe(false);
		return error.outcome.uncertain ? 'in doubt' : 'failed';
	}
	if (error) {
		expect(error).toBeInstanceOf(ExchangeError);
		expect(isChanged).toBe(false);
		return 'refused';
	}
	if (result instanceof Skipped) {
		expect(isChanged).toBe(false);
		return 'skipped';
	}
	expect(isDone).toBe(true);
	return 'done';
}

/** Fails where an outcome was hardly ever reached: the test would assert nothing of it. */
function expectAll(outcomes: string[], expected: string[]) {
	for (const outcome of expected) {
		const count = outcomes.filter((one) => one === outcome).length;
		expect([outcome, count > RUNS / 100]).toEqual([outcome, true]);
	}
}

test(`${RUNS} random replies: what is said is so, a person's answer stays, and nothing is posted twice`, () => {
	console.info(`seed ${seed}`);
	const outcomes: string[] = [];
	fc.assert(
		fc.property(
			steps,
			before,
			fc.constantFrom('skip', 'fail', 'overwrite'),
			(script, standing, ifReplied) => {
				const review: Review = standing === undefined ? {} : { reply: standing };
				const parameters = { reviewId: 'rev-1', comment: 'Thank you!', options: { ifReplied } };
				const ran = run(replying.operation, parameters, review, script);
				expect(changes(ran.requests).length).toBeLessThanOrEqual(1);
				if (standing === 'By a person' && ifReplied !== 'overwrite') {
					expect(review.reply).toBe(standing);
				}
				const isDone = review.reply === 'Thank you!';
				outcomes.push(expectTruth(ran, isDone, review.reply !== standing));
			},
		),
		{ seed, numRuns: RUNS },
	);
	expectAll(outcomes, ['done', 'skipped', 'surely not', 'in doubt', 'failed', 'refused']);
});

test(`${RUNS} random deletions: what is said is so`, () => {
	const outcomes: string[] = [];
	fc.assert(
		fc.property(steps, before, (script, standing) => {
			const review: Review = standing === undefined ? {} : { reply: standing };
			const ran = run(deleteReply.operation, { reviewId: 'rev-1' }, review, script);
			expect(changes(ran.requests).length).toBeLessThanOrEqual(1);
			const isDone = review.reply === undefined;
			outcomes.push(expectTruth(ran, isDone, review.reply !== standing));
		}),
		{ seed, numRuns: RUNS },
	);
	expectAll(outcomes, ['done', 'skipped', 'surely not', 'in doubt', 'failed']);
});

test(`${RUNS} random reports, each tried twice: one ticket at most, but where nobody can tell`, () => {
	const outcomes: string[] = [];
	fc.assert(
		fc.property(steps, fc.boolean(), (script, isReported) => {
			const review: Review = isReported ? { report: { ticketId: '0' } } : {};
			const parameters = {
				reviewId: 'rev-1',
				reason: 'ABUSIVE',
				comment: 'Insults us',
				goodFaith: true,
			};
			const ran = run(reporting.operation, parameters, review, script);
			expect(changes(ran.requests).length).toBeLessThanOrEqual(isReported ? 0 : 1);
			const isChanged = !isReported && review.report !== undefined;
			outcomes.push(expectTruth(ran, isChanged, isChanged));
			const again = run(reporting.operation, parameters, review, []);
			expect(again.result instanceof Skipped).toBe(isChanged || isReported);
		}),
		{ seed, numRuns: RUNS },
	);
	expectAll(outcomes, ['done', 'skipped', 'in doubt', 'failed']);
});
