import { reasonOf } from '../../../../nodes/ETrusted/helpers/reason';

const NOTHING = 'nothing is known of the reason';

class Locked extends Error {
	override name = 'Locked';
}

test.each<[unknown, string]>([
	[new Error('database is locked'), 'database is locked'],
	[{ message: 'database is locked' }, 'database is locked'],
	['database is locked', 'database is locked'],
	[new Locked(''), 'Locked'],
	[new Error(' '), 'Error'],
	[{ message: 5 }, NOTHING],
	[Object.create(null), NOTHING],
	['', NOTHING],
	[5, NOTHING],
	[null, NOTHING],
	[undefined, NOTHING],
])('%p was thrown: %s', (thrown, reason) => {
	expect(reasonOf(thrown)).toBe(reason);
});

test('what fails to be looked at has no reason', () => {
	const thrown = {
		get message(): string {
			throw new Error('no');
		},
	};
	expect(reasonOf(thrown)).toBe(NOTHING);
});
