import { isBusy } from '../../review/item-state';
import type { Advice, ReviewRef } from '../../review/model';
import { guid, ME, OTHER } from '../../review/testing';
import type { Rules } from '../plan';
import { passes } from '../tab-item';
import { Actor, choiceKey, GUEST } from './actor-testing';
import { Checks, sameValue, type Violation } from './checks-testing';
import { Clock } from './clock-testing';
import { Device } from './device-testing';
import { drawFaults, type Faults, hazy, LINGER, NO_FAULTS, PATIENCE } from './faults-testing';
import { short, text } from './network-testing';
import { Random } from './random-testing';
import { Server } from './server-testing';
import { plot } from './story-testing';
import { Tab } from './tab-testing';
import { Trace } from './trace-testing';

export interface WorldOptions {
  rules?: Rules;
  /** Every tab gets the lock at once. */
  lockOff?: boolean;
  /**
   * `hazy`: reads are late and everybody answers at once · `aged`: it goes on for so long that the device removes old
   * records; otherwise each world has its own mixture.
   */
  mood?: 'hazy' | 'aged';
  /** Keeps the trace as text. */
  words?: boolean;
}

export interface Outcome {
  seed: number;
  violations: Violation[];
  hash: string;
  lines: string[];
  sends: number;
  repeats: number;
  /** How many of the decided items ended with a question to the reviewer. */
  surfaced: number;
  decided: number;
  overwrote: number;
  oldestRead: number;
  events: number;
}

/** How long a world without faults may take to finish, ms. */
const REST_WITHIN = 900_000;

/** One world, from its first event until it is at rest: everything in it comes from the seed. */
export class World {
  readonly clock = new Clock();
  readonly trace: Trace;
  readonly server: Server;
  readonly checks: Checks;
  readonly random: Random;
  readonly ids: Random;
  readonly devices: Device[] = [];
  readonly actors: Actor[] = [];
  readonly ref: ReviewRef = { definitionId: guid(100), instanceId: guid(200) };
  faulty = true;
  lives = 1;
  surfaced = 0;
  decided = 0;
  readonly #faults: Faults;

  constructor(
    readonly seed: number,
    readonly options: WorldOptions,
  ) {
    const random = new Random(seed);
    this.random = random.fork();
    this.ids = random.fork();
    this.trace = new Trace(this.clock, options.words === true);
    const items = random.chance(0.9)
      ? random.between(1, 4)
      : random.chance(0.97)
        ? random.between(15, 45)
        : 210;
    const advice = Array.from({ length: items }, () => random.pick<Advice>(['Approve', 'Deny', 'None']));
    const sameValueMoves = random.chance(0.7);
    this.server = new Server(this.clock, {
      items,
      advice,
      sameValueMoves,
      skew: random.between(-90_000, 90_000),
    });
    this.checks = new Checks(this);
    this.#faults = options.mood === 'hazy' ? hazy(random) : drawFaults(random);
    const lockOff = options.lockOff === true;
    const devices = random.chance(0.25) ? 2 : 1;
    for (let at = 1; at <= devices; at++) {
      const skew = random.chance(0.5) ? 0 : random.between(-600_000, 600_000);
      const device = new Device(this.clock, `d${at}`, ME, { skew, lockOff });
      this.devices.push(device);
      this.actors.push(new Actor(device, ME));
      if (at === 1 && random.chance(0.1)) this.actors.push(new Actor(device, GUEST));
    }
    plot(this, random.fork());
  }

