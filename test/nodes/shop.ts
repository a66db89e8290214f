import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import { ETrusted } from '../../nodes/ETrusted/ETrusted.node';
import { PACKAGE_VERSION } from '../../nodes/ETrusted/helpers/package';
import { clock } from '../../nodes/ETrusted/transport/clock';
import { startSandbox, until, type Fault, type Sandbox, type SandboxOptions } from '../../sandbox';
import { createEngine, type Engine, type EngineOptions, type NodeInput, type Run } from '../engine';
import { connectionTo } from './connection';

export const TYPE = 'n8n-nodes-etrusted.eTrusted';
/** The same node as n8n gives it to an AI agent. */
export const TOOL_TYPE = `${TYPE}Tool`;
export const CHANNEL = 'chl-0f8e6a52-6f0b-4d0c-8c1e-3b9d5a7e4f10';

/** What every payload of these tests has unless a test says otherwise. */
export const BASE_PAYLOAD = {
	type: 'after_sales',
	customer: { email: 'a@b.de' },
	channel: { id: CHANNEL, type: 'etrusted' },
	transaction: { reference: 'order-1' },
	system: 'n8n-nodes-etrusted',
	systemVersion: PACKAGE_VERSION,
};

export const BASE_PARAMETERS: IDataObject = {
	resource: 'event',
	operation: 'create',
	eventType: { __rl: true, mode: 'list', value: 'after_sales' },
	channel: { __rl: true, mode: 'list', value: CHANNEL },
	customerEmail: '={{ $json.email ?? "a@b.de" }}',
	transactionReference: '={{ $json.ref ?? "order-1" }}',
	customerOptedIn: true,
	// What is remembered across executions would tie the tests together; it has suites of its own.
	sendOnce: false,
	// The dates of the samples stay while time goes on; age has a suite of its own.
	maxAgeInDays: 0,
};

/** What a fault for the events matches. */
export const EVENTS = { method: 'POST', path: '/events' };

/** What a fault for the login server matches. */
export const TOKEN = { path: '/oauth/token' };

/** Orders r0, r1, … */
export const items = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ ref: `r${index}` }));

/** The order number in an event's payload. */
export const referenceOf = (payload: unknown) =>
	(payload as { transaction: { reference: string } }).transaction.reference;

interface ShopOptions {
	sandbox?: SandboxOptions;
	/** Instead of the right one. */
	secret?: string;
	/** Of the credential's hidden fields. */
	overwrites?: IDataObject;
	expressions?: 'vm' | 'legacy';
	/** Beside ours. */
	nodeTypes?: EngineOptions['nodeTypes'];
}

/** What listens keeps jest from ending: a test that fails never comes to its last line. */
const open = new Set<Sandbox>();

afterAll(async () => {
	for (const sandbox of open) await sandbox.close();
	open.clear();
	jest.restoreAllMocks();
});

/** An n8n with our node and credential, connected to a sandbox. It is closed when the tests of its file are over. */
export class Shop {
	private constructor(
		readonly sandbox: Sandbox,
		readonly engine: Engine,
	) {}

	static async open(options: ShopOptions = {}): Promise<Shop> {
		const sandbox = await startSandbox(options.sandbox);
		open.add(sandbox);
		return new Shop(sandbox, await Shop.engineFor(sandbox, options));
	}

	/** Another n8n in front of the same sandbox. */
	static async engineFor(
		sandbox: Sandbox,
		{ secret, overwrites, expressions, nodeTypes }: ShopOptions = {},
	): Promise<Engine> {
		const connection = connectionTo(sandbox, secret);
		return await createEngine({
			...connection,
			...(expressions ? { expressions } : {}),
			nodeTypes: { [TYPE]: new ETrusted(), [TOOL_TYPE]: new ETrusted(), ...nodeTypes },
			overwrites: {
				eTrustedOAuth2Api: {
					...connection.overwrites.eTrustedOAuth2Api,
					apiBaseUrl: `${sandbox.url}/`,
					...overwrites,
				} as Record<string, string>,
			},
		});
	}

