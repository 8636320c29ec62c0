import type { Problem } from '../review/problem';
import type { LinkIds } from '../routes';

export interface FoundReview {
  definitionId: string;
  instanceId: string;
  itemId?: string;
}

export interface FindReview {
  state: 'looking' | 'found' | 'notFound' | 'failed';
  found: FoundReview | null;
  reason: 'noneWaiting' | 'notYours' | 'ended' | 'gone' | null;
  problem: Problem | null;
}

export function useFindReview(_ids: LinkIds): FindReview {
  throw new Error('being built');
}
