import { CLOUDS } from '../../lib/config';
import { sandboxTransport } from '../../lib/graph/middleware';
import type { GraphConnectionOptions } from '../graph/connection';
import { type App, tokenSource } from './app-token';
import type { Credential } from './credential';

/** Distinguishes a credential that Entra refuses from an Entra that can't be reached. */
function namingRefusal(source: (renew?: boolean) => Promise<string>): (renew: boolean) => Promise<string> {
  return async (renew) => {
    try {
      return await source(renew);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'ServerError') throw error;
      throw Object.assign(new Error('Entra refuses the credential.'), { name: 'SignInNeeded' });
    }
  };
}

/** How an application reaches Graph of its cloud, or the sandbox instead. */
export function graphAccess(
  app: App,
  credential: Credential,
): Pick<GraphConnectionOptions, 'cloud' | 'fetch' | 'getToken'> {
  const { graph } = CLOUDS[app.cloud];
  return {
    cloud: app.cloud,
    getToken: namingRefusal(tokenSource(app, credential)),
    fetch: app.sandbox ? sandboxTransport(graph, app.sandbox.url) : (address, init) => fetch(address, init),
  };
}