	node(parameters: IDataObject = {}, settings: Partial<INode> = {}): NodeInput {
		return {
			name: 'eTrusted',
			type: TYPE,
			credentials: { eTrustedOAuth2Api: { id: '1', name: 'eTrusted' } },
			...settings,
			parameters: { ...BASE_PARAMETERS, ...parameters } as INode['parameters'],
		};
	}

	workflow(parameters?: IDataObject, settings?: Partial<INode>, timezone = 'Europe/Berlin') {
		return {
			nodes: [{ name: 'Start', type: 'test.start' }, this.node(parameters, settings)],
			settings: { timezone },
		};
	}

	/** Runs the node on the given items. */
	async run(
		input: IDataObject[],
		parameters?: IDataObject,
		{ timezone, ...settings }: Partial<INode> & { timezone?: string } = {},
	): Promise<Run> {
		return await this.engine.run({ ...this.workflow(parameters, settings, timezone), input });
	}

	/** The payloads of the events that the API took, in their order. */
	get payloads(): unknown[] {
		return this.sandbox.accepted.map(({ payload }) => payload);
	}

	/** The order numbers of the events that the API took, in their order. */
	get acceptedRefs(): string[] {
		return this.payloads.map(referenceOf);
	}

	/** As if nothing had been sent, remembered or made to fail; what n8n stored of the token stays. */
	reset(): void {
		this.sandbox.reset();
		this.engine.deduplication.reset();
	}

	/** May be called twice. */
	async close(): Promise<void> {
		await this.sandbox.close();
	}
}

/** Runs one item against a fault, after one that stored a token. */
export async function failWith(shop: Shop, fault: Fault, parameters = {}): Promise<Run> {
	await shop.run([{ ref: 'first' }]);
	shop.sandbox.requests.length = 0;
	shop.sandbox.faults.add({ match: EVENTS, times: Infinity, ...fault } as Fault);
	// Only what never answers is waited for in vain.
	if ('hang' in fault) endTimeWhen(() => shop.sandbox.eventRequests.length > 0);
	return await shop.run([{ ref: 'x' }], { options: parameters });
}

/**
 * Ends the time that the node gives a request, all that are under way and all to come, once something is so: however slow
 * the machine is. It must come about.
 *
 * @returns makes time go on as ever
 */
export function endTimeWhen(isSo: () => boolean): () => void {
	const spy = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
		const time = new AbortController();
		void until(isSo).then(() => time.abort());
		return time.signal;
	});
	return () => spy.mockRestore();
}

/** What came out of the node: json and pairing, nothing else. */
export const output = (run: Run, branch = 0) => run.items('eTrusted', branch).map(plain);

const plain = ({ json, pairedItem }: INodeExecutionData) => ({ json, pairedItem });

/** The answer that the sandbox gave for its n-th accepted event, as the item `item`'s output. */
export const answered = (shop: Shop, accepted: number, item = accepted) => {
	const ref = shop.sandbox.accepted[accepted]?.ref;
	return {
		json: { Message: `Your event (\`${ref}\`) was accepted for processing.`, EventRef: ref },
		pairedItem: { item },
	};
};

/**
 * Makes waiting a matter of bookkeeping: the clock is put forward instead.
 *
 * @param real how long each wait really takes, in milliseconds
 * @returns the waits asked for, in milliseconds
 */
export function skipWaiting(real = 1): number[] {
	const waits: number[] = [];
	let ahead = 0;
	jest.spyOn(clock, 'now').mockImplementation(() => Date.now() + ahead);
	jest.spyOn(clock, 'elapsed').mockImplementation(() => performance.now() + ahead);
	jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => {
		waits.push(milliseconds);
		// Real timers, so that requests under way get their turn.
		await new Promise((resolve) => setTimeout(resolve, real));
		ahead += milliseconds;
	});
	jest.spyOn(clock, 'random').mockReturnValue(0.5);
	return waits;
}
