import { Random } from '../../lib/outbox/simulation/random-testing';
import type { Lock } from '../run/lock';
import { openMarks } from '../run/marks';
import type { Line, Reading, RunPorts } from '../run/ports';
import { FRESH_MS, runOnce } from '../run/run';
import { readSchedule } from '../schedule/config';
import { Crash, type Letter, MailServer, type SimulationHooks } from './mail-testing';
import { crashingMarks, RULES, type Rules } from './rules-testing';
import { isLastChance, localDay, makeWorld, type SimWorld, waitedBetween, waitingAt } from './world-testing';

/** The number of broken promises, and further counts. */
export interface Verdict {
  wrong: number;
  doubled: number;
  missed: number;
  /** Digests that a crash or a silent server left open, where no draft could tell. */
  maybeMissed: number;
  hasty: number;
  sent: number;
}

const HOUR = 3_600_000;
/**
 * The longest time from reading to writing, in ms: a reading is fresh, and an older
 * draft is deleted after four waits.
 */
const LONGEST_TO_WRITE = { plain: FRESH_MS + 60_000, draft: FRESH_MS + 41 * 60_000 };
/** The longest time from writing to delivery, in ms: four waits for a draft, four for sending it. */
const LONGEST_TO_SEND = 85 * 60_000;
const AT = 9;

function scheduleAt(hour: number) {
  const read = readSchedule({ hour });
  if ('mistakes' in read) throw new Error(read.mistakes.join(' '));
  return read.schedule;
}

const SCHEDULE = scheduleAt(AT);

class Campaign {
  readonly verdict: Verdict = { wrong: 0, doubled: 0, missed: 0, maybeMissed: 0, hasty: 0, sent: 0 };
  readonly #random: Random;
  readonly #rules: Rules;
  readonly #world: SimWorld;
  readonly #marks = openMarks(':memory:');
  readonly #ports: RunPorts<Letter>;
  readonly #delivered = new Map<string, Letter[]>();
  #coming: { at: number; work: () => void }[] = [];
  #now: number;
  #skew = 0;
  #isLocked = false;
  #isNested = false;

