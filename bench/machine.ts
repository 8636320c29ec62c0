import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';

/**
 * The driver's version. The driver does not export its package.json, so the file beside its entry is read.
 */
function driverVersion(): string {
  const file = new URL('./package.json', import.meta.resolve('libsql'));
  return (JSON.parse(readFileSync(fileURLToPath(file), 'utf8')) as { version: string }).version;
}

function sqliteVersion(): string {
  const db = new Database(':memory:');
  const [row] = db.prepare('select sqlite_version() as version').all() as { version: string }[];
  db.close();
  return row?.version ?? 'unknown';
}

/** The load of the last minute in the system's count: the number of processes that ran or wanted to run. */
export function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

/** A description of the machine for the figures. */
export function machine(): string {
  const processor = cpus()[0]?.model.trim() ?? 'an unnamed processor';
  return `${availableParallelism()} cores of ${processor}, Node ${process.versions.node}, libsql ${driverVersion()}, SQLite ${sqliteVersion()}`;
}
