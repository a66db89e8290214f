/**
 * How many random runs a property test makes: few, so that `npm test` stays quick; many with `RUNS=many`, as CI does
 * once; as many as told with `RUNS=<number>`.
 */
export function randomRuns(few: number, many: number): number {
	const { RUNS } = process.env;
	if (RUNS === undefined) return few;
	return RUNS === 'many' ? many : Number(RUNS);
}
