import { setTimeout as pause } from 'node:timers/promises';

const stepMs = 100;

/** Waits until a condition holds. Rejects after `limitMs`, with what was waited for, as it can be told then. */
export async function until(
	what: string | (() => string),
	limitMs: number,
	holds: () => boolean | Promise<boolean>,
): Promise<void> {
	for (const deadline = Date.now() + limitMs; !(await holds()); await pause(stepMs)) {
		if (Date.now() > deadline) {
			const told = typeof what === 'string' ? what : what();
			throw new Error(`Waited ${limitMs / 1000} s in vain: ${told}`);
		}
	}
}
