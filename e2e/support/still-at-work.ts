import type { Reporter, TestCase } from '@playwright/test/reporter';

const EVERY_MS = 60_000;

/**
 * Says once a minute which tests are under way, where one of them did something meanwhile: `npm test` stops what says
 * nothing for long, and a test that takes long on a slow machine is not that.
 */
export default class StillAtWork implements Reporter {
  readonly #running = new Set<TestCase>();
  #moved = false;
  readonly #timer = setInterval(() => this.#say(), EVERY_MS);

  printsToStdio(): boolean {
    return false;
  }

  onTestBegin(test: TestCase): void {
    this.#running.add(test);
  }

  onTestEnd(test: TestCase): void {
    this.#running.delete(test);
  }

  onStepEnd(): void {
    this.#moved = true;
  }

  onEnd(): void {
    clearInterval(this.#timer);
  }

  #say(): void {
    if (this.#moved) for (const { title } of this.#running) console.log(`  …  ${title}`);
    this.#moved = false;
  }
}
