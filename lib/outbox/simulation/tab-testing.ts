import type { Answered, DecisionItem, Intent } from '../../review/model';
import type { LogStore } from '../log';
import type { OutboxEffects } from '../model';
import { Outbox } from '../outbox';
import type { TabMessage } from '../tab-message';
import type { Actor, Said } from './actor-testing';
import { never } from './clock-testing';
import type { Device } from './device-testing';
import { Network } from './network-testing';
import type { World } from './world-testing';

/** One page with an outbox, from opening to its end. Everything that the outbox asks for takes time here. */
export class Tab {
  readonly name: string;
  readonly life: number;
  readonly outbox: Outbox;
  /** What the page shows of each item. */
  readonly screen = new Map<string, Answered>();
  alive = true;
  stopped = false;
  /** The last attempt to store something failed. */
  blind = false;
  /** Acts on their way to the log. */
  recording = 0;
  /** The system has suspended the page. */
  frozen = false;
  /** What runs when the page wakes up. */
  #parked: (() => void)[] = [];
  /** When the page found that it can't store anything any more. */
  #aloneSince: number | null = null;
  readonly #hears = new Set<(message: TabMessage) => void>();
  readonly #stop: () => void;

  constructor(
    readonly world: World,
    readonly actor: Actor,
  ) {
    this.life = world.lives++;
    this.name = `${actor.name}#${this.life}`;
    this.device.tabs.add(this);
    world.trace.say(this.name, 'opens');
    for (const [id, answered] of actor.pageKept) this.screen.set(id, answered);
    this.outbox = new Outbox(this.#effects(), world.options.rules);
    this.outbox.onItems((_, items) => this.shows(items));
    this.outbox.subscribe(() => world.checks.states(this));
    this.#stop = this.outbox.start();
  }

  get device(): Device {
    return this.actor.device;
  }

  /** The device's clock. A page that asks for it too often within one moment is in an endless loop. */
  now = (): number => {
    if (this.world.clock.spins()) {
      this.world.checks.fail('I4', `${this.name} spins`);
      throw new Error('spins');
    }
    return this.world.clock.now + this.device.skew;
  };

  /** The page shows items that were read, unless it knows newer ones. */
  shows(items: readonly DecisionItem[]): void {
    for (const { id, decision, justification, reviewedBy, reviewedAt } of items) {
      const answered = { decision, justification, reviewedBy, reviewedAt };
      this.screen.set(id, answered);
      this.actor.pageKept.set(id, answered);
    }
  }

  /**
   * One step of this tab: `work` runs `ms` from now, and then the tab learns its result; the tab may die before or
   * after it. `orphan` runs instead of both when the tab is gone by then.
   */
  step<T>(ms: number, work: () => T, orphan?: () => void): Promise<T> {
    const { world } = this;
    return new Promise((resolve, reject) => {
      const happen = () => {
        if (!this.alive) return orphan?.();
        if (this.frozen) return void this.#parked.push(happen);
        const { faults, random } = world.luck();
        const dies =
          faults.crash > 0 && random.chance(faults.crash) ? random.pick(['before', 'after']) : null;
        if (dies === 'before') return this.crash('before a step');
        let result: T;
        try {
          result = work();
        } catch (error) {
          return reject(error);
        }
        if (dies === 'after') return this.crash('after a step');
        resolve(result);
      };
      world.clock.after(ms, happen);
    });
  }

  /** The page is gone: nothing in it continues, but requests on their way may still arrive at Graph. */
  crash(why: string): void {
    if (!this.alive) return;
    this.alive = false;
    this.world.trace.say(this.name, `dies (${why})`);
    this.#gone();
    this.world.checks.died(this);
    this.device.lock(this.actor.user).drop(this.life);
  }

  /** The page is closed normally, or the account signs out; its running work may continue for a while. */
  close(): void {
    if (!this.alive || this.stopped) return;
    this.stopped = true;
    this.world.trace.say(this.name, 'closes');
    this.#stop();
    this.#gone();
    this.world.clock.after(2_000, () => {
      this.alive = false;
      this.world.checks.died(this);
      this.device.lock(this.actor.user).drop(this.life);
    });
  }

  /** Whether this page can know a choice: its own, or one it read from a log before it could store nothing more. */
  knows({ life, kept, at, actId }: Said): boolean {
    // A choice that was first in a page's memory may be in the log since.
    const isLogged = kept !== 'memory' || (actId !== null && this.actor.committedActs.has(actId));
    return life === this.life || (isLogged && at <= (this.#aloneSince ?? at));
  }

  freeze(ms: number): void {
    if (this.frozen) return;
    this.world.trace.say(this.name, `sleeps ${ms}`);
    this.frozen = true;
    this.world.clock.after(ms, () => this.thaw());
  }

  thaw(): void {
    this.frozen = false;
    for (const happen of this.#parked.splice(0)) this.world.clock.after(0, happen);
  }

  hear(message: TabMessage): void {
    void this.step(0, () => {
      for (const on of this.#hears) on(message);
    });
  }

  #gone(): void {
    this.device.tabs.delete(this);
    const reopen = this.world.random.between(500, 40_000);
    this.world.clock.after(reopen, () => this.world.reopen(this.actor));
  }

  #effects(): OutboxEffects {
    const { world } = this;
    const network = new Network(this);
    return {
      me: this.actor.user,
      now: this.now,
      sleep: (ms, signal) => this.#sleep(ms, signal),
      random: world.ids.next,
      newId: () => `id-${Math.floor(world.ids.next() * 1e12).toString(36)}`,
      store: this.#store(),
      alone: (work, signal) => this.#alone(work, signal),
      tabs: {
        post: (message) => this.#post(message),
        listen: (on) => {
          this.#hears.add(on);
          return () => this.#hears.delete(on);
        },
      },
      graph: () => network,
    };
  }

  #sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (!this.alive) return never();
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        callOff();
        signal?.removeEventListener('abort', wake);
        if (!this.alive) return;
        if (this.frozen) this.#parked.push(resolve);
        else resolve();
      };
      const callOff = this.world.clock.after(ms, wake);
      signal?.addEventListener('abort', wake);
    });
  }

  #alone<T>(work: (lost: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T | undefined> {
    if (!this.alive) return never();
    if (signal.aborted) return Promise.resolve(undefined);
    const lock = this.device.lock(this.actor.user);
    return new Promise((resolve, reject) => {
      const lost = new AbortController();
      const giveUp = () => {
        lock.leave(claim);
        resolve(undefined);
      };
      const claim = {
        life: this.life,
        begin: () => {
          signal.removeEventListener('abort', giveUp);
          void this.step(this.world.random.between(0, 3), () => {
            if (signal.aborted) return giveUp();
            return work(lost.signal)
              .then(resolve, reject)
              .finally(() => lock.leave(claim));
          });
        },
        lose: () => lost.abort(),
      };
      signal.addEventListener('abort', giveUp);
      lock.ask(claim);
    });
  }

  #post(message: TabMessage): void {
    if (!this.alive) return;
    const { world } = this;
    const copy = structuredClone(message);
    for (const tab of this.device.tabs) {
      if (tab === this || tab.actor !== this.actor) continue;
      if (world.faulty && world.random.chance(0.05)) continue;
      world.clock.after(world.random.between(0, 20), () => tab.hear(copy));
    }
  }

  #store(): LogStore {
    const { actor, world } = this;
    const delay = () => world.random.between(0, world.random.chance(0.05) ? 300 : 8);
    const fails = () => {
      const { faults, random } = world.luck();
      return this.device.storageDead || (faults.storage > 0 && random.chance(faults.storage));
    };
    return {
      place: 'device',
      takes: () => true,
      append: (records, durability, appending) => {
        if (!appending) throw new Error('the outbox names what it appends');
        const texts = records.map((record) => JSON.stringify(record));
        const commit = () => {
          const rows = actor.disk.rows;
          const seqs = actor.disk.append(texts, durability === 'strict', appending);
          if (rows !== actor.disk.rows) world.checks.appended(actor, records);
          return seqs;
        };
        const orphan = () => {
          if (!world.random.chance(0.5)) return;
          try {
            commit();
          } catch {
            // The page that would hear of it is gone.
          }
        };
        return this.step(
          delay(),
          () => {
            const broken = fails();
            // If the log changed meanwhile, the page reads it again first.
            this.blind = true;
            if (!broken) {
              const seqs = commit();
              this.blind = false;
              this.#aloneSince = null;
              return seqs;
            }
            this.#aloneSince ??= world.clock.now;
            world.trace.say(this.name, `can't keep ${records.map(({ kind }) => kind)}`);
            // A dead handle can report a failure although the database has stored the data.
            if (!this.device.storageDead && world.random.chance(0.3)) commit();
            throw new Error('the database is gone');
          },
          orphan,
        );
      },
      read: (after) =>
        this.step(delay(), () => {
          if (fails()) throw new Error('the database is gone');
          return actor.disk.read(after);
        }),
      remove: (seqs) =>
        this.step(delay(), () => {
          if (fails()) throw new Error('the database is gone');
          world.checks.removes(actor, seqs);
          actor.disk.remove(seqs);
        }),
    };
  }

  /** Records what the reviewer chose; the checks know of it before the outbox does. */
  async says(intents: readonly Intent[], accepting = false): Promise<void> {
    const { checks, server } = this.world;
    const said = checks.said(this, intents);
    this.recording += 1;
    try {
      const actId = await this.outbox.record(server.review, intents, { accepting });
      checks.kept(this, said, actId);
    } catch {
      for (const one of said) one.kept = 'refused';
    }
    this.recording -= 1;
  }
}
