import type Database from 'libsql';
import type { ReviewAddress } from '../../lib/review/model';
import { routeOf } from '../../lib/review/refs';
import type { OpenInstance } from '../graph/rounds';

const TABLES = `create table if not exists open_instances (
  instance text primary key,
  definition text not null,
  route text,
  name text not null
) without rowid;
create table if not exists thanks (
  person text not null,
  instance text not null,
  definition text not null,
  review text not null,
  name text not null,
  address text not null,
  approved integer not null,
  denied integer not null,
  dont_know integer not null,
  ended text not null,
  primary key (person, instance)
) without rowid;`;

/** A thank-you mail that a person who decided has not got yet. */
export interface OwedThanks {
  person: string;
  instance: string;
  definition: string;
  review: string;
  name: string;
  address: string;
  approved: number;
  denied: number;
  dontKnow: number;
}

/** Reviews that were open in an earlier run, and the thanks for those that have ended since. */
export interface EndedReviews {
  /** Adds the reviews that are open now. */
  noteOpen(open: readonly OpenInstance[]): void;
  /** The reviews that were open once and aren't among these. */
  noLongerOpen(open: ReadonlySet<string>): OpenInstance[];
  /**
   * Records that an instance has ended: it isn't checked again, and these people are
   * to be thanked. `at`: ISO 8601.
   */
  recordEnd(instance: string, thanks: readonly OwedThanks[], at: string): void;
  /** Removes thanks that have been due since before a moment (ISO 8601). */
  forget(before: string): void;
  owedThanks(): OwedThanks[];
  settle(person: string, instance: string): void;
}

export function openEndedReviews(db: Database.Database): EndedReviews {
  db.exec(TABLES);
  const put = db.prepare(
    'insert or replace into open_instances (instance, definition, route, name) values (?, ?, ?, ?)',
  );
  const all = db.prepare('select instance, definition, route, name from open_instances');
  const remove = db.prepare('delete from open_instances where instance = ?');
  const owe = db.prepare(
    `insert or ignore into thanks (person, instance, definition, review, name, address, approved, denied, dont_know, ended)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const owed = db.prepare(
    'select person, instance, definition, review, name, address, approved, denied, dont_know as dontKnow from thanks',
  );
  const settle = db.prepare('delete from thanks where person = ? and instance = ?');
  const forget = db.prepare('delete from thanks where ended < ?');
  return {
    noteOpen: db.transaction((open: readonly OpenInstance[]) => {
      for (const { instanceId, definitionId, route, displayName } of open)
        put.run([instanceId, definitionId, route ?? null, displayName]);
    }),
    noLongerOpen: (open) =>
      (all.all([]) as Row[])
        .filter(({ instance }) => !open.has(instance))
        .map(({ instance, definition, route, name }) => ({
          instanceId: instance,
          definitionId: definition,
          displayName: name,
          ...routeOf({ route: route ?? undefined }),
        })),
    recordEnd: db.transaction((instance: string, thanks: readonly OwedThanks[], at: string) => {
      remove.run([instance]);
      for (const one of thanks) {
        const { person, definition, review, name, address, approved, denied, dontKnow } = one;
        owe.run([person, instance, definition, review, name, address, approved, denied, dontKnow, at]);
      }
    }),
    forget: (before) => void forget.run([before]),
    owedThanks: () => owed.all([]) as OwedThanks[],
    settle: (person, instance) => void settle.run([person, instance]),
  };
}

interface Row {
  instance: string;
  definition: string;
  route: ReviewAddress['route'] | null;
  name: string;
}
