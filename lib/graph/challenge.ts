/** A header longer than this is no challenge of Microsoft's; what stands behind is not looked at. */
const LONGEST = 16_384;
/** RFC 9110 §5.6.2: what names and unquoted values are made of; base64 adds `/`, `=` and `:` to values. */
const NAME = /[!#$%&'*+.^_`|~\w-]/;
const VALUE = /[^\s,"]/;

/**
 * The claims a `WWW-Authenticate` header asks for, as JSON text, or undefined.
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

/** One `name="quoted string"` or `name=value` of a challenge (RFC 9110 §11.6.1), or a lone character that is none. */
interface Parameter {
  name?: string;
  value?: string;
  /** Where to go on. Always further on, so that each character is looked at once. */
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

/** A quoted string, whose `\` stands before a character that is meant as it is; no value where it isn't closed. */
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

/** Claims come as base64 of a JSON object; anything else is no challenge. */
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
