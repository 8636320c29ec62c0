/** The report that a person can send about a page that crashed. */
export interface CrashReport {
  /**
   * The same for the same fault: Microsoft's id of the request if a request failed, otherwise a
   * hash of where the error happened.
   */
  reference: string;
  /** Plain text, without any text from a tenant. */
  text: string;
}

interface Circumstances {
  at: Date;
  /** The page without its query, which names reviews. */
  path: string;
  browser: string;
}

const FRAMES = 12;
/**
 * The browser's own messages for these errors name code, never data; other messages may contain a tenant's
 * text.
 */
const ERRORS_WITHOUT_DATA = new Set(['TypeError', 'RangeError', 'ReferenceError']);

/** The report of an error: the reference to quote, and a text with time, page, browser and stack frames. */
export function crashReport(error: unknown, { at, path, browser }: Circumstances): CrashReport {
  const { name, message, stack, digest, requestId } = fieldsOf(error);
  const frames = stack
    .split('\n')
    .filter((line) => /^\s*at |@/.test(line) && /:\d+/.test(line))
    .slice(0, FRAMES)
    .map((line) => line.trim().slice(0, 300));
  const reference = requestId || digest || fingerprint([name, ...frames].join('\n'));
  const what = ERRORS_WITHOUT_DATA.has(name) && message ? `${name}: ${message.slice(0, 300)}` : name;
  const lines = [
    `Reference: ${reference}`,
    `Time: ${at.toISOString()}`,
    `Page: ${path}`,
    `Browser: ${browser.slice(0, 300)}`,
    `Error: ${what}`,
    ...frames,
  ];
  return { reference, text: lines.join('\n') };
}

type Fields = Record<'name' | 'message' | 'stack' | 'digest' | 'requestId', string>;

/** Any value can be thrown; fields that aren't text are dropped. */
function fieldsOf(error: unknown): Fields {
  const thrown = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof thrown[name] === 'string' ? thrown[name] : '');
  return {
    name: text('name').slice(0, 100) || 'Error',
    message: text('message'),
    stack: text('stack'),
    digest: text('digest').slice(0, 100),
    requestId: text('requestId').slice(0, 100),
  };
}

/** FNV-1a, 32 bits: the same fault gives the same eight digits. http://www.isthe.com/chongo/tech/comp/fnv/ */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
