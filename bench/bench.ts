import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import {
	compareAtLatency,
	compareAtOnce,
	comparePreset,
	compareSizes,
	warmUp,
	type Row,
} from './measurements';
import { compareMemory } from './memoryRows';
import { compareOnce } from './onceRows';
import { RemoteSandbox } from './remoteSandbox';
import { compareReading, compareReplies, countPolls } from './reviewRows';
import { compareTriggerCost } from './triggerCost';
import { fullSizes, quickSizes } from './sizes';
import { table } from './statistics';

/** Measures the built node through n8n's engine and prints a Markdown table. It judges nothing: machines differ. */
async function bench(): Promise<void> {
	const { values } = parseArgs({ options: { quick: { type: 'boolean' } } });
	const sizes = values.quick ? quickSizes : fullSizes;
	const sandbox = new RemoteSandbox();
	try {
		await warmUp(sandbox, sizes);
		const rows: Row[] = [];
		for (const compare of [
			compareAtLatency,
			compareAtOnce,
			comparePreset,
			compareOnce,
			compareSizes,
			compareReading,
			compareReplies,
			countPolls,
			compareTriggerCost,
			compareMemory,
		]) {
			rows.push(...(await compare(sandbox, sizes)));
		}
		console.log(
			`Medians of ${sizes.waiting.rounds} to ${sizes.instant.rounds} runs, Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}\n`,
		);
		console.log(table(['measured', 'result', 'ratio', 'target'], rows));
	} finally {
		sandbox.close();
	}
}

bench().catch((error: Error) => {
	console.error(error);
	process.exitCode = 1;
});
