import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost } from '../support/patience';
import type { Found, Tab } from './engine';

/**
 * The library that finds elements by role and name inside the page, so that every engine finds the same ones.
 */
const LIBRARY = readFileSync(
  createRequire(import.meta.url).resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js'),
  'utf8',
);
const LOOK_MS = 150;

/** One step of a search: the elements with this role, with this accessible name, or with this text. */
export interface Step {
  role: string;
  name?: string | RegExp;
  text?: string;
}

const QUERY = `
  let found = [document.body];
  for (const { role, name, pattern, text } of arguments[0])
    found = found
      .flatMap((above) => TestingLibraryDom.queryAllByRole(above, role, { name: pattern === undefined ? name : new RegExp(pattern) }))
      .filter((element) => text === undefined || element.textContent.includes(text));
  return arguments[1] ? found.length : found[0];`;

const sent = ({ role, name, text }: Step) =>
  name instanceof RegExp ? { role, pattern: name.source, text } : { role, name, text };
const told = (steps: readonly Step[]) =>
  steps
    .map(({ role, name, text }) => [role, name, text && `with "${text}"`].filter(Boolean).join(' '))
    .join(' › ');

/** Repeats `probe` until it gives a value; an error while a page is left is retried too. */
export async function eventually<T>(what: string, probe: () => Promise<T | undefined | false>): Promise<T> {
  const until = Date.now() + atMost(30_000);
  let last: unknown;
  while (Date.now() < until) {
    try {
      const value = await probe();
      if (value !== undefined && value !== false) return value;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await sleep(LOOK_MS);
  }
  throw new Error(`${what}: waited in vain.${last ? ` ${String(last)}` : ''}`);
}

/** A tab as a person sees and uses it, by role and label. */
export class Screen {
  constructor(readonly tab: Tab) {}

  async #ready(): Promise<void> {
    const there = await this.tab.run<boolean>('return typeof TestingLibraryDom === "object"');
    if (!there) await this.tab.run(`(function () { ${LIBRARY} }).call(globalThis);`);
  }

  async #find(steps: readonly Step[]): Promise<Found | undefined> {
    await this.#ready();
    return this.tab.find(QUERY, steps.map(sent), false);
  }

  /** Waits until the element is there. */
  async see(...steps: Step[]): Promise<void> {
    await eventually(told(steps), () => this.#find(steps));
  }

  /** Waits until there are exactly this many. */
  async count(many: number, ...steps: Step[]): Promise<void> {
    await eventually(`${many} × ${told(steps)}`, async () => {
      await this.#ready();
      return (await this.tab.run<number>(QUERY, steps.map(sent), true)) === many;
    });
  }

  /** Waits until the text can be read somewhere on the page. */
  async read(text: string): Promise<void> {
    await eventually(`"${text}"`, () =>
      this.tab.run<boolean>('return document.body.innerText.includes(arguments[0])', text),
    );
  }

  /** Presses the element as soon as it is there; retries where the page renders anew meanwhile. */
  async press(...steps: Step[]): Promise<void> {
    await eventually(told(steps), async () => {
      const found = await this.#find(steps);
      await found?.press();
      return found;
    });
  }

  async type(text: string, ...steps: Step[]): Promise<void> {
    const field = await eventually(told(steps), () => this.#find(steps));
    await field.type(text);
  }
}
