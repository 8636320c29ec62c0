import { type OnAnswer, readBatch } from './batch';
import type { Requests } from './batch-wire';
import { createExchange, withRenewal } from './exchange';
import type { GraphAnswer, GraphRequest, TokenOptions } from './message';
import { sandboxTransport, type Transport } from './middleware';
import type { PortalProblem } from './problem';
import { type Policy, readThrough } from './retry';
import { type SendOutcome, sendOnce } from './sending';
import { TenantKnowledge } from './tenant-knowledge';
import { realTiming, type Timing, WaitSignal } from './wait-signal';

export interface GraphOptions {
  /** The only origin that gets the token, such as `https://graph.microsoft.com`. */
  origin: string;
  /** The sandbox that replaces Graph, or a function that replaces `fetch`. */
  transport?: { sandboxUrl: string } | { send: Transport };
  /**
   * Rejects with an Error named `SignInNeeded` when only the reader can go on; its `entraCode` is the number of Entra's
   * code.
   */
  getToken(options?: TokenOptions): Promise<string>;
  now?(): number;
  sleep?(ms: number): Promise<void>;
}

/** The only access to Microsoft Graph. Every failure is a PortalProblem. */
export interface Graph {
  readonly origin: string;
  readonly wait: WaitSignal;
  readonly timing: Timing;
  /** What this session has learnt about its tenant. */
  readonly tenant: TenantKnowledge;
  /** One try without waiting or retries, for data the page can do without. */
  try(request: GraphRequest): Promise<GraphAnswer>;
  read(request: GraphRequest): Promise<GraphAnswer>;
  readMany(requests: Requests, onAnswer?: OnAnswer): Promise<Map<string, GraphAnswer | PortalProblem>>;
  /** Up to twenty writes in one request, sent once; see `sendOnce`. */
  send(requests: Requests): Promise<Map<string, SendOutcome>>;
  /**
   * The same Graph for data the page can do without: a server error is given at once, and only such requests wait
   * because of it.
   */
  forExtras(): Graph;
  /**
   * The same Graph for what is read on both routes together: a server error on `unified` is given at once and delays
   * nothing, so that the ordinary reviews can be read without it.
   */
  forBothRoutes(): Graph;
}

/** Makes the Graph access for one account. Nothing is loaded or sent before the first request. */
export function createGraph(options: GraphOptions): Graph {
  const timing: Timing = { now: options.now ?? realTiming.now, sleep: options.sleep ?? realTiming.sleep };
  const wait = new WaitSignal(timing);
  const transport = transportOf(options);
  const { origin } = options;
  const getToken = (token?: TokenOptions) => options.getToken(token);
  const tenant = new TenantKnowledge(timing.now);
  const onDate = (date: string | null) => tenant.clock.adjust(date);
  const exchange = withRenewal(createExchange({ origin, getToken, onDate, ...(transport && { transport }) }));
  const extras: Policy = { exchange, wait: new WaitSignal(timing, wait), timing, tenant, patience: 'none' };
  return graphOf({ ...extras, wait, patience: 'all' }, extras, origin);
}

function graphOf(policy: Policy, extras: Policy, origin: string): Graph {
  const { exchange, wait, timing, tenant } = policy;
  return {
    origin,
    wait,
    timing,
    tenant,
    try: (request) => exchange(request),
    read: (request) => readThrough(policy, request),
    readMany: (requests, onAnswer) => readBatch(policy, requests, onAnswer),
    send: (requests) => sendOnce(policy, requests),
    forExtras: () => graphOf(extras, extras, origin),
    forBothRoutes: () =>
      graphOf(policy === extras ? extras : { ...policy, patience: 'ordinaryRoute' }, extras, origin),
  };
}

function transportOf({ origin, transport }: GraphOptions): Transport | undefined {
  if (!transport) return undefined;
  return 'send' in transport ? transport.send : sandboxTransport(origin, transport.sandboxUrl);
}
