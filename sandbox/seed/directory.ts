import type { Context } from '../core/context';
import { type Tenant, tenantNow } from '../core/tenants';
import { insertApplication } from '../directory/applications';
import { insertGroup } from '../directory/groups';
import { guidOf } from '../directory/guid';
import { grantRole } from '../directory/roles';
import { insertUsers, type User } from '../directory/users';
import { PEOPLE, type SeedPerson } from './people';

const DAY = 86_400_000;

/** Ids of what is seeded, the same whenever the same tenant is seeded again. */
export const userId = (tenant: Tenant, alias: string): string => guidOf(tenant.id, 'user', alias);
export const groupId = (tenant: Tenant, key: string): string => guidOf(tenant.id, 'group', key);
export const applicationId = (tenant: Tenant, key: string): string => guidOf(tenant.id, 'application', key);

function principalName({ alias, kind }: SeedPerson, tenant: Tenant): string {
  // Entra's form for a guest: the home address with _ for @.
  return kind === 'guest' ? `${alias}_fabrikam.com#EXT#@${tenant.domain}` : `${alias}@${tenant.domain}`;
}

function toUser(person: SeedPerson, tenant: Tenant, now: number): User {
  const [givenName = '', ...rest] = person.displayName.split(' ');
  const { signInDaysAgo, manager } = person;
  // An odd minute for each, so that no two people signed in at the same moment.
  const minute = (person.alias.length * 37 + person.displayName.length * 11) % 600;
  const signIn = signInDaysAgo === null ? null : now - signInDaysAgo * DAY - minute * 60_000;
  return {
    id: userId(tenant, person.alias),
    displayName: person.displayName,
    userPrincipalName: principalName(person, tenant),
    givenName,
    surname: rest.join(' ') || null,
    mail: person.kind === 'guest' ? `${person.alias}@fabrikam.com` : `${person.alias}@${tenant.domain}`,
    jobTitle: person.jobTitle,
    department: person.department,
    officeLocation: null,
    managerId: manager === null ? null : userId(tenant, manager),
    userType: person.kind === 'guest' ? 'Guest' : 'Member',
    accountEnabled: person.kind !== 'disabled',
    lastSignInDateTime: signIn === null ? null : new Date(signIn).toISOString(),
  };
}

const EMPLOYEES = PEOPLE.filter(({ kind, alias }) => kind === 'member' && alias !== 'admin').map(
  (p) => p.alias,
);
/** Forty people. Two managers are missing, so each one's only report stands alone: outliers by reporting line. */
const LAUNCH = [
  ...EMPLOYEES.filter((alias) => alias !== 'ingridh' && alias !== 'jonis'),
  'dana.fox',
  'oldacc',
];
const TEAM = ['christiec', 'debrab', 'irvins', 'isaiahl', 'joannal'];

const LONG_GROUP_NAME =
  'Corporate Affairs, Sustainability and Cross-Border Regulatory Correspondence (Archive and Retrieval), EMEA and APAC';

interface SeedGroup {
  key: string;
  displayName: string;
  description: string;
  owners: string[];
  members: string[];
  unified?: boolean;
}

export const GROUPS = [
  {
    key: 'building',
    displayName: 'Building security',
    description: 'Building security',
    owners: ['admin'],
    members: ['adelev', 'alexw'],
  },
  {
    key: 'employees',
    displayName: 'All employees',
    description: 'Everyone on the payroll',
    owners: ['diegos'],
    members: [...EMPLOYEES, 'oldacc'],
  },
  {
    key: 'northwind',
    displayName: 'Northwind launch',
    description: 'Plans and figures of the Northwind launch',
    owners: ['adelev'],
    members: LAUNCH,
  },
  {
    key: 'partners',
    displayName: 'Partner collaboration',
    description: 'Shared with Fabrikam and Tailspin Toys',
    owners: ['adelev', 'alexw'],
    members: ['lidiah', 'dana.fox', 'pilar.ruiz', 'sam.reed'],
    unified: true,
  },
  {
    key: 'finance',
    displayName: 'Finance archive',
    description: 'Closed accounts of the last ten years',
    owners: ['pradeepg'],
    members: ['pradeepg', 'ingridh', 'tomasz', 'anh', 'dmitrio', 'adelev'],
  },
  {
    key: 'server',
    displayName: 'Server room',
    description: 'Opens the door of the server room',
    owners: ['nestorw'],
    members: ['robertd', 'seano', 'yukit'],
  },
  {
    key: 'wiki',
    displayName: 'Old wiki',
    description: 'The wiki before the new wiki',
    owners: ['alexw'],
    members: [...TEAM, 'claraf'],
  },
  {
    key: 'legal',
    displayName: 'Legal hold',
    description: 'Documents held for the court',
    owners: ['gradya'],
    members: ['fatimaa', 'diegos', 'pattif', 'kais', 'dmitrio'],
  },
  {
    key: 'affairs',
    displayName: LONG_GROUP_NAME,
    description: 'Names and texts as long as they come',
    owners: ['gradya'],
    members: ['longname', 'laylah', 'ninah', 'robertd'],
  },
  {
    key: 'badges',
    displayName: 'Badge printers',
    description: 'May print visitor badges',
    owners: ['adelev'],
    members: ['emmal', 'rajk', 'noraj'],
  },
] as const satisfies readonly SeedGroup[];

export type GroupKey = (typeof GROUPS)[number]['key'];

const APPLICATION = {
  key: 'expenses',
  displayName: 'Expense Central',
  owners: ['alexw'],
  assigned: ['jonis', 'leeg', 'lidiah', 'lynner', 'ingridh', 'tomasz', 'anh', 'meiw', 'sunilr', 'pattif'],
};

/** Contoso's people, groups and application, and its roles, without any review. Call it inside a transaction. */
export function seedDirectory(context: Context, tenant: Tenant): void {
  const { store, clock } = context;
  const now = tenantNow(tenant, clock).getTime();
  insertUsers(
    store,
    tenant.id,
    PEOPLE.map((person) => toUser(person, tenant, now)),
  );
  grantRole(store, tenant.id, userId(tenant, 'admin'), 'Global Administrator');
  for (const group of GROUPS)
    insertGroup(
      store,
      tenant.id,
      {
        id: groupId(tenant, group.key),
        displayName: group.displayName,
        description: group.description,
        mailNickname: group.key,
        unified: 'unified' in group,
        createdDateTime: new Date(now - 400 * DAY).toISOString(),
      },
      {
        owners: group.owners.map((alias) => userId(tenant, alias)),
        members: group.members.map((alias) => ({ id: userId(tenant, alias), kind: 'user' as const })),
      },
    );
  insertApplication(
    store,
    tenant.id,
    {
      id: applicationId(tenant, APPLICATION.key),
      appId: guidOf(tenant.id, 'appId', APPLICATION.key),
      displayName: APPLICATION.displayName,
    },
    {
      owners: APPLICATION.owners.map((alias) => userId(tenant, alias)),
      assigned: APPLICATION.assigned.map((alias) => userId(tenant, alias)),
    },
  );
}
