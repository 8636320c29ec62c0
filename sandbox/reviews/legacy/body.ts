import * as v from 'valibot';
import type { GraphProblem } from '../../core/graph-message';
import { refusal } from '../refusals';

/** Answers repeat what was sent, but not a novel. */
const SHOWN = 300;

/** The 400 for a field of a body; `what` is a sentence without its full stop. */
export function badBody(field: string, what: string): GraphProblem {
  return refusal('badBody', `${field}: ${what.slice(0, SHOWN)}.`);
}

/** What `schema` makes of a body. Throws 400 that names the field. */
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

/** A name that is not blank. */
export const Name = v.pipe(
  v.string(),
  v.check((name) => name.trim() !== '', 'Expected a name'),
);
