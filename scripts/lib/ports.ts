import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';

/** Whether a port of the loopback address can be listened on; 0 asks for any free one. Answers its number, or undefined. */
export async function freePort(port = 0): Promise<number | undefined> {
	const server = createServer();
	try {
		server.listen(port, '127.0.0.1');
		await once(server, 'listening');
	} catch {
		return undefined;
	}
	const { port: found } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return found;
}

/** A free port of the loopback address. */
export async function anyPort(): Promise<number> {
	const port = await freePort();
	if (port === undefined) throw new Error('No port of the loopback address is free');
	return port;
}
