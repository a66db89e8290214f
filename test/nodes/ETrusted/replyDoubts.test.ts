import type { Fault } from '../../../sandbox';
import { shop, waits } from '../oneShop';
import {
	answerWith,
	arrived,
	bodies,
	COMMENT,
	REPLIED,
	DOUBTS,
	paired,
	REPLY,
	reply,
	REVIEW,
	SAVED,
	standing,
} from '../reviewActions';
import { output } from '../shop';

describe('reply', () => {
	test.each(DOUBTS)('in doubt (%j) it reads: the text stands, so it is done', async (doubt) => {
		answerWith('GET', REVIEW, standing(), standing(COMMENT));
		answerWith('POST', REPLY, doubt);
		const run = await reply({ notifyCustomer: true });
		expect(output(run)).toEqual([paired({ ...REPLIED, notified: true })]);
		expect(arrived()).toEqual([`GET ${REVIEW}`, `POST ${REPLY}`, `GET ${REVIEW}`]);
	});

	/** The comment as an API may store it: accents apart, blanks and line breaks as they come. */
	const STORED_AS = [
		'Gru\u0308\u00dfe  aus Ko\u0308ln',
		' Gr\u00fc\u00dfe\r\n\r\naus\u00a0K\u00f6ln\t',
	];

	test.each(STORED_AS)('a text stored in another way is the same text: %j', async (stored) => {
		const comment = 'Gr\u00fc\u00dfe aus K\u00f6ln';
		const post = async (text: string) =>
			output(
				await shop.run([{}], {
					resource: 'review',
					operation: 'reply',
					reviewId: 'rev-1',
					comment: text,
				}),
			);
		const done = (text: string) => [paired({ ...REPLIED, comment: text.trim() })];
		// In the look before, in both directions.
		answerWith('GET', REVIEW, standing(stored), standing(comment));
		expect(await post(comment)).toEqual(done(comment));
		expect(await post(stored)).toEqual(done(stored));
		expect(bodies()).toEqual([]);
		// In the look after.
		answerWith('GET', REVIEW, standing(), standing(stored));
		answerWith('POST', REPLY, { status: 502 });
		expect(await post(comment)).toEqual(done(comment));
		expect(bodies()).toHaveLength(1);
	});

	test.each([
		['none', standing(), 'Thank you!<br>See you'],
		['another', standing('By a person'), 'By a second person'],
	])(
		'in doubt, and where there was %s another new text stands: it may have been saved',
		async (_, before, after) => {
			answerWith('GET', REVIEW, before, standing(after));
			answerWith('POST', REPLY, { status: 502, body: '' });
			const run = await reply({ ifReplied: 'overwrite' });
			expect(run.error?.message).toBe(
				'eTrusted failed, and the reply may have been saved (502) [item 0]',
			);
			expect(run.error?.description).toBe(
				'The reply may have been saved, so it was not sent again: afterwards the review could not be read, or had a reply with another text. Look at the review before you run the item again; a reply with the same text is left as it is.',
			);
			expect(bodies()).toHaveLength(1);
		},
	);

	test('in doubt, and the reply from before still stands in another form: not saved', async () => {
		answerWith(
			'GET',
			REVIEW,
			standing('Dear Zoe\u0308,\nthanks'),
			standing('Dear Zo\u00eb, thanks'),
		);
		answerWith('POST', REPLY, { drop: 'before' });
		const run = await reply({ ifReplied: 'overwrite' });
		expect(run.error?.message).toMatch(/^The reply was not saved: /);
	});

	test.each(['before', 'after'] as const)('broken %s it was taken', async (drop) => {
		answerWith('GET', REVIEW, standing('By a person'), { drop: 'before' }, standing(COMMENT));
		answerWith('POST', REPLY, { drop });
		expect(output(await reply({ ifReplied: 'overwrite' }))).toEqual([paired(REPLIED)]);
		expect(bodies()).toHaveLength(1);
	});

	test.each([
		[{ status: 500, body: { Message: 'oops' } }, 'eTrusted failed to answer: oops (500)', '500'],
		[{ status: 504, body: '' }, 'eTrusted failed to answer (504)', '504'],
		[{ drop: 'before' }, `The connection to 127.0.0.1:PORT broke before the answer came`, null],
		[
			{ status: 200, body: '<html>Please sign in</html>' },
			'The answer is not what the eTrusted API is documented to send (200)',
			'200',
		],
	] as Array<[Fault, string, string | null]>)(
		'in doubt (%j) it reads: the text does not stand, so it was not saved',
		async (doubt, why, httpCode) => {
			for (const [before, options] of [
				[standing(), {}],
				[standing('By a person'), { ifReplied: 'overwrite' }],
			] as Array<[Fault, object]>) {
				shop.reset();
				answerWith('GET', REVIEW, before, before);
				answerWith('POST', REPLY, doubt);
				const run = await reply(options);
				const told = why.replace('PORT', String(shop.sandbox.port));
				expect(run.error?.message).toBe(`The reply was not saved: ${told} [item 0]`);
				expect((run.error as unknown as { httpCode: string | null }).httpCode).toBe(httpCode);
				expect(run.error?.description).toMatch(/\S{3}/);
				expect(run.error?.description).not.toContain('may have');
				expect(bodies()).toHaveLength(1);
			}
		},
	);

	test.each([{ status: 500 }, { status: 404 }, { drop: 'before' }, { status: 200, body: 'x' }])(
		'in doubt, and not to be read (%j): it may have been saved',
		async (fault) => {
			answerWith('GET', REVIEW, standing());
			answerWith('GET', REVIEW, { ...fault, times: 4 } as Fault);
			answerWith('POST', REPLY, { status: 502, body: '' });
			const run = await reply();
			expect(run.error?.message).toBe(
				'eTrusted failed, and the reply may have been saved (502) [item 0]',
			);
			expect(run.error?.description).toContain('it was not sent again');
			expect(bodies()).toHaveLength(1);
		},
	);

	test.each([{ status: 429, headers: { 'retry-after': '7' } }, { status: 503 }])(
		'what surely was not taken is sent again: %j',
		async (fault) => {
			answerWith('GET', REVIEW, standing());
			answerWith('POST', REPLY, fault as Fault, fault as Fault, SAVED);
			expect(output(await reply())).toEqual([paired(REPLIED)]);
			expect(bodies()).toHaveLength(3);
			expect(waits.length).toBeGreaterThan(0);
		},
	);

	test('at most three times, and then it was not saved', async () => {
		answerWith('GET', REVIEW, standing());
		answerWith('POST', REPLY, { status: 503, body: '', times: 4 } as Fault);
		const run = await reply();
		expect(run.error?.message).toBe(
			'eTrusted is not available at the moment (503), after 4 tries [item 0]',
		);
		expect(run.error?.description).toContain('The reply was not saved.');
		expect(arrived()).toHaveLength(5);
	});

	test('an unknown review is told as such, before anything is posted and after', async () => {
		answerWith('GET', REVIEW, { status: 404, body: '' }, standing());
		answerWith('POST', REPLY, { status: 404, body: '' });
		for (const count of [0, 1]) {
			const run = await reply();
			expect(run.error?.message).toBe('eTrusted has no review with this ID (404) [item 0]');
			expect(bodies()).toHaveLength(count);
		}
	});

	test.each([
		[400, 'eTrusted refused the request: no (400) [item 0]'],
		[403, 'This API client may not use this review: no (403) [item 0]'],
	])('a %d is said at once, and nothing is looked up', async (status, message) => {
		answerWith('GET', REVIEW, standing());
		answerWith('POST', REPLY, { status, body: { Message: 'no' } });
		const run = await reply();
		expect(run.error?.message).toBe(message);
		expect(run.error?.description).toContain('The reply was not saved.');
		expect(arrived()).toHaveLength(2);
	});

	test('what to do where the client may not even read the review', async () => {
		answerWith('GET', REVIEW, { status: 403, body: '' });
		expect((await reply()).error?.description).toBe(
			'Give the client of this credential access in the eTrusted Control Centre, under Settings > API Clients.',
		);
	});
});
