const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The origin of an address at which a portal can be served: https, or http of this
 * machine; undefined for any other.
 */
export function portalOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, origin, pathname, search, hash } = new URL(text);
  if (pathname !== '/' || search !== '' || hash !== '') return undefined;
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
  return isSafe ? origin : undefined;
}
