import * as channel from './channel';
import * as event from './event';
import * as eventType from './eventType';
import * as invite from './invite';
import * as inviteSettings from './inviteSettings';
import { describePanel, indexOperations } from './panel';
import * as review from './review';
import * as reviewLink from './reviewLink';

/** Everything that the node can do. */
const RESOURCES = [channel, event, eventType, invite, inviteSettings, review, reviewLink];

/** The node's parameters. */
export const properties = describePanel(RESOURCES, 'event');

/** The node's operations by `resource:operation`. */
export const operations = indexOperations(RESOURCES);
