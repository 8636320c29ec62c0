import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileLock, type Lock } from './run/lock';
import { type Marks, openMarks } from './run/marks';

/** What a notifier keeps between its runs. */
export interface Storage {
  marks: Marks;
  lock: Lock;
  close(): void;
}

/** Opens, or makes, the folder of a notifier; null keeps everything in memory, for one process. */
export function openStorage(folder: string | null): Storage {
  if (folder !== null) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const at = (name: string) => (folder === null ? ':memory:' : join(folder, name));
  const marks = openMarks(at('marks.db'));
  return { marks, lock: fileLock(at('lock.db')), close: () => marks.close() };
}
