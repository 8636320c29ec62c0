import type { Clock } from './clock';
import type { Store } from './store';

const HEARTBEAT = 'heartbeat';

/** Notes that the process lives. Called about once a second and with every request. */
export function beat(store: Store, clock: Clock): void {
  store.run(
    'insert or replace into sandbox_settings (name, value) values (?, ?)',
    HEARTBEAT,
    String(clock.now()),
  );
}

/**
 * While no process runs, no tenant's clock does: at start every clock is set back by the time since the last beat, so
 * that a review which ended in an hour still does.
 */
export function resumeClocks(store: Store, clock: Clock): void {
  const row = store.get<{ value: string }>('select value from sandbox_settings where name = ?', HEARTBEAT);
  const gap = row ? clock.now() - Number(row.value) : 0;
  if (gap > 0) store.run('update tenants set clock_offset = clock_offset - ?', gap);
  beat(store, clock);
}
