module.exports = globalThis.requireOutside('luxon');
