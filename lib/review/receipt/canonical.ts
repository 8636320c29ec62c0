import canonicalize from 'canonicalize';

/** Half of a pair of code units: no UTF-8 can carry it, and RFC 8785 (3.2.2.2) refuses it. */
const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * Writes a value as canonical JSON: https://www.rfc-editor.org/rfc/rfc8785
 * The same value gives the same text whatever the order of its keys. Halves of surrogate pairs become U+FFFD. Numbers
 * that JSON doesn't have, and anything else that isn't a JSON value, throw.
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
