import { field, type Field, type Json } from './found';

/**
 * Keys that tell what an item is, with their weight: 10 for a key that hardly anything else has, 3 for one that a few
 * kinds share, 1 for one that is found anywhere. What is always there in one kind and never in those like it may weigh more.
 */
export type Signs = Record<string, number>;

/** Something that an item can be. */
export interface Kind {
	/** As in "it looks like …". */
	name: string;
	signs: Signs;
	/** What to do with it, as a sentence. */
	advice: string;
}

/** A kind whose signs are ready to be looked for. */
export interface Look extends Kind {
	weights: ReadonlyArray<{ sign: Field; weight: number }>;
}

export function lookOf(kind: Kind): Look {
	const weights = Object.entries(kind.signs).map(([path, weight]) => ({
		sign: field(path),
		weight,
	}));
	return { ...kind, weights };
}

/** Below this, an item has next to nothing of a kind. */
const ENOUGH = 4;

/** How much an item has of a kind. A key counts whatever it holds, `null` included: a spoilt value changes nothing. */
function weigh(item: Json, { weights }: Look): number {
	let sum = 0;
	for (const { sign, weight } of weights) {
		if (sign.of(item) !== undefined) sum += weight;
	}
	return sum;
}

/** Whether an item has more than next to nothing of a kind. */
export function hasSomeOf(item: Json, look: Look): boolean {
	return weigh(item, look) >= ENOUGH;
}

/**
 * What an item looks most like; of equals the first.
 *
 * @returns `undefined` where it has next to nothing of any
 */
export function looksLike(item: Json, looks: readonly Look[]): Look | undefined {
	let best: Look | undefined;
	let most = ENOUGH - 1;
	for (const look of looks) {
		const weight = weigh(item, look);
		if (weight > most) [best, most] = [look, weight];
	}
	return best;
}
