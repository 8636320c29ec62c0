import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How long requests that are under way may take after the server was told to stop, in ms. */
export const DRAIN_MS = 10_000;

/**
 * Gives what closes a server without losing a request: no new connection is taken, what was asked is answered, idle
 * connections are closed at once and the others after their answer. What takes longer than ten seconds is cut.
 */
export function drainable(server: Server): () => Promise<void> {
  let isClosing = false;
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.prependListener('request', (_, response) => {
    if (isClosing) response.setHeader('Connection', 'close');
    // Node closes only the connections that are idle when it is told to stop.
    response.once('close', () => isClosing && server.closeIdleConnections());
  });
  return () => {
    isClosing = true;
    // A browser opens connections ahead; one that never asked anything isn't idle in Node's eyes.
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    return new Promise((resolve) => {
      const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      server.close(() => {
        clearTimeout(cut);
        resolve();
      });
    });
  };
}
