import type { Context as Call } from 'hono';
import * as v from 'valibot';

/** A refusal of the control API. */
export class ControlProblem extends Error {
  override name = 'ControlProblem';

  constructor(
    readonly status: 400 | 404 | 409,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Reads the body by `schema`; an empty body counts as `{}`. */
export async function readBody<Schema extends v.GenericSchema>(
  call: Call,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, parseJson(await call.req.text()));
  if (result.success) return result.output;
  const issues = result.issues.map((issue) => {
    const at = v.getDotPath(issue);
    return at ? `${at}: ${issue.message}` : issue.message;
  });
  throw new ControlProblem(400, 'badRequest', issues.join('; '));
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlProblem(400, 'badRequest', 'The body is not JSON.');
  }
}
