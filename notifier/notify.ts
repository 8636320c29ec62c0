import { PortalProblem } from '../lib/graph/problem';
import type { NotifierConfig } from './config';
import { type Door, openDoor } from './graph/door';
import type { Unread } from './graph/rounds';
import type { Mail } from './mail/digest';
import { writeMail } from './mail/write';
import { NotifierProblem } from './problem';
import type { Material } from './reading/material';
import { Readings } from './reading/readings';
import { type PersonLine, personLine, unreachable } from './report/person-line';
import type { Host } from './run/host';
import { runOnce } from './run/run';
import { elapsed, waiting } from './run/waiting';
import { type Due, dueDigest } from './schedule/due';
import { openSender } from './send/sender';
import type { Storage } from './storage';
import { thankAll } from './thanks/thank';

export interface NotifyOptions {
  /** The result of `readConfig`. */
  config: NotifierConfig;
  /**
   * Sends requests; the addresses are Graph's in the configured cloud. The `Date` header of the answers is
   * the time that every rule uses.
   */
  fetch(address: string, init: RequestInit): Promise<Response>;
  /** A token of the app itself for Graph; `renew`: the last one was refused. */
  getToken(renew: boolean): Promise<string>;
  /** From `openStorage`: marks, the lock, and the facts of the directory. */
  storage: Storage;
  /** Reports what would be sent, and sends nothing. */
  dryRun?: boolean;
  /** The password of the mail server's user, for SMTP with a user. */
  smtpPassword?: string;
  /** Whether the run must end before the next person. */
  stopping?(): boolean;
}

/** The result of a run. */
export interface NotifyReport extends Pick<Material, 'claims' | 'unknown'> {
  /** ISO 8601, by Graph's clock. */
  at: string;
  /** One line for each person who has items to answer, or whose digest an earlier run left unfinished. */
  lines: readonly PersonLine[];
  unread: readonly Unread[];
  /** The number of read requests to Graph. */
  requests: number;
  /** The run's length in ms. */
  took: number;
}

interface Running {
  options: NotifyOptions;
  door: Door;
  readings: Readings;
  began: number;
}

function begin(options: NotifyOptions): Running {
  const { config, fetch, getToken, storage, stopping = () => false } = options;
  const door = openDoor({ cloud: config.cloud, fetch, getToken, stopping });
  return { options, door, readings: new Readings(door, storage), began: elapsed() };
}

function reportOf({ door, readings, began }: Running, lines: readonly PersonLine[]): NotifyReport {
  const { material, reading } = readings.last;
  const { claims, unknown, unread } = material;
  return {
    at: reading.at,
    lines: [...lines, ...unreachable(material)],
    claims,
    unknown,
    unread,
    requests: door.requests(),
    took: Math.round(elapsed() - began),
  };
}

/**
 * Runs once: finds who has items to answer, and sends each of them the digest that is due; 'busy' where
 * another run is at work. It can be called again after any kind of end.
 * @throws PortalProblem, NotifierProblem where Graph can't be read for now; sent mails are marked
 */
export async function notify(options: NotifyOptions): Promise<NotifyReport | 'busy'> {
  const running = begin(options);
  if (options.dryRun) return whatIsDue(running);
  const due = new Map<string, Due>();
  const host = hostOf(running, due);
  const lines = await runOnce(host);
  if (lines === 'busy') return lines;
  const { material } = running.readings.last;
  const said = lines.map((line) => personLine(material, line, due.get(line.person)));
  try {
    return reportOf(running, [...said, ...(await thanked(running, host))]);
  } catch (problem) {
    // The digests are sent and reported; thanks can wait.
    if (!(problem instanceof PortalProblem || problem instanceof NotifierProblem)) throw problem;
    const unread: Unread = { definitionId: '', what: 'ended', status: null };
    const report = reportOf(running, said);
    return { ...report, unread: [...report.unread, unread] };
  }
}

/** Sends thank-you mails, where the host wants them. */
async function thanked({ options, door, readings }: Running, desk: Host<Mail>): Promise<PersonLine[]> {
  const { config, storage } = options;
  const release = config.thanks ? storage.lock.take() : null;
  if (!release) return [];
  try {
    const { material } = readings.last;
    const lines = await thankAll({ config, door, storage, material, desk });
    return lines.map((line) => {
      const said = personLine(material, line);
      return { ...said, rounds: [], result: line.result === 'sent' ? 'thanked' : line.result };
    });
  } finally {
    release();
  }
}

async function whatIsDue(running: Running): Promise<NotifyReport> {
  const { config, storage } = running.options;
  const { at, people } = await running.readings.read();
  const { material } = running.readings.last;
  const lines = [...people].map(([person, known]) => {
    const due = dueDigest(config.schedule, { ...known, told: storage.marks.told(person) }, at);
    return personLine(material, { person, result: due ? 'would send' : 'nothing due' }, due ?? undefined);
  });
  return reportOf(running, lines);
}

/**
 * The campaign's current state: who has items to answer, and when each got a digest. Sends nothing.
 * @throws PortalProblem, NotifierProblem where Graph can't be read for now
 */
export async function campaign(options: NotifyOptions): Promise<NotifyReport> {
  const running = begin(options);
  const report = await whatIsDue(running);
  const told = options.storage.marks.all();
  const waiting = new Set(report.lines.map(({ person }) => person));
  const finished = [...told.keys()].filter((person) => !waiting.has(person));
  const { material } = running.readings.last;
  const lines = [
    ...report.lines,
    ...finished.map((person) => personLine(material, { person, result: 'nothing due', why: 'finished' })),
  ];
  return { ...report, lines: lines.map((line) => ({ ...line, told: told.get(line.person) ?? [] })) };
}

function hostOf({ options, readings }: Running, due: Map<string, Due>): Host<Mail> {
  const { config, storage, stopping = () => false } = options;
  return {
    schedule: config.schedule,
    lock: storage.lock,
    marks: storage.marks,
    sender: openSender(options),
    read: () => readings.read(),
    compose: (person, one) => {
      due.set(person, one);
      return writeMail(readings.digest(person, one, config), config.look);
    },
    elapsed,
    wait: (ms) => waiting(ms, stopping),
    stopping,
  };
}
