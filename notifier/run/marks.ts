import Database from 'libsql';
import type { DigestHistory } from '../schedule/due';

const TABLES = `create table if not exists digests (
  person text not null,
  day text not null,
  state text not null,
  draft text,
  primary key (person, day)
) without rowid;
create table if not exists digest_rounds (
  person text not null,
  day text not null,
  round text not null,
  primary key (person, round, day)
) without rowid;`;

/**
 * The state of a digest. `leaving`: it may be on its way · `sent`: the mail server has it ·
 * `refused`: the mail server refuses it · `doubtful`: whether it was sent can't be found out, so
 * it isn't sent again on that day.
 */
export type MarkState = 'leaving' | 'sent' | 'refused' | 'doubtful';

export interface Mark {
  day: string;
  /** The id of its draft; null where mails are sent without one. */
  draft: string | null;
}

/** The state of one day's digest. */
export interface PastDigest {
  day: string;
  state: MarkState;
}

/** Who got which digest on which day. All calls are synchronous, and a write that has returned is on disk. */
export interface Marks {
  /** Marks, before sending, that a digest may be on its way. */
  markLeaving(person: string, mark: Mark, rounds: readonly string[]): void;
  settle(person: string, day: string, state: Exclude<MarkState, 'leaving'>): void;
  /** Removes the mark of a digest that certainly was not sent. */
  drop(person: string, day: string): void;
  /** The marks that an earlier run left unfinished, by person. */
  unfinished(): Map<string, Mark>;
  history(person: string): DigestHistory;
  /** The state of a day's digest; null for none. */
  state(person: string, day: string): MarkState | null;
  /** All digests by person, from the first day on. */
  all(): Map<string, PastDigest[]>;
  close(): void;
}

/** Opens or creates the file of marks; `:memory:` for none. */
export function openMarks(file: string): Marks {
  const db = new Database(file);
  db.exec('pragma journal_mode = wal; pragma synchronous = full;');
  db.exec(TABLES);
  const put = db.prepare('insert or replace into digests (person, day, state, draft) values (?, ?, ?, ?)');
  const putRound = db.prepare('insert or replace into digest_rounds (person, day, round) values (?, ?, ?)');
  const settle = db.prepare('update digests set state = ? where person = ? and day = ?');
  const drop = db.prepare('delete from digests where person = ? and day = ?');
  const dropRounds = db.prepare('delete from digest_rounds where person = ? and day = ?');
  const unfinished = db.prepare(
    "select person, day, draft from digests where state = 'leaving' order by day",
  );
  const state = db.prepare('select state from digests where person = ? and day = ?');
  const all = db.prepare('select person, day, state from digests order by day');
  const last = db.prepare('select max(day) as day from digests where person = ?');
  const ofRound = db.prepare(
    `select max(r.day) as day from digest_rounds r join digests d on d.person = r.person and d.day = r.day
     where r.person = ? and r.round = ? and d.state = 'sent'`,
  );
  const dayOf = (row: unknown): string | null => (row as { day: string | null }).day;
  const leave = db.transaction((person: string, { day, draft }: Mark, rounds: readonly string[]) => {
    put.run([person, day, 'leaving', draft]);
    for (const round of rounds) putRound.run([person, day, round]);
  });
  return {
    markLeaving: (person, mark, rounds) => leave(person, mark, rounds),
    settle: (person, day, state) => void settle.run([state, person, day]),
    drop: db.transaction((person: string, day: string) => {
      drop.run([person, day]);
      dropRounds.run([person, day]);
    }),
    unfinished: () => {
      const rows = unfinished.all([]) as ({ person: string } & Mark)[];
      return new Map(rows.map(({ person, day, draft }) => [person, { day, draft }]));
    },
    history: (person) => ({
      last: dayOf(last.get([person])),
      lastOfRound: (round) => dayOf(ofRound.get([person, round])),
    }),
    state: (person, day) => {
      const row = state.get([person, day]) as { state: MarkState } | undefined;
      return row?.state ?? null;
    },
    all: () => {
      const days = new Map<string, PastDigest[]>();
      for (const { person, day, state } of all.all([]) as ({ person: string } & PastDigest)[])
        days.set(person, [...(days.get(person) ?? []), { day, state }]);
      return days;
    },
    close: () => db.close(),
  };
}
