const { rm } = require('node:fs/promises');
const { dest, parallel, src } = require('gulp');

/** Removes the last build, so that a file deleted from the sources does not stay in the package. */
const clean = async () => await rm('dist', { recursive: true, force: true });

const icons = () => src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));

/** n8n reads a node's codex (categories, aliases, links) from the JSON file beside the compiled node. */
const codex = () => src('nodes/**/*.node.json', { base: '.' }).pipe(dest('dist'));

/** n8n serves what stands in this folder beside a node: what each operation puts out, shown before it ran. */
const previews = () => src('nodes/**/__schema__/**/*.json', { base: '.' }).pipe(dest('dist'));

/** npm packs README and LICENSE by itself, the changelog only from within `files`. */
const changelog = () => src('CHANGELOG.md').pipe(dest('dist'));

exports.clean = clean;
exports['build:icons'] = icons;
exports['build:assets'] = parallel(icons, codex, previews, changelog);
