import type { Digest, DigestItem, DigestReview } from './digest';

/**
 * Up to this many items are listed with their buttons; of more only counts are shown. Own access has its own
 * list.
 */
export const MAX_LISTED = 5;
/** A mail shows this many reviews; the others are counted. */
const MAX_REVIEWS = 6;

export interface OwnItem {
  review: DigestReview;
  item: DigestItem;
}

/** A review with its items about others. */
export interface Section {
  review: DigestReview;
  items: readonly DigestItem[];
  /** Whether the items are listed, and not only counted. */
  listed: boolean;
}

/** The contents of a digest, in their order. */
export interface Arranged {
  own: readonly OwnItem[];
  ownListed: boolean;
  sections: readonly Section[];
  /** The number of reviews without room. */
  omitted: number;
}

const byName = (one: DigestItem, other: DigestItem): number =>
  one.principal.displayName.localeCompare(other.principal.displayName) || one.id.localeCompare(other.id);

/**
 * Orders by deadline, own access before access of others; a review is listed completely or not at all.
 * @param most the most items that are listed
 */
export function arrange({ reviews }: Digest, most: number = MAX_LISTED): Arranged {
  const ordered = [...reviews].sort(
    (a, b) => Date.parse(a.endsAt) - Date.parse(b.endsAt) || a.round.localeCompare(b.round),
  );
  const own = ordered.flatMap((review) =>
    review.items.filter((item) => item.own).map((item) => ({ review, item })),
  );
  let room = most;
  const sections = ordered.flatMap((review) => {
    const items = review.items.filter((item) => !item.own).sort(byName);
    if (items.length === 0) return [];
    const listed = items.length <= room;
    if (listed) room -= items.length;
    return [{ review, items, listed }];
  });
  return {
    own,
    ownListed: own.length <= most,
    sections: sections.slice(0, MAX_REVIEWS),
    omitted: Math.max(0, sections.length - MAX_REVIEWS),
  };
}
