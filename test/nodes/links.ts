import type { IDataObject, INode } from 'n8n-workflow';

import { PACKAGE_VERSION } from '../../nodes/ETrusted/helpers/package';
import type { Fault } from '../../sandbox';
import { shop } from './oneShop';
import { CHANNEL } from './shop';

/** Review links that are made through the node, and what the API answers. */

export const PATH = '/questionnaire-links';
export const LINK = {
	id: 'qre-1',
	link: 'https://etru.st/abc',
	token: 'eyJhbGciOiJSUzI1NiJ9.secret.x',
};
export const OUT = { id: 'qre-1', link: 'https://etru.st/abc' };
export const TEMPLATE = 'tpl-qst-1';

export const PARAMETERS: IDataObject = {
	resource: 'reviewLink',
	operation: 'create',
	template: { __rl: true, mode: 'list', value: TEMPLATE },
};

export const PAYLOAD = {
	questionnaireTemplate: { id: TEMPLATE },
	customer: { email: 'a@b.de' },
	channel: { id: CHANNEL, type: 'etrusted' },
	transaction: { reference: 'order-1' },
	system: 'n8n-nodes-etrusted',
	systemVersion: PACKAGE_VERSION,
};

export function answerWith(...answers: Fault[]) {
	for (const fault of answers) {
		shop.sandbox.faults.add({ match: { method: 'POST', path: PATH }, ...fault });
	}
}

export const CREATED: Fault = { status: 200, body: LINK };

export const asked = () => shop.sandbox.requests.filter(({ pathname }) => pathname === PATH);

export const create = async (
	parameters: IDataObject = {},
	input: IDataObject[] = [{}],
	settings: Partial<INode> = {},
) => await shop.run(input, { ...PARAMETERS, ...parameters }, settings);
