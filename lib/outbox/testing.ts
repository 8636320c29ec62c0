import { PortalProblem } from '../graph/problem';
import type { FreshItems } from '../graph/recording';
import type { SendOutcome } from '../graph/sending';
import type { Answered, DecisionItem, ItemsRef, Review } from '../review/model';
import { anItem, aReview, guid, ME, maker, OTHER } from '../review/testing';
import {
  type Appending,
  type Durability,
  LogChanged,
  type LoggedRecord,
  type LogPosition,
  type LogRecord,
  type LogStore,
} from './log';
import type { OutboxEffects, ReviewGraph, Wanted } from './model';

/** What happens to one write. */
export type WriteFault =
  | 'none'
  | 'dropBefore'
  | 'dropAfter'
  | 'unavailable'
  | 'refused'
  | 'throttled'
  | 'signIn';
/** What happens to one read. */
export type ReadFault = 'none' | 'stale' | 'dropped' | 'signIn' | 'throttled';

/** A log in memory; several outboxes on it are tabs of one device. */
export class FakeStore implements LogStore {
  kept: LoggedRecord[] = [];
  place: 'device' | 'memory' = 'device';
  /** Makes each append fail. */
  broken = false;
  /** Makes each read fail. */
  unreadable = false;
  /** Called before a page's append: another page comes first. */
  first: (records: readonly LogRecord[]) => void = () => {};
  /** The kinds of each append's records, in order, and how durable the append has to be. */
  readonly appends: [kinds: string, durability: string][] = [];
  #seq = 0;

  takes = () => true;

  async append(
    records: readonly LogRecord[],
    durability: Durability = 'strict',
    { batch, after, again }: Appending = { batch: crypto.randomUUID(), after: 0, again: false },
  ): Promise<number[]> {
    await Promise.resolve();
    if (this.broken) throw new Error('the device is full');
    this.first(records);
    this.appends.push([records.map(({ kind }) => kind).join(' '), durability]);
    const there = this.kept.filter((row) => row.batch === batch);
    if (again && there.length > 0) return there.map(({ seq }) => seq);
    this.#expect(after);
    return this.add(records, batch);
  }

  /** Adds another page's records at once. */
  add(records: readonly LogRecord[], batch: string = crypto.randomUUID()): number[] {
    return records.map((record) => {
      this.kept.push({ seq: ++this.#seq, batch, record: structuredClone(record) });
      return this.#seq;
    });
  }

  async read(after: LogPosition | 0): Promise<LoggedRecord[]> {
    await Promise.resolve();
    if (this.unreadable) throw new Error('the device answers nothing');
    this.#expect(after);
    return structuredClone(this.kept.filter(({ seq }) => after === 0 || seq > after.seq));
  }

  async remove(seqs: readonly number[]): Promise<void> {
    await Promise.resolve();
    const gone = new Set(seqs);
    this.kept = this.kept.filter(({ seq }) => !gone.has(seq));
  }

  /** Restores the store with its first `rows` rows; the numbers after these are given again. */
  setBack(rows = 0): void {
    this.kept = this.kept.slice(0, rows);
    this.#seq = this.kept.at(-1)?.seq ?? 0;
  }

  kinds(): string[] {
    return this.kept.map(({ record }) => record.kind);
  }

  #expect(after: LogPosition | 0): void {
    const there = (row: LoggedRecord) => after && row.seq === after.seq && row.batch === after.batch;
    if (after && !this.kept.some(there)) throw new LogChanged();
  }
}

/**
 * One review at a Graph that loses, delays and shows old answers as configured; its clock moves only when somebody
 * sleeps.
 */
export class FakeGraph implements ReviewGraph {
  readonly history = new Map<string, Answered[]>();
  readonly log: string[] = [];
  review: Review = aReview();
  /** The positions of items in the list that a page has read, if one has. */
  known: ReadonlyMap<string, number> | null = null;
  nextWrite: (itemId: string) => WriteFault = () => 'none';
  nextRead: () => ReadFault = () => 'none';
  /** Called before each write takes effect. */
  beforeWrite: (wanted: Wanted) => void = () => {};
  /** When Graph says to come back, ms since 1970. */
  retryAt: () => number = () => this.clock + 3_000;
  clock = Date.parse('2026-11-10T00:00:00.000Z');
  #requests = 0;

  constructor(count: number) {
    for (let at = 1; at <= count; at++) this.history.set(guid(at), [anItem()]);
  }

