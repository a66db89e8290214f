/**
 * What eTrusted sees as the calling system unless the merchant names another. `npm version` and a test keep the
 * version equal to package.json's, which is not there at run time when n8n has stripped it.
 */
export const PACKAGE_NAME = 'n8n-nodes-etrusted';
export const PACKAGE_VERSION = '1.0.0';
