/**
 * Reads the parameters of a query as carelessly as the API is believed to: what it does not know is as if it had not
 * been sent, so that a misspelt filter gives the whole account.
 */
export class Query {
	constructor(private readonly parameters: URLSearchParams) {}

	/** The parts of a comma-separated list, the ways of repeated keys included; undefined without any. */
	list(name: string): string[] | undefined {
		const parts = this.parameters
			.getAll(name)
			.flatMap((value) => value.split(','))
			.map((part) => part.trim())
			.filter((part) => part !== '');
		return parts.length > 0 ? parts : undefined;
	}

	/** The parts of a list that are known; undefined without any. */
	knownOf(name: string, known: readonly string[]): string[] | undefined {
		const parts = this.list(name)?.filter((part) => known.includes(part)) ?? [];
		return parts.length > 0 ? parts : undefined;
	}

	text(name: string): string | undefined {
		return this.parameters.get(name)?.trim() || undefined;
	}

	/** `true` or `false`; undefined for anything else. */
	boolean(name: string): boolean | undefined {
		const text = this.text(name);
		return text === 'true' || text === 'false' ? text === 'true' : undefined;
	}

	/** A timestamp in the form of the API's answers, which sorts as text; undefined when it is none. */
	time(name: string): string | undefined {
		const milliseconds = Date.parse(this.text(name) ?? '');
		return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
	}

	/** A whole number from 1 to `max`, a larger one as `max`; `byDefault` for anything else. */
	count(name: string, byDefault: number, max: number): number {
		const text = this.text(name) ?? '';
		return /^[1-9]\d*$/.test(text) ? Math.min(Number(text), max) : byDefault;
	}
}
