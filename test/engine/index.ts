/**
 * Runs whole workflows through n8n's real engine, n8n-core's `WorkflowExecute`: real node types, expressions, item
 * pairing, request helpers, OAuth2. Of n8n itself only what surrounds the engine is written again here: the store of
 * credentials, the memory of the deduplication helpers, the retry of an execution, the test of a credential, the lists
 * of the panel.
 */
export {
	createEngine,
	type Engine,
	type EngineOptions,
	type Execution,
	type RunInput,
} from './engine';
export type { StoredCredential } from './credentialStore';
export { Deduplication, type DeduplicationCall } from './deduplication';
export type { Run } from './run';
export type { Link, NodeInput, WorkflowInput } from './workflow';
