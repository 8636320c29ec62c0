import { type FoundInTenant, type FoundRegistration, MICROSOFT_GRAPH, type ResourceAccess } from './found';
import { RegisterProblem } from './problem';
import type { WantedInTenant } from './wanted';

/** One write, with the sentence that is printed before it. */
export type Step = { says: string } & (
  | { does: 'create-registration'; body: object }
  | { does: 'change-registration'; id: string; body: object }
  | { does: 'create-service-principal' }
  | { does: 'create-grant'; scope: string }
  | { does: 'change-grant'; id: string; scope: string }
  | { does: 'delete-service-principal'; id: string }
  | { does: 'delete-registration'; id: string }
);

function idsOf({ permissions }: WantedInTenant, { graph }: FoundInTenant): string[] {
  return permissions.map((name) => {
    const id = graph.scopes.get(name);
    if (!id) throw new RegisterProblem(`Microsoft Graph of this tenant has no delegated permission ${name}.`);
    return id;
  });
}

const NO_IMPLICIT_GRANT = { enableAccessTokenIssuance: false, enableIdTokenIssuance: false };

const graphAccess = (ids: readonly string[]): ResourceAccess => ({
  resourceAppId: MICROSOFT_GRAPH,
  resourceAccess: ids.map((id) => ({ id, type: 'Scope' })),
});

function creation(wanted: WantedInTenant, found: FoundInTenant): Step {
  const { displayName, redirectUris, permissions } = wanted;
  return {
    says: `Create the registration "${displayName}" of a single-page application with the redirect URIs ${redirectUris.join(', ')} and the delegated permissions ${permissions.join(', ')}; no secret, no implicit grant.`,
    does: 'create-registration',
    body: {
      displayName,
      signInAudience: 'AzureADMyOrg',
      spa: { redirectUris },
      web: { implicitGrantSettings: NO_IMPLICIT_GRANT },
      requiredResourceAccess: [graphAccess(idsOf(wanted, found))],
    },
  };
}

/** Adds redirect URIs to the existing ones, which another host may use. */
function redirectChange(wanted: WantedInTenant, { spa }: FoundRegistration) {
  const added = wanted.redirectUris.filter((uri) => !spa.redirectUris.includes(uri));
  if (added.length === 0) return undefined;
  return {
    says: `add the redirect URI ${added.join(', ')}`,
    body: { spa: { redirectUris: [...spa.redirectUris, ...added] } },
  };
}

/**
 * Sets Graph's delegated permissions to exactly the wanted ones; other resources and application permissions
 * stay.
 */
function permissionChange(
  wanted: WantedInTenant,
  found: FoundInTenant,
  { requiredResourceAccess }: FoundRegistration,
) {
  const ids = idsOf(wanted, found);
  const ofGraph = requiredResourceAccess.find(({ resourceAppId }) => resourceAppId === MICROSOFT_GRAPH);
  const before = ofGraph?.resourceAccess ?? [];
  const asked = before.filter(({ type }) => type === 'Scope').map(({ id }) => id);
  if (asked.length === ids.length && ids.every((id) => asked.includes(id))) return undefined;
  const rest = requiredResourceAccess.filter((one) => one !== ofGraph);
  const roles = before.filter(({ type }) => type !== 'Scope');
  const graph = graphAccess(ids);
  return {
    says: `ask for exactly the delegated permissions ${wanted.permissions.join(', ')}`,
    body: {
      requiredResourceAccess: [...rest, { ...graph, resourceAccess: [...graph.resourceAccess, ...roles] }],
    },
  };
}

function implicitChange({ web }: FoundRegistration) {
  const { enableAccessTokenIssuance, enableIdTokenIssuance } = web.implicitGrantSettings;
  if (!enableAccessTokenIssuance && !enableIdTokenIssuance) return undefined;
  return {
    says: 'turn the implicit grant off',
    body: { web: { implicitGrantSettings: NO_IMPLICIT_GRANT } },
  };
}

function change(wanted: WantedInTenant, found: FoundInTenant, registration: FoundRegistration): Step[] {
  const changes = [
    redirectChange(wanted, registration),
    permissionChange(wanted, found, registration),
    implicitChange(registration),
  ].filter((one) => one !== undefined);
  if (changes.length === 0) return [];
  return [
    {
      says: `Change the registration "${registration.displayName}" (${registration.appId}): ${changes.map(({ says }) => says).join('; ')}.`,
      does: 'change-registration',
      id: registration.id,
      body: Object.assign({}, ...changes.map(({ body }) => body)),
    },
  ];
}

function consent(wanted: WantedInTenant, { grant }: FoundInTenant): Step[] {
  const scope = wanted.consent.join(' ');
  const says = `Consent, for everybody of the tenant, to ${wanted.consent.join(', ')}.`;
  if (!grant) return [{ says, does: 'create-grant', scope }];
  const given = grant.scope.split(/\s+/).filter(Boolean);
  const same = given.length === wanted.consent.length && wanted.consent.every((name) => given.includes(name));
  return same ? [] : [{ says, does: 'change-grant', id: grant.id, scope }];
}

/** The writes that lead from the found state to the wanted one, in their order; none: nothing to do. */
export function stepsTo(wanted: WantedInTenant, found: FoundInTenant, asked: { consent: boolean }): Step[] {
  const { registration, servicePrincipalId } = found;
  const steps = registration ? change(wanted, found, registration) : [creation(wanted, found)];
  if (!servicePrincipalId)
    steps.push({
      says: 'Add the enterprise application that stands for it in the tenant.',
      does: 'create-service-principal',
    });
  return asked.consent ? [...steps, ...consent(wanted, found)] : steps;
}

/** The writes that take everything back. */
export function stepsBack({ registration, servicePrincipalId }: FoundInTenant): Step[] {
  if (!registration) return [];
  const { id, appId, displayName } = registration;
  const own: Step[] = servicePrincipalId
    ? [
        {
          says: `Delete the enterprise application "${displayName}" with its consent.`,
          does: 'delete-service-principal',
          id: servicePrincipalId,
        },
      ]
    : [];
  return [
    ...own,
    { says: `Delete the registration "${displayName}" (${appId}).`, does: 'delete-registration', id },
  ];
}

/** The names of the permissions that still lack consent. */
export function withoutConsent(wanted: WantedInTenant, { grant }: FoundInTenant): string[] {
  const given = new Set((grant?.scope ?? '').split(/\s+/));
  return wanted.permissions.filter((name) => !given.has(name));
}
