/**
 * A body that tells whether it was sent.
 *
 * n8n's helper and axios hand it on as it is, because it is no plain object (those they copy, without keys such as
 * `constructor`: axios, mergeConfig), and make text of it as the last step before the request opens its connection
 * (axios, transformRequest): that is when `toJSON` is called, once. Until then nothing can have reached the API.
 */
export class JsonBody {
	private isGivenUp = false;

	private taken = false;

	/** @param onTaken called when it is made text of */
	constructor(
		private readonly payload: object,
		private readonly onTaken: () => void = () => {},
	) {}

	/** Whether it has been made text of, so that it may have been sent. */
	get isTaken(): boolean {
		return this.taken;
	}

	/** Should a token still come, n8n must not send what has been given up. */
	giveUp(): void {
		this.isGivenUp = true;
	}

	/** @throws {Error} after `giveUp`, which ends n8n's request before it has begun */
	toJSON(): object {
		if (this.isGivenUp) throw new Error('The request was given up before there was a token');
		this.taken = true;
		this.onTaken();
		return this.payload;
	}
}
