import { Presence } from '../../../../nodes/ETrusted/memory/presence';
import { Row } from '../../../../nodes/ETrusted/memory/row';
import { Turn, type Traces, type Wishes } from '../../../../nodes/ETrusted/memory/turn';
import { clock } from '../../../../nodes/ETrusted/transport/clock';
import { Deduplication, type DeduplicationCall } from '../../../engine/deduplication';

/** One process that takes turns at the row, on a clock of its own, and what another one writes between its calls. */

export const WRITE = 'checkProcessedAndRecord';
export const REMOVE = 'removeProcessed';
export const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

export let memory: Deduplication;
let row: Row;
export let presence: Presence;
export let traces: Traces;
export let waits: number[];
let now: number;
beforeEach(() => {
	now = 0;
	waits = [];
	jest.spyOn(clock, 'now').mockImplementation(() => now);
	jest.spyOn(clock, 'elapsed').mockImplementation(() => now);
	jest.spyOn(clock, 'random').mockReturnValue(0);
	jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => {
		waits.push(milliseconds);
	});
	memory = new Deduplication();
	row = new Row();
	presence = new Presence();
	traces = { canary: undefined, litter: [] };
});
afterEach(() => jest.restoreAllMocks());

const helpers = () => memory.helpersFor('w', 'n');

/** Takes a turn, and answers what became of each order to begin. */
export async function take(wishes: Partial<Wishes>): Promise<Record<string, string>> {
	const all = { begin: [], overdue: [], accepted: [], notAccepted: [], ...wishes };
	memory.calls.length = 0;
	const fates = await new Turn(helpers(), row, presence, traces, all).run();
	return Object.fromEntries(fates);
}

/** The marks of orders in the row, sorted. */
export const marks = () => [...memory.marks].sort();

/** Writes what another process has, without being seen. */
export async function other(method: typeof WRITE | typeof REMOVE, items: string[]): Promise<void> {
	const { before } = memory;
	memory.before = () => {};
	await helpers()[method](items, 'node', { mode: 'entries' });
	memory.calls.pop();
	memory.before = before;
}

/** Does something before the n-th look, counted from 1: the call that records a token, and none of the own digits. */
export function beforeLook(
	what: (nth: number, call: DeduplicationCall) => Promise<void> | void,
): void {
	let looks = 0;
	memory.before = async (call) => {
		const { method, items } = call;
		const isLook = method === WRITE && UUID.test(items[0] ?? '') && !items.some(isOwn);
		if (isLook) await what(++looks, call);
	};
}
const isOwn = (entry: string) => presence.own.includes(entry);

/** Ten turns and a minute without a sign of another process. */
export async function becomeAlone(): Promise<void> {
	for (let turn = 0; turn < 11; turn += 1) await take({});
	now += 60_000;
	expect(presence.isAlone).toBe(true);
}
