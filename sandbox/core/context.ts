import type { Clock } from './clock';
import type { Store } from './store';

/** What every part of the sandbox gets. */
export interface Context {
  store: Store;
  clock: Clock;
  /** The address of the portal, without a slash at the end. */
  portalUrl: string;
  /** The address of this sandbox, without a slash at the end. */
  sandboxUrl: string;
}

/** The portal's registered app: multi-tenant, with consent in every tenant. */
export const ATTEST_CLIENT_ID = '5f2d7c1e-8a34-4b6f-9d10-a77e57a77e57';
export const ATTEST_CLIENT_SECRET = 'sandbox';

/**
 * Microsoft Graph Command Line Tools, Microsoft's own app with which administrators sign in.
 * https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */
export const GRAPH_TOOLS_CLIENT_ID = '14d82eec-204b-4c2f-b7e8-296a70dab67e';
/** The Azure CLI, also Microsoft's own app (same page). */
export const AZURE_CLI_CLIENT_ID = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';
