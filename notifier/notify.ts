import type { NotifierConfig } from './config';
import { openDoor } from './graph/door';
import type { Unread } from './graph/rounds';
import { renderMail } from './mail/render';
import { digestOf } from './reading/digest';
import { type Material, readMaterial } from './reading/material';
import type { WaitingRound } from './reading/waiting';
import type { PersonLine } from './report/person-line';
import type { Host, Line, Reading } from './run/host';
import { runOnce } from './run/run';
import { type Due, dueDigest } from './schedule/due';
import { type MailSender, openSender } from './send/sender';
import type { Storage } from './storage';

export interface NotifyOptions {
  /** As `readConfig` gives it. */
  config: NotifierConfig;
  /**
   * How requests travel; the addresses are those of Graph of the configured cloud. The `Date` header of the answers is the
   * time that everything goes by.
   */
  fetch(address: string, init: RequestInit): Promise<Response>;
  /** A token of the app itself for Graph; `renew`: the last one was refused. */
  getToken(renew: boolean): Promise<string>;
  /** From `openStorage`: marks, the lock, and what was read of the directory. */
  storage: Storage;
  /** Says what would be sent, and sends nothing. */
  dryRun?: boolean;
  /** Of the mail server's user, where mails leave by SMTP with one. */
  smtpPassword?: string;
  /** Whether the run is to end before the next person. */
  stopping?(): boolean;
}

/** What a run came to. */
export interface NotifyReport {
  /** ISO 8601, by Graph's clock. */
  at: string;
  /** One a person who is waited for, or whose digest an earlier run left unfinished. */
  lines: readonly PersonLine[];
  claims: Material['claims'];
  unknown: Material['unknown'];
  unread: readonly Unread[];
  requests: number;
  /** Ms. */
  took: number;
}

const elapsed = (): number => performance.now();

/** The last reading, and what its people’s mails are made of. */
class Readings {
  material: Material | undefined;
  #reading: Reading | undefined;
  #languages = new Map<string, string | null>();

  constructor(
    readonly options: NotifyOptions,
    readonly door: ReturnType<typeof openDoor>,
  ) {}

  /** Whoever has no address is in the material alone. */
  async read(): Promise<Reading> {
    const { storage } = this.options;
    const material = await readMaterial(this.door, storage.facts);
    const people = [...material.people.keys()].filter((person) => material.addresseeOf(person) !== null);
    const mailboxes = await storage.zones.of(this.door.graph, people, material.at);
    this.material = material;
    this.#languages = new Map(people.map((person) => [person, mailboxes.get(person)?.language ?? null]));
    this.#reading = {
      at: this.door.at(),
      people: new Map(
        people.map((person) => [
          person,
          {
            timeZone: mailboxes.get(person)?.timeZone ?? null,
            waiting: (material.people.get(person) ?? []).map(({ round, items }) => ({
              round: round.key,
              startsAt: round.startsAt,
              endsAt: round.endsAt,
              items: items.map(({ id }) => id),
            })),
          },
        ]),
      ),
    };
    return this.#reading;
  }

  get known(): { material: Material; reading: Reading } {
    if (!this.material || !this.#reading) throw new Error('nothing was read yet');
    return { material: this.material, reading: this.#reading };
  }

  languageOf = (person: string): string | null => this.#languages.get(person) ?? null;
}

function roundLine({ round, items }: WaitingRound) {
  const shared = items.filter((item) => item.shared).length;
  const { displayName } = round.definition;
  return {
    round: round.key,
    review: displayName,
    endsAt: round.endsAt,
    owes: items.length - shared,
    shared,
  };
}

function told(
  material: Material,
  line: Pick<PersonLine, 'person' | 'result' | 'why'>,
  due: Due | null,
): PersonLine {
  const addressee = material.addresseeOf(line.person);
  return {
    ...line,
    occasion: due?.occasion ?? null,
    rounds: (material.people.get(line.person) ?? []).map(roundLine),
    ...(addressee && { name: addressee.displayName, address: addressee.address }),
  };
}

const withoutAddress = ({ people, addresseeOf }: Material): string[] =>
  [...people.keys()].filter((person) => addresseeOf(person) === null);

/** What is due for everybody now, by person. */
function dueNow({ config, storage }: NotifyOptions, { at, people }: Reading): Map<string, Due> {
  return new Map(
    [...people].flatMap(([person, known]) => {
      const due = dueDigest(config.schedule, { ...known, told: storage.marks.told(person) }, at);
      return due ? [[person, due] as const] : [];
    }),
  );
}

/**
 * One run: reads who is waited for, and sends each of them what is due; 'busy' where another run is at work. Safe to call
 * again after it ended anyhow.
 * @throws PortalProblem, NotifierProblem where Graph can't be read for now; what was sent is marked
 */
export async function notify(options: NotifyOptions): Promise<NotifyReport | 'busy'> {
  const { config, dryRun = false } = options;
  const began = elapsed();
  const door = openDoor({ cloud: config.cloud, fetch: options.fetch, getToken: options.getToken });
  const readings = new Readings(options, door);
  const due = new Map<string, Due>();
  let lines: readonly (Line | Pick<PersonLine, 'person' | 'result'>)[];
  if (dryRun) {
    const reading = await readings.read();
    for (const [person, one] of dueNow(options, reading)) due.set(person, one);
    lines = [...reading.people.keys()].map((person) => ({
      person,
      result: due.has(person) ? ('would send' as const) : ('nothing due' as const),
    }));
  } else {
    const ran = await runOnce(hostOf(options, readings, due));
    if (ran === 'busy') return ran;
    lines = ran;
  }
  const { material, reading } = readings.known;
  return {
    at: reading.at,
    lines: [
      ...lines.map((line) => told(material, line, due.get(line.person) ?? null)),
      ...withoutAddress(material).map((person) => told(material, { person, result: 'no mailbox' }, null)),
    ],
    claims: material.claims,
    unknown: material.unknown,
    unread: material.unread,
    requests: door.requests(),
    took: Math.round(elapsed() - began),
  };
}

function hostOf(
  options: NotifyOptions,
  readings: Readings,
  due: Map<string, Due>,
): Host<Awaited<ReturnType<typeof renderMail>>> {
  const { config, storage, stopping = () => false } = options;
  const sender: MailSender = openSender(options);
  return {
    schedule: config.schedule,
    lock: storage.lock,
    marks: storage.marks,
    sender,
    read: () => readings.read(),
    compose: async (person, one) => {
      due.set(person, one);
      const { material, reading } = readings.known;
      const timeZone = reading.people.get(person)?.timeZone ?? config.schedule.timeZone;
      const digest = digestOf(material, { person, due: one, timeZone });
      if (!digest) throw new Error(`nothing waits for ${person}`);
      return renderMail(digest, config.look);
    },
    elapsed,
    wait: (ms) => waiting(ms, stopping),
    stopping,
  };
}

const LOOK_EVERY = 500;

/** Waits, and looks now and then whether the run is to end. */
async function waiting(ms: number, stopping: () => boolean): Promise<void> {
  const until = elapsed() + ms;
  for (let left = ms; left > 0 && !stopping(); left = until - elapsed())
    await new Promise((resolve) => setTimeout(resolve, Math.min(left, LOOK_EVERY)));
}
