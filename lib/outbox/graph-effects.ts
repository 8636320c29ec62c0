import type { Graph } from '../graph/client';
import { readReview } from '../graph/definitions';
import { positionsIn } from '../graph/positions';
import { acceptAdvice, readItems, sendItems, sendWhole } from '../graph/recording';
import type { ItemsRef } from '../review/model';
import type { ReviewGraph } from './model';

/** Reads and records the decisions of one review at Graph. */
export function reviewGraph(graph: Graph, ref: ItemsRef): ReviewGraph {
  return {
    positions: () => positionsIn(graph, ref),
    readItems: (itemIds, whole) => readItems(graph, ref, itemIds, whole),
    send: (wanted) => sendItems(graph, ref, wanted),
    sendWhole: (wanted) => sendWhole(graph, ref, wanted),
    acceptAdvice: () => acceptAdvice(graph, ref),
    readReview: () => readReview(graph, ref),
  };
}
