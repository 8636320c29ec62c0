import { PortalProblem } from '../../graph/problem';
import type { FreshItems } from '../../graph/recording';
import type { SendOutcome } from '../../graph/sending';
import type { DecisionItem, Review } from '../../review/model';
import type { ReviewGraph, Wanted } from '../model';
import { never } from './clock-testing';
import { LINGER, PATIENCE, type PartFate } from './faults-testing';
import { answerOf, type Standing, type Write } from './server-testing';
import type { Tab } from './tab-testing';

/** Graph as one tab reaches it: each request has its own fate, drawn when it leaves. */
export class Network implements ReviewGraph {
  readonly #tab: Tab;

  constructor(tab: Tab) {
    this.#tab = tab;
  }

  send = async (choices: readonly Wanted[]): Promise<Map<string, SendOutcome>> => {
    if (choices.length > 20) this.#tab.world.checks.fail('batch', `${choices.length} parts in one batch`);
    const writes = choices.map((choice) => this.#write(choice));
    return this.#request(writes, `PATCH ${writes.map(named).join(', ')}`, true);
  };

  sendWhole = async (wanted: Pick<Wanted, 'decision' | 'justification'>): Promise<SendOutcome> => {
    const writes = this.#tab.world.server.itemIds.map((itemId) => this.#write({ ...wanted, itemId }));
    return this.#one(writes, `whole ${wanted.decision}`);
  };

  acceptAdvice = async (): Promise<SendOutcome> => {
    const { server } = this.#tab.world;
    const advised = server.itemIds.flatMap((itemId) => {
      const { advice, decision } = server.item(itemId, server.last(itemId));
      const takes = (advice === 'Approve' || advice === 'Deny') && decision === 'NotReviewed';
      return takes ? [this.#write({ itemId, decision: advice, justification: '' })] : [];
    });
    return this.#one(advised, 'advice', (write) => server.last(write.itemId).decision === 'NotReviewed');
  };

  positions = () => null;

  readItems = async (itemIds: readonly string[], whole: boolean): Promise<FreshItems> => {
    const { world } = this.#tab;
    const ids = whole ? world.server.itemIds : itemIds;
    const { faults, random } = world.luck();
    const asked = world.clock.now;
    const shown = new Map<string, { standing: Standing; time: number }>();
    const fate = await this.#ask(`GET ${whole ? 'all' : ids.map(short).join(' ')}`, () => {
      for (const id of ids) {
        const lag = faults.stale > 0 && random.chance(0.7) ? random.next() * faults.stale : 0;
        const time = world.clock.now - (this.#readFate === 'stale' ? lag : 0);
        shown.set(id, { standing: world.server.at(id, time), time });
      }
    });
    const items = new Map<string, DecisionItem | PortalProblem>();
    for (const [id, { standing, time }] of shown) {
      if (fate === 'parts' && random.chance(0.4)) items.set(id, new PortalProblem('unavailable'));
      else {
        items.set(id, world.server.item(id, standing));
        world.checks.shown(this.#tab, id, { standing, time, asked });
      }
    }
    world.trace.say(
      this.#tab.name,
      `read ${[...shown].map(([id, { standing }]) => `${short(id)}=${text(standing)}`)}`,
    );
    return { items, all: whole };
  };

  readReview = async (): Promise<Review> => {
    const { server } = this.#tab.world;
    await this.#ask('GET review', () => {});
    return server.reviewNow();
  };

  #readFate: string = 'fine';

  /** Sends a read and brings its answer back; `serve` runs when Graph answers it. */
  async #ask(what: string, serve: () => void): Promise<string> {
    const tab = this.#tab;
    if (!tab.alive) return never();
    const { faults, random } = tab.world.luck();
    tab.world.checks.asks(tab, what);
    const trip = random.between(30, random.chance(0.05) ? 8_000 : 400);
    if (!tab.device.online) return this.#fails(random.between(1, 40), 'offline');
    if (tab.device.expired || tab.device.signedIn !== tab.actor.user) return this.#fails(trip, 'signIn');
    const fate = random.weighted(faults.read);
    if (fate === 'lost') return this.#fails(random.between(50, PATIENCE), 'offline');
    if (fate === 'unavailable') return this.#fails(trip, 'unavailable');
    if (fate === 'throttled')
      return this.#fails(trip, 'throttled', random.chance(0.8) ? random.between(1, 20) : 0);
    await tab.world.clock.wait(trip / 2);
    this.#readFate = fate;
    serve();
    await tab.step(trip / 2, () => {});
    return fate;
  }

  async #fails(ms: number, code: PortalProblem['code'], seconds = 0): Promise<never> {
    await this.#tab.step(ms, () => {});
    const retryAt = seconds > 0 ? { retryAt: this.#tab.now() + seconds * 1_000 } : {};
    throw new PortalProblem(code, retryAt);
  }

  #write({ itemId, decision, justification }: Wanted): Write {
    const { actor, life, world } = this.#tab;
    return {
      itemId,
      decision,
      justification,
      actor: actor.name,
      user: actor.user,
      life,
      sentAt: world.clock.now,
      inMemory: false,
      mark: null,
      markLost: false,
      seen: null,
      gaveUpAt: null,
      answered: false,
      appliedAt: null,
    };
  }

