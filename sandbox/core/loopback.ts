/** Whether a host name (of a URL, without port) means this machine by itself. */
export function isLoopbackName(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname.toLowerCase());
}

/** Whether a peer's IP address is this machine's own. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}

/**
 * The origins of the sandbox's own pages, as a call of this address sees them: the one that it is known by, and this
 * machine's names for it, which nobody else can serve pages under.
 */
export function ownOrigins({ sandboxUrl }: { sandboxUrl: string }, address: string): string[] {
  const { origin, hostname } = new URL(address);
  return isLoopbackName(hostname) ? [sandboxUrl, origin] : [sandboxUrl];
}
