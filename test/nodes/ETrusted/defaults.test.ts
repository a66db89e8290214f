import type { INodeProperties } from 'n8n-workflow';

import { ETrusted } from '../../../nodes/ETrusted/ETrusted.node';
import { DEFAULTS } from '../../../nodes/ETrusted/execution/operation';

/** Every parameter of the panel, those inside of collections too. */
function everyField(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...everyField(
			(property.options ?? []).flatMap((option) => {
				if ('values' in option) return option.values;
				return 'type' in option ? [option] : [];
			}),
		),
	]);
}

test('the contract has these numbers', () => {
	expect(DEFAULTS).toEqual({
		maxConcurrentRequests: 20,
		maxRetries: 3,
		timeout: 30_000,
		limit: 50,
		maxAgeInDays: 90,
	});
});

test.each(Object.entries(DEFAULTS))(
	'the panel shows for %s what the code takes: %p',
	(name, value) => {
		const fields = everyField(new ETrusted().description.properties).filter(
			(property) => property.name === name,
		);
		expect(fields.length).toBeGreaterThan(0);
		for (const field of fields) {
			expect(field.default).toBe(value);
			// Some say it in words as well.
			const told = /\bdefault (?:is )?([\d,]+)/i.exec(field.description ?? '')?.[1];
			if (told !== undefined) expect(Number(told.replace(/,/g, ''))).toBe(value);
		}
	},
);