  item(id: string, back = 0): DecisionItem {
    const answers = this.history.get(id) ?? [];
    const { decision, justification, reviewedBy, reviewedAt } =
      answers[Math.max(0, answers.length - 1 - back)] ?? anItem();
    const { principal } = anItem();
    const person = { ...principal, id: `person-${id}` };
    return { ...anItem(), principal: person, decision, justification, reviewedBy, reviewedAt, id };
  }

  /** Records as Graph does: the last response counts. */
  write(
    id: string,
    by: string,
    { decision, justification }: Pick<Wanted, 'decision' | 'justification'>,
  ): void {
    this.clock += 1;
    const taken = decision === 'NotReviewed';
    this.history.get(id)?.push({
      decision,
      justification: taken ? '' : justification,
      reviewedBy: taken ? null : maker(by),
      reviewedAt: taken ? null : new Date(this.clock).toISOString(),
    });
  }

  othersAnswer(id: string, decision: 'Approve' | 'Deny' = 'Deny'): void {
    this.write(id, OTHER, { decision, justification: 'theirs' });
  }

  positions(): ReadonlyMap<string, number> | null {
    return this.known;
  }

  async readItems(itemIds: readonly string[], whole: boolean): Promise<FreshItems> {
    await Promise.resolve();
    const fault = this.nextRead();
    this.log.push(`read ${whole ? 'all' : itemIds.length}`);
    if (fault === 'dropped') throw new PortalProblem('offline');
    if (fault === 'signIn') throw new PortalProblem('signIn');
    if (fault === 'throttled') throw new PortalProblem('throttled', { retryAt: this.retryAt() });
    const ids = whole ? [...this.history.keys()] : itemIds;
    return { items: new Map(ids.map((id) => [id, this.item(id, fault === 'stale' ? 1 : 0)])), all: whole };
  }

  async send(wanted: readonly Wanted[]): Promise<Map<string, SendOutcome>> {
    await Promise.resolve();
    this.log.push(`write ${wanted.length}`);
    this.#requests += 1;
    return new Map(wanted.map((one) => [one.itemId, this.#record(one)]));
  }

  #record(wanted: Wanted): SendOutcome {
    const fault = this.nextWrite(wanted.itemId);
    const requestId = `request ${this.#requests}`;
    if (fault === 'none' || fault === 'dropAfter') {
      this.beforeWrite(wanted);
      this.write(wanted.itemId, ME, wanted);
    }
    if (fault === 'none') return { done: true, requestId };
    if (fault === 'throttled')
      return {
        done: false,
        unsure: false,
        problem: new PortalProblem('throttled'),
        requestId,
        retryAt: this.retryAt(),
      };
    if (fault === 'refused' || fault === 'signIn')
      return { done: false, unsure: false, problem: new PortalProblem(fault), requestId };
    const code = fault === 'unavailable' ? 'unavailable' : 'offline';
    return { done: false, unsure: true, problem: new PortalProblem(code), requestId: null };
  }

  async sendWhole(wanted: Pick<Wanted, 'decision' | 'justification'>): Promise<SendOutcome> {
    await Promise.resolve();
    this.log.push('whole');
    for (const id of this.history.keys()) this.write(id, ME, wanted);
    return { done: true, requestId: 'whole' };
  }

  async acceptAdvice(): Promise<SendOutcome> {
    await Promise.resolve();
    this.log.push('advice');
    return { done: true, requestId: 'advice' };
  }

  readReview = async (): Promise<Review> => this.review;
}

/** Effects over a fake Graph and store. Sleeping moves the clock, unless a signal ends the sleep first. */
export function fakeEffects(graph: FakeGraph, store: LogStore): OutboxEffects & { asleep: () => number } {
  let ids = 0;
  let asleep = 0;
  return {
    me: ME,
    now: () => graph.clock,
    async sleep(ms, signal) {
      asleep += 1;
      // Other tasks run first: if the sleep is ended by its signal, the clock doesn't move.
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted) return;
      if (ms > 0) graph.log.push(`sleep ${Math.round(ms)}`);
      graph.clock += ms;
    },
    random: () => 0.5,
    newId: () => guid(1000 + ++ids),
    store,
    alone: (work, signal) => work(signal),
    tabs: { post: () => {}, listen: () => () => {} },
    graph: (_: ItemsRef) => graph,
    asleep: () => asleep,
  };
}
