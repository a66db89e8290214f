/** Addresses, and domains as `@shop.example`, that get no invitation, and the reason that their invites have. */
export type BlockedRecipients = Record<string, string>;

/** Who gets no invitation. */
export class Blocklist {
	private recipients: BlockedRecipients = {};

	constructor(private readonly seed: BlockedRecipients) {
		this.reset();
	}

	add(recipients: BlockedRecipients): BlockedRecipients {
		return Object.assign(this.recipients, recipients);
	}

	/** Why this address gets none; undefined where it does. */
	reasonFor(email: string): string | undefined {
		const address = email.toLowerCase();
		const domain = address.slice(address.lastIndexOf('@'));
		return this.recipients[address] ?? this.recipients[domain];
	}

	/** Those of the beginning. */
	reset(): void {
		this.recipients = { ...this.seed };
	}
}
