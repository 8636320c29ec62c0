/** More names than a review has; then it starts anew. */
const MOST = 50_000;

const kept = new WeakMap<Intl.Collator, { sorted: string[]; places: Map<string, number> }>();

/** The browser's language, numbers by their value. */
export const READERS_ORDER = new Intl.Collator(undefined, { numeric: true });

/**
 * Numbers to sort by: each text's place in the collator's order, because comparing by language is slow; texts that the
 * language doesn't tell apart share one. Numbers and null stay what they are. Places of one call compare with each
 * other and with nothing else.
 */
export function collate<T extends number | null>(
  keys: readonly (string | T)[],
  collator: Intl.Collator,
): (number | T)[] {
  const known = kept.get(collator);
  const texts = keys.filter((key) => typeof key === 'string');
  const places =
    known && texts.every((text) => known.places.has(text)) ? known.places : learn(texts, collator);
  return keys.map((key) => (typeof key === 'string' ? (places.get(key) ?? 0) : key));
}

/** What was sorted before stays sorted, so more names cost little. */
function learn(texts: readonly string[], collator: Intl.Collator): Map<string, number> {
  const before = kept.get(collator)?.sorted ?? [];
  const names = new Set(before.length + texts.length > MOST ? texts : [...before, ...texts]);
  const sorted = [...names].sort(collator.compare);
  const places = placesOf(sorted, collator);
  kept.set(collator, { sorted, places });
  return places;
}

function placesOf(sorted: readonly string[], collator: Intl.Collator): Map<string, number> {
  const places = new Map<string, number>();
  let place = 0;
  let last: string | undefined;
  for (const text of sorted) {
    if (last !== undefined && collator.compare(last, text) !== 0) place += 1;
    places.set(text, place);
    last = text;
  }
  return places;
}
