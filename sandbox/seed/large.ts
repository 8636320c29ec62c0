import type { Context } from '../core/context';
import { type Tenant, tenantNow } from '../core/tenants';
import { insertGroup } from '../directory/groups';
import { guidOf } from '../directory/guid';
import { addMembers } from '../directory/members';
import { insertUsers, type NewUser } from '../directory/users';
import { groupId, userId } from './directory';

const DAY = 86_400_000;
const FIRST = [
  'Ada',
  'Bruno',
  'Chidi',
  'Daria',
  'Emil',
  'Farah',
  'Goran',
  'Hana',
  'Ivo',
  'Jun',
  'Kofi',
  'Lena',
  'Mats',
];
const LAST = [
  'Abe',
  'Brandt',
  'Cruz',
  'Diallo',
  'Eriksen',
  'Fuchs',
  'Garcia',
  'Haddad',
  'Ito',
  'Jansen',
  'Kaya',
];
const UNITS = ['Retail', 'Marketing', 'Operations', 'Finance', 'Human Resources', 'Research', 'Legal'];

const pick = (list: readonly string[], index: number): string => list[index % list.length] ?? '';

function generated(tenant: Tenant, index: number, now: number, managers: readonly string[]): NewUser {
  const number = String(index + 1).padStart(6, '0');
  const [given, family] = [pick(FIRST, index), pick(LAST, Math.floor(index / FIRST.length))];
  // Spread over half a year without a random source; every eleventh person never signed in.
  const days = index % 11 === 10 ? null : 3 + ((index * 7919) % 180);
  return {
    id: guidOf(tenant.id, 'generated', number),
    displayName: `${given} ${family} ${number}`,
    userPrincipalName: `person${number}@${tenant.domain}`,
    givenName: given,
    surname: family,
    mail: `person${number}@${tenant.domain}`,
    jobTitle: 'Specialist',
    department: pick(UNITS, index),
    officeLocation: null,
    managerId: pick(managers, index),
    userType: 'Member',
    accountEnabled: true,
    createdDateTime: new Date(now - 500 * DAY).toISOString(),
    lastSignInDateTime: days === null ? null : new Date(now - days * DAY).toISOString(),
  };
}

export const LARGE_REVIEW = 'Everyone with access to Contoso Cloud';

/** People that are made at a time, so that a hundred thousand never stand in memory together. */
const AT_A_TIME = 2000;

/** Adds `items` people and the group that holds them; gives the body of the review Adele Vance does of them. */
export function seedCrowd(context: Context, tenant: Tenant, items: number): unknown {
  const { store } = context;
  const now = tenantNow(tenant, context.clock).getTime();
  const managers = [userId(tenant, 'adelev'), userId(tenant, 'alexw')];
  const id = groupId(tenant, 'cloud');
  insertGroup(
    store,
    tenant.id,
    {
      id,
      displayName: 'Contoso Cloud',
      description: 'Everyone who may sign in to Contoso Cloud',
      mailNickname: 'cloud',
      unified: false,
      createdDateTime: new Date(now - 400 * DAY).toISOString(),
    },
    { owners: [userId(tenant, 'adelev')], members: [] },
  );
  for (let first = 0; first < items; first += AT_A_TIME) {
    const length = Math.min(AT_A_TIME, items - first);
    const people = Array.from({ length }, (_, index) => generated(tenant, first + index, now, managers));
    insertUsers(store, tenant.id, people);
    addMembers(
      store,
      tenant.id,
      id,
      people.map((person) => ({ id: person.id, kind: 'user' })),
    );
  }
  return {
    displayName: LARGE_REVIEW,
    descriptionForReviewers: 'Please go through everyone who may sign in to Contoso Cloud.',
    scope: { query: `/groups/${id}/transitiveMembers/microsoft.graph.user`, queryType: 'MicrosoftGraph' },
    reviewers: [{ query: `/users/${userId(tenant, 'adelev')}`, queryType: 'MicrosoftGraph' }],
    settings: {
      mailNotificationsEnabled: true,
      justificationRequiredOnApproval: true,
      recommendationsEnabled: true,
      instanceDurationInDays: 365,
      recurrence: { pattern: null, range: { type: 'noEnd', startDate: new Date(now - DAY).toISOString() } },
    },
  };
}
