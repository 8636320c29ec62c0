import { dueDigest } from '../schedule/due';
import type { Mark } from './marks';
import type { Line, Reading, RunPorts } from './ports';
import { finish, sendNow, unwritableMailLine } from './send';

/** An older reading is repeated before another person gets mail. */
export const FRESH_MS = 15 * 60_000;

interface PersonTurn {
  reading: Reading;
  /** Graph's time now. */
  now: string;
  mark: Mark | undefined;
}

async function handlePerson<M>(
  ports: RunPorts<M>,
  person: string,
  { reading, now, mark }: PersonTurn,
): Promise<Line> {
  const { schedule, marks } = ports;
  const known = reading.people.get(person);
  const history = marks.history(person);
  const dueWith = (last: string | null) =>
    known ? dueDigest(schedule, { ...known, history: { ...history, last } }, now) : null;
  if (mark) {
    // The unfinished digest is the person's last one, so an earlier one doesn't matter on its day.
    const line = await finish(ports, person, mark, dueWith(null));
    if (line.result === 'later' || line.result === 'blocked') return line;
    // The unfinished digest may have been of an earlier day; today has a digest of its own.
    const next = await handlePerson(ports, person, { reading, now, mark: undefined });
    return next.result === 'nothing due' ? line : next;
  }
  const due = dueWith(history.last);
  if (!due) return { person, result: 'nothing due' };
  return await sendNow(ports, person, due);
}

async function handleEveryone<M>(ports: RunPorts<M>): Promise<Line[]> {
  const unfinished = ports.marks.unfinished();
  let reading = await ports.read();
  let readAt = ports.elapsed();
  const lines: Line[] = [];
  for (const person of new Set([...unfinished.keys(), ...reading.people.keys()])) {
    if (ports.elapsed() - readAt > FRESH_MS) {
      reading = await ports.read();
      readAt = ports.elapsed();
    }
    const now = new Date(Date.parse(reading.at) + ports.elapsed() - readAt).toISOString();
    if (ports.stopping()) break;
    const line = await handlePerson(ports, person, { reading, now, mark: unfinished.get(person) }).catch(
      unwritableMailLine(person),
    );
    lines.push(line);
    if (line.result === 'blocked') break;
  }
  return lines;
}

/**
 * Sends what is due and returns one line for each person; 'busy' where another run is at work. It can be
 * called again after any kind of end.
 */
export async function runOnce<M>(ports: RunPorts<M>): Promise<Line[] | 'busy'> {
  const release = ports.lock.take();
  if (!release) return 'busy';
  try {
    return await handleEveryone(ports);
  } finally {
    release();
  }
}
