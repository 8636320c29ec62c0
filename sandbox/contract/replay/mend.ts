import { isObject } from '../check-value';

/** Changes a property: returns `[name, value]`, or undefined to leave the property out. */
type Mend = (name: string, value: unknown, of: Record<string, unknown>) => [string, unknown] | undefined;

/** A copy of a JSON value in which `mend` has changed every object's properties, the innermost first. */
export function mendProperties(value: unknown, mend: Mend): unknown {
  if (Array.isArray(value)) return value.map((item) => mendProperties(item, mend));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) =>
    mend(name, mendProperties(inner, mend), value),
  );
  return Object.fromEntries(entries.filter((entry) => entry !== undefined));
}

/** A mend that renames properties. */
export const rename =
  (names: Record<string, string>): Mend =>
  (name, value) => [(Object.hasOwn(names, name) ? names[name] : undefined) ?? name, value];

/** A mend that leaves properties out. */
export const leaveOut =
  (...names: string[]): Mend =>
  (name, value) =>
    names.includes(name) ? undefined : [name, value];
