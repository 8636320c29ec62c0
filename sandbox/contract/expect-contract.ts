import { checkAnswer, type Exchange } from './check-answer';
import { isObject } from './check-value';
import { schemaOf } from './schemas';

/** A request as a test sends it: `path` without the version; of a `$batch` the body counts too. */
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
    // A part that depends on one that failed is not sent at all.
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
 * Throws where an answer to a test's request could not be Microsoft's: v1.0 access reviews by Microsoft's CSDL, all else
 * by its TypeScript types. Names the request and each problem. The parts of a `$batch` are looked at one by one.
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
