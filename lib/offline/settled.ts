/** What of idb's transaction tells how it ended. */
interface Ending {
  readonly error: DOMException | null;
  readonly done: Promise<void>;
  abort(): void;
}

/**
 * Waits for the requests of a transaction and for its end: only then is anything kept. Nothing of it is kept where this
 * rejects, with the reason of the transaction before that of a request, which only says that it was aborted.
 */
export async function settled<T>(transaction: Ending, requests: readonly Promise<T>[]): Promise<T[]> {
  // Told again below; on its own it would count as unheard.
  transaction.done.catch(() => {});
  try {
    const results = await Promise.all(requests);
    await transaction.done;
    return results;
  } catch (error) {
    // What isn't the database's own error is the caller's reason.
    const own = !(error instanceof DOMException) && transaction.error === null;
    // A request that was refused before it reached the database leaves the others standing.
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    throw own ? error : (transaction.error ?? error);
  }
}
