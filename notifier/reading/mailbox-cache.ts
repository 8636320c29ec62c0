import type Database from 'libsql';
import type { Graph } from '../../lib/graph/client';
import { DAY } from '../../lib/review/day';
import { type MailboxSettings, readMailboxes } from '../graph/mailboxes';

const TABLES = `create table if not exists mailboxes (
  person text primary key,
  time_zone text,
  language text,
  read_at text not null
) without rowid;`;

/** How long a mailbox's settings are used, in ms: people change their zone rarely. */
const MAX_AGE_MS = 7 * DAY;

/** The settings of people's mailboxes, kept for a week. */
export interface MailboxCache {
  /**
   * The settings of these people's mailboxes; reads unknown and outdated ones. One that can't be read for
   * now is missing, and the next run asks for it again.
   * @param at ISO 8601, by Graph's clock
   */
  settingsOf(graph: Graph, people: readonly string[], at: string): Promise<Map<string, MailboxSettings>>;
}

interface Row {
  person: string;
  timeZone: string | null;
  language: string | null;
  readAt: string;
}

export function openMailboxCache(db: Database.Database): MailboxCache {
  db.exec(TABLES);
  const all = db.prepare(
    'select person, time_zone as timeZone, language, read_at as readAt from mailboxes where read_at > ?',
  );
  const put = db.prepare(
    'insert or replace into mailboxes (person, time_zone, language, read_at) values (?, ?, ?, ?)',
  );
  const keep = db.transaction((read: Map<string, MailboxSettings>, at: string) => {
    for (const [person, { timeZone, language }] of read) put.run([person, timeZone, language, at]);
  });
  return {
    settingsOf: async (graph, people, at) => {
      const oldest = new Date(Date.parse(at) - MAX_AGE_MS).toISOString();
      const rows = all.all([oldest]) as Row[];
      const known = new Map<string, MailboxSettings>(
        rows.map(({ person, timeZone, language }) => [person, { timeZone, language }]),
      );
      const missing = people.filter((person) => !known.has(person));
      if (missing.length === 0) return known;
      const read = await readMailboxes(graph, missing);
      if (read) keep(read, at);
      return new Map([...known, ...(read ?? [])]);
    },
  };
}
