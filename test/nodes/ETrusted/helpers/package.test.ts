import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PACKAGE_NAME, PACKAGE_VERSION } from '../../../../nodes/ETrusted/helpers/package';

test("the node tells eTrusted the package's own name and version", () => {
	const manifest: unknown = JSON.parse(
		readFileSync(join(__dirname, '../../../../package.json'), 'utf8'),
	);
	expect(manifest).toMatchObject({ name: PACKAGE_NAME, version: PACKAGE_VERSION });
});
