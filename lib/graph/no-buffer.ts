/** Stands in a browser for Node's Buffer, which the Graph SDK names for bodies of bytes: bodies here are JSON. */
export const Buffer = undefined;
