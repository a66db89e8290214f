import { listOperation, listProperties } from '../list';

export const properties = listProperties('channel');

export const operation = listOperation('/channels');
