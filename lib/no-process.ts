/** Replaces Node's `process` in a browser, where libraries only ask whether it is there. */
export const env = {};
