import * as channel from './channel';
import * as event from './event';
import * as eventType from './eventType';
import { describePanel, indexOperations } from './panel';

/** Everything that the node can do. */
const RESOURCES = [channel, event, eventType];

/** The node's parameters. */
export const properties = describePanel(RESOURCES, 'event');

/** The node's operations by `resource:operation`. */
export const operations = indexOperations(RESOURCES);
