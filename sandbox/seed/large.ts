import type { Context } from '../core/context';
import type { Store } from '../core/store';
import { type Tenant, tenantNow } from '../core/tenants';
import { insertGroup } from '../directory/groups';
import { guidOf } from '../directory/guid';
import { addMembers } from '../directory/members';
import { insertUsers, type NewUser } from '../directory/users';
import { groupId, seedPhotos, userId } from './directory';
import { largeBody } from './large-body';
import { isNewcomer, namesOf, pick, type Trait, variedTrait } from './large-people';

const DAY = 86_400_000;

/** The options of a large tenant. */
export interface LargeOptions {
  /** The number of people in the review. */
  items?: number | undefined;
  /**
   * Adds managers, titles, guests, disabled accounts, peer outliers (up to 600 people),
   * and some answers by Alex Wilber.
   */
  varied?: boolean | undefined;
  /**
   * Adds a finished instance before this one, answered by Adele Vance and Alex
   * Wilber; a few people joined after it.
   */
  previous?: boolean | undefined;
  /** The number of stages: the first is Alex Wilber's and has ended, the second is Adele Vance's and open. */
  stages?: number | undefined;
}

interface SeedContext {
  tenant: Tenant;
  now: number;
  varied: boolean;
}

const idOf = (tenant: Tenant, index: number): string => guidOf(tenant.id, 'generated', numberOf(index));
const numberOf = (index: number): string => String(index + 1).padStart(6, '0');

function plainTrait({ tenant }: SeedContext, index: number): Trait {
  const managers = [userId(tenant, 'adelev'), userId(tenant, 'alexw')];
  return {
    jobTitle: 'Specialist',
    managerId: pick(managers, index),
    userType: 'Member',
    accountEnabled: true,
  };
}

function generated(making: SeedContext, index: number): NewUser {
  const { tenant, now, varied } = making;
  const number = numberOf(index);
  const { given, family, unit } = namesOf(index);
  // Sign-ins are spread over half a year without a random source; every eleventh person never signed in.
  const days = index % 11 === 10 ? null : 3 + ((index * 7919) % 180);
  const trait = varied
    ? variedTrait(tenant, index, (other) => idOf(tenant, other))
    : plainTrait(making, index);
  const isGuest = trait.userType === 'Guest';
  return {
    id: idOf(tenant, index),
    displayName: `${given} ${family} ${number}`,
    userPrincipalName: `person${number}${isGuest ? '_fabrikam.com#EXT#' : ''}@${tenant.domain}`,
    givenName: given,
    surname: family,
    mail: `person${number}@${isGuest ? 'fabrikam.com' : tenant.domain}`,
    department: unit,
    officeLocation: null,
    createdDateTime: new Date(now - 500 * DAY).toISOString(),
    lastSignInDateTime: days === null ? null : new Date(now - days * DAY).toISOString(),
    ...trait,
  };
}

export const LARGE_REVIEW = 'Everyone with access to Contoso Cloud';

/** The number of people made at a time, so that a hundred thousand are never in memory together. */
const AT_A_TIME = 2000;

function insertCloud(store: Store, tenant: Tenant, id: string, now: number): void {
  const createdDateTime = new Date(now - 400 * DAY).toISOString();
  const description = 'Everyone who may sign in to Contoso Cloud';
  insertGroup(
    store,
    tenant.id,
    { id, displayName: 'Contoso Cloud', description, mailNickname: 'cloud', unified: false, createdDateTime },
    { owners: [userId(tenant, 'adelev')], members: [] },
  );
}

/**
 * The body of the large group's review, and a function that adds the people who
 * joined after the previous instance.
 */
export interface SeededCrowd {
  body: unknown;
  newcomersJoin: () => void;
}

/** Adds `items` people and the group that holds them. */
export function seedCrowd(
  context: Context,
  tenant: Tenant,
  options: LargeOptions & { items: number },
): SeededCrowd {
  const { store } = context;
  const now = tenantNow(tenant, context.clock).getTime();
  const { items = 0, previous = false, varied = false } = options;
  const id = groupId(tenant, 'cloud');
  const join = (indexes: readonly number[]) =>
    addMembers(
      store,
      tenant.id,
      id,
      indexes.map((index) => ({ id: idOf(tenant, index), kind: 'user' as const })),
    );
  const comesLate = (index: number) => previous && isNewcomer(index);
  const late: number[] = [];
  insertCloud(store, tenant, id, now);
  for (let first = 0; first < items; first += AT_A_TIME) {
    const length = Math.min(AT_A_TIME, items - first);
    const indexes = Array.from({ length }, (_, at) => first + at);
    insertUsers(
      store,
      tenant.id,
      indexes.map((index) => generated({ tenant, now, varied }, index)),
    );
    if (varied)
      seedPhotos(
        store,
        tenant,
        indexes.map((index) => [numberOf(index), idOf(tenant, index)]),
      );
    join(indexes.filter((index) => !comesLate(index)));
    late.push(...indexes.filter(comesLate));
  }
  return { body: largeBody(tenant, id, now, LARGE_REVIEW, options), newcomersJoin: () => join(late) };
}
