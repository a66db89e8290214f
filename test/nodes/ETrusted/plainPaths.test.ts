import fc from 'fast-check';
import { DateTime } from 'luxon';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

import { ItemParameters } from '../../../nodes/ETrusted/execution/itemParameters';
import { Unreadable } from '../../../nodes/ETrusted/helpers/invalidValue';
import { followPath, parsePlainPath } from '../../../nodes/ETrusted/helpers/plainPath';
import { createEngine, type EngineOptions } from '../../engine';
import { randomRuns, randomSeed } from '../../runs';

const seed = randomSeed();
const ITEMS = Math.ceil(randomRuns(150, 600) / 10);
const EXPRESSIONS = 120;

/** What n8n makes of one expression for one item, and what our reading of it makes. */
interface Pair {
	expression: string;
	item: number;
	theirs: unknown;
	ours: unknown;
}

/** Reads each of its parameters twice: through n8n, and as our node does. */
class Probe implements INodeType {
	readonly pairs: Pair[] = [];

	description: INodeTypeDescription;

	constructor(readonly expressions: string[]) {
		this.description = {
			displayName: 'Probe',
			name: 'probe',
			group: ['transform'],
			version: 1,
			description: 'Reads its parameters',
			defaults: { name: 'Probe' },
			inputs: ['main'],
			outputs: ['main'],
			properties: expressions.map((_, index) => ({
				displayName: `P${index}`,
				name: `p${index}`,
				type: 'string',
				default: '',
			})),
		} as INodeTypeDescription;
	}

	execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const probe = Probe.current;
		const parameters = new ItemParameters(this);
		for (const item of this.getInputData().keys()) {
			for (const [index, expression] of probe.expressions.entries()) {
				const name = `p${index}`;
				let theirs: unknown;
				try {
					theirs = this.getNodeParameter(name, item);
				} catch (error) {
					theirs = new Unreadable((error as Error).message);
				}
				probe.pairs.push({ expression, item, theirs, ours: parameters.get(name, item, '') });
			}
		}
		return Promise.resolve([this.getInputData()]);
	}

	static current: Probe;
}

/** Letters and digits that are a name's to some and not to others. */
const ODD_NAMES = [
	'm²',
	'½',
	'x٣',
	'Ⅷ',
	'a\u0301',
	'ª',
	'µ',
	'ﬁ',
	'𝒳',
	'\u2e2f',
	'名',
	'a·b',
	'\u212a',
];

const KEYS = [
	'email',
	'first name',
	'name',
	'lines',
	'a',
	'0',
	'__proto__',
	'length',
	'Größe',
	'_id',
	'constructor',
];
const key = fc.oneof(
	{ weight: 8, arbitrary: fc.constantFrom(...KEYS) },
	{ weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
);
const leaf = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.constantFrom('=1', '={{ 1 }}', '{{ $json.a }}', '\ud800', ' x ', ''),
	fc.double(),
	fc.integer(),
	fc.boolean(),
	fc.constant(null),
	fc.constant(undefined),
);
const odd = fc.constantFrom<unknown>(
	new Date(0),
	DateTime.fromISO('2026-11-23T10:00:00Z'),
	Object.assign(Object.create({ email: 'inherited' }) as object, { a: 1 }),
);
const { value: json } = fc.letrec<{ value: unknown; list: unknown; object: unknown }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		{ weight: 4, arbitrary: leaf },
		{ weight: 1, arbitrary: odd },
		{ weight: 3, arbitrary: tie('object') },
		{ weight: 2, arbitrary: tie('list') },
	),
	list: fc.array(tie('value'), { maxLength: 3 }),
	object: fc.dictionary(key, tie('value'), { maxKeys: 8 }),
}));
const item = fc
	.tuple(
		fc.dictionary(key, json, { maxKeys: 4 }),
		fc.record(
			{ email: leaf, 'first name': json, name: json, a: json, Größe: json },
			{ requiredKeys: ['email', 'a'] },
		),
		fc.array(fc.dictionary(key, json, { maxKeys: 4 }), { maxLength: 2 }),
	)
	.map(([odds, fields, lines]) => ({ ...odds, ...fields, lines }));

const step = fc.oneof(
	{
		weight: 12,
		arbitrary: fc.constantFrom(
			'.email',
			'["first name"]',
			"['name']",
			'.lines',
			'.a',
			'[0]',
			'["0"]',
			'.Größe',
		),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			'.length',
			'.__proto__',
			'._id',
			'.constructor',
			'[1]',
			'["a b"]',
			'["x\'y"]',
			'.a.trim()',
			'?.a',
		),
	},
	{ weight: 1, arbitrary: key.map((name) => `[${JSON.stringify(name)}]`) },
);
const expression = fc
	.tuple(fc.array(step, { minLength: 1, maxLength: 3 }), fc.constantFrom(' ', '', '\n'))
	.map(([steps, blank]) => `={{${blank}$json${steps.join('')}${blank}}}`);

/** Makes dates of the two copies of luxon, and NaN, comparable to the byte. */
const shown = (value: unknown) =>
	value instanceof Unreadable
		? 'unreadable'
		: (JSON.stringify(value, (_, entry: unknown) =>
				Object.is(entry, -0)
					? '-0'
					: typeof entry === 'number' && !Number.isFinite(entry)
						? String(entry)
						: entry,
			) ?? 'undefined');

test.each<NonNullable<EngineOptions['expressions']>>(['legacy', 'vm'])(
	'a plain path read from the item is what n8n makes of it, to the byte (%s)',
	async (expressions) => {
		console.info(`seed ${seed}`);
		const random = fc.sample(expression, { numRuns: EXPRESSIONS, seed });
		const probe = new Probe([...random, ...ODD_NAMES.map((name) => `={{ $json.${name} }}`)]);
		Probe.current = probe;
		const engine = await createEngine({ nodeTypes: { 'test.probe': probe }, expressions });
		const named = Object.fromEntries(ODD_NAMES.map((name) => [name, 'odd']));
		const input = fc
			.sample(item, { numRuns: ITEMS, seed })
			.map((one) => ({ ...named, ...one })) as IDataObject[];
		const run = await engine.run({
			nodes: [
				{ name: 'Start', type: 'test.start' },
				{
					name: 'Probe',
					type: 'test.probe',
					parameters: Object.fromEntries(probe.expressions.map((one, index) => [`p${index}`, one])),
				},
			],
			input,
		});
		expect(run.error).toBeUndefined();
		expect(probe.pairs).toHaveLength(ITEMS * probe.expressions.length);
		let followed = 0;
		for (const { expression: one, item: index, theirs, ours } of probe.pairs) {
			const path = parsePlainPath(one);
			if (path && followPath(input[index], path)) followed++;
			expect([one, index, shown(ours)]).toEqual([one, index, shown(theirs)]);
		}
		// What is left to n8n is equal in any case: enough must have been read from the item.
		expect(followed).toBeGreaterThan(60);
	},
);
