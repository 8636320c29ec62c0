import { checkAnswer, type Exchange } from './check-answer';
import { isObject } from './check-value';
import { schemaOf } from './schemas';

/** A request as a test sends it: `path` without the version; a `$batch` also needs its body. */
export interface SentRequest {
  version: Exchange['version'];
  method: string;
  path: string;
  body?: unknown;
}

export interface GivenAnswer {
  status: number;
  body?: unknown;
}

/** The parts of a `$batch` with their answers; a part without an answer is left out. */
function parts({ version, body }: SentRequest, answer: unknown): [SentRequest, GivenAnswer][] {
  const requests = isObject(body) && Array.isArray(body.requests) ? body.requests.filter(isObject) : [];
  const responses = isObject(answer) && Array.isArray(answer.responses) ? answer.responses : [];
  return responses.filter(isObject).flatMap(({ id, status, body: given }) => {
    const part = requests.find((request) => request.id === id);
    const path = decodeURIComponent(`/${String(part?.url).replace(/^\/|#.*$/g, '')}`);
    // A part that depends on a failed part is not sent at all.
    if (!part || status === 424) return [];
    return [
      [
        { version, method: String(part.method), path },
        { status: Number(status), body: given },
      ],
    ];
  });
}

/**
 * Throws where Microsoft could not have given this answer to a test's request: v1.0 access reviews are
 * checked against Microsoft's CSDL, everything else against its TypeScript types. The error names the request
 * and each problem. The parts of a `$batch` are checked one by one.
 */
export async function expectContract(request: SentRequest, answer: GivenAnswer): Promise<void> {
  if (/^\/\$batch$/i.test(request.path)) {
    for (const [part, given] of parts(request, answer.body)) await expectContract(part, given);
    return;
  }
  const { version, method, path } = request;
  const exchange: Exchange = {
    version,
    method: method.toUpperCase(),
    path,
    status: answer.status,
    body: answer.body,
  };
  const problems = checkAnswer(exchange, await schemaOf(request));
  if (problems.length === 0) return;
  const lines = problems.map(({ path: where, problem }) => `  ${where} ${problem}`);
  throw new Error(
    `not Microsoft's answer: ${method} /${version}${path} → ${answer.status}\n${lines.join('\n')}`,
  );
}
