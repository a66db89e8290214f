import { createHash, randomUUID } from 'node:crypto';

/** When something can be seen through the API; by default at once. */
export interface Visibility {
	/** `false`: not before `show` is called. */
	visible?: boolean;
	/** Milliseconds from now. */
	visibleInMs?: number;
	visibleAt?: Date | string | number;
}

interface Entry<T> {
	item: T;
	/** Epoch milliseconds. */
	visibleAt: number;
}

/** An ID of the API's form, e.g. `rev-` and a UUID: random, or the same for the same text. */
export function createId(prefix: string, text?: string): string {
	if (text === undefined) return `${prefix}-${randomUUID()}`;
	const hex = createHash('sha256').update(text).digest('hex');
	const groups = [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`4${hex.slice(13, 16)}`,
		`9${hex.slice(17, 20)}`,
	];
	return [prefix, ...groups, hex.slice(20, 32)].join('-');
}

function momentOf({ visible = true, visibleInMs = 0, visibleAt }: Visibility): number {
	if (!visible) return Infinity;
	return visibleAt === undefined ? Date.now() + visibleInMs : new Date(visibleAt).getTime();
}

/** Things of one kind by their ID, each visible from some moment on. They are replaced, never changed. */
export class Store<T extends { id: string }> {
	private readonly entries = new Map<string, Entry<T>>();

	/** Of the thing that was added last; undefined while there is none. */
	latestId: string | undefined;

	add(item: T, visibility: Visibility = {}): T {
		this.entries.set(item.id, { item, visibleAt: momentOf(visibility) });
		this.latestId = item.id;
		return item;
	}

	/** @throws {Error} when there is none of this ID */
	get(id: string): T {
		return this.entry(id).item;
	}

	/** What the API finds: undefined when there is none of this ID, or it is not visible yet. */
	find(id: string): T | undefined {
		const entry = this.entries.get(id);
		return entry && entry.visibleAt <= Date.now() ? entry.item : undefined;
	}

	/** @throws {Error} when there is none of this ID */
	change(id: string, changes: Partial<T>): T {
		const entry = this.entry(id);
		entry.item = { ...entry.item, ...changes };
		return entry.item;
	}

	/** As {@link change}, but nothing of it stays. @throws {Error} when there is none of this ID */
	replace(item: T): T {
		this.entry(item.id).item = item;
		return item;
	}

	/** @throws {Error} when there is none of this ID */
	setVisibility(id: string, visibility: Visibility): T {
		const entry = this.entry(id);
		entry.visibleAt = momentOf(visibility);
		return entry.item;
	}

	/** @throws {Error} when there is none of this ID */
	remove(id: string): void {
		this.entry(id);
		this.entries.delete(id);
	}

	/** In the order in which they were added, those that are not visible included. */
	get all(): T[] {
		return [...this.entries.values()].map(({ item }) => item);
	}

	/** Those that are visible now, in the order in which they were added. */
	get visible(): T[] {
		return this.all.filter(({ id }) => this.find(id));
	}

	/** Forgets all, and takes these in their place. */
	reset(items: T[]): void {
		this.entries.clear();
		for (const item of items) this.entries.set(item.id, { item, visibleAt: 0 });
		this.latestId = items.at(-1)?.id;
	}

	private entry(id: string): Entry<T> {
		const entry = this.entries.get(id);
		if (!entry) throw new Error(`The sandbox has nothing with the ID "${id}"`);
		return entry;
	}
}
