/** The content of an answer. Keys are in the order observed in a real tenant (v1.0, July 2026). */
export type Wire = Record<string, unknown>;

export const GRAPH = 'https://graph.microsoft.com';
