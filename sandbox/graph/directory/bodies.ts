import * as v from 'valibot';
import { directoryRefusal } from './refusals';

function problemOf(issue: v.BaseIssue<unknown>) {
  const property = String(issue.path?.[0]?.key ?? '');
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return directoryRefusal('unknownProperty', property);
  if (property === '') return directoryRefusal('badBody');
  const missing = issue.path?.length === 1 && (issue.input === undefined || issue.input === null);
  return directoryRefusal(missing ? 'missingProperty' : 'badProperty', property);
}

/**
 * Reads a body by its schema; throws Graph's 400 with the first property that is missing, wrong or unknown.
 */
export function readBody<Schema extends v.GenericSchema>(
  schema: Schema,
  body: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, body);
  if (!result.success) throw problemOf(result.issues[0]);
  return result.output;
}

/** A text that isn't blank, of at most `most` characters. */
export const name = (most: number) =>
  v.pipe(
    v.string(),
    v.check((text) => text.trim() !== ''),
    v.maxLength(most),
  );

/** A text of at most `most` characters, or null; may be left out. */
export const text = (most: number) => v.optional(v.nullable(v.pipe(v.string(), v.maxLength(most))));
