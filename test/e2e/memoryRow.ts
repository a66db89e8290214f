import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** n8n keeps two entries an order, and each as the hash of a text. */
const entriesAnOrder = 2;
const hashBytes = 16;

/** Works on the database of an n8n that may be running. */
function withDatabase<T>(userFolder: string, work: (database: DatabaseSync) => T): T {
	const database = new DatabaseSync(join(userFolder, '.n8n', 'database.sqlite'));
	try {
		database.exec('pragma busy_timeout = 10000');
		return work(database);
	} finally {
		database.close();
	}
}

/** What n8n remembers for the nodes of a workflow, as it is stored. */
export const readMemory = (userFolder: string, workflowId: string): string[] =>
	withDatabase(userFolder, (database) =>
		database
			.prepare('select value from processed_data where workflowId = ?')
			.all(workflowId)
			.map(({ value }) => String(value)),
	);

/** Replaces what n8n remembers for the nodes of a workflow, which has been filled before. */
export function writeMemory(userFolder: string, workflowId: string, value: string): void {
	const { changes } = withDatabase(userFolder, (database) =>
		database
			.prepare('update processed_data set value = ? where workflowId = ?')
			.run(value, workflowId),
	);
	assert.equal(changes, 1);
}

/** What n8n stores for so many orders, none of which will ever come. */
export const filledMemory = (orderCount: number) =>
	JSON.stringify({
		mode: 'entries',
		data: Array.from({ length: entriesAnOrder * orderCount }, () =>
			randomBytes(hashBytes).toString('base64'),
		),
	});
