import assert from 'node:assert/strict';
import { cpus } from 'node:os';
import { median, table } from '../../bench/statistics';
import type { Installation } from '../../scripts/lib/installN8n';
import type { SavedWorkflow } from '../../scripts/lib/n8nClient';
import type { Checks } from './checks';
import { succeeded } from './scene';
import { speedRows, type Row, type Times } from './speedRows';
import { installed, onStage, type Stage } from './stage';

const rounds = 5;

/** How long the node took, in ms. */
async function time(
	{ client, sandbox }: Stage,
	workflow: SavedWorkflow,
	{ count, latencyMs }: Row,
): Promise<number> {
	sandbox.reset();
	if (latencyMs)
		sandbox.faults.add({
			match: { method: 'POST', path: '/events' },
			delayMs: latencyMs,
			times: Infinity,
		});
	const execution = await client.runToEnd(workflow);
	succeeded(execution);
	assert.equal(sandbox.accepted.length, count);
	return execution.data.resultData.runData['Create Event']![0]!.executionTime;
}

/** All rows in each round, so that whatever slows the machine down for a while slows all of them; the first only warms up. */
async function measure(stage: Stage, rows: Row[]): Promise<Times[]> {
	const times = rows.map(() => ({ ours: [] as number[], theirs: [] as number[] }));
	for (let round = 0; round <= rounds; round++) {
		for (const [index, row] of rows.entries()) {
			for (let repeat = 0; repeat < row.repeats; repeat++) {
				for (const who of ['ours', 'theirs'] as const) {
					if (who === 'ours') row.before?.();
					const ms = await time(stage, row[who], row);
					if (round > 0) times[index]![who].push(ms);
				}
			}
		}
	}
	return times.map(({ ours, theirs }) => ({ ours: median(ours), theirs: median(theirs) }));
}

/** Our node beside n8n's HTTP Request node, with the same payload, in one run. */
export async function speed(
	checks: Checks,
	installation: Installation,
	tarball: string,
): Promise<void> {
	await onStage(installation, installed(tarball), async (stage) => {
		const rows = await speedRows(stage);
		const times = await measure(stage, rows);
		const model = cpus()[0]!.model.trim();
		checks.print(`Medians of ${rounds} rounds, ${model}, ${cpus().length} cores`);
		checks.print(
			table(
				['measured', 'this node', 'HTTP Request', 'result', 'target'],
				rows.map(({ name, judge }, index) => {
					const { ours, theirs } = times[index]!;
					return [name, `${ours} ms`, `${theirs} ms`, ...judge({ ours, theirs })];
				}),
			),
		);
	});
}
