import type { DecisionItem, ItemsRef } from '../review/model';
import { isUndecided } from '../review/progress';
import { readAllItems } from './all-items';
import type { Graph } from './client';
import type { ItemsRead } from './growing-items';
import { itemPage } from './items-page';
import type { GraphAnswer } from './message';
import { asProblem, type PortalProblem } from './problem';

/** Reads all my items of an instance or a stage. Throws PortalProblem. */
export async function listMyItems(graph: Graph, ref: ItemsRef): Promise<DecisionItem[]> {
  return (await readAllItems(graph, ref)).items;
}

/**
 * Reads enough of my items to know whether one waits: the first page, given in `answer`, and further pages until an
 * item is found that isn't reviewed. Reads no insights, because the inbox doesn't show them.
 */
export async function readUntilUndecided(
  graph: Graph,
  ref: ItemsRef,
  answer: GraphAnswer | PortalProblem | undefined,
): Promise<ItemsRead | PortalProblem> {
  try {
    const first = await itemPage(graph, ref, answer);
    return await readAllItems(graph, ref, {
      first,
      insights: false,
      enough: (items) => items.some(isUndecided),
    });
  } catch (error) {
    return asProblem(error);
  }
}
