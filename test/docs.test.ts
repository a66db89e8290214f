import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { operations } from '../nodes/ETrusted/actions';
import { BLOCKED, causeWords, STATUS_TEXTS, TOO_MANY } from '../nodes/ETrusted/messages/words';
import type { NetworkCause } from '../nodes/ETrusted/transport/answer';

/* The pages that people read: no link leads nowhere, and no page or workflow is left out of the lists. */

const root = join(__dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string, ending: string) =>
	readdirSync(join(root, folder))
		.filter((name) => name.endsWith(ending))
		.map((name) => (folder === '.' ? name : `${folder}/${name}`));

/** All files that a page could mean, by their paths from the root. */
const FILES = ['nodes', 'credentials', 'test', 'sandbox', 'demo', 'bench', 'scripts', '.github']
	.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
			(file) => `${folder}/${file}`,
		),
	)
	.concat(readdirSync(root));
const isFile = (name: string) => FILES.some((file) => file === name || file.endsWith(`/${name}`));

const PAGES = [...filesIn('.', '.md'), ...filesIn('docs', '.md'), 'examples/README.md'].filter(
	(page) => page !== 'CHANGELOG.md',
);

/** GitHub's anchor of a heading. */
const anchorOf = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N} _-]/gu, '')
		.trim()
		.replaceAll(' ', '-');

const anchorsOf = (page: string) =>
	[...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));

const linksOf = (page: string) =>
	[...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);

test.each(PAGES)('%s: every link leads somewhere', (page) => {
	const dead = linksOf(page)
		.filter((link) => !/^[a-z]+:/.test(link))
		.filter((link) => {
			const [path = '', anchor] = link.split('#');
			const target = path ? relative(root, join(root, dirname(page), path)) : page;
			if (!existsSync(join(root, target))) return true;
			return anchor !== undefined && !anchorsOf(target).includes(anchor);
		});
	expect(dead).toEqual([]);
});

test('the index of the docs names every page, and the pages of a test of links are all that there are', () => {
	const listed = linksOf('docs/README.md').filter((link) => /^[\w-]+\.md$/.test(link));
	const pages = filesIn('docs', '.md').map((page) => page.replace('docs/', ''));
	expect(listed.sort()).toEqual(pages.filter((page) => page !== 'README.md').sort());
	expect(PAGES.length).toBeGreaterThan(12);
});

/** Of n8n, and named as a fact about it. */
const FILES_OF_OTHERS = ['deduplication-helper.js'];

test.each(PAGES)('%s: every file that it names is there', (page) => {
	const named = [...read(page).matchAll(/`([\w./-]+\.(?:ts|js|mjs|yml))`/g)].map(
		([, name = '']) => name,
	);
	const gone = named.filter((name) => !FILES_OF_OTHERS.includes(name) && !isFile(name));
	expect(gone).toEqual([]);
});

test('the layout in CONTRIBUTING.md has every folder of the node, and none that is gone', () => {
	const [, layout = ''] = /```\n(credentials\/[^`]*)```/.exec(read('CONTRIBUTING.md')) ?? [];
	const listed = [...layout.matchAll(/^ {2}(\w+)\//gm)].map(([, name = '']) => name);
	const folders = readdirSync(join(root, 'nodes/ETrusted'), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name);
	expect([...new Set(listed)].sort()).toEqual(folders.sort());
});

test('every ready-made workflow is described', () => {
	const described = [...read('examples/README.md').matchAll(/^\| `([\w-]+\.json)`/gm)].map(
		([, name = '']) => `examples/${name}`,
	);
	expect(described.sort()).toEqual(filesIn('examples', '.json').sort());
});

test('every picture of the docs is shown somewhere, and the README fits on one page of npm', () => {
	const shown = PAGES.flatMap((page) =>
		linksOf(page).map((link) =>
			relative(root, join(root, dirname(page), link.split('#')[0] ?? '')),
		),
	);
	expect(filesIn('docs/screenshots', '.png').filter((picture) => !shown.includes(picture))).toEqual(
		[],
	);
	const bytes = Buffer.byteLength(read('README.md'));
	expect(bytes).toBeGreaterThan(8_000);
	expect(bytes).toBeLessThan(12_288);
});

test('the README names the two commands that do everything', () => {
	for (const command of ['npm ci && npm run demo', 'npm ci && npm test'])
		expect(read('README.md')).toContain(command);
});

/** Each once: an object, so that the types know when one is missing. */
const CAUSES: Record<NetworkCause, true> = {
	refused: true,
	unknownHost: true,
	noRoute: true,
	insecure: true,
	handshake: true,
	proxyEnded: true,
	timeout: true,
	broken: true,
	stopped: true,
	refusedByN8n: true,
	noTokenInAnswer: true,
};

/** The page may leave out how a message begins, where several end in the same way: "… may not read this". */
const isToldIn = (page: string, message: string) => {
	const words = message.split(' ');
	return words.some(
		(_, from) => from + 3 <= words.length && page.includes(words.slice(from).join(' ')),
	);
};

test('docs/errors.md has every message of a failed request', () => {
	const page = read('docs/errors.md');
	const ofOperations = [...operations.values()].flatMap(({ wording }) => [
		wording.notFound.message,
		wording.forbidden.message,
		...(wording.creation ? [wording.creation.perhaps] : []),
	]);
	const ofStatuses = Object.values(STATUS_TEXTS).map((words) => words('').message);
	const ofCauses = Object.keys(CAUSES).map(
		(cause) => causeWords({ cause: cause as NetworkCause }, '…', '').message,
	);
	const messages = [
		...new Set([...ofOperations, ...ofStatuses, ...ofCauses, TOO_MANY, BLOCKED.message]),
	];
	expect(messages.length).toBeGreaterThan(30);
	expect(messages.filter((message) => !isToldIn(page, message))).toEqual([]);
});
