export { getChannels, searchChannels } from './channels';
export { searchAllEventTypes, searchEventTypes } from './eventTypes';
export { searchReviews } from './reviews';
export { searchTemplates } from './templates';
