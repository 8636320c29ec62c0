import type { Client } from '@microsoft/microsoft-graph-client';
import { GraphError } from '@microsoft/microsoft-graph-client';
import type { SubscribedSku } from './licence';
import { RegisterProblem } from './problem';
import { UNIQUE_NAME } from './wanted';

/** Microsoft Graph's client id, the same in every tenant. */
export const MICROSOFT_GRAPH = '00000003-0000-0000-c000-000000000000';

export interface ResourceAccess {
  resourceAppId: string;
  resourceAccess: { id: string; type: string }[];
}

/** https://learn.microsoft.com/graph/api/resources/application */
export interface FoundRegistration {
  id: string;
  appId: string;
  displayName: string;
  spa: { redirectUris: string[] };
  web: { implicitGrantSettings: { enableAccessTokenIssuance: boolean; enableIdTokenIssuance: boolean } };
  requiredResourceAccess: ResourceAccess[];
  passwordCredentials: unknown[];
  keyCredentials: unknown[];
}

/** What exists in the tenant now. */
export interface FoundInTenant {
  registration?: FoundRegistration;
  /** Object id of the registration's servicePrincipal in the tenant. */
  servicePrincipalId?: string;
  /** Consent for everybody. */
  grant?: { id: string; scope: string };
  /** Microsoft Graph in this tenant: its object id, and the ids of its delegated permissions by name. */
  graph: { id: string; scopes: ReadonlyMap<string, string> };
}

const NEEDS: Record<number, string> = {
  401: 'Graph does not accept the sign-in; sign in again.',
  403: 'Graph refuses it. Sign in as a Cloud Application Administrator, an Application Administrator or a Global Administrator.',
};

/** Throws a sentence instead of Graph's error. */
export function throwAsSentence(error: unknown): never {
  if (!(error instanceof GraphError) || error.statusCode < 400) throw error;
  throw new RegisterProblem(NEEDS[error.statusCode] ?? `Graph answers ${error.statusCode}: ${error.message}`);
}

/** Undefined instead of one expected refusal. */
const without =
  (statusCode: number) =>
  (error: unknown): undefined => {
    if (error instanceof GraphError && error.statusCode === statusCode) return undefined;
    return throwAsSentence(error);
  };
const missing = without(404);

interface ServicePrincipal {
  id: string;
  oauth2PermissionScopes: { id: string; value: string }[];
}

async function findGrant(
  client: Client,
  clientId: string,
  resourceId: string,
): Promise<FoundInTenant['grant']> {
  const { value }: { value: { id: string; scope: string; consentType: string; resourceId: string }[] } =
    await client
      .api('/oauth2PermissionGrants')
      .filter(`clientId eq '${clientId}'`)
      .get()
      .catch(throwAsSentence);
  return value.find((grant) => grant.consentType === 'AllPrincipals' && grant.resourceId === resourceId);
}

/**
 * Reads what exists in the tenant for the portal. `clientId`: the client id of a registration made by hand.
 */
export async function findInTenant(client: Client, clientId: string | undefined): Promise<FoundInTenant> {
  const graph: ServicePrincipal = await client
    .api(`/servicePrincipals(appId='${MICROSOFT_GRAPH}')`)
    .get()
    .catch(throwAsSentence);
  const key = clientId ? `appId='${clientId}'` : `uniqueName='${UNIQUE_NAME}'`;
  const registration: FoundRegistration | undefined = await client
    .api(`/applications(${key})`)
    .get()
    .catch(missing);
  if (clientId && !registration)
    throw new RegisterProblem(`The tenant has no registration with the client id ${clientId}.`);
  const own: ServicePrincipal | undefined =
    registration &&
    (await client.api(`/servicePrincipals(appId='${registration.appId}')`).get().catch(missing));
  return {
    registration,
    servicePrincipalId: own?.id,
    grant: own && (await findGrant(client, own.id, graph.id)),
    graph: {
      id: graph.id,
      scopes: new Map(graph.oauth2PermissionScopes.map(({ value, id }) => [value, id])),
    },
  };
}

/**
 * The organisation's subscriptions; undefined where the sign-in may not read them, as with the Azure CLI's.
 */
export async function findLicences(client: Client): Promise<SubscribedSku[] | undefined> {
  const answer: { value: SubscribedSku[] } | undefined = await client
    .api('/subscribedSkus')
    .get()
    .catch(without(403));
  return answer?.value;
}
