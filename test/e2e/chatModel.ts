import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

interface ChatMessage {
	role: string;
	content: unknown;
}

interface ChatRequest {
	messages: ChatMessage[];
	tools?: Array<{ function: { name: string } }>;
}

export interface ChatScript {
	/** What it calls the tool with; several calls of one turn, where they are a list. */
	toolArguments: object | object[];
	/** Fails so many times where it has got a tool's answer and should go on. */
	failuresAfterTool?: number;
}

export interface ChatModel {
	url: string;
	/** What tools answered it, in the order of arrival; a conversation that is sent again comes again. */
	readonly toolAnswers: string[];
	close(): void;
}

/** A scripted model behind the OpenAI chat API on the loopback address: it calls the first tool in one turn, then says "Done". */
export async function startChatModel({
	toolArguments,
	failuresAfterTool = 0,
}: ChatScript): Promise<ChatModel> {
	const toolAnswers: string[] = [];
	let failuresLeft = failuresAfterTool;
	let calls = 0;
	const server = createServer(async (request, response) => {
		const { messages, tools } = (await json(request)) as ChatRequest;
		const answers = messages.filter(({ role }) => role === 'tool');
		toolAnswers.push(...answers.map(({ content }) => contentText(content)));
		response.setHeader('content-type', 'application/json');
		if (answers.length > 0 && failuresLeft > 0) {
			failuresLeft -= 1;
			// A status that n8n's model does not try again by itself.
			response.statusCode = 400;
			response.end(JSON.stringify({ error: { message: 'The model broke down', type: 'invalid' } }));
			return;
		}
		const toolCalls = [toolArguments].flat().map((parameters) => ({
			id: `call-${++calls}`,
			type: 'function',
			function: { name: tools?.[0]?.function.name, arguments: JSON.stringify(parameters) },
		}));
		const message =
			answers.length > 0
				? { role: 'assistant', content: 'Done' }
				: { role: 'assistant', content: null, tool_calls: toolCalls };
		response.end(
			JSON.stringify({
				id: 'chat-1',
				object: 'chat.completion',
				created: 0,
				model: 'scripted',
				choices: [{ index: 0, message, finish_reason: answers.length > 0 ? 'stop' : 'tool_calls' }],
				usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
			}),
		);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		toolAnswers,
		close: () => void server.close(),
	};
}

/** A content is a text, or a list of parts that hold one. */
const contentText = (content: unknown) =>
	typeof content === 'string' ? content : JSON.stringify(content);
