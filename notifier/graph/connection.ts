import { CLOUDS, type PortalConfig } from '../../lib/config';
import { createGraph, type Graph } from '../../lib/graph/client';
import { NotifierProblem } from '../problem';
import { throwIfStopping, waitUnlessStopping } from '../run/stopping';

/** A connection to Graph for the notifier's reading, with Graph's own clock. */
export interface GraphConnection {
  graph: Graph;
  /** Graph's time of its last answer, ISO 8601. Throws before the first one. */
  graphTime(): string;
  /** How many requests were sent so far. */
  requestCount(): number;
}

export interface GraphConnectionOptions {
  cloud: PortalConfig['cloud'];
  fetch(address: string, init: RequestInit): Promise<Response>;
  getToken(renew: boolean): Promise<string>;
  /** Whether to stop reading. */
  stopping(): boolean;
}

/** Connects to Graph as an application; each answer's Date header sets the time. */
export function connectGraph({ cloud, fetch, getToken, stopping }: GraphConnectionOptions): GraphConnection {
  let at: string | undefined;
  let requests = 0;
  const graph = createGraph({
    origin: CLOUDS[cloud].graph,
    getToken: ({ forceRefresh } = {}) => getToken(forceRefresh === true),
    sleep: async (ms) => {
      await waitUnlessStopping(ms, stopping);
      throwIfStopping(stopping);
    },
    transport: {
      send: async (address, init) => {
        throwIfStopping(stopping);
        requests += 1;
        const response = await fetch(address, init);
        const time = Date.parse(response.headers.get('date') ?? '');
        if (!Number.isNaN(time)) at = new Date(time).toISOString();
        return response;
      },
    },
  });
  return {
    graph,
    requestCount: () => requests,
    graphTime: () => {
      if (at === undefined) throw new NotifierProblem('Graph told no time.');
      return at;
    },
  };
}
