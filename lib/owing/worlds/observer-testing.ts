import { membersOf, transitiveMembersOf } from '../../../sandbox/directory/members';
import type { GroupKey } from '../../../sandbox/seed/directory';
import type { World } from '../../../sandbox/seed/world-testing';
import type { Directory, Held } from '../round';

type Facts = Map<string, unknown>;

const sorted = (ids: readonly string[]) => [...new Set(ids)].sort();

/** All facts that a reader of the directory could get about people and these groups, by what was asked. */
function factsOf({ context: { store }, tenant, group }: World, groups: readonly GroupKey[]): Facts {
  const facts: Facts = new Map();
  const users = store.all<{ id: string; manager: string | null }>(
    'select id, manager_id as manager from users where tenant_id = ?',
    tenant.id,
  );
  const people = new Set(users.map(({ id }) => id));
  for (const { id, manager } of users) {
    facts.set(`present ${id}`, true);
    facts.set(`manager ${id}`, manager !== null && people.has(manager) ? manager : null);
    facts.set(`sponsors ${id}`, []);
  }
  const sponsors = store.all<{ user: string; id: string; kind: string }>(
    'select user_id as user, sponsor_id as id, sponsor_kind as kind from sponsors where tenant_id = ?',
    tenant.id,
  );
  for (const { user, id, kind } of sponsors) {
    const more = kind === 'user' ? [id] : membersOf(store, tenant.id, id).map((member) => member.id);
    const before = (facts.get(`sponsors ${user}`) ?? []) as string[];
    facts.set(
      `sponsors ${user}`,
      sorted([...before, ...more]).filter((one) => people.has(one)),
    );
  }
  for (const key of groups) {
    const id = group(key);
    const usersOf = (list: typeof membersOf) =>
      sorted(list(store, tenant.id, id).flatMap((member) => (people.has(member.id) ? [member.id] : [])));
    facts.set(`members ${id}`, usersOf(membersOf));
    facts.set(`transitive ${id}`, usersOf(transitiveMembersOf));
    const owners = store.all<{ id: string }>(
      'select user_id as id from owners where tenant_id = ? and object_id = ?',
      tenant.id,
      id,
    );
    facts.set(
      `owners ${id}`,
      sorted(owners.map((owner) => owner.id)).filter((one) => people.has(one)),
    );
  }
  return facts;
}

/**
 * Reads the directory from time to time, as a nightly run does, and learns at each reading what has changed since the
 * last one, even when it changed back: a delta query. https://learn.microsoft.com/graph/delta-query-overview
 */
export class Observer implements Directory {
  readonly #world: World;
  readonly #groups: readonly GroupKey[];
  #now: Facts;
  readonly #changed = new Set<string>();
  #read: Facts = new Map();
  readonly #since = new Map<string, string>();

  constructor(world: World, groups: readonly GroupKey[]) {
    this.#world = world;
    this.#groups = groups;
    this.#now = factsOf(world, groups);
  }

  /** Call it after each change of the directory. */
  note(): void {
    const before = this.#now;
    this.#now = factsOf(this.#world, this.#groups);
    for (const key of new Set([...before.keys(), ...this.#now.keys()]))
      if (JSON.stringify(before.get(key)) !== JSON.stringify(this.#now.get(key))) this.#changed.add(key);
  }

  read(at: string): void {
    for (const key of this.#now.keys())
      if (!this.#since.has(key) || this.#changed.has(key)) this.#since.set(key, at);
    this.#read = this.#now;
    this.#changed.clear();
  }

  #held<T>(key: string): Held<T> | undefined {
    const since = this.#since.get(key);
    if (since === undefined || !this.#read.has(key)) return undefined;
    return { value: this.#read.get(key) as T, since };
  }

  #set(key: string): Held<ReadonlySet<string>> | undefined {
    const held = this.#held<string[]>(key);
    return held && { value: new Set(held.value), since: held.since };
  }

  present = (id: string) => this.#held<boolean>(`present ${id}`);
  manager = (id: string) => this.#held<string | null>(`manager ${id}`);
  sponsors = (id: string) => this.#set(`sponsors ${id}`);
  owners = (id: string) => this.#set(`owners ${id}`);
  members = (id: string, transitive: boolean) => this.#set(`${transitive ? 'transitive' : 'members'} ${id}`);
}
