import { UserError, type ICredentialDataDecryptedObject } from 'n8n-workflow';

/** A credential as a user saved it. Its type's defaults are not in `data`. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

/** n8n's table of credentials. Kept as JSON, so that nothing that a reader changes is changed in the store. */
export class CredentialStore {
	/** How often a token was stored, for all credentials. */
	tokensStored = 0;

	private readonly rows = new Map<string, string>();

	constructor(credentials: StoredCredential[]) {
		for (const credential of credentials) this.save(credential);
	}

	/** Throws n8n's own error when there is no such credential, or, with a `type`, none of that type. */
	get(id: string | null | undefined, type?: string): StoredCredential {
		const row = this.rows.get(id ?? '');
		const credential = row === undefined ? undefined : (JSON.parse(row) as StoredCredential);
		if (!credential || (type !== undefined && credential.type !== type)) {
			throw new UserError(`Credential with ID "${id}" does not exist for type "${type}".`);
		}
		return credential;
	}

	save(credential: StoredCredential): void {
		this.rows.set(credential.id, JSON.stringify(credential));
	}

	storeToken(id: string | null | undefined, type: string, oauthTokenData: unknown): void {
		const credential = this.get(id, type);
		credential.data.oauthTokenData = oauthTokenData as ICredentialDataDecryptedObject[string];
		this.save(credential);
		this.tokensStored += 1;
	}
}
