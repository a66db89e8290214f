const all = require('./jest.config.js');

const FOLDERS =
	'execution,explain,helpers,memory,orders,payload,simplify,transport,trigger,messages';

/** What is mutated: a constant's mutant runs all tests that there are, so those of other folders are left out. */
const tested = (process.env.TESTED || FOLDERS).split(',');

/**
 * The tests that start no engine, for mutation testing: a mutant then costs a second. `testEnvironment` is resolved,
 * because Stryker puts one of its own around it.
 */
module.exports = {
	...all,
	testEnvironment: require.resolve('./test/outside/environment.js'),
	testMatch: tested.map((name) =>
		name.endsWith('.ts')
			? `<rootDir>/test/nodes/ETrusted/${name.replace(/\.ts$/, '.test.ts')}`
			: `<rootDir>/test/nodes/ETrusted/${name}/**/*.test.ts`,
	),
	// Random tests count what they covered, which takes more runs than a mutant may cost.
	testPathIgnorePatterns: [
		...all.testPathIgnorePatterns,
		'(random|simulation|trigger/edits)\\.test\\.ts$',
	],
	// A mutant that never ends is known by it.
	testTimeout: 5_000,
};
