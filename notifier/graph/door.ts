import { CLOUDS, type PortalConfig } from '../../lib/config';
import { createGraph, type Graph } from '../../lib/graph/client';
import { NotifierProblem } from '../problem';
import { goOn, waiting } from '../run/waiting';

/** Graph for the notifier's reading. */
export interface Door {
  graph: Graph;
  /** Graph's time of its last answer, ISO 8601. Throws before the first one. */
  at(): string;
  /** How many requests were sent so far. */
  requests(): number;
}

export interface DoorOptions {
  cloud: PortalConfig['cloud'];
  fetch(address: string, init: RequestInit): Promise<Response>;
  getToken(renew: boolean): Promise<string>;
  /** Whether to stop reading. */
  stopping(): boolean;
}

/** Opens Graph for an application; each answer's Date header sets the time. */
export function openDoor({ cloud, fetch, getToken, stopping }: DoorOptions): Door {
  let at: string | undefined;
  let requests = 0;
  const graph = createGraph({
    origin: CLOUDS[cloud].graph,
    getToken: ({ forceRefresh } = {}) => getToken(forceRefresh === true),
    sleep: async (ms) => {
      await waiting(ms, stopping);
      goOn(stopping);
    },
    transport: {
      send: async (address, init) => {
        goOn(stopping);
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
    requests: () => requests,
    at: () => {
      if (at === undefined) throw new NotifierProblem('Graph told no time.');
      return at;
    },
  };
}
