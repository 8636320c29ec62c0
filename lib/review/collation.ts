/** More names than one review has; beyond this number the sorted names are dropped and built again. */
const MOST = 50_000;

const kept = new WeakMap<Intl.Collator, { sorted: string[]; places: Map<string, number> }>();

let made: Intl.Collator | undefined;

/** The order of the browser's language, with numbers by their value. Made when it is first asked for: that takes ms. */
export const readersOrder = (): Intl.Collator => {
  made ??= new Intl.Collator(undefined, { numeric: true });
  return made;
};

/**
 * Turns texts into numbers to sort by: each text's position in the collator's order, because comparing by language is
 * slow. Texts that the language treats as equal share a position. Numbers and null stay unchanged. Positions can be
 * compared only within one call.
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

/** Names sorted before stay sorted, so that adding names is cheap. */
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
