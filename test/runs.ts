/**
 * How many random runs a property test makes: few, so that `npm test` stays quick; many with `RUNS=many`, as CI does
 * once; as many as told with `RUNS=<number>`. Whoever asks for more gets the time for them.
 */
export function randomRuns(few: number, many: number): number {
	const { RUNS } = process.env;
	if (RUNS === undefined) return few;
	jest.setTimeout(900_000);
	return RUNS === 'many' ? many : Number(RUNS);
}

/**
 * Where the random values of a property test begin: always at the same, so that a failure is a change's; at new ones
 * with `SEED=new`, which looks for what nobody has thought of; at a known one with `SEED=<number>`.
 */
export function randomSeed(): number {
	const { SEED } = process.env;
	if (SEED === undefined) return 1;
	return SEED === 'new' ? Date.now() % 2 ** 31 : Number(SEED);
}
