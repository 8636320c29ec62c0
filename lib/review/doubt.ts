import { hasAdvice } from './advice';
import { adviceSettings } from './advice-settings';
import type { Known } from './known';
import type { DecisionItem, PersonDetails } from './model';
import { canCompare, wasDeniedLastTime } from './previous';
import { isPerson } from './principal';
import { signInAt } from './sign-in';

/**
 * The reasons to look at a person before the others. They are a list and not a score, so that each reason can be shown.
 */
export const DOUBTS = ['advisedDeny', 'neverSignedIn', 'blocked', 'outlier', 'deniedLastTime'] as const;
export type Doubt = (typeof DOUBTS)[number];

interface Facts {
  item: DecisionItem;
  person: PersonDetails | undefined;
  known: Known;
}

/**
 * - `neverSignedIn`: no sign-in is known, in a review for which Microsoft gives sign-ins, which it does with
 *   recommendations.
 * - `outlier`: Microsoft finds the person unlike the others (low user-to-group affiliation).
 *
 * https://learn.microsoft.com/entra/id-governance/review-recommendations-access-reviews
 */
export const DOUBT_RULES: Readonly<Record<Doubt, (facts: Facts) => boolean>> = {
  advisedDeny: ({ item }) => item.advice === 'Deny',
  neverSignedIn: ({ item, known }) =>
    isPerson(item.principal) &&
    Number.isNaN(signInAt(item)) &&
    adviceSettings(known.review)?.adviceEnabled === true,
  blocked: ({ person }) => person?.enabled === false,
  outlier: ({ item }) => item.outlier === true,
  deniedLastTime: ({ item, known }) => wasDeniedLastTime(item, known.previous),
};

/** The reasons to look at an item before the others, the most serious first; most items have none. */
export function doubtsOf(item: DecisionItem, known: Known): Doubt[] {
  const facts = { item, person: known.people?.get(item.principal.id), known };
  return DOUBTS.filter((doubt) => DOUBT_RULES[doubt](facts));
}

/** Whether any of the facts that give a reason for doubt is known for these items. */
export function hasDoubtFacts(
  items: readonly DecisionItem[],
  { review, people, previous }: Pick<Known, 'review' | 'people' | 'previous'>,
): boolean {
  return (
    hasAdvice(items, review) ||
    people !== null ||
    canCompare(previous) ||
    items.some(({ outlier }) => outlier !== null)
  );
}
