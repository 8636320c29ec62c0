import Database from 'libsql';

/** Allows one run at a time. */
export interface Lock {
  /** Returns a function that releases the lock, or null where another run holds it. */
  take(): (() => void) | null;
}

/**
 * A lock in a file beside the marks. The operating system holds it and releases it when the process ends
 * in any way, so no age has to be checked. The file must be on a disk of this machine, because network
 * file systems lock by other rules.
 */
export function fileLock(file: string): Lock {
  return {
    take: () => {
      const db = new Database(file);
      try {
        db.exec('begin exclusive');
        return () => db.close();
      } catch (problem) {
        db.close();
        if (String((problem as { code?: unknown }).code).startsWith('SQLITE_BUSY')) return null;
        throw problem;
      }
    },
  };
}

/** A lock among the runs of one process. */
export function inProcessLock(): Lock {
  let held = false;
  return {
    take: () => {
      if (held) return null;
      held = true;
      return () => {
        held = false;
      };
    },
  };
}
