import type { Store } from '../../core/store';
import { findApplication } from '../../directory/applications';
import { findGroup } from '../../directory/groups';
import { findRole } from '../../directory/role-assignments';
import type { Plan } from '../plan';

type EntityKind = 'group' | 'application' | 'role';

/** A kind of access review, by its resource and its principals. */
export interface Template {
  id: string;
  displayName: string;
  kind: EntityKind;
  guestsOnly: boolean;
}

/**
 * The templates, the same in every tenant. https://learn.microsoft.com/graph/api/businessflowtemplate-list
 */
export const TEMPLATES: readonly Template[] = [
  {
    id: '842169fe-e1b7-4ce9-98b6-6a9db02eec6b',
    displayName: 'Access reviews of guest user memberships of a group',
    kind: 'group',
    guestsOnly: true,
  },
  {
    id: '7fbc909b-efe1-4c72-8ae6-99cb30b882de',
    displayName: 'Access reviews of guest user assignments to an application',
    kind: 'application',
    guestsOnly: true,
  },
  {
    id: '50839a84-e23c-44a7-a8cc-16e162afc656',
    displayName: 'Access reviews of assignments to an application',
    kind: 'application',
    guestsOnly: false,
  },
  {
    id: '6e4f3d20-c5c3-407f-9695-8460952bcc68',
    displayName: 'Access reviews of memberships of a group',
    kind: 'group',
    guestsOnly: false,
  },
  {
    id: 'd7e0b82d-997f-44d0-ac5e-de9deb087c15',
    displayName: 'Access reviews of memberships of an Azure AD role',
    kind: 'role',
    guestsOnly: false,
  },
];

/** The names of the templates as types of program controls. https://learn.microsoft.com/graph/api/programcontroltype-list */
export const CONTROL_TYPES: readonly { id: string; displayName: string }[] = [
  {
    id: '842169fe-e1b7-4ce9-98b6-6a9db02eec6b',
    displayName: "Access Reviews for External Users' access to groups",
  },
  {
    id: '7fbc909b-efe1-4c72-8ae6-99cb30b882de',
    displayName: "Access Reviews for External Users' access to applications",
  },
  {
    id: '50839a84-e23c-44a7-a8cc-16e162afc656',
    displayName: "Access Reviews for All Users' assignment to applications",
  },
  {
    id: '6e4f3d20-c5c3-407f-9695-8460952bcc68',
    displayName: "Access Reviews for Microsoft 365 groups' membership",
  },
];

/** The template with this id. Microsoft: the ids are case sensitive. */
export function findTemplate(id: string): Template | undefined {
  return TEMPLATES.find((template) => template.id === id);
}

/**
 * The template of a review, and the id of its resource. Undefined for reviews that the older API can't
 * express: of many groups, many resources, access packages, channels, or without users.
 */
export function templateOf({
  scope,
  enumeration,
}: Plan): { template: Template; entityId: string } | undefined {
  const [resource, ...more] = scope.resources;
  if (!resource || more.length > 0 || enumeration || !scope.principals.users) return undefined;
  const template = TEMPLATES.find(
    ({ kind, guestsOnly }) =>
      kind === resource.kind && (kind === 'role' || guestsOnly === scope.principals.guestsOnly),
  );
  return template && 'id' in resource ? { template, entityId: resource.id } : undefined;
}

const GUESTS = "?$filter=(userType eq 'Guest')";

const query = (text: string) => ({
  '@odata.type': '#microsoft.graph.accessReviewQueryScope',
  query: text,
  queryType: 'MicrosoftGraph',
});

/** The equivalent scope for a definition of the newer API. */
export function scopeOf({ kind, guestsOnly }: Template, entityId: string): Record<string, unknown> {
  if (kind === 'role') return query(`/roleManagement/directory/roleDefinitions/${entityId}`);
  const filter = guestsOnly ? GUESTS : '';
  if (kind === 'group')
    return query(`/groups/${entityId}/transitiveMembers/microsoft.graph.user${filter && `/${filter}`}`);
  return {
    '@odata.type': '#microsoft.graph.principalResourceMembershipsScope',
    principalScopes: [query(`/users${filter}`)],
    resourceScopes: [query(`/servicePrincipals/${entityId}`)],
  };
}

/** A review's resource as an identity; undefined where the tenant does not have it (any more). */
export function findEntity(
  store: Store,
  tenantId: string,
  kind: EntityKind,
  id: string,
): { id: string; displayName: string } | undefined {
  const find = { group: findGroup, application: findApplication, role: findRole }[kind];
  const found = find(store, tenantId, id);
  return found && { id: found.id, displayName: found.displayName };
}
