import canonicalize from 'canonicalize';

/** One half of a surrogate pair: UTF-8 can't encode it, and RFC 8785 (3.2.2.2) forbids it. */
const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * Writes a value as canonical JSON, which gives the same text in whatever order the keys are. Lone surrogates become
 * U+FFFD. Throws for numbers that JSON doesn't have, and for anything else that isn't a JSON value.
 *
 * https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalJson(value: object): string {
  const text = canonicalize(wellFormed(value));
  if (text === undefined) throw new TypeError('Not a JSON value.');
  return text;
}

/** The SHA-256 of a file's bytes as 64 hex digits. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(LONE_SURROGATE, '\ufffd');
  if (Array.isArray(value)) return value.map(wellFormed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.replace(LONE_SURROGATE, '\ufffd'), wellFormed(inner)]),
  );
}
