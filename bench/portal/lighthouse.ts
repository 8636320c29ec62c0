import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Cookie, Page } from '@playwright/test';
import type { Claim } from '../claims';
import { median } from '../measure';
import { launchOn } from './browser';
import { itemsOf } from './items';
import { type Scene, signedIn, signIn } from './scene';

const RUNS = 3;
const INDEX_RUNS = 5;
const PORT = 9333;
/**
 * The benchmark index of a phone of the middle class, like a Pixel 5, for which Chrome's DevTools calibrate their
 * "mid-tier mobile" preset:
 * https://github.com/ChromeDevTools/devtools-frontend/blob/main/front_end/panels/mobile_throttling/CalibrationController.ts
 */
const PHONE_INDEX = 1_000;
/** Lighthouse's factor where nobody sets another, whatever the machine. */
const CONSTANT_FACTOR = 4;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
type Scores = Record<(typeof CATEGORIES)[number], number>;

/** What is read of Lighthouse's result; the package is the peers', and its types are not installed here. */
interface Result {
  lhr: {
    categories: Record<string, { score: number | null }>;
    audits: Record<string, Audit>;
  };
}
interface Audit {
  score: number | null;
  displayValue?: string;
  title: string;
  details?: { items?: { items?: { node?: { snippet: string } }[] }[] };
}

interface Lighthouse {
  /** The network of Lighthouse's own profile for phones. */
  network: object;
  /** Lighthouse's benchmark index of this machine, taken in a page. */
  index(page: Page): Promise<number>;
  visit(url: string, flags: object): Promise<Result | undefined>;
}

interface Run {
  scores: Scores;
  lcp: string;
  /** Titles of what costs points outside of performance. */
  failed: string[];
}

async function load(): Promise<Lighthouse> {
  const file = (name: string) =>
    new URL(`../peers/node_modules/lighthouse/core/${name}`, import.meta.url).href;
  const [{ default: visit }, { throttling }, { pageFunctions }] = await Promise.all([
    import(file('index.js')) as Promise<{ default: Lighthouse['visit'] }>,
    import(file('config/constants.js')) as Promise<{ throttling: { mobileSlow4G: object } }>,
    import(file('lib/page-functions.js')) as Promise<{ pageFunctions: { computeBenchmarkIndex: unknown } }>,
  ]);
  const index = (page: Page) => page.evaluate<number>(`(${pageFunctions.computeBenchmarkIndex})()`);
  return { network: throttling.mobileSlow4G, index, visit };
}

/** One visit as a phone: Lighthouse's slow 4G, and a processor slower by the factor, both simulated. */
async function visit(lighthouse: Lighthouse, url: string, cpuSlowdownMultiplier: number): Promise<Run> {
  const result = await lighthouse.visit(url, {
    port: PORT,
    logLevel: 'error',
    formFactor: 'mobile',
    throttling: { ...lighthouse.network, cpuSlowdownMultiplier },
    onlyCategories: CATEGORIES,
    // The sign-in stays.
    disableStorageReset: true,
  });
  if (!result) throw new Error(`Lighthouse says nothing about ${url}`);
  const { categories, audits } = result.lhr;
  const score = (name: string) => Math.round((categories[name]?.score ?? Number.NaN) * 100);
  const node = audits['largest-contentful-paint-element']?.details?.items?.[0]?.items?.[0]?.node;
  const took = audits['largest-contentful-paint']?.displayValue;
  const metrics = ['first-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'];
  return {
    scores: Object.fromEntries(CATEGORIES.map((name) => [name, score(name)])) as Scores,
    lcp: `LCP ${took} \`${node?.snippet ?? 'no element'}\`, ${metrics.map((name) => `${audits[name]?.title} ${audits[name]?.displayValue}`).join(', ')}`,
    failed: Object.entries(audits)
      .filter(([name, { score }]) => score === 0 && !name.includes('paint'))
      .map(([name]) => name),
  };
}

interface Machine {
  index: number;
  /** How many times slower than this machine a phone is. */
  factor: number;
}

const middleOf = (runs: readonly Run[], name: keyof Scores) => median(runs.map(({ scores }) => scores[name]));

function claims(
  what: string,
  { index, factor }: Machine,
  runs: readonly Run[],
  constant: readonly Run[],
): Claim[] {
  const typical = runs.toSorted((a, b) => a.scores.performance - b.scores.performance)[
    Math.floor(runs.length / 2)
  ];
  const why = 'what blocks is taking the code in, of which Next, React and MSAL are more than half';
  const cause = `${why}; audits at zero: ${typical?.failed.join(', ') || 'none'}`;
  const phone = `as a phone of index ${PHONE_INDEX}, ${factor.toFixed(1)} times slower than this machine of ${index.toFixed(0)}`;
  const other = `${middleOf(constant, 'performance')} with Lighthouse's constant factor of ${CONSTANT_FACTOR}`;
  const detail = `median of ${runs.length}, ${phone}; ${other}; ${typical?.lcp.replaceAll(/\s+/g, ' ')}`;
  return CATEGORIES.map((name) => ({
    what: `Lighthouse on a phone, ${what}: ${name}`,
    unit: 'points',
    measured: middleOf(runs, name),
    atLeast: name === 'performance' ? 90 : 100,
    detail: name === 'performance' ? detail : `median of ${runs.length}`,
    cause,
  }));
}

/** Inbox and decision page as Lighthouse sees them, signed in, with the service worker as a visitor would have it. */
export async function measureLighthouse(scene: Scene): Promise<Claim[]> {
  const [lighthouse, [item]] = [await load(), await itemsOf(scene)];
  const { portalUrl } = scene.stand;
  const pages = {
    'the inbox': portalUrl,
    'the page of one decision': `${scene.reviewUrl.replace('/review?', '/decision?')}&item=${item?.id}`,
  };
  const folder = mkdtempSync(join(tmpdir(), 'bench-browser-'));
  let cookies: Cookie[] = [];
  /**
   * A new browser for each visit: leftovers of an earlier page in the same process would count against the next one.
   */
  const inBrowser = async <T>(work: (context: BrowserContext) => Promise<T>): Promise<T> => {
    const context = await launchOn(folder, PORT);
    try {
      // A phone brings a browser back with its session.
      await context.addCookies(cookies);
      const result = await work(context);
      cookies = await context.cookies();
      return result;
    } finally {
      await context.close();
    }
  };
  const visitSignedIn = (url: string, factor: number) =>
    inBrowser(async (context) => {
      const run = await visit(lighthouse, url, factor);
      const page = await context.newPage();
      await page.goto(url);
      await signedIn(page).waitFor();
      return run;
    });
  try {
    await inBrowser((context) => signIn(context, scene.stand, scene.tenant));
    const indexes: number[] = [];
    for (let n = 0; n < INDEX_RUNS; n += 1)
      indexes.push(await inBrowser(async (context) => lighthouse.index(await context.newPage())));
    const index = median(indexes);
    const machine = { index, factor: Math.max(1, index / PHONE_INDEX) };
    const found: Claim[] = [];
    for (const [what, url] of Object.entries(pages)) {
      const [runs, constant]: [Run[], Run[]] = [[], []];
      for (let n = 0; n < RUNS; n += 1) {
        runs.push(await visitSignedIn(url, machine.factor));
        constant.push(await visitSignedIn(url, CONSTANT_FACTOR));
      }
      found.push(...claims(what, machine, runs, constant));
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
