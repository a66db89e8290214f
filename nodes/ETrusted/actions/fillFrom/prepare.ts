import type { IDataObject } from 'n8n-workflow';

import type { ItemContext, Prepared } from '../../execution/operation';
import { describeProblems, Problems } from '../../helpers/problems';
import { readOptions } from '../common/readOptions';
import { fillIn, type PanelInput } from './fillIn';
import type { Skip } from './neverInvited';
import { warnOfNothing } from './orderSettings';
import { openSource, type ItemSource } from './source';

/** What differs between an event and a review link. */
interface Steps<Input extends PanelInput, Payload> {
	/** Why the item is not to be sent, if it is not; without a source, it is nothing of what "Fill From" names. */
	findSkip(context: ItemContext, source: ItemSource | undefined): Skip | undefined;
	/** What a person at the panel should know of an item that is sent. */
	warn?(context: ItemContext, source: ItemSource): string[];
	readPanel(context: ItemContext): { input: Input; type: unknown };
	build(input: Input, context: ItemContext): Payload;
	/** What to ask of the API; with wrong values, the payload lacks some, and nothing is asked. */
	send(payload: Payload, context: ItemContext, timeout: number): Omit<Sending, 'maxRetries'>;
}

type Sending = Extract<Prepared, { exchange: unknown }>;

/** What events and review links have in common: opened, skipped or filled in, checked, and then shown or sent. */
export function prepareFilled<Input extends PanelInput, Payload extends object>(
	context: ItemContext,
	steps: Steps<Input, Payload>,
): Prepared {
	const { problems } = context;
	const opening = new Problems();
	const source = openSource({ ...context, problems: opening });
	// Before any check: an order that is not to be sent must not keep others from it.
	const skip = steps.findSkip(context, source);
	if (skip && !isDryRun(context)) {
		return { output: { skipped: true, reason: skip.reason }, because: skip.because };
	}
	problems.found.push(...opening.found);
	if (!source) return { output: {}, because: 'dryRun' };

	// What is wrong with an order that would be skipped anyway is no error, but may be worth knowing.
	const judged = skip ? { ...context, problems: new Problems() } : context;
	const panel = steps.readPanel(judged);
	const { input, sources, warnings } = fillIn(judged, source, panel.input, panel.type);
	judged.problems.explain(sources);
	const payload = steps.build(input, judged);
	const { dryRun, timeout, ...options } = readOptions(context);
	const sending = steps.send(payload, context, timeout);
	if (!dryRun) return { ...options, ...sending };

	const noted = skip
		? judged.problems.found.map((one) => describeProblems([one]))
		: // What is wrong with the panel was told by what looked for a reason to skip.
			(steps.warn?.({ ...context, problems: new Problems() }, source) ?? []);
	const output = {
		dryRun: true,
		wouldBe: skip ? 'skipped' : 'sent',
		...(skip ? { reason: skip.reason } : {}),
		payload: payload as IDataObject,
		...(source.kind === 'order'
			? {
					filledFrom: within(payload, sources.filledFrom),
					warnings: [...source.order.oddities(), ...warnings, ...warnOfNothing(context), ...noted],
				}
			: {}),
	};
	return { output, because: 'dryRun' };
}

/** Those of the paths that lead into a payload: a review link has not all that an event has. */
const within = (payload: object, filledFrom: Record<string, string>) =>
	Object.fromEntries(
		Object.entries(filledFrom).filter(([path]) =>
			Object.hasOwn(payload, path.replace(/[.[].*$/, '')),
		),
	);

/** Whether "Dry Run" is clearly on; what is wrong with the options is told when they are read. */
function isDryRun(context: ItemContext): boolean {
	const problems = new Problems();
	const { dryRun } = readOptions({ ...context, problems });
	return dryRun && !problems.found.some(({ path }) => path === 'options.dryRun');
}