  /** What happens to a request or a step now. */
  luck(): { faults: Faults; random: Random } {
    return { faults: this.faulty ? this.#faults : NO_FAULTS, random: this.random };
  }

  tabsOf(actor: Actor): Tab[] {
    return [...actor.device.tabs].filter((tab) => tab.actor === actor);
  }

  /** The reviewer comes back to a page that is gone. */
  reopen(actor: Actor): void {
    if (!this.faulty || actor.device.signedIn !== actor.user || actor.device.tabs.size > 1) return;
    new Tab(this, actor);
  }

  /** When another account signs in, the open pages close. */
  signIn(device: Device, user: string): void {
    for (const tab of [...device.tabs]) tab.close();
    device.signedIn = user;
    device.expired = false;
    const actor = this.actors.find((one) => one.device === device && one.user === user);
    if (actor) new Tab(this, actor);
  }

  othersAnswer(random: Random): void {
    const itemId = random.pick(this.server.itemIds as [string, ...string[]]);
    const decision = random.pick(['Approve', 'Deny'] as const);
    this.server.record(itemId, { decision, justification: 'theirs' }, OTHER, null);
  }

  async run(faultyFor: number): Promise<void> {
    if (!(await this.clock.runUntil(this.clock.now + faultyFor))) return this.#spins();
    this.trace.say('--', 'healed');
    this.faulty = false;
    for (const device of this.devices) {
      device.online = true;
      device.storageDead = false;
      for (const tab of device.tabs) tab.thaw();
    }
    for (const user of [ME, GUEST]) if (!(await this.#comesToRest(user))) return;
  }

  /** One page per device, signed in; nobody uses it. */
  async #comesToRest(user: string): Promise<boolean> {
    const actors = this.actors.filter((actor) => actor.user === user);
    if (actors.length === 0) return true;
    for (const { device } of actors) {
      if (device.signedIn !== user) this.signIn(device, user);
      device.signInAgain();
      const [, ...others] = device.tabs;
      for (const tab of others) tab.close();
    }
    for (const actor of actors) if (this.tabsOf(actor).length === 0) new Tab(this, actor);
    if (!(await this.#rests(actors))) return false;
    // A page that stores nothing is left in the end, and the next one has only what is on the device.
    const forgetful = actors
      .flatMap((actor) => this.tabsOf(actor))
      .filter((tab) => tab.outbox.status().place === 'memory');
    for (const tab of forgetful) {
      tab.close();
      new Tab(this, tab.actor);
    }
    if (forgetful.length > 0 && !(await this.#rests(actors))) return false;
    for (const actor of actors) this.#judge(actor);
    return true;
  }

  async #rests(actors: readonly Actor[]): Promise<boolean> {
    const end = this.clock.now + REST_WITHIN;
    const least = this.clock.now + LINGER + PATIENCE + 10_000;
    while (this.clock.now < least || (this.clock.now < end && actors.some((actor) => this.#waits(actor)))) {
      if (!(await this.clock.runUntil(this.clock.now + 10_000))) {
        this.#spins();
        return false;
      }
      this.#answerSignIn(actors);
    }
    return true;
  }

  /** A request from before the sign-in can be refused after it; then the page asks for a sign-in again. */
  #answerSignIn(actors: readonly Actor[]): void {
    for (const actor of actors)
      if (this.tabsOf(actor).some((tab) => tab.outbox.status().paused === 'signIn'))
        actor.device.signInAgain();
  }

  #spins(): void {
    this.checks.fail('I4', 'the world spins');
  }

  /** Whether anything is still on its way, by the page and by the log. */
  #waits(actor: Actor): boolean {
    const [tab] = this.tabsOf(actor);
    if (!tab || tab.outbox.status().waiting > 0) return true;
    const states = tab.outbox.states(this.ref);
    for (const { state } of states.values())
      if (isBusy(state) || (state.step === 'failed' && passes(state.problem))) return true;
    return this.server.itemIds.some((itemId) => {
      const said = actor.lastSaid(itemId);
      const open = said?.actId && actor.holds(said) && !actor.closed.has(choiceKey(said.actId, itemId));
      return open && !said.dismissed && !states.has(itemId);
    });
  }

  /** In the end, the last choice for each item is recorded at Graph, or its reviewer knows why not. */
  #judge(actor: Actor): void {
    if (this.#waits(actor)) {
      const [tab] = this.tabsOf(actor);
      this.checks.fail(
        'I4',
        `${actor.name} never comes to rest: ${JSON.stringify([tab?.name, tab?.outbox.status(), [...(tab?.outbox.states(this.ref) ?? [])].map(([id, { state }]) => [short(id), state.step, state.step === 'failed' ? state.problem.code : ''])])}`,
      );
    }
    const [tab] = this.tabsOf(actor);
    const states = tab?.outbox.states(this.ref);
    for (const itemId of this.server.itemIds) {
      const said = actor.lastSaid(itemId);
      if (!said || actor.unmarked.has(itemId)) continue;
      this.decided += 1;
      const step = states?.get(itemId)?.state.step;
      const surfaced = step === 'conflict' || step === 'failed' || step === 'replaced';
      if (surfaced) this.surfaced += 1;
      if (surfaced || said.dismissed) continue;
      const last = this.server.last(itemId);
      const mine = last.write?.actor === actor.name;
      // A newer choice that nobody knows any more may have been sent, or recorded, before.
      const later = actor.sayings(itemId).filter((one) => one.forgotten && one.at >= said.at);
      if (later.some((one) => sameValue(last, one))) continue;
      // No page is told of a newer choice while only another page's memory has it, or of anything while it can't read.
      const unannounced =
        last.write?.inMemory ||
        last.write?.markLost ||
        (last.write?.sentAt ?? 0) < (said.loggedAt ?? Number.POSITIVE_INFINITY);
      if (mine && unannounced && last.write?.life !== said.life) continue;
      const fine = mine ? sameValue(last, said) : said.proved;
      if (!fine)
        this.checks.fail(
          'I1',
          `${actor.name} wanted ${short(itemId)}=${said.decision} '${said.justification}', Graph has ${text(last)}${mine ? '' : ' from elsewhere'}, shown as ${step}`,
        );
    }
  }
}

/** Runs the world of one seed. */
export async function runWorld(seed: number, options: WorldOptions = {}): Promise<Outcome> {
  const world = new World(seed, options);
  const faultyFor = new Random(seed ^ 0x5bd1e995).between(40_000, 240_000);
  await world.run(options.mood === 'aged' ? faultyFor + 800_000 : faultyFor);
  const { checks, trace, clock, surfaced, decided } = world;
  return {
    seed,
    violations: checks.violations,
    hash: trace.hash,
    lines: trace.lines,
    sends: checks.sent,
    repeats: checks.repeats,
    surfaced,
    decided,
    overwrote: checks.overwrote,
    oldestRead: checks.oldestRead,
    events: clock.events,
  };
}
