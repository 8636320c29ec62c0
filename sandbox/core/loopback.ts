/** Whether a host name (of a URL, without port) means this machine itself. */
export function isLoopbackName(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname.toLowerCase());
}

/** Whether a peer's IP address belongs to this machine. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}

/**
 * The origins of the sandbox's own pages for a call to this address: the sandbox's public one, and this
 * machine's names for it, under which no other machine can serve pages.
 */
export function ownOrigins({ sandboxUrl }: { sandboxUrl: string }, address: string): string[] {
  const { origin, hostname } = new URL(address);
  return isLoopbackName(hostname) ? [sandboxUrl, origin] : [sandboxUrl];
}
