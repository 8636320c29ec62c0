import type { Graph } from '../graph/client';
import { readReview } from '../graph/definitions';
import { acceptAdvice, readItems, recordItems, recordWhole } from '../graph/recording';
import type { ReviewRef } from '../review/model';
import type { RecorderEffects } from './effects';

/** Recording at Graph. What the screen knows and wants to know is handed in. */
export function graphEffects(
  graph: Graph,
  ref: ReviewRef,
  screen: Pick<RecorderEffects, 'me' | 'knownReview' | 'onItems'>,
): RecorderEffects {
  return {
    ...screen,
    readItems: (itemIds, whole) => readItems(graph, ref, itemIds, whole),
    recordItems: (wanted) => recordItems(graph, ref, wanted),
    recordWhole: (wanted) => recordWhole(graph, ref, wanted),
    acceptAdvice: () => acceptAdvice(graph, ref),
    readReview: () => readReview(graph, ref),
    now: () => graph.timing.now(),
    sleep: (ms) => graph.timing.sleep(ms),
  };
}
