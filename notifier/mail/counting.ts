import { adviceFacts } from '../../lib/review/advice';
import { kindOfAll } from '../../lib/review/principal';
import { asReview } from './as-review';
import type { DigestItem, DigestReview } from './digest';
import type { Texts } from './texts';

/** `3 people`, `one group`; where people have several items, `4 decisions about 3 people`. */
export function counted({ mail, portal }: Texts, items: readonly DigestItem[]): string {
  const count = new Set(items.map(({ principal }) => principal.id)).size;
  const who = portal(`counted.${kindOfAll(items)}`, { count });
  return count === items.length ? who : mail('subject.decisions', { count: items.length, who });
}

export const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** Counts of what to look at first, as the portal's filters count: see `lib/review/doubt.ts`. */
export function doubtCounts({ portal }: Texts, review: DigestReview, items: readonly DigestItem[]): string[] {
  const facts = asReview(review);
  const having = (is: (item: DigestItem) => boolean) => items.filter(is).length;
  const counts = {
    advisedDeny: having(({ advice }) => review.adviceEnabled && advice === 'Deny'),
    neverSignedIn: having((item) => review.adviceEnabled && adviceFacts(item, facts).signIn === 'none'),
    outliers: having(({ outlier }) => outlier === true),
  };
  return (['advisedDeny', 'neverSignedIn', 'outliers'] as const).flatMap((name) =>
    counts[name] > 0 ? portal(`find.filter.${name}`, { count: counts[name] }) : [],
  );
}
