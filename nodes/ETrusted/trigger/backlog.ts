import type { Exchange } from '../transport/exchange';
import { descend, groupOf, type Budget, type Descent, type Reading, type Task } from './descent';
import { DAY } from './review';
import type { Round } from './round';
import { floorBelow, sight, type Rest, type TriggerState } from './state';

/**
 * More has come than one poll can read, or bring out. It is read down to its old end first, and climbed from there.
 *
 * @param to how far down it was to be read
 */
export function pileUp(
	task: Task,
	round: Round,
	{ top, lower, to }: { top?: Descent; lower?: Descent; to: number },
): ReturnType<Reading['conclude']> {
	const { state, settings, budget } = task;
	const newest = Math.max(state.mark, top?.newest ?? -Infinity);
	const deepest = (lower ?? top) as Descent;
	const { reached } = deepest;
	const marks = [newest, ...marksOf(state.rest), ...(top?.marks ?? []), ...(lower?.marks ?? [])];
	// Where not all was read, what has appeared late lies below, and `floor` must not pass it.
	const mark = to <= state.floor ? newest : state.floor + settings.lookBack;
	if (reached > to) {
		const rest = goDown(marks, reached, mark);
		return { reviews: round.held, next: { ...state, mark: to, rest } };
	}
	const { reviews, left = Infinity } = round.portion();
	const done = Math.min(left - 1, newest);
	const rest = goUp(marks, done, mark, pageOf(deepest, budget), budget);
	return { reviews, next: { ...state, mark: done, rest } };
}

/** Reads the lowest page of a backlog, or goes on down to its old end. */
export function* climb(task: Task, round: Round): Exchange<Reading> {
	const { state, budget } = task;
	const marks = marksOf(state.rest);
	const backlog = state.rest as Rest;
	const pages: Descent[] = [];
	let done = state.mark;
	for (let from = backlog.below; typeof from === 'number';) {
		const page = descend(task, round.take, { floor: done, from });
		pages.push(page);
		yield* page.downTo(done);
		marks.push(...page.marks);
		if (page.reached > done) break;
		done = from;
		// Of a page after half a portion, the rest would have to be read a second time.
		if (round.size >= budget.portion / 2 || budget.now() >= budget.end) break;
		const most = Math.min(pageOf(page, budget), budget.portion - round.size);
		from = goUp(marks, done, backlog.mark, most, budget)?.below;
	}
	const conclude = () => {
		const { reviews, left = Infinity } = round.portion(done);
		const mark = Math.min(left - 1, done);
		const last = pages.at(-1);
		const isCut = last !== undefined && mark === done && last.reached > done;
		const rest = isCut
			? goDown(marks, last.reached, backlog.mark)
			: goUp(marks, mark, backlog.mark, last ? pageOf(last, budget) : 0, budget);
		return { reviews, next: rise(task, pages, { mark, rest, began: backlog.mark }) };
	};
	return { descents: pages, conclude };
}

/** What a climb has settled. */
function rise(
	{ state, kind, settings, budget }: Task,
	pages: Descent[],
	{ mark, rest, began }: { mark: number; rest: Rest | undefined; began: number },
): TriggerState {
	const times = pages.flatMap((page) => page.times).filter((time) => time <= mark);
	const near = Math.max(state.near, sight(mark, { times, reached: state.near }, budget));
	// What appeared since the backlog began is not known further down.
	const known = Math.min(mark, began);
	const floor = Math.max(state.floor, floorBelow(known, near, kind, settings));
	const risen = { ...state, mark, near, floor, rest };
	return rest ? risen : { ...risen, day: known - DAY, lastRead: { ...state.lastRead, day: 0 } };
}

/** Not all was read: it goes on below. */
const goDown = (marks: number[], reached: number, mark: number): Rest => ({
	below: reached,
	mark,
	above: after(marks, reached).reverse(),
});

/**
 * How many reviews a page may have, in whole groups. One that needed no second request says nothing of what the API
 * gives at most: where a group of it was small, the next page must not be smaller for it, and so on.
 */
function pageOf({ largest, times }: Descent, { portion }: Budget): number {
	const group = groupOf(portion);
	return times.length > largest ? largest : Math.ceil(largest / group) * group;
}

/**
 * All down to its old end was read: the next page goes as far up as makes a page of the API, or a portion.
 *
 * @param most how many reviews it may have
 * @returns none where all was climbed
 */
function goUp(
	marks: number[],
	done: number,
	mark: number,
	most: number,
	{ portion }: Budget,
): Rest | undefined {
	const left = after(marks, done);
	const count = Math.max(1, Math.floor(Math.min(most, portion) / groupOf(portion)));
	const above = left.slice(Math.min(count, left.length) - 1).reverse();
	const below = above.pop();
	return below === undefined ? undefined : { below, mark, above };
}

/** From the lowest up. */
const after = (marks: number[], time: number) =>
	[...new Set(marks)].filter((one) => one > time).sort((one, other) => one - other);

const marksOf = (rest: Rest | undefined): number[] =>
	[...(rest?.above ?? []), rest?.below].filter((one) => typeof one === 'number');
