import type Database from 'libsql';

const TABLES = `create table if not exists facts (
  kind text not null,
  id text not null,
  value text not null,
  since text not null,
  read_at text not null,
  primary key (kind, id)
) without rowid;
create table if not exists followed (
  definition text not null,
  person text not null,
  primary key (definition, person)
) without rowid;`;

/**
 * The kinds of facts about an id: for people, whether they exist, their manager and sponsors;
 * for groups, owners and members.
 */
export type FactKind = 'present' | 'manager' | 'sponsors' | 'owners' | 'members' | 'transitiveMembers';

/** Sorted ids; an empty list means "no" for `present`, and `manager` has none or one. */
export type FactValue = readonly string[];

/** A fact as it was read: its kind, the id it is about, and its value. */
export type FactEntry = readonly [kind: FactKind, id: string, value: FactValue];

/** A fact, and since when readings show it unchanged. */
export interface Fact {
  value: FactValue;
  /** ISO 8601. */
  since: string;
}

/**
 * In ms. A change that was undone within this time may go unseen; after a longer time without
 * a reading, a fact begins anew.
 */
const MAX_GAP_MS = 36 * 3_600_000;

/**
 * The facts that each run read from the directory, on disk, so that a later run knows what
 * was true before a review began.
 */
export interface Facts {
  /** Stores facts that were read at one moment (ISO 8601, by Graph's clock). */
  keep(read: Iterable<FactEntry>, at: string): void;
  get(kind: FactKind, id: string): Fact | undefined;
  /**
   * Adds people of reviews that haven't ended, by definition: the people's managers may become
   * reviewers when the next round starts.
   */
  follow(people: ReadonlyMap<string, Iterable<string>>): void;
  /** The followed people; those of other definitions than these are forgotten first, where it is known which there are. */
  followed(definitionIds: ReadonlySet<string> | null): Set<string>;
}

export function openFacts(db: Database.Database): Facts {
  db.exec(TABLES);
  const get = db.prepare('select value, since, read_at as readAt from facts where kind = ? and id = ?');
  const put = db.prepare(
    'insert or replace into facts (kind, id, value, since, read_at) values (?, ?, ?, ?, ?)',
  );
  const follow = db.prepare('insert or ignore into followed (definition, person) values (?, ?)');
  const definitions = db.prepare('select distinct definition from followed');
  const forget = db.prepare('delete from followed where definition = ?');
  const people = db.prepare('select distinct person from followed');
  const known = (kind: FactKind, id: string) =>
    get.get([kind, id]) as { value: string; since: string; readAt: string } | undefined;
  return {
    keep: db.transaction((read: Iterable<FactEntry>, at: string) => {
      for (const [kind, id, value] of read) {
        const before = known(kind, id);
        const text = JSON.stringify(value);
        const holds = before?.value === text && Date.parse(at) - Date.parse(before.readAt) <= MAX_GAP_MS;
        put.run([kind, id, text, holds ? before.since : at, at]);
      }
    }),
    get: (kind, id) => {
      const fact = known(kind, id);
      return fact && { value: JSON.parse(fact.value) as string[], since: fact.since };
    },
    // One transaction for all, because each transaction waits for the disk.
    follow: db.transaction((some: ReadonlyMap<string, Iterable<string>>) => {
      for (const [definition, theirs] of some) for (const person of theirs) follow.run([definition, person]);
    }),
    followed: (definitionIds) => {
      for (const { definition } of definitions.all([]) as { definition: string }[])
        if (definitionIds && !definitionIds.has(definition)) forget.run([definition]);
      return new Set((people.all([]) as { person: string }[]).map(({ person }) => person));
    },
  };
}
