/** Microsoft's challenges are shorter than this; the rest of a longer header is ignored. */
const LONGEST = 16_384;
/** RFC 9110 §5.6.2: the characters of names and unquoted values; base64 adds `/`, `=` and `:` to values. */
const NAME = /[!#$%&'*+.^_`|~\w-]/;
const VALUE = /[^\s,"]/;

/**
 * The claims that a `WWW-Authenticate` header asks for, as JSON text; undefined without a challenge.
 *
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function claimsIn(header: string | null): string | undefined {
  if (!header) return undefined;
  const text = header.slice(0, LONGEST);
  for (let at = 0; at < text.length; ) {
    const { name, value, end } = parameterAt(text, at);
    if (name === 'claims') return value === undefined ? undefined : decode(value);
    at = end;
  }
  return undefined;
}

/**
 * One `name="quoted string"` or `name=value` of a challenge (RFC 9110 §11.6.1), or a single character that is neither.
 */
interface Parameter {
  name?: string;
  value?: string;
  /** Where reading continues; always further on, so that each character is read once. */
  end: number;
}

function parameterAt(text: string, from: number): Parameter {
  const nameEnd = runOf(NAME, text, from);
  if (nameEnd === from) return { end: text[from] === '"' ? quotedAt(text, from).end : from + 1 };
  const equals = runOf(/\s/, text, nameEnd);
  // A scheme such as `Bearer`.
  if (text[equals] !== '=') return { end: equals };
  const begin = runOf(/\s/, text, equals + 1);
  const name = text.slice(from, nameEnd).toLowerCase();
  if (text[begin] === '"') return { name, ...quotedAt(text, begin) };
  const end = runOf(VALUE, text, begin);
  return { name, value: text.slice(begin, end), end };
}

/** A quoted string, in which `\` escapes the next character; no value when the string isn't closed. */
function quotedAt(text: string, from: number): { value?: string; end: number } {
  let value = '';
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '"') return { value, end: at + 1 };
    if (text[at] === '\\') at++;
    value += text.charAt(at);
  }
  return { end: text.length };
}

function runOf(characters: RegExp, text: string, from: number): number {
  let at = from;
  while (characters.test(text.charAt(at))) at++;
  return at;
}

/** Claims are base64 of a JSON object; anything else isn't a challenge. */
function decode(value: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(value.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return isObject(JSON.parse(text)) ? text : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
