import * as v from 'valibot';
import type { GraphProblem } from '../../core/graph-message';
import { refusal } from '../refusals';

/** Answers repeat at most this many characters of what was sent. */
const SHOWN = 300;

/** The 400 for a field of a body; `what` is a sentence without its full stop. */
export function badBody(field: string, what: string): GraphProblem {
  return refusal('badBody', `${field}: ${what.slice(0, SHOWN)}.`);
}

/** Parses a body with `schema`. Throws 400 with the field's name. */
export function parseBody<T extends v.GenericSchema>(schema: T, body: unknown): v.InferOutput<T> {
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw badBody(v.getDotPath(issue) ?? 'body', issue.message);
}

/** An object id, in lower case. */
export const ObjectId = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'Expected an object id'),
  v.toLowerCase(),
);

/** A text that isn't blank. */
export const Name = v.pipe(
  v.string(),
  v.check((name) => name.trim() !== '', 'Expected a name'),
);
