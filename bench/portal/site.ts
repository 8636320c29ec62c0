import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants } from 'node:zlib';

/** A file as it is sent, compressed with brotli. */
export interface File {
  type: string;
  body: Uint8Array;
}

export interface Site {
  origin: string;
  close(): void;
}

/** Data is compressed quickly: only files that are built once are compressed as far as it goes. */
export function compressed(type: string, content: string | Uint8Array): File {
  const quality = type === 'application/json' ? 4 : constants.BROTLI_MAX_QUALITY;
  return {
    type,
    body: brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
  };
}

const notFound: RequestListener = (_, response) => void response.writeHead(404).end();

/** Serves files by their paths, on a free port of this machine; `otherwise` answers everything else. */
export async function serve(
  files: ReadonlyMap<string, File>,
  otherwise: RequestListener = notFound,
): Promise<Site> {
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '', 'http://localhost').pathname);
    if (!file) return otherwise(request, response);
    response.writeHead(200, { 'content-type': file.type, 'content-encoding': 'br' }).end(file.body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://localhost:${port}`, close: () => void server.close() };
}
