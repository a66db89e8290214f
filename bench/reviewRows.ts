import { connectEngine, credentials, triggerType } from '../demo/connectedEngine';
import { startSandbox } from '../sandbox';
import type { Row } from './measurements';
import type { RemoteSandbox } from './remoteSandbox';
import type { Sizes } from './sizes';
import { timeLaps, type Cost } from './stopwatch';

const perReview = ({ time, cpu }: Cost) =>
	`${time.toFixed(3)} ms per review, CPU ${cpu.toFixed(3)}`;
const ratio = (a: Cost, b: Cost) =>
	`${(a.time / b.time).toFixed(2)}, by CPU ${(a.cpu / b.cpu).toFixed(2)}`;

/** Reading all reviews, beside the bare helper over the same pages. */
export async function compareReading(sandbox: RemoteSandbox, { reviews }: Sizes): Promise<Row[]> {
	const { count, rounds } = reviews;
	const laps = (['reviews', 'simplified', 'pages'] as const).map((subject) => ({
		subject,
		count,
	}));
	const [ours, simplified, pages] = (await timeLaps(sandbox, 0, laps, rounds + 1)) as [
		Cost,
		Cost,
		Cost,
	];
	return [
		[
			`${count} reviews read in pages of 1,000`,
			perReview(ours),
			`node / helper ${ratio(ours, pages)}`,
			'<= 1.20',
		],
		[
			`${count} reviews read and simplified`,
			perReview(simplified),
			`node / helper ${ratio(simplified, pages)}`,
			'<= 1.20',
		],
		[`${count} reviews read by the bare helper`, perReview(pages), '', ''],
	];
}

/** A reply is two requests: the review is looked at first. */
const requestsAReply = 2;

const latencyMs = 50;

/** Replies of one execution, beside the least that as many take one after the other. */
export async function compareReplies(sandbox: RemoteSandbox, { reviews }: Sizes): Promise<Row[]> {
	const { replies, rounds } = reviews;
	const [many] = (await timeLaps(
		sandbox,
		latencyMs,
		[{ subject: 'replies', count: replies }],
		rounds,
	)) as [Cost];
	const oneByOne = requestsAReply * latencyMs;
	return [
		[
			`${latencyMs} ms latency, ${replies} replies`,
			perReview(many),
			`one after the other, ${oneByOne} ms / node ${(oneByOne / many.time).toFixed(2)}`,
			'>= 10',
		],
	];
}

/** What the trigger asks where nothing is new. */
export async function countPolls(): Promise<Row[]> {
	const sandbox = await startSandbox({ reviews: [{}] });
	try {
		const engine = await connectEngine(sandbox);
		const workflow = engine.polling({
			nodes: [{ name: 'Trigger', type: triggerType, credentials, parameters: {} }],
		});
		await workflow.activate();
		sandbox.requests.length = 0;
		await workflow.poll();
		return [['a poll that finds nothing new', `${sandbox.requests.length} request`, '', '1']];
	} finally {
		await sandbox.close();
	}
}
