/** An address as URLs and `listen` lines have it: IPv6 in brackets. https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2 */
export const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** Every address of a machine, over IPv6, however it is written. */
export const isEveryIPv6 = (host: string): boolean =>
  host.includes(':') && new URL(`http://${bracketed(host)}`).hostname === '[::]';

/** The URL at which a server that listens on `host` answers its own machine: nothing connects to "every address". */
export function ownUrl({ host, port }: { host: string; port: number }): string {
  const name = host === '0.0.0.0' ? 'localhost' : isEveryIPv6(host) ? '[::1]' : bracketed(host);
  return `http://${name}:${port}`;
}
