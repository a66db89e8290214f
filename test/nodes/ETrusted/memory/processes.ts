import type { IExecuteFunctions } from 'n8n-workflow';

import type * as SendOnce from '../../../../nodes/ETrusted/execution/sendOnce';
import type { Pending } from '../../../../nodes/ETrusted/execution/operation';
import type { Result } from '../../../../nodes/ETrusted/execution/results';
import type * as Clock from '../../../../nodes/ETrusted/transport/clock';
import type { Caller, SharedRow } from './sharedRow';
import { never, type World } from './world';

/** The package's modules as a process of its own has them. */
interface Modules {
	sendEachOnce: typeof SendOnce.sendEachOnce;
	clock: typeof Clock.clock;
}

function load(): Modules {
	const modules: Partial<Modules> = {};
	jest.isolateModules(() => {
		const folder = '../../../../nodes/ETrusted';
		const { clock } = jest.requireActual<typeof Clock>(`${folder}/transport/clock`);
		const { sendEachOnce } = jest.requireActual<typeof SendOnce>(`${folder}/execution/sendOnce`);
		Object.assign(modules, { clock, sendEachOnce });
	});
	if (loaded.some(({ clock }) => clock === modules.clock))
		throw new Error('A process shares its modules with another one');
	return modules as Modules;
}

/** Loaded once: each world uses a row of its own, so that nothing of an earlier one is known. */
const loaded: Modules[] = [];

/** What the API says to an order. */
export type Say = 'accepted' | 'refused' | 'inDoubt';

/** What became of a delivery. */
export interface Delivered {
	reference: string;
	result: Result;
	startedAt: number;
	at: number;
	failure: string | undefined;
}

let worlds = 0;

/** Processes that send each order once, with one row between them. */
export class Processes {
	readonly all: Process[] = [];

	/** When the API accepted each order, in the world's milliseconds. */
	readonly accepted = new Map<string, number[]>();

	requests = 0;

	readonly delivered: Delivered[] = [];

	private readonly workflow = `world ${worlds++}`;

	/** What the API says; the n-th time it is asked for this order, counted from 0. */
	say: (reference: string, nth: number) => Say = () => 'accepted';

	/** Milliseconds that the API takes. */
	latency: [number, number] = [20, 60];

	private readonly asked = new Map<string, number>();

	constructor(
		readonly world: World,
		readonly row: SharedRow,
		count: number,
		clockIsOff?: (nth: number) => number,
	) {
		for (let nth = 0; nth < count; nth += 1) this.start(clockIsOff && (() => clockIsOff(nth)));
	}

	/** One more process, as a worker that was killed comes up again. */
	start(clockIsOff: () => number = () => 0): Process {
		const modules = (loaded[this.all.length] ??= load());
		const { world } = this;
		Object.assign(modules.clock, {
			now: () => 1.7e12 + world.now + clockIsOff(),
			elapsed: () => world.now,
			sleep: async (milliseconds: number) => await world.sleep(milliseconds),
			breathe: async () => await world.sleep(0),
			random: () => world.random(),
		});
		const process = new Process(this, modules, this.workflow);
		this.all.push(process);
		return process;
	}

	/** The API: half of the time on its way, then it acts, then the answer is on its way. */
	async ask(reference: string, process: Process): Promise<Say> {
		this.requests += 1;
		const { world } = this;
		await world.sleep(world.between(...this.latency) / 2);
		if (process.isDead) await never();
		const nth = this.asked.get(reference) ?? 0;
		this.asked.set(reference, nth + 1);
		const said = this.say(reference, nth);
		if (said !== 'refused')
			this.accepted.set(reference, [...(this.accepted.get(reference) ?? []), world.now]);
		await world.sleep(world.between(...this.latency) / 2);
		if (process.isDead) await never();
		return said;
	}

	/** Orders that arrived more than once. */
	get twice(): string[] {
		return [...this.accepted].filter(([, times]) => times.length > 1).map(([name]) => name);
	}

	/** Deliveries that were skipped before the order had arrived. */
	get skippedUnsent(): Delivered[] {
		return this.delivered.filter(
			({ reference, result, at }) =>
				result.state === 'skipped' &&
				!(this.accepted.get(reference) ?? []).some((time) => time <= at),
		);
	}
}

export class Process implements Caller {
	isDead = false;

	writesLeft: number | undefined;

	/** What it has in hand. */
	readonly hand: string[] = [];

	constructor(
		private readonly processes: Processes,
		private readonly modules: Modules,
		private readonly workflow: string,
	) {}

	/** An execution with these orders; never ends where the process is killed. */
	async deliver(references: string[], stop?: AbortSignal): Promise<Delivered[]> {
		const { processes } = this;
		const { world } = processes;
		const startedAt = world.now;
		this.hand.push(...references);
		const results: Result[] = references.map(() => ({ state: 'untouched' }));
		const pending = references.map(
			(reference, item) =>
				({ item, sendOnce: { type: 't', channel: 'c', reference } }) as unknown as Pending,
		);
		const context = {
			helpers: processes.row.helpersOf(this),
			getWorkflow: () => ({ id: this.workflow }),
			getNode: () => ({ id: 'node' }),
		} as unknown as IExecuteFunctions;
		const failure = await this.modules.sendEachOnce(context, pending, {
			results,
			stop,
			mayGoOn: () => stop?.aborted !== true,
			send: async (some) => {
				await Promise.all(
					some.map(async ({ item }) => {
						results[item] = toResult(await processes.ask(references[item] as string, this));
					}),
				);
			},
		});
		if (this.isDead) await never();
		for (const reference of references) this.hand.splice(this.hand.indexOf(reference), 1);
		const delivered = references.map((reference, item) => ({
			reference,
			result: results[item] as Result,
			startedAt,
			at: world.now,
			failure,
		}));
		processes.delivered.push(...delivered);
		return delivered;
	}
}

function toResult(said: Say): Result {
	if (said === 'accepted') return { state: 'done', outputs: [{ EventRef: 'evt' }] };
	const described = { message: said, description: '' };
	return { state: 'failed', described, uncertain: said === 'inDoubt' };
}
