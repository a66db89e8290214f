import type { Pending } from './operation';

/** For each item the one whose answer is its own as well: the first that reads the same, or itself. */
export function leadersOf(pending: Pending[]): Map<Pending, Pending> {
	const firsts = new Map<string | Pending, Pending>();
	const leaders = new Map<Pending, Pending>();
	for (const entry of pending) {
		const read = entry.reads ?? entry;
		if (!firsts.has(read)) firsts.set(read, entry);
		leaders.set(entry, firsts.get(read) as Pending);
	}
	return leaders;
}

/** The first item of each turn-taking kind with all that take none, then the second ones, and so on. */
export function inTurns(pending: Pending[]): Pending[][] {
	const turns: Pending[][] = [];
	const taken = new Map<string | Pending, number>();
	for (const entry of pending) {
		const kind = entry.takesTurns ?? entry;
		const turn = taken.get(kind) ?? 0;
		taken.set(kind, turn + 1);
		(turns[turn] ??= []).push(entry);
	}
	return turns;
}
