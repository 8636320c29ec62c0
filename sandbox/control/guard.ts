import type { MiddlewareHandler } from 'hono';
import type { Context } from '../core/context';
import { isLoopbackAddress, isLoopbackName, ownOrigins } from '../core/loopback';

/** The peer of the connection, passed to every call as the app's environment. */
export interface Peer {
  Bindings: { address: string };
}

function hostName(host: string): string {
  return host.replace(/:\d*$/, '');
}

/**
 * Allows this machine only. The peer's address must be a loopback address, and so must the host name in the
 * request, because a foreign page can point a name of its own at 127.0.0.1.
 */
export function loopbackOnly(): MiddlewareHandler<Peer> {
  return async (call, next) => {
    const { hostname } = new URL(call.req.url);
    const host = call.req.header('host');
    const names = host === undefined ? [hostname] : [hostname, hostName(host)];
    if (!isLoopbackAddress(call.env.address) || !names.every(isLoopbackName))
      return call.json({ error: { code: 'forbidden', message: 'Only this machine may ask this.' } }, 403);
    return next();
  };
}

function isForeign(own: readonly string[], origin: string | undefined, site: string | undefined): boolean {
  if (origin !== undefined && !own.includes(origin)) return true;
  return site !== undefined && site !== 'none' && site !== 'same-origin';
}

/** Refuses pages of every other origin, the portal's included, and accepts writes as JSON only. */
export function ownOriginOnly(context: Context): MiddlewareHandler<Peer> {
  return async (call, next) => {
    const own = ownOrigins(context, call.req.url);
    if (isForeign(own, call.req.header('origin'), call.req.header('sec-fetch-site')))
      return call.json(
        { error: { code: 'forbidden', message: 'No page of another origin may ask this.' } },
        403,
      );
    const type = (call.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
    if (['POST', 'PUT', 'PATCH'].includes(call.req.method) && type !== 'application/json')
      return call.json({ error: { code: 'unsupportedMediaType', message: 'Send application/json.' } }, 415);
    return next();
  };
}
