/** How many portions may be requested at once: the next portion is read while the one before is marked. */
const ASKED = 2;
/** Work in portions: each portion is prepared while earlier ones are being sent. */
export interface Flow<T> {
  /** The next portions, about as many as may be sent at a time; null when there are no more. */
  more(): Promise<readonly T[] | null>;
  send(one: T): Promise<void>;
  /** How many portions may be on their way now; asked again each time. */
  limit(): number;
}

/**
 * Sends all portions of `more`, a few at a time. An error stops it; it rejects when every portion already sent has its
 * answer.
 */
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
      // Portions must leave soon after they were read, so no more are ready or requested than may be sent at a time.
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
