import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

interface ChatRequest {
	messages: Array<{ role: string }>;
	tools?: Array<{ function: { name: string } }>;
}

/** A scripted model behind the OpenAI chat API on the loopback address: it calls the first tool once, then says "Done". */
export async function startChatModel(
	toolArguments: object,
): Promise<{ url: string; close(): void }> {
	const server = createServer(async (request, response) => {
		const { messages, tools } = (await json(request)) as ChatRequest;
		const answered = messages.some(({ role }) => role === 'tool');
		const call = {
			id: 'call-1',
			type: 'function',
			function: { name: tools?.[0]?.function.name, arguments: JSON.stringify(toolArguments) },
		};
		const message = answered
			? { role: 'assistant', content: 'Done' }
			: { role: 'assistant', content: null, tool_calls: [call] };
		response.setHeader('content-type', 'application/json');
		response.end(
			JSON.stringify({
				id: 'chat-1',
				object: 'chat.completion',
				created: 0,
				model: 'scripted',
				choices: [{ index: 0, message, finish_reason: answered ? 'stop' : 'tool_calls' }],
				usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
			}),
		);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () => void server.close(),
	};
}