  async #one(writes: Write[], what: string, takes?: (write: Write) => boolean): Promise<SendOutcome> {
    const outcomes = await this.#request(writes, what, false, takes);
    return outcomes.get(writes[0]?.itemId ?? '') ?? { done: true, requestId: null };
  }

  async #request(
    writes: Write[],
    what: string,
    batch: boolean,
    takes: (write: Write) => boolean = () => true,
  ): Promise<Map<string, SendOutcome>> {
    const tab = this.#tab;
    if (!tab.alive) return never();
    const { world } = tab;
    const { faults, random } = world.luck();
    world.checks.leave(tab, writes, what);
    const trip = random.between(40, 500);
    const requestId = `request-${random.between(1, 1e9)}`;
    const apply = (ms: number, some: readonly Write[] = writes) =>
      world.clock.after(ms, () => {
        for (const write of some) this.#land(write, takes);
      });
    const answer = (outcomeOf: (write: Write) => SendOutcome) =>
      tab.step(0, () => {
        const outcomes = new Map(writes.map((write) => [write.itemId, outcomeOf(write)]));
        for (const [id, one] of outcomes) if (one.done || !one.unsure) settle(writes, id);
        const said = [...outcomes].map(
          ([id, one]) => `${short(id)}:${one.done ? 'done' : `${one.problem.code}${one.unsure ? '?' : ''}`}`,
        );
        world.trace.say(tab.name, `answered ${said}`);
        return outcomes;
      });
    const refusal = (code: PortalProblem['code'], unsure: boolean, retryAt?: number): SendOutcome => ({
      done: false,
      unsure,
      problem: new PortalProblem(code, retryAt === undefined ? {} : { retryAt }),
      requestId: code === 'offline' ? null : requestId,
      ...(retryAt !== undefined && { retryAt }),
    });
    const soon = () => (random.chance(0.8) ? tab.now() + random.between(1, 30) * 1_000 : undefined);
    /** The client stops waiting: from now on the request may linger. */
    const giveUp = async (ms: number) => {
      await world.clock.wait(ms);
      for (const write of writes) if (!write.answered) write.gaveUpAt ??= world.clock.now;
    };

    if (!tab.device.online) {
      await giveUp(random.between(1, 40));
      return answer(() => refusal('offline', true));
    }
    if (tab.device.expired || tab.device.signedIn !== tab.actor.user) {
      await world.clock.wait(trip);
      return answer(() => refusal('signIn', false));
    }
    const fate = random.weighted(faults.write);
    if (fate === 'lostBefore') {
      await giveUp(random.between(20, PATIENCE));
      return answer(() => refusal('offline', true));
    }
    if (fate === 'lostAfter') {
      apply(trip / 2);
      await giveUp(random.between(trip, PATIENCE));
      return answer(() => refusal('offline', true));
    }
    if (fate === 'late') {
      const patience = random.between(20, PATIENCE);
      apply(patience + random.next() * LINGER);
      await giveUp(patience);
      return answer(() => refusal(random.chance(0.5) ? 'offline' : 'unavailable', true));
    }
    if (fate === 'throttled') {
      await world.clock.wait(trip);
      const until = soon();
      return answer(() => refusal('throttled', false, until));
    }
    if (fate === 'refused') {
      await world.clock.wait(trip);
      return answer(() => refusal('refused', false));
    }
    if (fate === 'unavailable') {
      if (random.chance(0.6)) apply(random.chance(0.5) ? trip / 2 : trip + random.next() * LINGER);
      await giveUp(trip);
      return answer(() => refusal('unavailable', true));
    }
    const parts = new Map<Write, PartFate>(
      writes.map((write) => [write, fate === 'parts' && batch ? random.weighted(faults.part) : 'fine']),
    );
    const lands = (part: PartFate | undefined) =>
      part === 'fine' || ((part === 'missing' || part === 'unavailable') && random.chance(0.5));
    const landing = writes.filter((write) => lands(parts.get(write)));
    apply(trip / 2, landing);
    await world.clock.wait(trip);
    for (const [write, part] of parts)
      if (part === 'missing' || part === 'unavailable') {
        write.gaveUpAt = world.clock.now;
        if (!landing.includes(write) && random.chance(0.5)) apply(random.next() * LINGER, [write]);
      }
    const until = soon();
    return answer((write) => {
      const part = parts.get(write);
      if (part === 'throttled') return refusal('throttled', false, until);
      if (part === 'missing' || part === 'unavailable') return refusal('unavailable', true);
      if (part === 'refused' || (write.appliedAt === null && takes(write))) return refusal('refused', false);
      return { done: true, requestId };
    });
  }

  /** A write reaches the service, unless it has lingered longer than `LINGER`. */
  #land(write: Write, takes: (write: Write) => boolean): void {
    const { server, clock } = this.#tab.world;
    if (write.gaveUpAt !== null && clock.now - write.gaveUpAt > LINGER) return;
    if (takes(write)) server.record(write.itemId, write, write.user, write);
  }
}

function settle(writes: readonly Write[], itemId: string): void {
  for (const write of writes) if (write.itemId === itemId) write.answered = true;
}

function named(write: Write): string {
  return `${short(write.itemId)}=${write.decision} '${write.justification}'`;
}

export function short(itemId: string): string {
  return String(Number(itemId.slice(-6)));
}

export function text(standing: Standing): string {
  const { reviewedBy, reviewedAt } = answerOf(standing);
  return `${standing.decision} '${standing.justification}' by ${reviewedBy?.id.slice(0, 1) ?? '-'} ${reviewedAt?.slice(14, 23) ?? ''}`;
}
