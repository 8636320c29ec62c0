/** One tab's request for the lock. */
export interface Claim {
  /** The life of the tab; claims of a dead tab are dropped. */
  life: number;
  begin(): void;
  lose(): void;
}

/** Web Locks for one owner on one device; when switched off, every tab gets the lock at once. */
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

  /** Removes a claim that ended or isn't wanted any more. */
  leave(claim: Claim): void {
    this.#holders = this.#holders.filter((holder) => holder !== claim);
    this.#waiting = this.#waiting.filter((other) => other !== claim);
    this.#next();
  }

  /** Removes a dead tab's claims, as a browser does. */
  drop(life: number): void {
    this.#holders = this.#holders.filter((holder) => holder.life !== life);
    this.#waiting = this.#waiting.filter((claim) => claim.life !== life);
    this.#next();
  }

  /** Takes the lock from its holder, as when a lock with a lease goes to a tab that believes its holder dead. */
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
