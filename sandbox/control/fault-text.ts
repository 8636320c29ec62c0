/** The place in a rule's texts where the number of the call stands, from 1. */
const COUNT = '{count}';

/** A rule's body for one call: `{count}` in any of its texts is how often the rule has applied, this call included. */
export function withCount(value: unknown, count: number): unknown {
  if (typeof value === 'string') return value.replaceAll(COUNT, String(count));
  if (Array.isArray(value)) return value.map((inner) => withCount(inner, count));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withCount(inner, count)]));
}
