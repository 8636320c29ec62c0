import { sameAnswer } from '../../review/answered';
import type { Intent } from '../../review/model';
import type { LoggedRecord, LogRecord } from '../log';
import { type Actor, choiceKey, type Said, valueKey } from './actor-testing';
import { LINGER, PATIENCE } from './faults-testing';
import { short, text } from './network-testing';
import { answerOf, type Standing, type Value, type Write } from './server-testing';
import type { Tab } from './tab-testing';
import type { World } from './world-testing';

/** A read's answer for one item: what was there at `time`, when it was asked and when it arrived. */
export interface Shown {
  standing: Standing;
  time: number;
  asked: number;
  at: number;
}

export interface Violation {
  /** The promise that was broken. */
  rule: string;
  what: string;
}

/** A read older than this (ms) doesn't count as the read before a send. */
const READ_BEFORE = 15_000;

/** Checks every step of a world against the promises. Unlike the outbox, it knows the truth. */
export class Checks {
  readonly violations: Violation[] = [];
  /** How many sends there were, and how many of them repeated the value of the same choice. */
  sent = 0;
  repeats = 0;
  /** How many answers of other reviewers were replaced without having been on screen. */
  overwrote = 0;
  /** The longest time between the last read of an item and its send, ms. */
  oldestRead = 0;
  readonly #world: World;
  /** By the life of a tab: what its outbox was shown of each item, and when. */
  readonly #judged = new WeakSet<object>();
  readonly #shown = new Map<string, Shown[]>();

  constructor(world: World) {
    this.#world = world;
    world.server.onApply = (itemId, before, after) => this.#applied(itemId, before, after);
  }

  fail(rule: string, what: string): void {
    this.#world.trace.say('!!', `${rule}: ${what}`);
    this.violations.push({ rule, what });
  }

  said(tab: Tab, intents: readonly Intent[]): Said[] {
    return intents.map((intent) => {
      const { itemId, decision, justification, seen } = intent;
      const said: Said = {
        itemId,
        decision,
        justification,
        seen,
        actId: null,
        at: this.#world.clock.now,
        life: tab.life,
        kept: 'not yet',
        loggedAt: null,
        proved: false,
        dismissed: false,
        forgotten: false,
      };
      tab.actor.sayings(itemId).push(said);
      this.#world.trace.say(tab.name, `says ${short(itemId)}=${decision} '${justification}'`);
      return said;
    });
  }

  /** Called when the outbox says that an act is kept: on a device it must be in the log. */
  kept(tab: Tab, said: readonly Said[], actId: string): void {
    const onDevice = tab.outbox.status().place === 'device';
    for (const one of said) {
      one.actId = actId;
      one.kept = onDevice ? 'device' : 'memory';
    }
    if (onDevice && !tab.actor.committedActs.has(actId))
      this.fail('I8', `${tab.name} act ${actId} is not in the log`);
  }

