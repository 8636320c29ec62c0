import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { type Facts, openFacts } from './directory/facts';
import { openZones, type Zones } from './reading/zones';
import { fileLock, type Lock, ownLock } from './run/lock';
import { type Marks, openMarks } from './run/marks';

/** What a notifier keeps between its runs. */
export interface Storage {
  lock: Lock;
  /** Of digests. */
  marks: Marks;
  /** What the directory told. */
  facts: Facts;
  zones: Zones;
  close(): void;
}

/** Opens, or makes, the folder of a notifier; null keeps everything in memory, for one process. */
export function openStorage(folder: string | null): Storage {
  if (folder !== null) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const at = (name: string) => (folder === null ? ':memory:' : join(folder, name));
  const marks = openMarks(at('marks.db'));
  const directory = new Database(at('directory.db'));
  directory.exec('pragma journal_mode = wal; pragma busy_timeout = 10000;');
  return {
    lock: folder === null ? ownLock() : fileLock(at('lock.db')),
    marks,
    facts: openFacts(directory),
    zones: openZones(directory),
    close: () => {
      marks.close();
      directory.close();
    },
  };
}
