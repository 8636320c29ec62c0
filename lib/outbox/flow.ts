/** Work that comes in portions: each is prepared while those before it are on their way. */
export interface Flow<T> {
  /** The next portions, or null when there are no more. Asked one at a time. */
  more(): Promise<readonly T[] | null>;
  send(one: T): Promise<void>;
  /** How many may be on their way now; read anew each time. */
  limit(): number;
}

/** Sends all that `more` gives, a few at a time. What is thrown stops it; rejects when all that left is back. */
export function flow<T>({ more, send, limit }: Flow<T>): Promise<void> {
  const ready: T[] = [];
  let [active, asking, ended] = [0, false, false];
  let failure: { error: unknown } | null = null;
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      failure ??= { error };
      ended = true;
      ready.length = 0;
    };
    const took = (portions: readonly T[] | null) => {
      if (portions === null) ended = true;
      else if (!failure) ready.push(...portions);
    };
    const go = () => {
      while (ready.length > 0 && active < Math.max(1, limit())) {
        active += 1;
        send(ready.shift() as T)
          .catch(fail)
          .finally(() => {
            active -= 1;
            go();
          });
      }
      if (!ended && !asking && ready.length < limit()) {
        asking = true;
        more()
          .then(took, fail)
          .finally(() => {
            asking = false;
            go();
          });
      }
      if (!ended || asking || active > 0 || ready.length > 0) return;
      if (failure) reject(failure.error);
      else resolve();
    };
    go();
  });
}
