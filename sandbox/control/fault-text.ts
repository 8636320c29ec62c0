/** The placeholder in a rule's texts for the number of the call, from 1. */
const COUNT = '{count}';

/**
 * A rule's body for one call: `{count}` in its texts becomes the number of calls that the rule has
 * applied to, including this one.
 */
export function withCount(value: unknown, count: number): unknown {
  if (typeof value === 'string') return value.replaceAll(COUNT, String(count));
  if (Array.isArray(value)) return value.map((inner) => withCount(inner, count));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withCount(inner, count)]));
}
