/** One tab's wish to be alone. */
export interface Claim {
  /** Whose claim: a dead one's are dropped. */
  life: number;
  begin(): void;
  lose(): void;
}

/** Web Locks for one owner on one device; switched off, everybody is let in at once. */
export class Lock {
  readonly #off: boolean;
  #holders: Claim[] = [];
  #waiting: Claim[] = [];

  constructor(off: boolean) {
    this.#off = off;
  }

  ask(claim: Claim): void {
    this.#waiting.push(claim);
    this.#next();
  }

  /** A claim that ended, or that nobody wants any more. */
  leave(claim: Claim): void {
    this.#holders = this.#holders.filter((holder) => holder !== claim);
    this.#waiting = this.#waiting.filter((other) => other !== claim);
    this.#next();
  }

  /** The browser closes a dead tab's locks. */
  drop(life: number): void {
    this.#holders = this.#holders.filter((holder) => holder.life !== life);
    this.#waiting = this.#waiting.filter((claim) => claim.life !== life);
    this.#next();
  }

  /** Takes it from who has it, as a lock kept alive by a lease loses it to a tab that thinks its holder dead. */
  steal(): void {
    const lost = this.#holders;
    this.#holders = [];
    for (const holder of lost) holder.lose();
    this.#next();
  }

  #next(): void {
    while (this.#waiting.length > 0 && (this.#off || this.#holders.length === 0)) {
      const claim = this.#waiting.shift();
      if (!claim) return;
      this.#holders.push(claim);
      claim.begin();
    }
  }
}
