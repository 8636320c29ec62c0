import { ANSWERS, type Answer, type DecisionItem, type RecordedDecision } from './model';

/** Whose access is asked about: the reviewer's own, or somebody else's. */
export type Whose = 'own' | 'others';

/**
 * Whose access an item is about, for the reviewer with the object id `me`. Only the item tells this for sure: Microsoft
 * calls a review without named reviewers a self-review, but the owners of the resource have answered such reviews.
 *
 * https://learn.microsoft.com/graph/api/resources/accessreviewinstancedecisionitem (principal)
 */
export function whoseAccess(
  { principal }: { principal: Pick<DecisionItem['principal'], 'id'> },
  me: string,
): Whose {
  return me !== '' && principal.id.toLowerCase() === me.toLowerCase() ? 'own' : 'others';
}

/**
 * Whose access a list is about; null while this isn't known: no item was read, or only own items and not all of them.
 */
export function whoseAccesses(
  items: readonly { principal: Pick<DecisionItem['principal'], 'id'> }[],
  me: string,
  complete: boolean,
): Whose | 'mixed' | null {
  const found = new Set(items.map((item) => whoseAccess(item, me)));
  if (found.size === 2) return 'mixed';
  if (found.has('others')) return 'others';
  return found.has('own') && complete ? 'own' : null;
}

/** Whose access one reason for all these items is about: one's own only where all of them are. */
export function whoseReason(
  items: readonly { principal: Pick<DecisionItem['principal'], 'id'> }[],
  me: string,
): Whose {
  return whoseAccesses(items, me, true) === 'own' ? 'own' : 'others';
}

/**
 * The answers that are asked for about this access, in order: about one's own, Yes or No. An answer that the reviewer has
 * given all the same, in a list with others, is among them.
 */
export function answersAbout(
  whose: Whose,
  given: readonly (RecordedDecision | null | undefined)[] = [],
): Answer[] {
  return ANSWERS.filter((answer) => whose === 'others' || answer !== 'DontKnow' || given.includes(answer));
}
