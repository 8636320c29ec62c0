import { createServer as createTlsServer, Server as TlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Sandbox } from './app';
import { ConnectionDropped } from './core/graph-message';
import { isLoopbackAddress } from './core/loopback';

export type Server = ReturnType<typeof createAdaptorServer>;

/**
 * Cuts a connection so that the caller sees it cut. The head of an answer goes out first: where a kept connection closes
 * before that, browsers repeat the request by themselves, whatever its method, and nobody learns of it.
 */
function cut(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n', () => {
      socket.destroy();
      resolve();
    });
  });
}

interface Certified {
  cert: string;
  key: string;
}

/** What a server needs to speak TLS; PEM. */
export interface Tls extends Certified {
  /** Shown to who asks for one of these host names. */
  other?: Certified & { names: readonly string[] };
}

function addOther(server: Server, { other }: Tls): void {
  if (!(server instanceof TlsServer)) return;
  for (const name of other?.names ?? []) server.addContext(name, { cert: other?.cert, key: other?.key });
}

/** Answers over HTTP, or over TLS. A dropped connection really is one: its socket is destroyed and no answer is whole. */
export function createServer(sandbox: () => Sandbox | undefined, tls?: Tls): Server {
  const server = createAdaptorServer({
    ...(tls && { createServer: createTlsServer, serverOptions: { cert: tls.cert, key: tls.key } }),
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

/** Resolves with the port. Warns where other machines can reach the address. */
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

/** Stops listening and cuts what is still open. */
export async function closeServer(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
