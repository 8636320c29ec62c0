import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventLog } from '../outbox/event-log';
import { openDevice } from './device';
import { ANN, act, BOB, faultyFactory, idsOf } from './testing';

const OWNERS = [ANN, BOB];
const FAULT_SETS = [
  [],
  ['dead'],
  ['lostAnswer'],
  ['dead', 'dead'],
  ['dead', 'lostAnswer'],
  ['quota'],
] as const;

const step = fc.oneof(
  fc.record({
    do: fc.constant('append' as const),
    owner: fc.nat(1),
    tab: fc.nat(1),
    count: fc.nat(3),
    faults: fc.constantFrom(...FAULT_SETS),
  }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1_000, 20_000) }),
);

test('a page keeps its records in order through any device fault, and all reach the device in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { factory, real, state } = faultyFactory();
      const clock = { now: 0 };
      const options = { enabled: true, indexedDB: factory, now: () => clock.now };
      const devices = [openDevice(options), openDevice(options)];
      const logs = devices.map((device) =>
        OWNERS.map((owner) => new EventLog(device.log(owner), () => clock.now)),
      );
      /** What each tab wrote, by owner. */
      const model = devices.map(() => OWNERS.map(() => [] as string[]));
      const actsIn = (log: EventLog) =>
        [...log.projection.reviews.values()].flatMap(({ acts }) => acts.map(({ id }) => id)).reverse();
      let ids = 0;
      for (const row of logs) for (const log of row) await log.load();
      for (const one of steps) {
        if (one.do === 'wait') {
          clock.now += one.ms;
          continue;
        }
        const log = logs[one.tab]?.[one.owner];
        const mine = model[one.tab]?.[one.owner];
        if (!log || !mine) continue;
        const acts = Array.from({ length: one.count }, () => act(`${one.tab}-${ids++}`));
        state.faults = acts.length > 0 ? [...one.faults] : [];
        await log.append(acts, 'strict');
        state.faults = [];
        mine.push(...acts.map(({ id }) => id));
        expect(actsIn(log).filter((id) => id.startsWith(`${one.tab}-`))).toEqual(mine);
      }
      // After its rest the device works again; a page that starts then finds every record exactly once.
      clock.now += 60_000;
      for (const row of logs) for (const log of row) await log.load();
      const fresh = openDevice({ enabled: true, indexedDB: real });
      for (const [at, owner] of OWNERS.entries()) {
        const left = idsOf(await fresh.log(owner).read(0));
        expect([...left].sort()).toEqual(model.flatMap((row) => row[at] ?? []).sort());
        for (const [tab, row] of model.entries())
          expect(left.filter((id) => id.startsWith(`${tab}-`))).toEqual(row[at] ?? []);
        expect(logs.map((row) => row[at]?.lostStore)).toEqual([false, false]);
      }
    }),
    { numRuns: 150 },
  );
});
