import { setTimeout as pause } from 'node:timers/promises';

const stepMs = 100;

/** Waits until a condition holds. Rejects after `limitMs`, with what was waited for. */
export async function until(
	what: string,
	limitMs: number,
	holds: () => boolean | Promise<boolean>,
): Promise<void> {
	for (const deadline = Date.now() + limitMs; !(await holds()); await pause(stepMs)) {
		if (Date.now() > deadline) throw new Error(`Waited ${limitMs / 1000} s in vain: ${what}`);
	}
}
