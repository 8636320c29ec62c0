import * as v from 'valibot';
import { FaultRule } from './control/fault-rule';
import { Faults } from './control/faults';
import { createIntercept, type Intercept } from './control/intercept';
import { RequestLog } from './control/request-log';
import { ATTEST_CLIENT_ID } from './core/context';
import { type GraphHandler, GraphProblem, type GraphRequest } from './core/graph-message';
import { graphFront } from './graph-front';
import { userAccessToken } from './identity/issue-tokens';
import { createHarness, type IdentityHarness, SANDBOX } from './identity/testing';

interface Options {
  method?: string;
  body?: string;
  headers?: Record<string, string>;
}

/** Graph's front, faults and log before a minimal Graph, called with Adele's token. */
export class FrontHarness {
  readonly log = new RequestLog();
  readonly faults = new Faults();
  /** The paths that the minimal Graph has really handled. */
  readonly done: string[] = [];
  seen: GraphRequest | undefined;
  readonly #front: (request: Request) => Promise<Response>;

  private constructor(
    readonly identity: IdentityHarness,
    readonly token: string,
  ) {
    const intercept = createIntercept(identity.context, this.log, this.faults);
    this.#front = graphFront(identity.context, this.#smallGraph(intercept), this.log);
  }

  static async create(): Promise<FrontHarness> {
    const identity = createHarness();
    const { context, contoso, adele } = identity;
    return new FrontHarness(
      identity,
      (
        await userAccessToken(context, contoso, {
          clientId: ATTEST_CLIENT_ID,
          user: adele,
          scopes: ['User.Read'],
        })
      ).token,
    );
  }

  /** A Graph that records each path and works the parts of a $batch one after the other. */
  #smallGraph(intercept: Intercept): GraphHandler {
    const work: GraphHandler = async (request) => {
      if (request.path === '/$batch') {
        const responses = [];
        for (const path of request.body as string[])
          responses.push(await intercept({ ...request, method: 'PATCH', path, body: undefined }, work));
        return { status: 200, body: { responses } };
      }
      if (request.path === '/broken') throw new TypeError('secret detail');
      if (request.path === '/refused') throw new GraphProblem(409, 'Conflict', 'No.');
      this.seen = request;
      this.done.push(request.path);
      return { status: 200, body: { value: [1], path: request.path } };
    };
    return (request) => intercept(request, work);
  }

  call(path: string, { headers, ...options }: Options = {}): Promise<Response> {
    const json: Record<string, string> =
      options.body === undefined ? {} : { 'content-type': 'application/json' };
    const authorization = `Bearer ${this.token}`;
    return this.#front(
      new Request(SANDBOX + path, { ...options, headers: { authorization, ...json, ...headers } }),
    );
  }

  batch(...paths: string[]): Promise<Response> {
    return this.call('/v1.0/$batch', { method: 'POST', body: JSON.stringify(paths) });
  }

  fault(input: object): void {
    this.faults.add(this.identity.contoso.id, v.parse(FaultRule, input));
  }

  logged(): ReturnType<RequestLog['list']> {
    return this.log.list(this.identity.contoso.id);
  }
}

/** The error of Graph's envelope. */
export async function errorOf(response: Response): Promise<Record<string, unknown>> {
  return ((await response.json()) as { error: Record<string, unknown> }).error;
}
