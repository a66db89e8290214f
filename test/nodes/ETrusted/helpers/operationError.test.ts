import { globSync, readFileSync } from 'node:fs';
import type { INode } from 'n8n-workflow';

import { operationError } from '../../../../nodes/ETrusted/helpers/operationError';
import { toNodeError } from '../../../../nodes/ETrusted/messages/nodeError';

const node: INode = {
	id: '1',
	name: 'eTrusted',
	type: 'n8n-nodes-etrusted.eTrusted',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

test('it has its own words, even with an error code in them, and names its item', () => {
	const error = operationError(node, 'ECONNREFUSED is no email', {
		description: 'Mend it.',
		itemIndex: 3,
	});
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		message: 'ECONNREFUSED is no email',
		description: 'Mend it.',
		context: { itemIndex: 3 },
	});
});

test.each<[string, (message: string) => Error]>([
	['wrong values', (text) => operationError(node, text, { description: `Do ${text}` })],
	['a failed request', (text) => toNodeError(node, { message: text, description: `Do ${text}` })],
])('no error of %s is longer than 10 kB', (_, make) => {
	const error = make('ä€😀'.repeat(100_000)) as Error & { description: string };
	for (const text of [error.message, error.description]) {
		expect(Buffer.byteLength(text)).toBeLessThanOrEqual(10_000);
		expect(text).toMatch(/…$/);
	}
});

test('all errors of n8n are made in these two places, which bound them', () => {
	const made = globSync('nodes/**/*.ts').filter((file) =>
		/new Node(Operation|Api)Error\(/.test(readFileSync(file, 'utf8')),
	);
	expect(made.sort()).toEqual([
		'nodes/ETrusted/helpers/operationError.ts',
		'nodes/ETrusted/messages/nodeError.ts',
	]);
});
