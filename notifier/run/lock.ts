import Database from 'libsql';

/** Lets one run work at a time. */
export interface Lock {
  /** Gives what lets go of it, or null where another run holds it. */
  take(): (() => void) | null;
}

/**
 * A lock in a file beside the marks. It is the operating system's and ends with the process, however that ends: no clock
 * is asked how old it is. The file has to lie on a disk of this machine, because network file systems lock by other rules.
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
export function ownLock(): Lock {
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
