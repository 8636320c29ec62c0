/** In characters; a batch of twenty decisions with the longest reasons is shorter. */
const MAX_CHARACTERS = 200_000;
/** Deeper than any body of Graph's, and far less deep than JSON.stringify can write. */
const MAX_LEVELS = 100;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/**
 * A request's body as the log keeps it: the body, or a sentence where the body is so long that thousands of
 * them would fill the memory, or so deep that it can't be written as JSON again.
 */
export function loggedBody(body: unknown): unknown {
  if (body === undefined) return null;
  if (isDeeper(body, MAX_LEVELS)) return '(nested too deeply to be kept)';
  const { length } = JSON.stringify(body);
  return length > MAX_CHARACTERS ? `(${length} characters, too many to be kept)` : body;
}
