/** A name or number without what does not tell two of them apart: its case, and how accented letters are written. */
export const inOneForm = (name: string): string => name.normalize('NFC').toLowerCase();

/** Whether a name that the API gave is another one, but for its case and how its accented letters are written. */
export const isSameName = (given: unknown, name: string): given is string =>
	typeof given === 'string' && inOneForm(given) === inOneForm(name);
