import type { IDataObject } from 'n8n-workflow';

import { runItems } from '../../../../nodes/ETrusted/execution/itemLoop';
import type {
	ItemContext,
	Operation,
	Prepared,
} from '../../../../nodes/ETrusted/execution/operation';
import { BASE_WORDING } from '../../../../nodes/ETrusted/messages/wording';
import { clock } from '../../../../nodes/ETrusted/transport/clock';
import { call, type Exchange } from '../../../../nodes/ETrusted/transport/exchange';
import { post, read } from '../transport/world';
import { accepted, FakeContext, response, type FakeOptions, type Sent } from './context';

/**
 * Runs of the item loop for its tests: operations that create or read by each item's `ref`, and an n8n to run them in
 * (`context.ts`). Nobody waits: pauses end at once.
 */

const PARAMETERS = { ref: '=ref' };

export const orders = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ ref: `r${index}` }));

export type Work = Extract<Prepared, { exchange: unknown }>;

export const identityOf = (ref: string) => ({
	type: 't',
	channel: 'c',
	reference: ref,
	email: 'a@b.de',
});

/** Creates an event of each item's `ref`, whose answer comes out. */
export function creating(
	more: (context: ItemContext, ref: string) => Partial<Work> = () => ({}),
): Operation {
	return {
		wording: {
			...BASE_WORDING,
			creation: {
				done: 'sent',
				perhaps: 'it may exist',
				advice: 'Look.',
				surelyNot: 'Nothing was created.',
			},
		},
		prepare(context) {
			const { parameters, item, problems } = context;
			const ref = String(parameters.get('ref', item, 'r'));
			if (ref === 'wrong') problems.add('Ref', 'ref', 'is wrong', ref);
			return {
				*exchange(): Exchange<IDataObject[]> {
					const { body } = yield* call({ ...post('/events'), body: { ref } });
					return [{ ...(body as IDataObject) }];
				},
				maxRetries: 0,
				once: { identity: identityOf(ref) },
				...more(context, ref),
			};
		},
	};
}

/** Reads what each item's `ref` names. */
export const reading: Operation = {
	wording: BASE_WORDING,
	prepare({ parameters, item }) {
		const ref = String(parameters.get('ref', item, 'r'));
		return {
			*exchange(): Exchange<IDataObject[]> {
				const { body } = yield* call(read(`/${ref}`));
				return body as IDataObject[];
			},
			maxRetries: 0,
			reads: ref,
		};
	},
};

export const refOf = ({ body }: Sent) => (JSON.parse(body ?? '{}') as { ref: string }).ref;

/** Takes every event, but what `refuses` gives an answer for. */
export const taking =
	(refuses: Record<string, unknown> = {}) =>
	(sent: Sent) =>
		refuses[refOf(sent)] ?? accepted(`evt-${refOf(sent)}`);

export function open(count: number, options: FakeOptions = {}) {
	return new FakeContext({
		parameters: PARAMETERS,
		input: orders(count),
		serve: taking(),
		...options,
	});
}

export const run = async (fake: FakeContext, operation = creating()) =>
	(await runItems(fake.functions, operation)).map(({ json, pairedItem }) => [
		json.EventRef ?? json.error ?? json.reason ?? json,
		(pairedItem as { item: number }).item,
	]);

export const sentRefs = (fake: FakeContext) => fake.sent.map(refOf);

export const refused = response(400, { Message: 'bad' });

beforeEach(() => {
	jest.spyOn(clock, 'sleep').mockImplementation(async () => {});
});
afterEach(() => jest.restoreAllMocks());
