import type { Invitation } from './invite';

const line = '-'.repeat(72);

/** An order and what became of it, for a person to read. */
export function describeInvitation(invitation: Invitation): string {
	const { shop, number, customer } = invitation.order;
	const head = `${line}\n${shop} order ${number}, ${customer}`;
	if ('refusal' in invitation)
		return `${head}\n  refused, nothing was sent:\n${indent(invitation.refusal)}`;
	if ('skipped' in invitation)
		return `${head}\n  skipped, nothing was sent:\n${indent(invitation.skipped)}`;
	const payload = JSON.stringify(invitation.received, null, 2);
	return `${head}\n  sent:\n${indent(payload)}\n  accepted: ${invitation.eventRef}`;
}

/** The last line. */
export function summarize(invitations: Invitation[], milliseconds: number): string {
	const count = (outcome: string) =>
		invitations.filter((invitation) => outcome in invitation).length;
	const counted = `${count('eventRef')} accepted, ${count('skipped')} skipped, ${count('refusal')} refused`;
	return `${line}\n${invitations.length} orders: ${counted}, in ${(milliseconds / 1000).toFixed(1)} s`;
}

function indent(text: string): string {
	return text.replace(/^/gm, '    ');
}
