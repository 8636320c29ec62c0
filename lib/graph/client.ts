import { readBatch } from './batch';
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
  /** The one origin that gets the token, such as `https://graph.microsoft.com`. */
  origin: string;
  /** Where a sandbox answers in Graph's place, or how requests travel instead of `fetch`. */
  transport?: { sandboxUrl: string } | { send: Transport };
  /** Rejects with an Error named `SignInNeeded` where only the person can go on; its `entraCode` is the number of Entra's code. */
  getToken(options?: TokenOptions): Promise<string>;
  /** Told when Graph asks to wait (ms since 1970) and when the wait is over (null). */
  onWait?(until: number | null): void;
  now?(): number;
  sleep?(ms: number): Promise<void>;
}

/** The one door to Microsoft Graph. Everything that goes wrong comes out as PortalProblem. */
export interface Graph {
  readonly origin: string;
  readonly wait: WaitSignal;
  readonly timing: Timing;
  /** What this session learnt of its tenant. */
  readonly tenant: TenantKnowledge;
  /** One try without waiting or retries, for what can be done without. */
  try(request: GraphRequest): Promise<GraphAnswer>;
  read(request: GraphRequest): Promise<GraphAnswer>;
  readMany(requests: Requests): Promise<Map<string, GraphAnswer | PortalProblem>>;
  /** Up to twenty writes in one request, tried once; see `sendOnce`. */
  send(requests: Requests): Promise<Map<string, SendOutcome>>;
  /** The same door for what can be done without: an error of the server is told at once, and nothing waits for it. */
  forExtras(): Graph;
}

/** Opens the door for one account. Nothing is loaded or sent before the first request. */
export function createGraph(options: GraphOptions): Graph {
  const timing: Timing = { now: options.now ?? realTiming.now, sleep: options.sleep ?? realTiming.sleep };
  const wait = new WaitSignal(timing);
  if (options.onWait) wait.subscribe(options.onWait);
  const transport = transportOf(options);
  const { origin } = options;
  const getToken = (token?: TokenOptions) => options.getToken(token);
  const tenant = new TenantKnowledge(timing.now);
  const onDate = (date: string | null) => tenant.clock.told(date);
  const exchange = withRenewal(createExchange({ origin, getToken, onDate, ...(transport && { transport }) }));
  return doorOf({ exchange, wait, timing, tenant, patient: true }, origin);
}

function doorOf(policy: Policy, origin: string): Graph {
  const { exchange, wait, timing, tenant } = policy;
  return {
    origin,
    wait,
    timing,
    tenant,
    try: (request) => exchange(request),
    read: (request) => readThrough(policy, request),
    readMany: (requests) => readBatch(policy, requests),
    send: (requests) => sendOnce(policy, requests),
    forExtras: () => doorOf({ ...policy, patient: false }, origin),
  };
}

function transportOf({ origin, transport }: GraphOptions): Transport | undefined {
  if (!transport) return undefined;
  return 'send' in transport ? transport.send : sandboxTransport(origin, transport.sandboxUrl);
}
