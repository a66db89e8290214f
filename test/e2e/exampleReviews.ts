import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import { readExample, type Example } from '../../scripts/lib/examples';
import { outputOf } from '../../scripts/lib/n8nClient';
import { until } from '../../scripts/lib/until';
import { eventRefOf } from '../../sandbox/seed/events';
import { sending } from '../exampleChain';
import type { Checks } from './checks';
import { changed, execute, run } from './exampleRun';
import { scenesWith } from './scene';
import type { Stage } from './stage';

/** With other pinned data of one node, or none. */
function pinned(example: Example, name: string, items?: object[]): Example {
	const others = Object.entries(example.pinData).filter(([other]) => other !== name);
	const own = items?.map((json) => ({ json: json as Record<string, unknown> }));
	return { ...example, pinData: { ...Object.fromEntries(others), ...(own && { [name]: own }) } };
}

/** The examples of what comes back: reviews, replies, ratings, invites and links. */
export async function returning(checks: Checks, stage: Stage): Promise<void> {
	const { client, sandbox, save } = stage;
	const scene = scenesWith(checks, sandbox);
	const sent = () =>
		sandbox.requests
			.filter(({ path }) => path !== '/oauth/token')
			.map(({ method, path }) => `${method} ${path}`);

	await scene('bad-review-alert: the message says what the review says', async () => {
		const execution = await execute(stage, readExample('bad-review-alert'));
		assert.deepEqual(sent(), []);
		const messages = outputOf(execution, 'Message').map(({ json }) => json);
		assert.deepEqual(
			messages.map(({ subject }) => subject),
			['★☆☆☆☆ Nie angekommen', '★★☆☆☆ Broken handle'],
		);
		assert.match(
			String(messages[1]!.text),
			/^The teapot .*\n\nProduct: Teekanne "Kyoto".*\nOrder: /,
		);
		assert.equal(outputOf(execution, 'Tell The Team').length, 2);
	});

	const reply = readExample('ai-draft-reply');
	const [draft] = reply.pinData['Draft Reply']!;
	await scene('ai-draft-reply: started by hand, the approved draft is shown', async () => {
		const execution = await execute(stage, reply);
		assert.deepEqual(sent(), []);
		const [shown, ...more] = outputOf(execution, 'Post Reply').map(({ json }) => json);
		assert.equal(more.length, 0);
		assert.equal(shown!.reviewId, reply.pinData['New Review']![0]!.json.id);
		assert.equal((shown!.payload as { comment: string }).comment, draft!.json.text);
	});

	const live = changed(reply, 'Post Reply', sending);
	await scene('ai-draft-reply: each approved draft is posted to its own review', async () => {
		const response = await execute(stage, readReviews());
		const open = outputOf(response, "Last Month's Reviews").filter(({ json }) => !json.reply);
		const reviews = open.slice(0, 2).map(({ json }) => json);
		assert.equal(reviews.length, 2);
		sandbox.reset();
		await execute(stage, pinned(live, 'New Review', reviews));
		const posted = sandbox.requests.filter(
			({ method, path }) => method === 'POST' && path !== '/oauth/token',
		);
		assert.deepEqual(
			posted.map(({ path, json }) => [path, json]),
			reviews.map(({ id }) => [
				`/reviews/${String(id)}/reply`,
				{ comment: draft!.json.text, sendNotification: false },
			]),
		);
	});

	await scene('ai-draft-reply: what is not approved is not posted', async () => {
		for (const answer of [{ data: { approved: false } }, { text: 'nobody answered in time' }]) {
			const execution = await execute(stage, pinned(live, 'Ask A Person', [answer]));
			assert.deepEqual(sent(), []);
			assert.deepEqual(outputOf(execution, 'Post Reply'), []);
		}
	});

	await scene(
		'reviews-to-spreadsheet: all of last month is asked for, in the zone of the workflow',
		async () => {
			const before = DateTime.now().setZone('Europe/Berlin').startOf('month');
			await execute(stage, readExample('reviews-to-spreadsheet'));
			const [request] = sandbox.requests.filter(({ path }) => path.startsWith('/reviews?'));
			const query = new URL(request!.path, sandbox.url).searchParams;
			assert.equal(
				Date.parse(String(query.get('submittedAfter'))),
				before.minus({ months: 1 }).toMillis() - 1,
			);
			assert.equal(Date.parse(String(query.get('submittedBefore'))), before.toMillis());
			assert.equal(query.get('ignoreStatements'), 'false');
		},
	);

	await scene('reviews-to-spreadsheet: a filter with a typo in it answers no account', async () => {
		const filters = { query: '={{ $json.order_number }}' };
		const example = changed(
			readExample('reviews-to-spreadsheet'),
			"Last Month's Reviews",
			(parameters) => ({ ...parameters, filters }),
		);
		const { status, data } = await run(stage, example);
		assert.equal(status, 'error');
		assert.match(
			String(data.resultData.error?.message),
			/Order Reference or Email \(filters\.query\) came to nothing: remove it, or give it a value/,
		);
		assert.deepEqual(sent(), []);
	});

	await scene('weekly-ratings: one table with a row for each channel', async () => {
		const execution = await execute(stage, readExample('weekly-ratings'));
		const rows = outputOf(execution, 'Table Row').map(({ json }) => json);
		assert.equal(rows.length, 3);
		for (const { Channel, Rating } of rows) {
			assert.match(String(Channel), /Müller/);
			assert.match(String(Rating), /^[1-5]\.\d\d$/);
		}
		const [table, ...more] = outputOf(execution, 'One Table');
		assert.equal(more.length, 0);
		for (const { Rating } of rows) assert.ok(String(table!.json.table).includes(String(Rating)));
	});

	const invited = readExample('why-not-invited');
	const refusal = 'Not invited: the customer has unsubscribed from invitations';
	await scene('why-not-invited: it says why, and that there is none', async () => {
		const answer = async (example: Example) =>
			String(outputOf(await execute(stage, example), 'Answer')[0]!.json.answer);
		const found = await answer(invited);
		assert.ok(found.startsWith(refusal), found);
		assert.match(found, /\n✗ REJECTED \(RECIPIENT_UNSUBSCRIBED\): .*\n✓ The event was accepted/);
		const [form] = invited.pinData['Ask For An Order']!;
		const asking = (text: string) =>
			pinned(invited, 'Ask For An Order', [{ ...form!.json, 'Order number or Event ID': text }]);
		assert.match(
			await answer(asking('no-such-order')),
			/^There is no invite, and why cannot be told: .*\nWhat to do: .*set "Look Up By" to "Event ID"/,
		);
		assert.match(
			await answer(asking(eventRefOf('X-3'))),
			/^Not invited: the invite settings of the channel are off for "appointment"\.\nWhat to do: /,
		);
	});

	await scene('set-up: what is on in the account, and what to switch on', async () => {
		const execution = await execute(stage, readExample('set-up'));
		assert.ok(sandbox.requests.every(({ method, path }) => method === 'GET' || /oauth/.test(path)));
		const rows = outputOf(execution, 'One Table').map(({ json }) => json);
		assert.equal(rows.length, 12);
		assert.equal(rows.at(-1)!.Channel, 'Boutique Müller à Zürich');
		const off = rows.filter((row) => row['Are customers invited?'] === 'no');
		assert.equal(off.length, 6);
		for (const row of off) assert.notEqual(row['What to switch on'], '–');
	});

	await scene('why-not-invited: switched on, the form shows the answer', async () => {
		await client.activate(await save(invited));
		const { webhookId } = invited.nodes.find(({ name }) => name === 'Ask For An Order')!;
		const filled = new FormData();
		filled.set('field-0', 'W-31019');
		let waiting = '';
		await until('the form is there', 30_000, async () => {
			const response = await fetch(`${client.url}/form/${String(webhookId)}`, {
				method: 'POST',
				body: filled,
			});
			if (!response.ok) return false;
			waiting = ((await response.json()) as { formWaitingUrl: string }).formWaitingUrl;
			return true;
		});
		// Asked for while the workflow still runs, the page never comes.
		const page = async () =>
			await (await fetch(waiting, { signal: AbortSignal.timeout(2000) })).text();
		await until('the page has the answer', 60_000, async () =>
			(await page().catch(() => '')).includes(refusal),
		);
	});

	const slip = readExample('parcel-slip');
	await scene('parcel-slip: each parcel has a page with its link and code', async () => {
		const execution = await execute(stage, slip);
		assert.deepEqual(sent(), []);
		const pages = outputOf(execution, 'Slip').map(({ json }) => String(json.html));
		const numbers = ['1201', '1203', '1209'];
		slip.pinData['Create Link']!.forEach(({ json }, i) => {
			assert.match(pages[i]!, new RegExp(`Your order ${numbers[i]} `));
			if ('link' in json) {
				assert.ok(pages[i]!.includes(String(json.link)));
				assert.match(pages[i]!, /<svg .*viewBox="0 0 37 37".*<path d="M4,4h1v1h-1z/);
			} else {
				assert.doesNotMatch(pages[i]!, /svg|review|undefined|null/);
			}
		});
		assert.equal(outputOf(execution, 'Slip To Print').length, 3);
	});

	await scene('parcel-slip: without the sample links, real ones are created', async () => {
		const execution = await execute(stage, pinned(slip, 'Create Link'));
		const created = sandbox.requests.filter(({ status }) => status === 200).map(({ path }) => path);
		assert.deepEqual(
			created.filter((path) => path !== '/oauth/token'),
			['/questionnaire-links', '/questionnaire-links'],
		);
		const outputs = outputOf(execution, 'Create Link').map(({ json }) => json);
		assert.deepEqual(
			outputs.map(({ skipped = false }) => skipped),
			[false, false, true],
		);
		const links = outputs.slice(0, 2).map(({ link }) => String(link));
		const pages = outputOf(execution, 'Slip').map(({ json }) => String(json.html));
		assert.equal(new Set(links).size, 2);
		links.forEach((link, i) => assert.ok(pages[i]!.includes(link)));
	});
}

/** The spreadsheet's example, reading all reviews whenever they were written. */
function readReviews(): Example {
	return changed(readExample('reviews-to-spreadsheet'), "Last Month's Reviews", (parameters) => ({
		...parameters,
		filters: {},
	}));
}
