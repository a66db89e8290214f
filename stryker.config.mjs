/**
 * Mutation testing: `npm run mutate`, or of some folders or files below nodes/ETrusted only,
 * `npm run mutate -- helpers transport/sending.ts`. See docs/testing.md.
 */
export default {
	testRunner: 'jest',
	jest: { configFile: 'jest.pure.config.js' },
	coverageAnalysis: 'perTest',
	// What talks to n8n's parameters and panel is tested through the engine, which takes too long for each mutant.
	mutate: [
		'nodes/ETrusted/{execution,explain,helpers,memory,orders,payload,simplify,transport,trigger}/**/*.ts',
		'nodes/ETrusted/messages/**/*.ts',
		'!nodes/ETrusted/execution/converse.ts',
		'!nodes/ETrusted/trigger/{panel,pollReviews,settings}.ts',
	],
	ignorePatterns: ['bench', 'coverage', 'demo', 'dist', 'docs/screenshots', 'examples', 'reports'],
	reporters: ['clear-text', 'json'],
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	incremental: true,
	timeoutMS: 3_000,
	thresholds: { high: 95, low: 85, break: 85 },
	tempDirName: '.stryker-tmp',
};
