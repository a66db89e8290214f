/** A sentence as it stands after a colon. */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Half a sentence as it stands alone. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
