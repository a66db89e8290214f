import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

/** What has no ID can't be picked. */
export const hasId = ({ id }: IDataObject) => typeof id === 'string' && id !== '';

/** For sorting as a person reads. */
export const byName = (one: { name: string }, other: { name: string }) =>
	one.name.localeCompare(other.name);

/** The entries whose name or value has what was typed into the picker, case aside. */
export function matching(entries: INodeListSearchItems[], filter = ''): INodeListSearchItems[] {
	const wanted = filter.trim().toLowerCase();
	return entries.filter(({ name, value }) =>
		`${name} ${String(value)}`.toLowerCase().includes(wanted),
	);
}
