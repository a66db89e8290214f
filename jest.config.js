const { join } = require('node:path');

/**
 * `N8N_ROOT` (a folder with n8n installed) runs the same suites through that n8n's engine instead of the one in
 * node_modules: `npm run e2e` does so with n8n 1.123, whose errors and OAuth2 code differ from those of 2.41.
 */
const { N8N_ROOT } = process.env;
const enginePackages = N8N_ROOT
	? Object.fromEntries(
			['n8n-core', 'n8n-workflow', '@n8n/di', '@n8n/config', '@n8n/backend-common'].map((name) => [
				`^${name}$`,
				join(N8N_ROOT, 'node_modules', name),
			]),
		)
	: {};

module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
	moduleNameMapper: enginePackages,
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
	coverageProvider: 'v8',
	coverageReporters: ['text'],
	coverageThreshold: { global: { lines: 95 } },
	testTimeout: 60_000,
};
