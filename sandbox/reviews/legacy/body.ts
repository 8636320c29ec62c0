import { DateTime } from 'luxon';
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

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,12})?)?(Z|[+-]\d{2}:\d{2})$/i;

/** Whether a text is a moment with its zone that Graph can write back: years have four digits. */
function isMoment(text: string): boolean {
  const at = DateTime.fromISO(text, { zone: 'utc' });
  return MOMENT.test(text) && at.isValid && at.year >= 1 && at.year <= 9999;
}

/** Edm.DateTimeOffset as ms since 1970. */
export const Moment = v.pipe(
  v.string(),
  v.check(isMoment, 'Expected a timestamp with its time zone'),
  v.transform((text) => DateTime.fromISO(text).toMillis()),
);
