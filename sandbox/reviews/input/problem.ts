import * as v from 'valibot';
import type { GraphProblem } from '../../core/graph-message';
import { refusal } from '../refusals';

/** Answers repeat at most this many characters of what was sent. */
const SHOWN = 300;

/** The 400 for a field of a definition: `path` as in `settings.recurrence.range`, `what` a sentence without its full stop. */
export function badField(path: string, what: string): GraphProblem {
  return refusal('badDefinition', `${path}: ${what.slice(0, SHOWN)}.`);
}

/** The 400 for a query that Microsoft doesn't document for its field. */
export function badQuery(path: string, query: string): GraphProblem {
  return refusal('unsupportedQuery', `${path}: ${query.slice(0, SHOWN)}`);
}

/**
 * Parses `input` with `schema`. Throws 400 with the field's name, with `path` before it ('' for the body
 * itself).
 */
export function parse<T extends v.GenericSchema>(schema: T, input: unknown, path: string): v.InferOutput<T> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const field = [path, v.getDotPath(issue)].filter(Boolean).join('.');
  throw badField(field || 'body', issue.message);
}

/** A JSON object with these members; others are dropped. Unlike `v.object`, it refuses lists. */
export const record = <T extends v.ObjectEntries>(entries: T) =>
  v.pipe(
    v.custom<Record<string, unknown>>(
      (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
      'Expected an object',
    ),
    v.object(entries),
  );
