import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Cookie } from '@playwright/test';
import type { Claim } from '../claims';
import { median } from '../measure';
import { launchOn } from './browser';
import { itemsOf } from './items';
import { type Scene, signedIn, signIn } from './scene';

const RUNS = 3;
const PORT = 9333;
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
type Lighthouse = (url: string, flags: object) => Promise<Result | undefined>;

interface Run {
  scores: Scores;
  lcp: string;
  /** Titles of what costs points outside of performance. */
  failed: string[];
}

async function load(): Promise<Lighthouse> {
  const file = new URL('../peers/node_modules/lighthouse/core/index.js', import.meta.url).href;
  const { default: lighthouse } = (await import(file)) as { default: Lighthouse };
  return lighthouse;
}

/** One visit as a phone, by Lighthouse's own profile (slow 4G, a processor four times slower, both simulated). */
async function visit(lighthouse: Lighthouse, url: string): Promise<Run> {
  const result = await lighthouse(url, {
    port: PORT,
    logLevel: 'error',
    formFactor: 'mobile',
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

function claims(what: string, runs: readonly Run[]): Claim[] {
  const middle = (name: keyof Scores) => median(runs.map(({ scores }) => scores[name]));
  const typical = runs.toSorted((a, b) => a.scores.performance - b.scores.performance)[
    Math.floor(runs.length / 2)
  ];
  const why = 'what blocks is taking the code in, of which Next, React and MSAL are more than half';
  const cause = `${why}; audits at zero: ${typical?.failed.join(', ') || 'none'}`;
  const detail = `median of ${runs.length}; ${typical?.lcp.replaceAll(/\s+/g, ' ')}`;
  return CATEGORIES.map((name) => ({
    what: `Lighthouse on a phone, ${what}: ${name}`,
    unit: 'points',
    measured: middle(name),
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
  /** A browser of its own for each visit: a page that follows another in its process is charged with what is left there. */
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
  const visitSignedIn = (url: string) =>
    inBrowser(async (context) => {
      const run = await visit(lighthouse, url);
      const page = await context.newPage();
      await page.goto(url);
      await signedIn(page).waitFor();
      return run;
    });
  try {
    await inBrowser((context) => signIn(context, scene.stand, scene.tenant));
    const found: Claim[] = [];
    for (const [what, url] of Object.entries(pages)) {
      const runs: Run[] = [];
      for (let n = 0; n < RUNS; n += 1) runs.push(await visitSignedIn(url));
      found.push(...claims(what, runs));
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
