import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { drainable } from './draining';
import { headersFor } from './headers';
import { bracketed } from './listening';
import { createPortal, type PortalOptions } from './portal';
import { answerRefusals, refusal } from './refusals';

export interface RunningPortal {
  /** Without a slash at the end. */
  url: string;
  /** Accepts no new connection, answers running requests, and resolves when the last connection is closed. */
  close(): Promise<void>;
}

export interface Listening {
  /** The address to listen on. */
  host: string;
  /** The port; 0 takes any free one. */
  port: number;
  /** The host name in the portal's address, where it isn't `host`. */
  name?: string;
  /** PEM: with it the portal is served over TLS. */
  tls?: { cert: string; key: string };
}

/** An idle connection is kept longer than proxies and browsers keep it: else it is closed just as a request is on its way. */
const CONNECTION = { requireHostHeader: false, keepAliveTimeout: 65_000 };

/** Starts listening. Rejects where the port is taken or the export is missing. */
export function startPortal(options: PortalOptions & Listening): Promise<RunningPortal> {
  const { host, name = host, tls } = options;
  const headers = headersFor('answer', { config: options.config, scriptHashes: [] });
  const listener = getRequestListener(createPortal(options).fetch, {
    overrideGlobalObjects: false,
    errorHandler: (error) => refusal(error, headers),
  });
  // The listener itself refuses a request without a host, with the portal's headers.
  const server = tls
    ? createTlsServer({ ...CONNECTION, cert: tls.cert, key: tls.key }, listener)
    : createServer(CONNECTION, listener);
  answerRefusals(server, headers);
  const close = drainable(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, () => {
      const { port } = server.address() as AddressInfo;
      resolve({ url: `${tls ? 'https' : 'http'}://${bracketed(name)}:${port}`, close });
    });
  });
}
