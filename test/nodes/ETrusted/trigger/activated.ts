import { Model, SETTINGS } from './model';
import { Trigger } from './trigger';

/** A trigger that was switched on in front of an API that was filled before; nothing has come out. */
export function activated(
	prepare: (model: Model) => void = () => {},
	settings = {},
	budget: Trigger['budget'] = {},
	skew = 0,
) {
	const model = new Model();
	prepare(model);
	const trigger = new Trigger(model);
	trigger.settings = { ...SETTINGS, ...settings };
	trigger.budget = budget;
	trigger.skew = skew;
	expect(trigger.activate()).toBe(true);
	expect(trigger.out).toEqual([]);
	/** Lets time go by, and polls. */
	const later = (milliseconds: number) => {
		model.now += milliseconds;
		return trigger.poll();
	};
	/** All that comes out of so many polls, one a minute. */
	const polls = (count: number) => Array.from({ length: count }, () => later(60_000)).flat();
	return { model, trigger, later, polls };
}

/** @returns their IDs */
export const many = (model: Model, count: number, entry: (index: number) => object) =>
	Array.from({ length: count }, (_, index) => model.add(entry(index)).id);
