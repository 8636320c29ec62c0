import type { Wire } from '../wire';

export const isEntity = (value: unknown): value is Wire => typeof value === 'object' && value !== null;

/** The property to which an annotation such as `instances@odata.context` belongs. */
const subject = (name: string): string => name.split('@')[0] ?? name;

/** The steps of a path in lower case; a step with a dot is a cast and names no property. */
const stepsOf = (path: string): string[] =>
  path
    .toLowerCase()
    .split('/')
    .filter((step) => !step.includes('.'));

/** A value reduced to the requested properties; a value without properties (a text, null) stays unchanged. */
function within(value: unknown, paths: readonly string[]): unknown {
  if (paths.includes('')) return value;
  if (Array.isArray(value)) return value.map((one) => within(one, paths));
  return isEntity(value) ? shaped(value, paths, []) : value;
}

/** The first property of a path, in lower case. */
export function firstStep(path: string): string {
  return stepsOf(path)[0] ?? '';
}

/** An entity with the properties that `paths` and `always` name; annotations stay. */
export function shaped(entity: Wire, paths: readonly string[], always: readonly string[]): Wire {
  const further = new Map<string, string[]>();
  for (const path of paths) {
    const [first = '', ...rest] = stepsOf(path);
    const known = further.get(first);
    if (known) known.push(rest.join('/'));
    else further.set(first, [rest.join('/')]);
  }
  const kept: Wire = {};
  for (const [name, value] of Object.entries(entity)) {
    const rest = further.get(subject(name).toLowerCase());
    if (name.startsWith('@') || always.includes(name)) kept[name] = value;
    else if (rest) kept[name] = within(value, rest);
  }
  return kept;
}
