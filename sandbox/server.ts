import { createServer as createTlsServer, Server as TlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Sandbox } from './app';
import { ConnectionDropped } from './core/graph-message';
import { isLoopbackAddress } from './core/loopback';

export type Server = ReturnType<typeof createAdaptorServer>;

/**
 * Cuts a connection so that the caller notices. The head of an answer is sent first: where a
 * kept-alive connection closes before it, browsers repeat the request themselves, whatever
 * its method, and nobody notices.
 */
function cut(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n', () => {
      socket.destroy();
      resolve();
    });
  });
}

interface ServerCertificate {
  cert: string;
  key: string;
}

/** The files for TLS, as PEM. */
export interface Tls extends ServerCertificate {
  /** A second certificate, for these host names. */
  other?: ServerCertificate & { names: readonly string[] };
}

function addOther(server: Server, { other }: Tls): void {
  if (!(server instanceof TlsServer)) return;
  for (const name of other?.names ?? []) server.addContext(name, { cert: other?.cert, key: other?.key });
}

/** Longer than clients keep an idle connection: else one is closed just as a request is on its way over it. */
const KEEP_ALIVE_MS = 65_000;

/**
 * Creates a server for HTTP, or for TLS. It drops a connection really: it destroys the socket,
 * and no complete answer is sent.
 */
export function createServer(sandbox: () => Sandbox | undefined, tls?: Tls): Server {
  const server = createAdaptorServer({
    serverOptions: { keepAliveTimeout: KEEP_ALIVE_MS, ...(tls && { cert: tls.cert, key: tls.key }) },
    ...(tls && { createServer: createTlsServer }),
    fetch: async (request, env) => {
      const { incoming } = env as HttpBindings;
      try {
        const answer = sandbox()?.fetch(request, { address: incoming.socket.remoteAddress ?? '' });
        return (await answer) ?? new Response('Starting', { status: 503 });
      } catch (error) {
        if (!(error instanceof ConnectionDropped)) throw error;
        await cut(incoming.socket);
        return new Response(null, { status: 503 });
      }
    },
  });
  if (tls) addOther(server, tls);
  return server;
}

/** Starts listening; resolves with the port. Warns where other machines can reach the address. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken ? new Error(`Port ${port} is taken: something else listens there.`, { cause: error }) : error,
      );
    });
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      if (!isLoopbackAddress(address.address))
        console.warn(
          `The sandbox listens on ${address.address}: other machines can reach it. Control and mail stay closed to them.`,
        );
      resolve(address.port);
    });
  });
}

/** Stops listening and cuts open connections. */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
