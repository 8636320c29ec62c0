import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UnwritableMail } from '../problem';
import { readSchedule } from '../schedule/config';
import { inProcessLock } from './lock';
import { openMarks } from './marks';
import type { Outcome, RunPorts } from './ports';
import { runOnce } from './run';

const waiting = [
  { round: 'r', startsAt: '2026-11-02T00:00:00Z', endsAt: '2026-11-20T16:00:00Z', items: ['1'] },
];

function ports(
  over: Partial<RunPorts<string>> = {},
  outcome: (person: string) => Outcome<null>['kind'] = () => 'done',
) {
  const read = readSchedule({});
  if ('mistakes' in read) throw new Error(read.mistakes.join(' '));
  const people = new Map(['a', 'b', 'c'].map((person) => [person, { timeZone: null, waiting }]));
  return {
    schedule: read.schedule,
    lock: inProcessLock(),
    marks: openMarks(':memory:'),
    sender: {
      kind: 'plain',
      send: async (person) =>
        ({ kind: outcome(person), value: null, why: 'no', afterMs: 1 }) as unknown as Outcome<null>,
    },
    read: async () => ({ at: '2026-11-02T10:00:00Z', people }),
    compose: async (person) => person,
    elapsed: () => 0,
    wait: async () => {},
    stopping: () => false,
    ...over,
  } satisfies RunPorts<string> as RunPorts<string>;
}

const results = async (one: RunPorts<string>) => {
  const lines = await runOnce(one);
  return lines === 'busy' ? lines : lines.map(({ result }) => result);
};

test('an email that can’t be written and a mailbox that refuses don’t stop the others', async () => {
  const compose = async (person: string) => {
    if (person === 'a') throw new UnwritableMail();
    return person;
  };
  expect(await results(ports({ compose }, (person) => (person === 'b' ? 'refused' : 'done')))).toEqual([
    'refused',
    'refused',
    'sent',
  ]);
});

test('when sending itself is blocked the run ends, and nobody counts as written to', async () => {
  const blocked = ports({}, () => 'blocked');
  expect(await results(blocked)).toEqual(['blocked']);
  expect(blocked.marks.history('a').last).toBeNull();
});

test('a run that is asked to end sends no more emails', async () => {
  expect(await results(ports({ stopping: () => true }))).toEqual([]);
});

test.each(['plain', 'draft'] as const)('a digest is marked on disk before it is sent (%s)', async (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'run-'));
  const file = join(folder, 'marks.db');
  const seen: (string | null)[] = [];
  const look = (person: string) => {
    const onDisk = openMarks(file);
    seen.push(onDisk.state(person, '2026-11-02'));
    onDisk.close();
  };
  const sender: RunPorts<string>['sender'] =
    kind === 'plain'
      ? {
          kind,
          send: async (person) => {
            look(person);
            return { kind: 'done', value: null };
          },
        }
      : {
          kind,
          create: async (person) => ({ kind: 'done', value: person }),
          update: async () => ({ kind: 'done', value: 'done' }),
          send: async (draft) => {
            look(draft);
            return { kind: 'done', value: 'done' };
          },
          discard: async () => ({ kind: 'done', value: 'done' }),
        };
  const marks = openMarks(file);
  await runOnce(ports({ marks, sender }));
  marks.close();
  rmSync(folder, { recursive: true });
  expect(seen).toEqual(['leaving', 'leaving', 'leaving']);
});
