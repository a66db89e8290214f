import { isNothing } from './nothing';

/**
 * Why something failed, in the words of what was thrown: mostly an error, but libraries and databases throw texts and
 * nothing at all as well.
 *
 * @returns never empty, and never throws
 */
export function reasonOf(thrown: unknown): string {
	try {
		const { message, name } = Object(thrown) as Partial<Error>;
		const told = [message, typeof thrown === 'string' ? thrown : undefined, name];
		return told.find((text) => typeof text === 'string' && !isNothing(text)) ?? UNKNOWN;
	} catch {
		return UNKNOWN;
	}
}

const UNKNOWN = 'nothing is known of the reason';
