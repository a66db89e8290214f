export { getChannels, searchChannels } from './channels';
export { searchEventTypes } from './eventTypes';
export { searchTemplates } from './templates';
