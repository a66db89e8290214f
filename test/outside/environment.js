const { createRequire } = require('node:module');
const { join } = require('node:path');
const { TestEnvironment } = require('jest-environment-node');

/**
 * Loads n8n's packages outside of jest's context, as n8n itself does.
 *
 * Inside of it they misbehave: the expression engine's isolate gives objects with the prototypes of the main context,
 * which jest's own `Object.prototype` is not, and a DateTime then arrives as the engine's transfer format
 * (@n8n/expression-runtime, runtime/transfer.ts, isPlainObject). It is quicker too: one copy for all test files.
 *
 * `N8N_ROOT` (a folder with n8n installed) takes that n8n's packages instead of those in node_modules: `npm run e2e`
 * runs these suites through n8n 1.123 so, whose errors and OAuth2 code differ from those of 2.41.
 */
const { N8N_ROOT } = process.env;

module.exports = class extends TestEnvironment {
	constructor(...args) {
		super(...args);
		this.global.requireOutside = N8N_ROOT ? createRequire(join(N8N_ROOT, 'package.json')) : require;
	}
};
