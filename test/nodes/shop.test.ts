import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '..', '..');

test('a failing test ends, and says why', async () => {
	const jest = [
		join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
		'--coverage=false',
		'--testMatch=**/test/nodes/failing.ts',
	];
	// What is killed was still listening: then `killed` is true, and there is no exit code.
	const failure = await promisify(execFile)(process.execPath, jest, {
		cwd: root,
		timeout: 50_000,
	}).catch((error: { code: unknown; killed: unknown; stderr: string }) => error);
	expect(failure).toMatchObject({ code: 1, killed: false });
	expect(failure.stderr).toContain('Expected: "told"');
	expect(failure.stderr).toContain('1 failed, 1 total');
});
