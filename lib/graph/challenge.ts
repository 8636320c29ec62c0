/** One `name="quoted string"` or `name=token` of a challenge (RFC 9110 §11.6.1). Values may hold `=`, `,` and `\"`. */
const PARAMETER = /([!#$%&'*+.^_`|~\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g;

/**
 * The claims a `WWW-Authenticate` header asks for, as JSON text, or undefined.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function claimsIn(header: string | null): string | undefined {
  if (!header) return undefined;
  for (const [, name, quoted, token] of header.matchAll(PARAMETER)) {
    if (name?.toLowerCase() !== 'claims') continue;
    return decode(quoted?.replace(/\\(.)/g, '$1') ?? token ?? '');
  }
  return undefined;
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
