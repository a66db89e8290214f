import { describeRun } from '../../../../nodes/ETrusted/execution/hint';
import type { Result } from '../../../../nodes/ETrusted/execution/results';

const done: Result = { state: 'done', outputs: [] };
const failed: Result = { state: 'failed', described: { message: 'm', description: '' } };
const untouched: Result = { state: 'untouched' };
const skipped = (because: Extract<Result, { state: 'skipped' }>['because']): Result => ({
	state: 'skipped',
	output: {},
	because,
});
const dry = skipped('dryRun');
const told = (...results: Result[]) => describeRun('sent', results, [])?.message;

test('a run in which everything was sent says nothing', () => {
	expect(describeRun('sent', [done, done], [])).toBeUndefined();
	expect(describeRun('sent', [], [])).toBeUndefined();
	expect(describeRun('sent', [untouched], [])).toBeUndefined();
});

test('each operation counts in its own word', () => {
	expect(describeRun('posted', [done, failed], [])?.message).toBe('1 posted, 1 failed');
	expect(describeRun('posted', [dry], [])?.message).toBe('Nothing was sent: Dry Run is on');
});

test.each<[string, Result[]]>([
	['0 sent, 1 failed', [failed]],
	['1 sent, 2 failed', [failed, done, failed]],
	['1 sent, 1 skipped: 1 without consent', [done, skipped('without consent')]],
	[
		'0 sent, 3 skipped: 2 without consent, 1 already sent',
		[skipped('without consent'), skipped('already sent'), skipped('without consent')],
	],
	['1 sent, 1 tried with Dry Run', [dry, done]],
	[
		'1 sent, 1 failed, 2 tried with Dry Run, 1 skipped: 1 with another status',
		[dry, skipped('with another status'), failed, done, dry],
	],
	['Nothing was sent: Dry Run is on', [dry]],
	['Nothing was sent: Dry Run is on', [dry, dry]],
	['0 sent, 1 tried with Dry Run', [dry, untouched]],
])('%s', (message, results) => {
	expect(told(...results)).toBe(message);
});

test('it stands in the output pane', () => {
	expect(describeRun('sent', [failed], [])).toEqual({
		message: '0 sent, 1 failed',
		location: 'outputPane',
		type: 'info',
	});
});

test('a warning is told last, also where everything was sent', () => {
	expect(describeRun('sent', [done], ['no table'])).toEqual({
		message: 'no table',
		location: 'outputPane',
		type: 'warning',
	});
	expect(describeRun('sent', [done, failed], ['no table'])?.message).toBe(
		'1 sent, 1 failed. no table',
	);
	expect(describeRun('sent', [done], [])).toBeUndefined();
});
