import type { SavedWorkflow } from '../../scripts/lib/n8nClient';
import type { Checks } from './checks';
import { channelOf, type Name } from './costAccounts';
import { CountedPolls } from './countedPolls';
import type { ReviewSink } from './reviewSink';
import type { Stage } from './stage';

interface Parameters {
	channels: string[];
	[name: string]: unknown;
}

/** A workflow whose trigger is counted. */
export class CountedTrigger {
	readonly counted: CountedPolls;

	private id: string | undefined;

	/**
	 * @param name under which its reviews come out
	 * @param others channels that it comes to have
	 */
	constructor(
		readonly name: string,
		private readonly costStage: CostStage,
		private readonly parameters: Parameters,
		others: string[] = [],
	) {
		const orderBy = parameters.event === 'reviewEdited' ? 'editedAt' : 'submittedAt';
		const channels = [...parameters.channels, ...others];
		this.counted = new CountedPolls(costStage.stage.sandbox, channels, orderBy);
	}

	/** The IDs of what came out, in order. */
	get out(): string[] {
		return this.portions.flat();
	}

	/** The same, by execution. */
	get portions(): string[][] {
		return this.costStage.sink.emitted
			.filter(({ by }) => by === this.name)
			.map(({ items }) => items.map(({ id }) => String(id)));
	}

	/** Switches it on, in its turn: the first poll reads all, and many at once could be cut by time. */
	async begin(): Promise<void> {
		await this.costStage.inTurn(async () => await this.activate());
	}

	/** Switches it on again; with other parameters where there are any. */
	async activate(changes?: Partial<Parameters>): Promise<void> {
		const { client } = this.costStage.stage;
		const workflow = await this.saved();
		if (changes) {
			const [node] = workflow.nodes;
			node!.parameters = { ...node!.parameters, ...changes };
			await client.updateWorkflow(workflow);
		}
		await client.activate(await this.saved());
	}

	async deactivate(): Promise<void> {
		await this.costStage.stage.client.deactivate(await this.saved());
	}

	private async saved(): Promise<SavedWorkflow> {
		const { stage, sink } = this.costStage;
		this.id ??= (await stage.save(sink.workflow(this.name, { parameters: this.parameters }))).id;
		return await stage.client.getWorkflow(this.id);
	}
}

/** Where triggers are counted. */
export class CostStage {
	private turn: Promise<void> = Promise.resolve();

	constructor(
		readonly checks: Checks,
		readonly stage: Stage,
		readonly sink: ReviewSink,
	) {}

	/** One after the other; a failure is only its own. */
	async inTurn(work: () => Promise<void>): Promise<void> {
		const own = this.turn.then(work);
		this.turn = own.catch(() => {});
		await own;
	}

	/** New Review, of one account. */
	newReview(name: Name, more: Record<string, unknown> = {}, others: string[] = []): CountedTrigger {
		const parameters = { channels: [channelOf(name)], ...more };
		return new CountedTrigger(`new in ${name}`, this, parameters, others);
	}

	edited(name: Name): CountedTrigger {
		const parameters = { event: 'reviewEdited', channels: [channelOf(name)] };
		return new CountedTrigger(`edited in ${name}`, this, parameters);
	}

	/** One check, with what it counted: they run side by side. */
	async scene(what: string, work: () => Promise<string>): Promise<void> {
		let counted = '';
		await this.checks.check(`trigger's cost: ${what}`, async () => {
			counted = await work();
		});
		if (counted) this.checks.print(`${what}: ${counted}`);
	}
}
