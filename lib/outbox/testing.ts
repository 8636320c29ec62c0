import type { WriteOutcome } from '../graph/message';
import { PortalProblem } from '../graph/problem';
import type { FreshItems } from '../graph/recording';
import type { DecisionItem, Review } from '../review/model';
import { anItem, aReview, guid, ME, maker, OTHER } from '../review/testing';
import type { RecorderEffects, Wanted } from './effects';

/** What happens to one write. */
export type WriteFault = 'none' | 'dropBefore' | 'dropAfter' | 'unavailable' | 'refused';
/** What happens to one read. */
export type ReadFault = 'none' | 'stale' | 'dropped';

type Answer = Pick<DecisionItem, 'decision' | 'justification' | 'reviewedBy' | 'reviewedAt'>;

/** One review at a Graph that loses, delays and shows old things as told; its clock moves only when somebody sleeps. */
export class FakeGraph implements RecorderEffects {
  readonly me = ME;
  readonly history = new Map<string, Answer[]>();
  /** The answer that the last read of an item returned. */
  readonly lastRead = new Map<string, Answer>();
  readonly log: string[] = [];
  review: Review = aReview();
  nextWrite: (itemId: string) => WriteFault = () => 'none';
  nextRead: () => ReadFault = () => 'none';
  /** Called before each write takes effect. */
  beforeWrite: (wanted: Wanted) => void = () => {};
  /** Called in each sleep; other reviewers act here. */
  whileAsleep: () => void = () => {};
  #now = Date.parse('2026-11-10T00:00:00.000Z');

  constructor(count: number) {
    for (let at = 1; at <= count; at++) this.history.set(guid(at), [anItem()]);
  }

  item(id: string, back = 0): DecisionItem {
    const answers = this.history.get(id) ?? [];
    return { ...anItem(), ...answers[Math.max(0, answers.length - 1 - back)], id };
  }

  /** Records as Graph does: the last response stands. */
  write(
    id: string,
    by: string,
    { decision, justification }: Pick<Wanted, 'decision' | 'justification'>,
  ): void {
    this.#now += 1;
    const taken = decision === 'NotReviewed';
    const reviewedAt = taken ? null : new Date(this.#now).toISOString();
    const answer = { decision, justification, reviewedBy: taken ? null : maker(by), reviewedAt };
    this.history.get(id)?.push(answer);
  }

  othersAnswer(id: string, decision: 'Approve' | 'Deny' = 'Deny'): void {
    this.write(id, OTHER, { decision, justification: 'theirs' });
  }

  async readItems(itemIds: readonly string[], whole: boolean): Promise<FreshItems> {
    await Promise.resolve();
    const fault = this.nextRead();
    this.log.push(`read ${whole ? 'all' : itemIds.length}`);
    if (fault === 'dropped') throw new PortalProblem('offline');
    const ids = whole ? [...this.history.keys()] : itemIds;
    const items = new Map(ids.map((id) => [id, this.item(id, fault === 'stale' ? 1 : 0)]));
    for (const [id, item] of items) this.lastRead.set(id, item);
    return { items, all: whole };
  }

  async recordItems(wanted: readonly Wanted[]): Promise<Map<string, WriteOutcome>> {
    await Promise.resolve();
    this.log.push(`write ${wanted.length}`);
    return new Map(wanted.map((one) => [one.itemId, this.#record(one)]));
  }

  #record(wanted: Wanted): WriteOutcome {
    const fault = this.nextWrite(wanted.itemId);
    if (fault === 'none' || fault === 'dropAfter') {
      this.beforeWrite(wanted);
      this.write(wanted.itemId, ME, wanted);
    }
    if (fault === 'none') return { done: true };
    if (fault === 'refused') return { done: false, unsure: false, problem: new PortalProblem('refused') };
    const code = fault === 'unavailable' ? 'unavailable' : 'offline';
    return { done: false, unsure: true, problem: new PortalProblem(code) };
  }

  async recordWhole(wanted: Pick<Wanted, 'decision' | 'justification'>): Promise<WriteOutcome> {
    this.log.push('whole');
    for (const id of this.history.keys()) this.write(id, ME, wanted);
    return { done: true };
  }

  async acceptAdvice(): Promise<WriteOutcome> {
    this.log.push('advice');
    return { done: true };
  }

  knownReview = (): Review | null => this.review;
  readReview = async (): Promise<Review> => this.review;
  onItems = (): void => {};
  now = (): number => this.#now;

  async sleep(ms: number): Promise<void> {
    this.log.push(`sleep ${ms}`);
    this.#now += ms;
    await Promise.resolve();
    this.whileAsleep();
  }
}
