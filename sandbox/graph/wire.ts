/** What an answer is made of. Keys stand in the order seen on the wire of a real tenant (v1.0, July 2026). */
export type Wire = Record<string, unknown>;

export const GRAPH = 'https://graph.microsoft.com';
