import { randomBytes } from 'node:crypto';
import type { Account } from '../account';
import { invalid, json, message } from '../answer';
import { Query } from '../query';
import type { Outcome, Route } from '../route';
import { validateQuestionnaireLink } from '../schema';
import { createId } from '../store';
import type { Template } from './template';

const types = ['QUESTIONNAIRE', 'INVITE', 'REMINDER', 'DOUBLE_OPT_IN_REVIEW', 'REVIEW_REPLY'];

/** The body of POST /questionnaire-links once the schema has passed it: only the parts that the sandbox reads. */
export interface QuestionnaireLinkPayload {
	channel: { id: string; type?: 'etrusted' | 'user_defined' };
	questionnaireTemplate: { id: string };
	transaction: { reference: string };
	[key: string]: unknown;
}

/** A link that was made, whether its client learnt of it or not. */
export interface QuestionnaireLink {
	/** `qre-` and a UUID. */
	id: string;
	link: string;
	token: string;
	payload: QuestionnaireLinkPayload;
}

/** Templates, and the links to questionnaires made of them. */
export function linkRoutes(
	account: Account,
	templates: Template[],
	links: QuestionnaireLink[],
): Route[] {
	return [
		{
			method: 'GET',
			path: /^\/templates$/,
			answer: ({ query }) => ({ answer: json(200, templates.filter(templateFilter(query))) }),
		},
		{
			method: 'POST',
			path: /^\/questionnaire-links$/,
			answer: (request) => {
				const error = request.jsonError ?? validateQuestionnaireLink(request.json);
				if (error !== undefined) return { answer: invalid(error) };
				return create(request.json as QuestionnaireLinkPayload, account, templates, links);
			},
		},
	];
}

function templateFilter(parameters: URLSearchParams): (template: Template) => boolean {
	const query = new Query(parameters);
	const wantedTypes = query.knownOf('type', types);
	const transports = query.knownOf('transport', ['EMAIL', 'SMS']);
	const version = query.text('version');
	const flags = (['isGlobal', 'isDefault', 'hasTranslations'] as const).map(
		(name) => [name, query.boolean(name)] as const,
	);
	return (template) =>
		(wantedTypes?.includes(template.type) ?? true) &&
		(transports?.includes(template.transport) ?? true) &&
		(version === undefined || version === template.version) &&
		flags.every(([name, wanted]) => wanted === undefined || wanted === template[name]);
}

function create(
	payload: QuestionnaireLinkPayload,
	account: Account,
	templates: Template[],
	links: QuestionnaireLink[],
): Outcome {
	const { channel, questionnaireTemplate } = payload;
	if (channel.type !== 'user_defined' && !account.channel(channel.id)) {
		return { answer: message(403, 'The client is not allowed to use this channel') };
	}
	const template = templates.find(({ id }) => id === questionnaireTemplate.id);
	if (template?.type !== 'QUESTIONNAIRE') {
		const reason = `the questionnaire template ${JSON.stringify(questionnaireTemplate.id)} does not exist`;
		return { answer: invalid(reason) };
	}
	const link = {
		id: createId('qre'),
		link: `https://etru.st/${randomBytes(6).toString('base64url')}`,
		token: [randomBytes(15), randomBytes(90), randomBytes(32)]
			.map((part) => part.toString('base64url'))
			.join('.'),
	};
	links.push({ ...link, payload });
	return { answer: json(200, link) };
}
