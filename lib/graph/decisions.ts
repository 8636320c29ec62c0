import type { DecisionItem, ItemsRef } from '../review/model';
import { isUndecided } from '../review/progress';
import { readAllItems } from './all-items';
import type { Graph } from './client';
import type { ItemsRead } from './growing-items';
import { itemPage } from './items-page';
import type { GraphAnswer } from './message';
import { asProblem, type PortalProblem } from './problem';

/** Reads every item of mine in an instance or a stage. Throws PortalProblem. */
export async function listMyItems(graph: Graph, ref: ItemsRef): Promise<DecisionItem[]> {
  return (await readAllItems(graph, ref)).items;
}

/**
 * Enough of my items to say whether something waits: the first page, which `answer` holds, and further ones while
 * nothing undecided was found. Asked without insights; the inbox doesn't show them.
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
