// The server's zone, which no workflow of the tests has: a date that is read in it comes out wrong.
process.env.TZ = 'Asia/Tokyo';

module.exports = {
	testEnvironment: '<rootDir>/test/outside/environment.js',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stryker-tmp/'],
	moduleNameMapper: {
		'^(n8n-core|n8n-workflow|luxon|@n8n/(di|config|backend-common))$':
			'<rootDir>/test/outside/$1.js',
	},
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{
				sourceMaps: 'inline',
				module: { type: 'commonjs' },
				jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
			},
		],
	},
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	// V8's own takes half a second a test file, and there are many.
	coverageProvider: 'babel',
	coverageReporters: ['text'],
	coverageThreshold: { global: { lines: 95 } },
	testTimeout: 60_000,
	// Jest leaves one core to others, which on two is half of all.
	maxWorkers: '100%',
	// n8n 1's SSHClientsManager keeps an interval alive.
	forceExit: Boolean(process.env.N8N_ROOT),
};
