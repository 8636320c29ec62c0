import { PortalProblem } from '../lib/graph/problem';
import type { NotifierConfig } from './config';
import { connectGraph, type GraphConnection } from './graph/connection';
import type { Unread } from './graph/rounds';
import type { Mail } from './mail/digest';
import { writeMail } from './mail/write';
import { NotifierProblem } from './problem';
import { Readings } from './reading/readings';
import type { ReviewData } from './reading/review-data';
import { type PersonLine, personLine, unreachable } from './report/person-line';
import type { RunPorts } from './run/ports';
import { runOnce } from './run/run';
import { elapsed, waitUnlessStopping } from './run/stopping';
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
export interface NotifyReport extends Pick<ReviewData, 'claims' | 'unknown'> {
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

interface RunState {
  options: NotifyOptions;
  connection: GraphConnection;
  readings: Readings;
  startedAt: number;
}

function startRun(options: NotifyOptions): RunState {
  const { config, fetch, getToken, storage, stopping = () => false } = options;
  const connection = connectGraph({ cloud: config.cloud, fetch, getToken, stopping });
  return { options, connection, readings: new Readings(connection, storage), startedAt: elapsed() };
}

function reportOf({ connection, readings, startedAt }: RunState, lines: readonly PersonLine[]): NotifyReport {
  const { reviewData, reading } = readings.last;
  const { claims, unknown, unread } = reviewData;
  return {
    at: reading.at,
    lines: [...lines, ...unreachable(reviewData)],
    claims,
    unknown,
    unread,
    requests: connection.requestCount(),
    took: Math.round(elapsed() - startedAt),
  };
}

/**
 * Runs once: finds who has items to answer, and sends each of them the digest that is due; 'busy' where
 * another run is at work. It can be called again after any kind of end.
 * @throws PortalProblem, NotifierProblem where Graph can't be read for now; sent mails are marked
 */
export async function notify(options: NotifyOptions): Promise<NotifyReport | 'busy'> {
  const running = startRun(options);
  if (options.dryRun) return reportDue(running);
  const due = new Map<string, Due>();
  const ports = portsOf(running, due);
  const lines = await runOnce(ports);
  if (lines === 'busy') return lines;
  const { reviewData } = running.readings.last;
  const digestLines = lines.map((line) => personLine(reviewData, line, due.get(line.person)));
  try {
    return reportOf(running, [...digestLines, ...(await sendThanks(running, ports))]);
  } catch (problem) {
    // The digests are sent and reported; thanks can wait.
    if (!(problem instanceof PortalProblem || problem instanceof NotifierProblem)) throw problem;
    const unread: Unread = { definitionId: '', what: 'ended', status: null };
    const report = reportOf(running, digestLines);
    return { ...report, unread: [...report.unread, unread] };
  }
}

/** Sends thank-you mails, where the host wants them. */
async function sendThanks(
  { options, connection, readings }: RunState,
  ports: RunPorts<Mail>,
): Promise<PersonLine[]> {
  const { config, storage } = options;
  const release = config.thanks ? storage.lock.take() : null;
  if (!release) return [];
  try {
    const { reviewData } = readings.last;
    const lines = await thankAll({ config, connection, storage, reviewData, ports });
    return lines.map((line) => {
      const thanksLine = personLine(reviewData, line);
      return { ...thanksLine, rounds: [], result: line.result === 'sent' ? 'thanked' : line.result };
    });
  } finally {
    release();
  }
}

async function reportDue(running: RunState): Promise<NotifyReport> {
  const { config, storage } = running.options;
  const { at, people } = await running.readings.read();
  const { reviewData } = running.readings.last;
  const lines = [...people].map(([person, known]) => {
    const due = dueDigest(config.schedule, { ...known, history: storage.marks.history(person) }, at);
    return personLine(reviewData, { person, result: due ? 'would send' : 'nothing due' }, due ?? undefined);
  });
  return reportOf(running, lines);
}

/**
 * The campaign's current state: who has items to answer, and when each got a digest. Sends nothing.
 * @throws PortalProblem, NotifierProblem where Graph can't be read for now
 */
export async function reportWithHistory(options: NotifyOptions): Promise<NotifyReport> {
  const running = startRun(options);
  const report = await reportDue(running);
  const digestsByPerson = options.storage.marks.all();
  const waiting = new Set(report.lines.map(({ person }) => person));
  const finished = [...digestsByPerson.keys()].filter((person) => !waiting.has(person));
  const { reviewData } = running.readings.last;
  const lines = [
    ...report.lines,
    ...finished.map((person) => personLine(reviewData, { person, result: 'nothing due', why: 'finished' })),
  ];
  return {
    ...report,
    lines: lines.map((line) => ({ ...line, told: digestsByPerson.get(line.person) ?? [] })),
  };
}

function portsOf({ options, readings }: RunState, due: Map<string, Due>): RunPorts<Mail> {
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
    wait: (ms) => waitUnlessStopping(ms, stopping),
    stopping,
  };
}
