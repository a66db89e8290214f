import type { Row } from './measurements';
import { measureMemory } from './memory';
import type { RemoteSandbox } from './remoteSandbox';
import type { Sizes } from './sizes';
import { engineFor, reviewsFor, run, type Subject } from './subjects';

/** What a big run needs of memory, beside the bare helper: events that are sent, and reviews that are read. */
export async function compareMemory(
	sandbox: RemoteSandbox,
	{ memory, reviews }: Sizes,
): Promise<Row[]> {
	return [
		...(await beside(sandbox, 'floor', 'ours', memory.count, 'items')),
		...(await beside(sandbox, 'pages', 'reviews', reviews.count, 'reviews')),
	];
}

async function beside(
	sandbox: RemoteSandbox,
	floor: Subject,
	ours: Subject,
	count: number,
	what: string,
): Promise<Row[]> {
	const measured = [];
	for (const subject of [floor, ours]) {
		const reviewCount = reviewsFor(subject, count);
		const engine = await engineFor(await sandbox.restart({ latencyMs: 0, reviewCount }));
		measured.push(await measureMemory(async () => await run(engine, subject, count)));
	}
	const [helper, node] = measured.map(({ live, rss }) => ({
		live,
		told: `${live.toFixed(1)} MB live, rss ${rss.toFixed(0)} MB`,
	}));
	const more = (((node!.live - helper!.live) * 1024) / count).toFixed(2);
	return [
		[`memory peak, ${count} ${what}: bare helper`, helper!.told, '', ''],
		[
			`memory peak, ${count} ${what}: node`,
			node!.told,
			`${more} kB more each`,
			'items and outputs only',
		],
	];
}
