import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How long running requests may take after the server is told to stop, in ms. */
export const DRAIN_MS = 10_000;

/**
 * Returns a function that closes the server without losing a request: it accepts no new connection, answers
 * running requests, and closes idle connections at once and the others after their answer. It cuts what
 * takes longer than ten seconds.
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
    // Node closes only the connections that are idle at the moment of the stop.
    response.once('close', () => isClosing && server.closeIdleConnections());
  });
  return () => {
    isClosing = true;
    // A browser opens connections in advance; Node doesn't count a connection without a request as idle.
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
