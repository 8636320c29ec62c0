import type { Graph } from '../graph/client';
import type { Device } from '../offline/device';
import { alone } from '../offline/locks';
import { tabs } from '../offline/tabs';
import { reviewGraph } from '../outbox/graph-effects';
import type { Owner } from '../outbox/log';
import { Outbox } from '../outbox/outbox';
import { readTabMessage } from '../outbox/tab-message';

/** The outbox of one reviewer on this device, which sends to this Graph. It does nothing before `start`. */
export function startOutbox(graph: Graph, device: Device, owner: Owner): Outbox {
  return new Outbox({
    me: owner.userId,
    now: () => graph.timing.now(),
    sleep: (ms, signal) => sleep(ms, signal),
    random: Math.random,
    newId: () => crypto.randomUUID(),
    store: device.log(owner),
    alone: alone(owner),
    tabs: tabs(owner, readTabMessage),
    graph: (review) => reviewGraph(graph, review),
  });
}

/** Resolves after `ms`, or as soon as the signal aborts. */
function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });
}
