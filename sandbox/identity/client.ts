import {
  ATTEST_CLIENT_ID,
  ATTEST_CLIENT_SECRET,
  AZURE_CLI_CLIENT_ID,
  GRAPH_TOOLS_CLIENT_ID,
} from '../core/context';
import type { Store } from '../core/store';
import { findClient } from '../directory/registrations';
import type { Authority } from './authority';
import { EntraProblem } from './problems';

const EVERYWHERE = [ATTEST_CLIENT_ID, GRAPH_TOOLS_CLIENT_ID, AZURE_CLI_CLIENT_ID];

/** Whether any tenant has a client with this id, in lower case. */
export const isClient = (store: Store, id: string): boolean =>
  EVERYWHERE.includes(id) || findClient(store, id) !== undefined;

/**
 * Returns the client id in lower case. Refuses a client that is neither one of the apps of every tenant nor
 * registered in the tenant of the sign-in; where no tenant is named, only multi-tenant apps can sign in.
 */
export function requireClient(store: Store, authority: Authority, clientId: string | undefined): string {
  if (!clientId) throw new EntraProblem(900144, "The parameter is 'client_id'.");
  const id = clientId.toLowerCase();
  if (EVERYWHERE.includes(id)) return id;
  const client = findClient(store, id);
  const isForAny = client?.registration.signInAudience !== 'AzureADMyOrg';
  const isHere = authority.tenant === null ? isForAny : client?.tenantId === authority.tenant.id;
  if (!client || !isHere) throw new EntraProblem(700016, `Application: ${clientId}.`);
  return id;
}

/** Refuses a missing or wrong client secret; only the portal's own client has one. */
export function requireSecret(secret: string | null, clientId: string): void {
  if (secret === null) throw new EntraProblem(7000218);
  if (secret !== ATTEST_CLIENT_SECRET || clientId !== ATTEST_CLIENT_ID) throw new EntraProblem(7000215);
}

const formText = (text: string): string => decodeURIComponent(text.replace(/\+/g, ' '));

/**
 * Puts the credentials of a Basic header (client_secret_basic) into the form, where all other code reads
 * them. Each half is form-encoded before the two are joined.
 * https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
 */
export function withBasicCredentials(
  form: URLSearchParams,
  authorization: string | undefined,
): URLSearchParams {
  const encoded = authorization?.match(/^Basic +([\w+/=-]+) *$/i)?.[1];
  if (encoded === undefined) return form;
  const joined = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = joined.indexOf(':');
  if (colon < 0) throw new EntraProblem(9002313, 'The Authorization header holds no id and secret.');
  const whole = new URLSearchParams(form);
  try {
    whole.set('client_id', formText(joined.slice(0, colon)));
    whole.set('client_secret', formText(joined.slice(colon + 1)));
  } catch {
    throw new EntraProblem(9002313, 'The Authorization header is not form-encoded.');
  }
  return whole;
}
