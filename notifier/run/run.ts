import { dueDigest } from '../schedule/due';
import type { Host, Line, Reading } from './host';
import type { Mark } from './marks';
import { finish, sendNow, unwritten } from './send';

/** An older reading is repeated before another person gets mail. */
export const FRESH_MS = 15 * 60_000;

interface Turn {
  reading: Reading;
  /** Graph's time now. */
  now: string;
  mark: Mark | undefined;
}

async function turnOf<M>(host: Host<M>, person: string, { reading, now, mark }: Turn): Promise<Line> {
  const { schedule, marks } = host;
  const known = reading.people.get(person);
  const told = marks.told(person);
  const dueWith = (last: string | null) =>
    known ? dueDigest(schedule, { ...known, told: { ...told, last } }, now) : null;
  if (mark) {
    // The unfinished digest is the person's last one, so an earlier one doesn't matter on its day.
    const line = await finish(host, person, mark, dueWith(null));
    if (line.result === 'later' || line.result === 'blocked') return line;
    // The unfinished digest may have been of an earlier day; today has a digest of its own.
    const next = await turnOf(host, person, { reading, now, mark: undefined });
    return next.result === 'nothing due' ? line : next;
  }
  const due = dueWith(told.last);
  if (!due) return { person, result: 'nothing due' };
  return await sendNow(host, person, due);
}

async function everybody<M>(host: Host<M>): Promise<Line[]> {
  const unfinished = host.marks.unfinished();
  let reading = await host.read();
  let readAt = host.elapsed();
  const lines: Line[] = [];
  for (const person of new Set([...unfinished.keys(), ...reading.people.keys()])) {
    if (host.elapsed() - readAt > FRESH_MS) {
      reading = await host.read();
      readAt = host.elapsed();
    }
    const now = new Date(Date.parse(reading.at) + host.elapsed() - readAt).toISOString();
    if (host.stopping()) break;
    const line = await turnOf(host, person, { reading, now, mark: unfinished.get(person) }).catch(
      unwritten(person),
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
export async function runOnce<M>(host: Host<M>): Promise<Line[] | 'busy'> {
  const release = host.lock.take();
  if (!release) return 'busy';
  try {
    return await everybody(host);
  } finally {
    release();
  }
}