  constructor(seed: number, kind: 'plain' | 'draft', rules: Rules) {
    this.#random = new Random(seed);
    this.#rules = rules;
    this.#world = makeWorld(this.#random.fork());
    this.#now = this.#world.from;
    const ground: SimulationHooks = {
      random: this.#random,
      now: () => this.#now,
      pass: (ms) => this.#pass(ms),
      later: (ms, work) => void this.#coming.push({ at: this.#now + ms, work }),
      refuses: (person) => this.#world.people.some(({ id, refuses }) => refuses && id === person),
      delivered: (letter) => this.#check(letter),
      hasty: () => {
        this.verdict.hasty++;
      },
      meanwhile: () => this.#secondRun(),
    };
    const server = new MailServer(ground);
    this.#ports = {
      schedule: SCHEDULE,
      lock: this.#lock(),
      marks: crashingMarks(this.#marks, () => this.#mayCrash(), rules),
      sender: kind === 'plain' ? server.plain() : server.drafts(),
      read: () => this.#read(),
      compose: async (person, due) => ({
        person,
        day: due.day,
        items: due.rounds.flatMap(({ items }) => items),
        writtenAt: this.#now,
      }),
      elapsed: () => (rules.fresh ? this.#now : 0),
      wait: async (ms) => {
        this.#answerSomething();
        this.#pass(rules.retryAfter ? ms : 0);
      },
      stopping: () => false,
    };
  }

  /** People also answer while a run waits. */
  #answerSomething(): void {
    const open = this.#world.rounds
      .flatMap(({ items }) => items)
      .filter(({ answeredAt }) => answeredAt > this.#now);
    for (const item of this.#random.some(open, this.#random.chance(0.6) ? 1 : 0)) item.answeredAt = this.#now;
  }

  #lock(): Lock {
    return {
      take: () => {
        if (this.#isLocked && this.#rules.lock) return null;
        this.#isLocked = true;
        return () => {
          this.#isLocked = false;
        };
      },
    };
  }

  #mayCrash(): void {
    if (this.#random.chance(0.01)) throw new Crash();
  }

  #pass(ms: number): void {
    const until = this.#now + ms;
    const due = this.#coming.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
    this.#coming = this.#coming.filter(({ at }) => at > until);
    for (const { at, work } of due) {
      this.#now = at;
      work();
    }
    this.#now = until;
  }

  async #read(): Promise<Reading> {
    this.#mayCrash();
    const [now, { nothingAnswered, nothingGone, graphTime }] = [this.#now, this.#rules];
    const more = { all: !nothingAnswered, gone: !nothingGone };
    return {
      at: new Date(graphTime ? now : now + this.#skew).toISOString(),
      people: new Map(
        this.#world.people.map(({ id, timeZone }) => [
          id,
          { timeZone, waiting: waitingAt(this.#world, id, now, more) },
        ]),
      ),
    };
  }

  /** Checks a delivery against what was true no longer ago than a turn may take. */
  #check(letter: Letter): void {
    const { person, items, writtenAt } = letter;
    const now = this.#now;
    this.verdict.sent++;
    const zone = this.#world.people.find(({ id }) => id === person)?.timeZone ?? null;
    const readAt = writtenAt - LONGEST_TO_WRITE[this.#ports.sender.kind];
    const waited = waitedBetween(this.#world, person, readAt, writtenAt);
    const isWrong = items.length === 0 || items.some((item) => !waited.includes(item));
    if (isWrong || now - writtenAt > LONGEST_TO_SEND) this.verdict.wrong++;
    const before = this.#delivered.get(person) ?? [];
    const day = localDay(writtenAt, zone);
    if (before.some((one) => one.day === letter.day || localDay(one.writtenAt, zone) === day))
      this.verdict.doubled++;
    this.#delivered.set(person, [...before, letter]);
  }

  async #secondRun(): Promise<void> {
    if (this.#isNested || !this.#random.chance(0.05)) return;
    this.#isNested = true;
    await this.#run();
    this.#isNested = false;
  }

  async #run(): Promise<void> {
    try {
      const began = this.#now;
      const lines = await runOnce(this.#ports);
      if (lines !== 'busy') this.#lookForMissed(lines, began);
    } catch (problem) {
      if (!(problem instanceof Crash)) throw problem;
    }
  }

  /** After a complete run: finds people who got no digest on the last day of a round. */
  #lookForMissed(lines: readonly Line[], began: number): void {
    const now = this.#now;
    const done = new Map(lines.map(({ person, result }) => [person, result]));
    for (const { id, timeZone, refuses } of this.#world.people) {
      if (refuses || done.get(id) === 'later') continue;
      const before = new Set(waitingAt(this.#world, id, began).map(({ round }) => round));
      const rounds = waitingAt(this.#world, id, now).filter(
        ({ round, items, endsAt }) =>
          before.has(round) && items.length > 0 && isLastChance(began, Date.parse(endsAt), timeZone, AT),
      );
      if (rounds.length === 0) continue;
      const day = localDay(began, timeZone);
      if (this.#delivered.get(id)?.some((letter) => localDay(letter.writtenAt, timeZone) === day)) continue;
      if (done.get(id) === 'doubtful' || this.#marks.history(id).last === day) this.verdict.maybeMissed++;
      else this.verdict.missed++;
    }
  }

  async play(): Promise<Verdict> {
    while (this.#now < this.#world.to) {
      this.#pass(this.#random.between(20, 360) * 60_000);
      if (this.#random.chance(0.05)) this.#skew = this.#random.between(-72, 72) * HOUR;
      await this.#run();
    }
    this.#marks.close();
    return this.verdict;
  }
}

/** Plays campaigns until a promise is broken, and returns the seed of the first broken one; null for none. */
export async function firstBroken(
  most: number,
  kind: 'plain' | 'draft',
  rules: Rules,
): Promise<number | null> {
  for (let seed = 1; seed <= most; seed++) {
    const { wrong, doubled, missed, hasty } = await new Campaign(seed, kind, rules).play();
    if (wrong + doubled + missed + hasty > 0) return seed;
  }
  return null;
}

/** Plays campaigns from their seeds and adds up their verdicts. */
export async function playCampaigns(from: number, count: number, kind: 'plain' | 'draft'): Promise<Verdict> {
  const sum: Verdict = { wrong: 0, doubled: 0, missed: 0, maybeMissed: 0, hasty: 0, sent: 0 };
  for (let seed = from; seed < from + count; seed++) {
    const verdict = await new Campaign(seed, kind, RULES).play();
    for (const name of Object.keys(sum) as (keyof Verdict)[]) sum[name] += verdict[name];
  }
  return sum;
}
