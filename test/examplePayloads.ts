import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = join(__dirname, 'examplePayloads');

/**
 * What each example sends of the orders pinned to it, without what the panel says: event type and channel, and the
 * package's name and version. Each example's stand in a file of its name.
 */
export const examplePayloads: Record<string, object[]> = Object.fromEntries(
	readdirSync(folder).map((file) => [
		basename(file, '.json'),
		JSON.parse(readFileSync(join(folder, file), 'utf8')) as object[],
	]),
);
