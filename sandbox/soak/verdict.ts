import * as v from 'valibot';
import type { FuzzCall } from './calls';
import { BAD } from './world';

const GUID = v.pipe(v.string(), v.uuid());
const TEXT = v.pipe(v.string(), v.nonEmpty(), v.maxLength(2_000));

/** Graph's error envelope, exactly. https://learn.microsoft.com/graph/errors */
const Envelope = v.strictObject({
  error: v.strictObject({
    code: TEXT,
    message: TEXT,
    innerError: v.strictObject({
      date: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)),
      'request-id': GUID,
      'client-request-id': v.string(),
    }),
  }),
});

const Batched = v.object({
  responses: v.array(v.object({ id: v.string(), status: v.number(), body: v.optional(v.unknown()) })),
});

/** Words that only internal errors contain. */
const INTERNAL_ERROR_TEXT =
  /\n\s+at |node:internal|node_modules|\.ts:\d|SQLITE|Cannot read propert|is not a function|is not iterable|\[object Object\]/i;

function statusProblem(status: number): string | undefined {
  return status >= 500 || status < 200 ? `status ${status}` : undefined;
}

function errorProblem(body: unknown): string | undefined {
  const read = v.safeParse(Envelope, body);
  if (read.success) return undefined;
  return `no envelope: ${v.getDotPath(read.issues[0]) ?? 'body'}: ${read.issues[0].message}`;
}

function batchProblem(body: unknown): string | undefined {
  const read = v.safeParse(Batched, body);
  if (!read.success) return 'a batch without responses';
  for (const part of read.output.responses) {
    const problem = statusProblem(part.status) ?? (part.status >= 400 ? errorProblem(part.body) : undefined);
    if (problem) return `part ${part.id}: ${problem}`;
  }
  return undefined;
}

function parsed(text: string): { body?: unknown; problem?: string } {
  try {
    return { body: JSON.parse(text) };
  } catch {
    return { problem: 'the answer is not JSON' };
  }
}

function bodyProblem(call: FuzzCall, response: Response, text: string): string | undefined {
  const { status, headers } = response;
  if (status === 204 || call.method === 'HEAD') return text === '' ? undefined : `a body beside ${status}`;
  // The older API answers an added reviewer with 201 and no body.
  if (status === 201 && text === '') return undefined;
  if (!headers.get('content-type')?.startsWith('application/json'))
    return status < 300 && text !== '' ? undefined : `content type ${headers.get('content-type')}`;
  const { body, problem } = parsed(text);
  if (problem) return problem;
  if (status >= 400) return errorProblem(body);
  return call.isBatch ? batchProblem(body) : undefined;
}

function expectationProblem(call: FuzzCall, status: number): string | undefined {
  if (BAD.some((name) => name === call.token))
    return status === 401 ? undefined : `${status} with a bad token`;
  return call.mustFail && status < 400 ? `${status} where it must be refused` : undefined;
}

/** The fault of an answer of Graph, in a few words; undefined where there is none. */
export function verdict(
  call: FuzzCall,
  response: Response,
  text: string,
  foreign: string,
): string | undefined {
  if (response.headers.get('request-id') === null) return 'no request-id';
  if (INTERNAL_ERROR_TEXT.test(text)) return `machinery shows: ${INTERNAL_ERROR_TEXT.exec(text)?.[0]}`;
  if (call.token === 'foreign' && text.includes(foreign)) return 'another tenant’s data';
  return (
    statusProblem(response.status) ??
    expectationProblem(call, response.status) ??
    bodyProblem(call, response, text)
  );
}
