import { PACKAGE_NAME, PACKAGE_VERSION } from '../helpers/package';
import { toText } from '../helpers/text';
import type { Problems } from '../helpers/problems';

/** Who calls, as the API wants to know of everything that creates something. */
export interface SystemPayload {
	system: string;
	systemVersion: string;
}

/** The calling system: this package, unless "Additional Fields" name another. */
export function buildSystem(
	additional: Record<string, unknown>,
	problems: Problems,
): SystemPayload {
	const read = (field: string, path: string) =>
		problems.check({ field, path }, additional[path], toText);
	return {
		system: read('System', 'system') ?? PACKAGE_NAME,
		systemVersion: read('System Version', 'systemVersion') ?? PACKAGE_VERSION,
	};
}
