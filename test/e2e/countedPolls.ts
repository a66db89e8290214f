import type { ReceivedRequest } from '../../sandbox';
import { until } from '../../scripts/lib/until';
import type { StagedSandbox } from './stage';

/** Many polls, beside ten other workflows, on a busy machine. */
export const limitMs = 300_000;

/** Begins at the top of the list, as each poll does that has nothing left over. */
export const isTop = ({ query }: ReceivedRequest) =>
	!query.has('after') && !query.has('submittedBefore');

export const readIn = (requests: readonly ReceivedRequest[]) =>
	requests.reduce((sum, { listed = 0 }) => sum + listed, 0);

/** What the polls of one workflow ask for: lists of its channels, and of no others. */
export class CountedPolls {
	private readonly own: ReceivedRequest[] = [];

	private looked = 0;

	constructor(
		private readonly sandbox: StagedSandbox,
		private readonly channels: string[],
		private readonly orderBy: 'submittedAt' | 'editedAt' = 'submittedAt',
	) {}

	/** All lists that it asked for so far. */
	get lists(): readonly ReceivedRequest[] {
		const { requests } = this.sandbox;
		this.own.push(...requests.slice(this.looked).filter((request) => this.isOwn(request)));
		this.looked = requests.length;
		return this.own;
	}

	/** What so many whole polls ask for, from the next one on, or from an earlier list on. */
	async polls(count: number, from = this.lists.length): Promise<ReceivedRequest[]> {
		const since = () => this.lists.slice(from);
		const begun = () => since().filter(isTop).length;
		// The next one tells that the last one has ended.
		const what = () => `${count} polls; ${begun()} began, of ${since().length} requests`;
		await until(what, limitMs, () => begun() > count);
		const lists = since();
		const tops = lists.filter(isTop);
		return lists.slice(lists.indexOf(tops[0]!), lists.indexOf(tops[count]!));
	}

	/** How often one review was asked for by its ID, by whatever workflow. */
	byId(id: string): number {
		return this.sandbox.requests.filter(({ pathname }) => pathname === `/reviews/${id}`).length;
	}

	private isOwn({ pathname, query }: ReceivedRequest): boolean {
		const channels = (query.get('channels') ?? '').split(',');
		return (
			pathname === '/reviews' &&
			query.get('orderBy') === this.orderBy &&
			channels.every((id) => this.channels.includes(id))
		);
	}
}
