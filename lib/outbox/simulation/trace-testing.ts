import { type Clock, START } from './clock-testing';

/** The events of a world, as a hash, and as text when it is wanted. */
export class Trace {
  readonly lines: string[] = [];
  readonly #clock: Clock;
  readonly #kept: boolean;
  #one = 0xdeadbeef;
  #two = 0x41c6ce57;

  constructor(clock: Clock, kept: boolean) {
    this.#clock = clock;
    this.#kept = kept;
  }

  say(who: string, what: string): void {
    const line = `${((this.#clock.now - START) / 1000).toFixed(3)} ${who} ${what}`;
    if (this.#kept) this.lines.push(line);
    for (let at = 0; at < line.length; at++) {
      const code = line.charCodeAt(at);
      this.#one = Math.imul(this.#one ^ code, 2654435761);
      this.#two = Math.imul(this.#two ^ code, 1597334677);
    }
  }

  get hash(): string {
    return [this.#one, this.#two].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
  }
}
