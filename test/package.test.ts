import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { operations } from '../nodes/ETrusted/actions';

const root = join(__dirname, '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	files: string[];
	dependencies?: object;
	peerDependencies: object;
	n8n: { credentials: string[]; nodes: string[] };
};

test('no runtime dependencies, and n8n-workflow from n8n', () => {
	expect(manifest.dependencies).toBeUndefined();
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	expect(manifest.files).toEqual(['dist']);
});

test('the tarball holds what n8n needs and nothing else', () => {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-etrusted-pack-'));
	try {
		execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'ignore' });
		const [packed] = JSON.parse(
			execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
				cwd: root,
				encoding: 'utf8',
				stdio: ['ignore', 'pipe', 'ignore'],
			}),
		) as Array<{ filename: string; files: Array<{ path: string }> }>;
		const paths = packed?.files.map(({ path }) => path) ?? [];
		expect(
			paths
				.filter(
					(path) =>
						!/^(dist\/(nodes|credentials)\/.*\.js|dist\/icons\/etrusted(\.dark)?\.svg|dist\/nodes\/ETrusted\/__schema__\/v1\.0\.0\/\w+\/\w+\.json)$/.test(
							path,
						),
				)
				.sort(),
		).toEqual([
			'LICENSE',
			'README.md',
			'dist/CHANGELOG.md',
			'dist/nodes/ETrusted/ETrusted.node.json',
			'dist/nodes/ETrusted/ETrustedTrigger.node.json',
			'package.json',
		]);
		for (const path of [...manifest.n8n.nodes, ...manifest.n8n.credentials])
			expect(paths).toContain(path);
		for (const name of operations.keys())
			expect(paths).toContain(
				`dist/nodes/ETrusted/__schema__/v1.0.0/${name.replace(':', '/')}.json`,
			);
		expect(statSync(join(folder, packed?.filename ?? '')).size).toBeLessThan(250_000);
		expect(existsSync(join(root, 'dist/icons/etrusted.svg'))).toBe(true);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

test.each(['eTrusted', 'eTrustedTrigger'])('the codex of %s is one that n8n keeps', (name) => {
	const path = `nodes/ETrusted/${name.replace(/^e/, 'E')}.node.json`;
	const codex = JSON.parse(readFileSync(join(root, path), 'utf8')) as {
		node: string;
		alias: string[];
		categories: string[];
		resources: Record<string, Array<{ url: string }>>;
	};
	expect(codex.node).toBe(`n8n-nodes-etrusted.${name}`);
	// What people type who look for it.
	expect(codex.alias).toEqual(
		expect.arrayContaining([
			'Trusted Shops',
			'trustedshops',
			'trustbadge',
			'review',
			'star rating',
			'shop rating',
			'store rating',
			'testimonial',
			'product review',
			'reputation',
		]),
	);
	// A search for orders is for the nodes of shops.
	expect(codex.alias).not.toContain('order');
	// n8n lists a node only under categories that it knows.
	expect(codex.categories).toEqual(['Marketing', 'Sales']);
	// Without resources n8n drops the file silently.
	const urls = Object.values(codex.resources).flatMap((links) => links.map(({ url }) => url));
	expect(urls.map((url) => url.split('#')[1])).toEqual(['credentials', 'readme']);
});

test('the first node is found by what it is for', () => {
	const codex = JSON.parse(
		readFileSync(join(root, 'nodes/ETrusted/ETrusted.node.json'), 'utf8'),
	) as { alias: string[] };
	expect(codex.alias).toEqual(
		expect.arrayContaining(['review invitation', 'feedback request', 'reply to review']),
	);
});
