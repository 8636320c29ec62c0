import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { type Facts, openFacts } from './directory/facts';
import { type MailboxCache, openMailboxCache } from './reading/mailbox-cache';
import { fileLock, inProcessLock, type Lock } from './run/lock';
import { type Marks, openMarks } from './run/marks';
import { type EndedReviews, openEndedReviews } from './thanks/ended-reviews';

/** The data that a notifier keeps between its runs. */
export interface Storage {
  lock: Lock;
  /** The marks of digests. */
  marks: Marks;
  /** The facts of the directory. */
  facts: Facts;
  mailboxes: MailboxCache;
  /** Reviews that were open, and people to thank. */
  endedReviews: EndedReviews;
  /** The marks of thank-you mails: their key is the instance instead of the day. */
  thanksMarks: Marks;
  close(): void;
}

/** Opens or creates the folder of a notifier; null keeps everything in memory, for one process. */
export function openStorage(folder: string | null): Storage {
  if (folder !== null) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const at = (name: string) => (folder === null ? ':memory:' : join(folder, name));
  const marks = openMarks(at('marks.db'));
  const thanksMarks = openMarks(at('thanks.db'));
  const directory = new Database(at('directory.db'));
  directory.exec('pragma journal_mode = wal; pragma busy_timeout = 10000;');
  return {
    lock: folder === null ? inProcessLock() : fileLock(at('lock.db')),
    marks,
    facts: openFacts(directory),
    mailboxes: openMailboxCache(directory),
    endedReviews: openEndedReviews(directory),
    thanksMarks,
    close: () => {
      marks.close();
      thanksMarks.close();
      directory.close();
    },
  };
}
