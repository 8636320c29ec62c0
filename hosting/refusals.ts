import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { RequestError } from '@hono/node-server';

type Headers = Readonly<Record<string, string>>;

/** Errors of Node's parser, and their status codes: https://nodejs.org/api/http.html#event-clienterror */
const STATUS_OF: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** The answer to a request with an invalid address or host (400), and to one that failed here (500). */
export function refusal(error: unknown, headers: Headers): Response {
  const status = error instanceof RequestError ? 400 : 500;
  if (status === 500) console.error(error);
  return new Response(STATUS_CODES[status], {
    status,
    headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
  });
}

function writeAndClose(socket: Duplex, status: number, headers: Headers): void {
  const lines = Object.entries({ ...headers, Connection: 'close', 'Content-Length': '0' });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n`);
}

/** Adds the headers of every other answer to Node's own answers, which no handler sees. */
export function answerRefusals(server: Server, headers: Headers): void {
  const answering = new WeakSet<Duplex>();
  server.prependListener('request', ({ socket }, response) => {
    answering.add(socket);
    response.once('close', () => answering.delete(socket));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const isGone = !socket.writable || error.code === 'ECONNRESET';
    // Writing now would put this answer into the middle of a running one.
    if (isGone || answering.has(socket)) socket.destroy();
    else writeAndClose(socket, STATUS_OF[error.code ?? ''] ?? 400, headers);
  });
  server.on('checkExpectation', (_, response: ServerResponse) =>
    response.writeHead(417, { ...headers, 'Content-Length': '0' }).end(),
  );
  server.on('connect', (_, socket) => writeAndClose(socket, 405, { ...headers, Allow: 'GET, HEAD' }));
}
