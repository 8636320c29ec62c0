/** The time at which every simulated world begins. */
export const START = Date.parse('2026-11-10T00:00:00.000Z');

/** A world with more events than this is in an endless loop. */
const MAX_EVENTS = 120_000;

interface Event {
  at: number;
  order: number;
  run: (() => void) | null;
}

/** A clock that moves only from event to event. Between two events, everything that needs no time runs. */
export class Clock {
  now = START;
  events = 0;
  #asked = 0;
  readonly #heap: Event[] = [];
  #order = 0;

  /** Runs a function `ms` from now; gives a function that cancels it. */
  after(ms: number, run: () => void): () => void {
    const event: Event = { at: this.now + Math.max(0, ms), order: this.#order++, run };
    this.#push(event);
    return () => {
      event.run = null;
    };
  }

  /** Whether the time was asked for so often since the last event that the caller must be in an endless loop. */
  spins(): boolean {
    return ++this.#asked > 50_000;
  }

  /** Resolves `ms` from now. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve);
    });
  }

  /** Runs all events until `end`; false if the world is in an endless loop. */
  async runUntil(end: number): Promise<boolean> {
    await settled();
    for (let next = this.#heap[0]; next && next.at <= end; next = this.#heap[0]) {
      this.#pop();
      if (!next.run) continue;
      if (++this.events > MAX_EVENTS) return false;
      this.now = Math.max(this.now, next.at);
      this.#asked = 0;
      next.run();
      await settled();
    }
    this.now = Math.max(this.now, end);
    return true;
  }

  #push(event: Event): void {
    const heap = this.#heap;
    let place = heap.push(event) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (!above || !before(event, above)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = event;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      const [left, right] = [heap[child], heap[child + 1]];
      if (!left) break;
      if (right && before(right, left)) child++;
      const least = heap[child];
      if (!least || !before(least, last)) break;
      heap[place] = least;
      place = child;
    }
    heap[place] = last;
  }
}

function before(one: Event, other: Event): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** Node runs a tick only when no promise has work left: so this waits for all of it without a timer. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    process.nextTick(resolve);
  });
}

/** A promise for a page that is gone: it never resolves. */
export function never(): Promise<never> {
  return new Promise(() => {});
}
