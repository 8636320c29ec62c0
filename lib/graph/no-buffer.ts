/** Replaces Node's Buffer in a browser. The Graph SDK names it for binary bodies, but all bodies here are JSON. */
export const Buffer = undefined;
