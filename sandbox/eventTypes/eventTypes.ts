import type { EventType } from '../defaults';
import { createId, Store } from '../store';

/** The event types of the account. Two may have one name: what the API makes of that is not documented. */
export class EventTypes {
	readonly store = new Store<EventType>();

	constructor(private readonly seed: EventType[]) {
		this.reset();
	}

	get all(): EventType[] {
		return this.store.all;
	}

	/** The one that an event names. */
	named(name: string): EventType | undefined {
		return this.all.find((eventType) => eventType.name === name);
	}

	create(name: string, active: boolean): EventType {
		const now = new Date().toISOString();
		return this.store.add({ id: createId('ety'), createdAt: now, updatedAt: now, active, name });
	}

	/** @throws {Error} when there is none of this ID */
	change(id: string, changes: Partial<Pick<EventType, 'active' | 'name'>>): EventType {
		return this.store.change(id, { ...changes, updatedAt: new Date().toISOString() });
	}

	/** @throws {Error} when there is none of this ID */
	remove(id: string): void {
		this.store.remove(id);
	}

	/** What the account had at its beginning. */
	reset(): void {
		this.store.reset(this.seed);
	}
}
