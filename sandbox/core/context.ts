import type { Clock } from './clock';
import type { Store } from './store';

/** What every part of the sandbox is given. */
export interface Context {
  store: Store;
  clock: Clock;
  /** Where the portal is served, without a slash at the end. */
  portalUrl: string;
  /** Where this sandbox answers, without a slash at the end. */
  sandboxUrl: string;
}

/** The one registered app: multi-tenant, consented to in every tenant. */
export const ATTEST_CLIENT_ID = '5f2d7c1e-8a34-4b6f-9d10-a77e57a77e57';
export const ATTEST_CLIENT_SECRET = 'sandbox';

/**
 * Microsoft Graph Command Line Tools, Microsoft's own app that administrators sign in with.
 * https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */
export const GRAPH_TOOLS_CLIENT_ID = '14d82eec-204b-4c2f-b7e8-296a70dab67e';
/** The Azure CLI, Microsoft's own app too; same page. */
export const AZURE_CLI_CLIENT_ID = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';
