import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
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
  fc.record({ do: fc.constant('remove' as const), owner: fc.nat(1), tab: fc.nat(1), which: fc.nat(20) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1_000, 20_000) }),
);

test('whatever fails: a tab gives back what it was given and didn’t remove, in order, and loses nothing to its device', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { factory, real, state } = faultyFactory();
      const clock = { now: 0 };
      const options = { enabled: true, indexedDB: factory, now: () => clock.now };
      const devices = [openDevice(options), openDevice(options)];
      const logs = devices.map((device) => OWNERS.map((owner) => device.log(owner)));
      /** What each tab wrote and has, by owner. */
      const model = devices.map(() => OWNERS.map(() => [] as { seq: number; id: string }[]));
      let ids = 0;
      for (const row of logs) for (const log of row) await log.read(0);
      for (const one of steps) {
        if (one.do === 'wait') {
          clock.now += one.ms;
          continue;
        }
        const log = logs[one.tab]?.[one.owner];
        const mine = model[one.tab]?.[one.owner];
        if (!log || !mine) continue;
        if (one.do === 'append') {
          const acts = Array.from({ length: one.count }, () => act(`${one.tab}-${ids++}`));
          state.faults = acts.length > 0 ? [...one.faults] : [];
          const seqs = await log.append(acts, 'strict');
          state.faults = [];
          acts.forEach(({ id }, at) => {
            mine.push({ seq: seqs[at] ?? -1, id });
          });
        } else {
          const [gone] = mine.splice(one.which, 1);
          if (gone) await log.remove([gone.seq]);
        }
        const given = (await log.read(0)).filter(({ record }) =>
          idsOf([{ record }])[0]?.startsWith(`${one.tab}-`),
        );
        expect(given.map(({ seq, record }) => ({ seq, id: idsOf([{ record }])[0] }))).toEqual(mine);
      }
      // The device rests and works again; a page that starts then finds all of it, once.
      clock.now += 60_000;
      for (const row of logs) for (const log of row) await log.read(0);
      const fresh = openDevice({ enabled: true, indexedDB: real });
      for (const [at, owner] of OWNERS.entries()) {
        const left = idsOf(await fresh.log(owner).read(0));
        expect([...left].sort()).toEqual(model.flatMap((row) => (row[at] ?? []).map(({ id }) => id)).sort());
        for (const [tab, row] of model.entries())
          expect(left.filter((id) => id.startsWith(`${tab}-`))).toEqual((row[at] ?? []).map(({ id }) => id));
      }
    }),
    { numRuns: 150 },
  );
});
