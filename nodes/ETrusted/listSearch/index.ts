export { getChannels, searchChannels } from './channels';
export { searchEventTypes } from './eventTypes';
export { searchReviews } from './reviews';
export { searchTemplates } from './templates';
