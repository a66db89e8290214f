module.exports = globalThis.requireOutside('@n8n/backend-common');
