import * as v from 'valibot';
import { DAY } from '../review/day';
import type { Snapshots } from './device';
import type { DeviceStore } from './device-store';
import { settled } from './settled';

/** The longest time that data read from Graph stays on a device, in ms. */
export const LONGEST = 7 * DAY;

const Row = v.object({ keptAt: v.number(), expiresAt: v.number(), value: v.pipe(v.string(), v.parseJson()) });

/** One owner's snapshots. Where the device stores nothing there are no snapshots. */
export function snapshotsOf(store: DeviceStore, owner: string): Snapshots {
  return {
    async keep(key, value, expiresAt, ended) {
      const keptAt = store.now();
      if (!store.enabled || expiresAt <= keptAt) return;
      const row = {
        owner,
        key,
        keptAt,
        expiresAt: Math.min(expiresAt, keptAt + LONGEST),
        value: JSON.stringify(value),
      };
      await store.run(async (database) => {
        // The stored data may have been removed while the database opened.
        if (ended?.aborted) return;
        const transaction = database.transaction('snapshots', 'readwrite', { durability: 'relaxed' });
        await settled(transaction, () => transaction.store.put(row));
      });
    },
    async read<T>(key: string, shape: v.GenericSchema<unknown, T>) {
      if (!store.enabled) return null;
      const found = await store.run(async (database) => {
        const transaction = database.transaction('snapshots');
        return settled(transaction, () => transaction.store.get([owner, key]));
      });
      const row = v.safeParse(Row, found);
      if (!row.success || row.output.expiresAt <= store.now()) return null;
      const { value } = row.output;
      // A time still to come is from a clock that was ahead.
      const keptAt = Math.min(row.output.keptAt, store.now());
      const read = v.safeParse(shape, value);
      return read.success ? { value: read.output, keptAt } : null;
    },
  };
}
