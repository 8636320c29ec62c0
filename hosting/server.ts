import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { drainable } from './draining';
import { headersFor } from './headers';
import { createPortal, type PortalOptions } from './portal';
import { answerRefusals, refusal } from './refusals';

export interface RunningPortal {
  /** Without a slash at the end. */
  url: string;
  /** Takes no new connection, answers what was asked, and resolves when the last connection is closed. */
  close(): Promise<void>;
}

export interface Listening {
  /** The address to listen on. */
  host: string;
  /** 0 takes any free one. */
  port: number;
  /** The name in the portal's address, where it isn't `host`. */
  name?: string;
  /** PEM: with it the portal is served over TLS. */
  tls?: { cert: string; key: string };
}

/** Listens. Rejects where the port is taken or the export missing. */
export function startPortal(options: PortalOptions & Listening): Promise<RunningPortal> {
  const { host, name = host, tls } = options;
  const headers = headersFor('answer', { config: options.config, scriptHashes: [] });
  const listener = getRequestListener(createPortal(options).fetch, {
    overrideGlobalObjects: false,
    errorHandler: (error) => refusal(error, headers),
  });
  // The listener refuses a request without a host itself, with our headers.
  const server = tls
    ? createTlsServer({ cert: tls.cert, key: tls.key, requireHostHeader: false }, listener)
    : createServer({ requireHostHeader: false }, listener);
  answerRefusals(server, headers);
  const close = drainable(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, () => {
      const { port } = server.address() as AddressInfo;
      resolve({ url: `${tls ? 'https' : 'http'}://${name}:${port}`, close });
    });
  });
}
