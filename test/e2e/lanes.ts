/** What is to be run, beside others or alone. */
export interface Job {
	isAlone: boolean;
	run(): Promise<void>;
}

/** Whole installations of n8n mostly wait, so that two cores carry more than two at once. */
const lanes = 3;

/** Runs those that may run side by side in so many lanes, each lane taking the next one; then the others, one by one. */
export async function inLanes(jobs: Job[]): Promise<void> {
	const beside = jobs.filter(({ isAlone }) => !isAlone);
	const next = beside.values();
	const lane = async () => {
		for (const job of next) await job.run();
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	for (const job of jobs.filter(({ isAlone }) => isAlone)) await job.run();
}
