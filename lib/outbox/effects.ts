import type { WriteOutcome } from '../graph/message';
import type { FreshItems } from '../graph/recording';
import type { DecisionItem, Intent, Review } from '../review/model';

export type Wanted = Pick<Intent, 'itemId' | 'decision' | 'justification'>;

/** All that recording needs of the world, for one review. Reads reject with PortalProblem, writes never reject. */
export interface RecorderEffects {
  /** My own user id. */
  me: string;
  /** Items as they stand now; `whole` asks for all of mine. */
  readItems(itemIds: readonly string[], whole: boolean): Promise<FreshItems>;
  recordItems(wanted: readonly Wanted[]): Promise<Map<string, WriteOutcome>>;
  recordWhole(wanted: Pick<Wanted, 'decision' | 'justification'>): Promise<WriteOutcome>;
  acceptAdvice(): Promise<WriteOutcome>;
  /** The review as the screen knows it, null where it isn't loaded. */
  knownReview(): Review | null;
  /** The review as it stands now. */
  readReview(): Promise<Review>;
  /** Told of every item that Graph returned. */
  onItems(items: readonly DecisionItem[]): void;
  now(): number;
  sleep(ms: number): Promise<void>;
}
