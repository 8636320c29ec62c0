import { dueDigest } from '../schedule/due';
import type { Host, Line, Reading } from './host';
import type { Mark } from './marks';
import { finish, sendNow, unwritten } from './send';

/** What was read longer ago is read again before anybody else is written to. */
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
    // What is unfinished is the person's last: the one before it doesn't matter on its day.
    const line = await finish(host, person, mark, dueWith(null));
    if (line.result === 'later' || line.result === 'blocked') return line;
    // It may have been of an earlier day, and today has a digest of its own.
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

/** Sends what is due, one line a person; 'busy' where another run is at work. Safe to call again after it ended anyhow. */
export async function runOnce<M>(host: Host<M>): Promise<Line[] | 'busy'> {
  const release = host.lock.take();
  if (!release) return 'busy';
  try {
    return await everybody(host);
  } finally {
    release();
  }
}
