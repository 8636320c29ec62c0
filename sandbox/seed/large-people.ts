import type { Tenant } from '../core/tenants';
import type { NewUser } from '../directory/users';
import { userId } from './directory';

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

export const pick = (list: readonly string[], index: number): string => list[index % list.length] ?? '';

/** A generated person's names and department, without a random source. */
export function namesOf(index: number): { given: string; family: string; unit: string } {
  const [given, family] = [pick(FIRST, index), pick(LAST, Math.floor(index / FIRST.length))];
  return { given, family, unit: pick(UNITS, index) };
}

/** The properties besides names that distinguish generated people. */
export type Trait = Pick<NewUser, 'jobTitle' | 'managerId' | 'userType' | 'accountEnabled'>;

const TITLES = ['Specialist', 'Engineer', 'Account Manager', 'Coordinator', 'Analyst', 'Assistant'];
/** The managers of one generated person each; these reports are outliers of the group. */
const ALONE = ['gradya', 'miriamg', 'nestorw', 'pattif', 'pradeepg', 'diegos', 'ingridh'];
/** The first person of this many is the manager of the others. */
const TEAM = 25;

/** Every thirty-first person joined after the previous instance. */
export const isNewcomer = (index: number): boolean => index % 31 === 2;

/**
 * Teams of twenty-five; one guest in twenty-three, one disabled account in twenty-nine, and a few outliers.
 */
export function variedTrait(tenant: Tenant, index: number, idOf: (index: number) => string): Trait {
  return {
    jobTitle: pick(TITLES, index),
    managerId: managerOf(tenant, index, idOf),
    userType: index % 23 === 5 ? 'Guest' : 'Member',
    accountEnabled: index % 29 !== 11,
  };
}

function managerOf(tenant: Tenant, index: number, idOf: (index: number) => string): string {
  const alone = index % 97 === 13 ? ALONE[Math.floor(index / 97)] : undefined;
  if (alone) return userId(tenant, alone);
  const head = index - (index % TEAM);
  return head === index ? userId(tenant, 'adelev') : idOf(head);
}
