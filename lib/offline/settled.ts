/** The parts of idb's transaction that tell how it ended. */
interface Ending {
  readonly error: DOMException | null;
  readonly done: Promise<void>;
  abort(): void;
}

/**
 * Does the work of a transaction and waits for the transaction's end, because nothing is stored before the end. When it
 * rejects, nothing of the transaction is stored. It rejects with the transaction's reason rather than with a request's,
 * which only says that the request was aborted.
 */
export async function settled<T>(transaction: Ending, work: () => Promise<T>): Promise<T> {
  // The same rejection is thrown below; without this handler it would be reported as unhandled.
  transaction.done.catch(() => {});
  try {
    const result = await work();
    await transaction.done;
    return result;
  } catch (error) {
    // An error that isn't the database's comes from the caller's own work and is passed on.
    const own = !(error instanceof DOMException) && transaction.error === null;
    // A request that was refused before it reached the database doesn't abort the other requests.
    try {
      transaction.abort();
    } catch {
      // The transaction has ended already.
    }
    throw own ? error : (transaction.error ?? error);
  }
}
