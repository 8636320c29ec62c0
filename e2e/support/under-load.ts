/** The number of pages that are requested at a time. */
const CALLERS = 8;

/**
 * Does some work while a host answers other requests all the time; requests that the
 * stopped host refuses are ignored.
 */
export async function underLoad<T>(url: string, work: () => Promise<T>): Promise<T> {
  let isOver = false;
  const caller = async () => {
    while (!isOver) {
      await fetch(`${url}/review`).then(
        (answer) => answer.arrayBuffer(),
        () => new Promise((resolve) => setTimeout(resolve, 20)),
      );
    }
  };
  const callers = Array.from({ length: CALLERS }, caller);
  try {
    return await work();
  } finally {
    isOver = true;
    await Promise.all(callers);
  }
}
