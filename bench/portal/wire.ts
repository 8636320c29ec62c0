import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from '@playwright/test';
import type { Claim } from '../claims';

/** Compressed bytes that came over the network, headers included, told apart by what they are. */
export interface Wire {
  code: number;
  styles: number;
  /** Documents, fonts, icons, configuration. */
  rest: number;
  graph: number;
}

const KINDS: Record<string, keyof Wire> = { Script: 'code', Stylesheet: 'styles' };

export interface Watch {
  wire(): Wire;
  /** Resolves when nothing came for a second and a half. */
  quiet(): Promise<void>;
}

const QUIET_MS = 1_500;

/** Counts what a page loads from now on; `sandboxUrl` is where Graph's answers come from. */
export async function watchWire(cdp: CDPSession, sandboxUrl: string): Promise<Watch> {
  const kinds = new Map<string, keyof Wire>();
  const wire: Wire = { code: 0, styles: 0, rest: 0, graph: 0 };
  let last = Date.now();
  cdp.on('Network.requestWillBeSent', () => {
    last = Date.now();
  });
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    kinds.set(requestId, response.url.startsWith(sandboxUrl) ? 'graph' : (KINDS[type] ?? 'rest'));
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    last = Date.now();
    wire[kinds.get(requestId) ?? 'rest'] += encodedDataLength;
  });
  await cdp.send('Network.enable');
  return {
    wire: () => ({ ...wire }),
    quiet: async () => {
      while (Date.now() - last < QUIET_MS) await sleep(100);
    },
  };
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;

/** The claim about a first visit, beside what the peers' pages transfer. */
export function wireClaim(portal: Wire, peers: Record<string, Wire>): Claim {
  const beside = Object.entries(peers).map(
    ([name, wire]) => `${name} ${kB(wire.code + wire.styles)} and its rows ${kB(wire.rest)}`,
  );
  return {
    what: 'Transferred on a first visit of the review, until nothing more is asked for: code and styles, brotli',
    unit: 'kB',
    measured: (portal.code + portal.styles) / 1000,
    atMost: 300,
    cause: 'Next with React is 122 kB of it and MSAL 54 kB, neither of which a page can leave out',
    detail: `code ${kB(portal.code)}, styles ${kB(portal.styles)}, page and the rest ${kB(portal.rest)}, Graph's answers ${kB(portal.graph)}; ${beside.join('; ')}`,
  };
}