  /** Called when a tab dies: what was only in its memory, or not kept yet, is gone. */
  died(tab: Tab): void {
    for (const sayings of tab.actor.said.values())
      for (const said of sayings)
        if (said.life === tab.life && said.kept !== 'device' && !tab.actor.holds(said)) said.forgotten = true;
    for (const [itemId, writes] of tab.actor.writes)
      for (const write of writes) {
        if (write.life !== tab.life || write.answered) continue;
        write.gaveUpAt ??= Math.min(this.#world.clock.now, write.sentAt + PATIENCE);
        if (write.inMemory || write.markLost) tab.actor.unmarked.add(itemId);
      }
    this.#forget(tab.actor, tab);
  }

  /**
   * Called when the store lost a part of `before`: only pages still know these choices and the marks of sends on their
   * way.
   */
  storeLost(actor: Actor, before: readonly LoggedRecord[]): void {
    const there = new Set(actor.disk.read().flatMap(({ record }) => choicesOf(record)));
    for (const key of before.flatMap(({ record }) => choicesOf(record)))
      if (!there.has(key)) actor.lost.add(key);
    for (const key of there) actor.lost.delete(key);
    for (const sayings of actor.said.values())
      for (const said of sayings)
        if (said.actId !== null && actor.lost.has(choiceKey(said.actId, said.itemId))) said.loggedAt = null;
    const marks = new Set(actor.disk.read().map(({ record }) => record.kind === 'sending' && record.id));
    for (const write of actor.left) write.markLost = write.mark !== null && !marks.has(write.mark);
    this.#forget(actor, null);
  }

  /** Forgets what neither the store nor an open page knows: no promise holds for it. */
  #forget(actor: Actor, gone: Tab | null): void {
    if (actor.lost.size === 0) return;
    const tabs = this.#world.tabsOf(actor).filter((tab) => tab !== gone);
    // An act that was written again may have fewer items.
    const known = new Set(tabs.flatMap((tab) => tab.outbox.acts(this.#world.ref).flatMap(choicesOf)));
    for (const sayings of actor.said.values())
      for (const said of sayings) {
        const { actId, itemId } = said;
        const key = actId === null ? null : choiceKey(actId, itemId);
        if (key === null || !actor.lost.has(key) || known.has(key)) continue;
        if (tabs.some(({ life }) => life === said.life)) continue;
        said.forgotten = true;
        said.kept = 'memory';
      }
  }

  appended(actor: Actor, records: readonly LogRecord[]): void {
    for (const record of records) {
      if (record.kind === 'act') {
        this.#link(actor, record);
        actor.committedActs.add(record.id);
        for (const key of choicesOf(record)) actor.lost.delete(key);
      }
      if (record.kind === 'sending')
        for (const { actId, itemId } of record.choices) {
          const said = actor.sayings(itemId).find((one) => one.actId === actId);
          const key = said && valueKey(itemId, said);
          // A mark that is written again doesn't stand for what leaves now.
          if (key && !(record.at < (actor.marked.get(key)?.at ?? 0))) actor.marked.set(key, record);
        }
      if (record.kind === 'sending')
        for (const write of actor.left) if (write.mark === record.id) write.markLost = false;
      if (record.kind !== 'closed') continue;
      for (const { actId, itemId } of record.choices) {
        actor.closed.add(choiceKey(actId, itemId));
        this.#closed(actor, record.how, actId, itemId);
      }
    }
  }

  removes(actor: Actor, seqs: readonly number[]): void {
    const gone = new Set(seqs);
    const rows = actor.disk.read();
    for (const { seq, record } of rows) {
      if (!gone.has(seq) || record.kind !== 'act') continue;
      for (const itemId of record.parts.flatMap((part) => part.itemIds)) {
        const newer = rows.some(
          (row) =>
            row.seq > seq &&
            row.record.kind === 'act' &&
            row.record.parts.some((part) => part.itemIds.includes(itemId)),
        );
        if (!newer && !actor.closed.has(choiceKey(record.id, itemId)))
          this.fail('I2', `${actor.name} removed the open choice of ${short(itemId)}`);
      }
    }
  }

  /** Called for every request. */
  asks(tab: Tab, what: string): void {
    this.#world.trace.say(tab.name, what);
  }

  /** Called when writes leave a tab. */
  leave(tab: Tab, writes: readonly Write[], what: string): void {
    this.asks(tab, what);
    if (tab.stopped) this.fail('I5', `${tab.name} sends after it was stopped`);
    for (const write of writes) {
      this.sent += 1;
      const { actor } = tab;
      write.inMemory = tab.blind;
      write.mark = tab.blind ? null : (actor.marked.get(valueKey(write.itemId, write))?.id ?? null);
      const sayings = actor.sayings(write.itemId).filter((one) => sameValue(one, write));
      const said = sayings.findLast((one) => tab.knows(one)) ?? sayings.at(-1);
      if (said) write.seen = said.seen;
      else this.fail('I5', `${tab.name} sends ${named(write)}, which was never said there`);
      const earlier = actor.writes.get(write.itemId) ?? [];
      const alive = earlier.filter((other) => this.#mayLand(other));
      const other = alive.find((one) => !sameValue(one, write));
      const excused =
        actor.unmarked.has(write.itemId) || (other && (this.#blind(tab, other) || this.#hasTwin(other)));
      if (excused) actor.unmarked.add(write.itemId);
      if (other && !excused)
        this.fail('I3', `${tab.name} sends ${named(write)} while ${named(other)} may still land`);
      actor.writes.set(write.itemId, [...alive, write]);
      actor.left.push(write);
      const read = this.#shownTo(tab.life, write.itemId).at(-1);
      const age = this.#world.clock.now - (read?.at ?? 0);
      this.oldestRead = Math.max(this.oldestRead, age);
      if (age > READ_BEFORE)
        this.fail('I7', `${tab.name} sends ${named(write)} without having read it just now`);
      if (!write.inMemory && write.mark === null)
        this.fail('I8', `${tab.name} sends ${named(write)} without a mark in the log`);
    }
  }

  /** Called when a read arrives. */
  shown(tab: Tab, itemId: string, { standing, time, asked }: Omit<Shown, 'at'>): void {
    this.#shownTo(tab.life, itemId).push({ standing, time, asked, at: this.#world.clock.now });
    tab.actor.wasShown(itemId, standing, time);
  }

  /** Checks what the outbox shows: nothing is saved that Graph never showed, and nothing is replaced that wasn't. */
  states(tab: Tab): void {
    for (const [itemId, { intent, state }] of tab.outbox.states(this.#world.ref)) {
      if (this.#judged.has(state)) continue;
      this.#judged.add(state);
      if (state.step === 'saved' && !tab.actor.shownMine.has(valueKey(itemId, intent)))
        this.fail('I9', `${tab.name} shows ${named(intent)} as saved`);
      if (state.step !== 'replaced') continue;
      const first = this.#shownTo(tab.life, itemId).find(({ standing }) =>
        sameAnswer(answerOf(standing), state.theirs),
      );
      const last = this.#world.server.last(itemId);
      const mine = last.write?.actor === tab.actor.name && sameValue(last, intent);
      if (first && mine && last.from < first.asked)
        this.fail('I9', `${tab.name} tells that ${named(intent)} was replaced, but it had replaced that`);
    }
  }

  /** Whether a page can't know of the other page's write, because it can't keep anything. */
  #blind(tab: Tab, other: Write): boolean {
    return tab.blind || ((other.inMemory || other.markLost) && other.life !== tab.life);
  }

  /**
   * Whether the reviewer's other device, or a page that keeps nothing, wrote the same value since, or just before when
   * the read came late: then nobody can tell which of them Graph shows.
   */
  #hasTwin(write: Write): boolean {
    return this.#world.server
      .history(write.itemId)
      .some(
        (one) =>
          one.from >= write.sentAt - LINGER &&
          one.write !== null &&
          one.write !== write &&
          (one.write.actor !== write.actor || one.write.inMemory || one.write.markLost) &&
          one.write.user === write.user &&
          sameValue(one, write),
      );
  }

  #shownTo(life: number, itemId: string): Shown[] {
    const key = `${life} ${itemId}`;
    const shown = this.#shown.get(key) ?? [];
    this.#shown.set(key, shown);
    return shown;
  }

  /** Whether a write may still take effect, as far as the device can know. */
  #mayLand({ answered, appliedAt, gaveUpAt }: Write): boolean {
    if (answered || appliedAt !== null) return false;
    return gaveUpAt === null || this.#world.clock.now <= gaveUpAt + LINGER;
  }

  #applied(itemId: string, before: Standing, after: Standing): void {
    const { write } = after;
    this.#world.trace.say('graph', `${short(itemId)} := ${text(after)} (was ${text(before)})`);
    if (!write) return;
    if (sameValue(before, write) && before.by === after.by) this.repeats += 1;
    if (before.by === null || before.by === write.user || before.by === 'system') return;
    if (write.seen && !sameAnswer(write.seen, answerOf(before))) this.overwrote += 1;
    const wasShown = this.#shownTo(write.life, itemId).some(
      ({ standing, at }) => standing === before && at < write.sentAt,
    );
    if (wasShown && write.seen && !sameAnswer(write.seen, answerOf(before)))
      this.fail('I7', `${named(write)} replaced ${text(before)}, which it had been shown`);
  }

  #link(actor: Actor, { id, parts }: Extract<LogRecord, { kind: 'act' }>): void {
    for (const part of parts)
      for (const itemId of part.itemIds) {
        const value = { decision: part.decision, justification: part.justification };
        const sayings = actor.sayings(itemId);
        const said =
          sayings.find(({ actId }) => actId === id) ??
          sayings.find((one) => one.actId === null && sameValue(one, value));
        if (!said) continue;
        said.actId = id;
        said.forgotten = false;
        said.loggedAt ??= this.#world.clock.now;
      }
  }

  #closed(actor: Actor, how: string, actId: string, itemId: string): void {
    const sayings = actor.sayings(itemId);
    const said = sayings.find((one) => one.actId === actId);
    if (!said) return;
    if (how === 'confirmed' && !said.proved)
      this.fail('I2', `${actor.name} closed ${named(said)} without proof`);
    if (how === 'discarded' && !said.dismissed && said === sayings.at(-1))
      this.fail('I2', `${actor.name} discarded ${named(said)} unasked`);
    if (how === 'ended' && !this.#world.server.ended) this.fail('I2', `${actor.name} ended ${named(said)}`);
  }
}

function choicesOf(record: LogRecord): string[] {
  if (record.kind !== 'act') return [];
  return record.parts.flatMap(({ itemIds }) => itemIds.map((itemId) => choiceKey(record.id, itemId)));
}

export function sameValue(one: Value, other: Value): boolean {
  if (one.decision !== other.decision) return false;
  return one.decision === 'NotReviewed' || one.justification === other.justification;
}

function named({ itemId, decision, justification }: Value & { itemId: string }): string {
  return `${short(itemId)}=${decision} '${justification}'`;
}
