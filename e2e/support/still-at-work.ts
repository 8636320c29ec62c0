import type { Reporter, TestCase } from '@playwright/test/reporter';

const EVERY_MS = 60_000;

/**
 * Prints once a minute which tests are running, if one of them did something meanwhile: `npm test` stops a
 * command that is silent for long, and a slow test on a slow machine must not look silent.
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
