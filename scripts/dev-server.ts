import { createServer, request as forward, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { startSandbox } from '../sandbox/main';
import { sandboxConfig } from './sandbox-config';

/**
 * The portal's development address: answers /config.json as hosting does, and passes everything else to Next.
 */
const PORT = 3000;
const NEXT = { host: 'localhost', port: 3001 };

const sandbox = await startSandbox({
  port: 4100,
  data: '.sandbox',
  portalUrl: `http://localhost:${PORT}`,
  fresh: false,
  seed: 'contoso',
});

const headersOf = ({ headers }: IncomingMessage) => ({ ...headers, host: `${NEXT.host}:${NEXT.port}` });

const server = createServer((request, response) => {
  if (request.url === '/config.json') {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(sandboxConfig(sandbox)));
    return;
  }
  const onward = forward(
    { ...NEXT, path: request.url, method: request.method, headers: headersOf(request) },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on('error', () =>
    response.writeHead(503, { 'retry-after': '1' }).end('Next is starting; reload in a moment.'),
  );
  request.pipe(onward);
});

// Reloading uses a web socket.
server.on('upgrade', (request, socket, head) => {
  const onward = connect(NEXT, () => {
    const lines = Object.entries(headersOf(request)).map(([name, value]) => `${name}: ${value}`);
    onward.write(`GET ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    socket.pipe(onward).pipe(socket);
  });
  onward.on('error', () => socket.destroy());
  socket.on('error', () => onward.destroy());
});

server.listen(PORT, 'localhost', () =>
  console.log(`portal: http://localhost:${PORT}   sandbox: ${sandbox.url}`),
);
