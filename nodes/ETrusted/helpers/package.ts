/**
 * What eTrusted sees as the calling system unless the merchant names another. Constants, because importing
 * package.json would have tsc copy it into dist; a test keeps the two equal.
 */
export const PACKAGE_NAME = 'n8n-nodes-etrusted';
export const PACKAGE_VERSION = '1.0.0';
