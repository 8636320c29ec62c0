/** So many times more is asked for at once: the next portion is read while the one before is written down. */
const ASKED = 2;
/** Work that comes in portions: each is prepared while those before it are on their way. */
export interface Flow<T> {
  /** The next portions, about as many as may be on their way, or null when there are no more. */
  more(): Promise<readonly T[] | null>;
  send(one: T): Promise<void>;
  /** How many may be on their way now; read anew each time. */
  limit(): number;
}

/** Sends all that `more` gives, a few at a time. What is thrown stops it; rejects when all that left is back. */
export function flow<T>({ more, send, limit }: Flow<T>): Promise<void> {
  const ready: T[] = [];
  let [active, asking, ended] = [0, 0, false];
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
      // What was read must leave soon: no more is ready or coming than may be on its way when more is asked for.
      while (!ended && asking < ASKED && ready.length + asking * limit() <= limit()) {
        asking += 1;
        more()
          .then(took, fail)
          .finally(() => {
            asking -= 1;
            go();
          });
      }
      if (!ended || asking > 0 || active > 0 || ready.length > 0) return;
      if (failure) reject(failure.error);
      else resolve();
    };
    go();
  });
}
