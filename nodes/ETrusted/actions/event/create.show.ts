/** Which parameters are those of `event: create`. */
export const show = { resource: ['event'], operation: ['create'] };
