import type { Digest, DigestItem, DigestReview } from './digest';

/** So many items are listed with their buttons; of more only counts are told. Own access has a list of its own. */
export const MOST_LISTED = 5;
/** So many reviews stand in a mail; the others are counted. */
const MOST_REVIEWS = 6;

export interface OwnItem {
  review: DigestReview;
  item: DigestItem;
}

/** A review with what in it is about others. */
export interface Section {
  review: DigestReview;
  items: readonly DigestItem[];
  /** Whether the items are listed, and not only counted. */
  listed: boolean;
}

/** What stands in a digest, in its order. */
export interface Arranged {
  own: readonly OwnItem[];
  ownListed: boolean;
  sections: readonly Section[];
  /** Reviews that there is no room for. */
  left: number;
}

const byName = (one: DigestItem, other: DigestItem): number =>
  one.principal.displayName.localeCompare(other.principal.displayName) || one.id.localeCompare(other.id);

/**
 * What ends first comes first, own access before that of others; a review is listed whole or not at all.
 * @param most so many items are listed
 */
export function arrange({ reviews }: Digest, most: number = MOST_LISTED): Arranged {
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
    sections: sections.slice(0, MOST_REVIEWS),
    left: Math.max(0, sections.length - MOST_REVIEWS),
  };
}
