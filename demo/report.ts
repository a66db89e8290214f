import type { Invitation } from './invite';

const line = '-'.repeat(100);

/** An order and what became of it, for a person to read. */
export function describeInvitation(invitation: Invitation): string {
	const head = `${invitation.shop} order ${invitation.number}`;
	if ('refused' in invitation) return `${line}\n${head}: REFUSED\n  ${invitation.refused}`;
	if ('skipped' in invitation) return `${line}\n${head}: skipped\n  ${invitation.skipped}`;
	const { sent, values, warnings } = invitation;
	const rows = values.map(
		({ path, value, from }) => `  ${path.padEnd(24)}  ${String(value).padEnd(56)}  ${from}`,
	);
	const notes = warnings.map((warning) => `  (${warning})`);
	return [line, `${head}: sent, ${sent}`, ...rows, ...notes].join('\n');
}

/** The last line. */
export function summarize(invitations: Invitation[], milliseconds: number): string {
	const count = (outcome: string) =>
		invitations.filter((invitation) => outcome in invitation).length;
	const counted = `${count('sent')} sent, ${count('skipped')} skipped, ${count('refused')} refused`;
	return `${line}\n${invitations.length} orders: ${counted}, in ${(milliseconds / 1000).toFixed(1)} s`;
}
