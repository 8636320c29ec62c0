/**
 * Runs at most `atOnce` pieces of work at a time and yields their results in the order of the pieces. When the caller
 * stops early, nothing new begins; a piece that fails throws when its turn comes.
 */
export async function* inOrder<P, R>(
  pieces: readonly P[],
  atOnce: number,
  work: (piece: P) => Promise<R>,
): AsyncGenerator<R> {
  const begun: Promise<R>[] = [];
  let next = 0;
  const begin = () => {
    const piece = pieces[next++];
    if (piece === undefined) return;
    const result = work(piece);
    // A caller that stops early never reads this result.
    result.catch(() => {});
    begun.push(result);
  };
  for (let at = 0; at < atOnce; at++) begin();
  for (let first = begun.shift(); first !== undefined; first = begun.shift()) {
    const result = await first;
    begin();
    yield result;
  }
}

/** Splits a list into pieces of `size`. */
export function chunksOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  );
}
