import type { Locator, Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { atSize, DESK, expectNoViolations, PHONE } from './support/accessibility';
import { expectCopyKept } from './support/device';
import { atMost } from './support/patience';
import { addReviews } from './support/reviews';
import { watchShiftsOfNextPage } from './support/shifts';
import { signInAs } from './support/sign-in';
import type { GraphCall, TestTenant } from './support/tenant';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

const waiting = (page: Page) => page.getByRole('region', { name: 'To do' });

test('reviews to do are sorted by deadline, finished ones follow, and one in stages is listed like the others', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await expect(waiting(page).getByRole('link').first()).toContainText(reviews.endsSoon);
  await expect(waiting(page)).toContainText(reviews.directReports);
  await expect(page.getByRole('region', { name: 'Done. You can still change these' })).toContainText(
    reviews.finished,
  );
  await expect(page.getByText(reviews.ended)).toHaveCount(0);
  await expect(page.getByText(reviews.upcoming)).toHaveCount(0);
  const staged = waiting(page).getByRole('listitem').filter({ hasText: reviews.staged });
  await expect(staged).toContainText(/\d+ of \d+ decided/);

  await test.step('each review takes one line at a desk, a phone’s first screen shows four, and late details move nothing', async () => {
    const shifted = await watchShiftsOfNextPage(page);
    for (const size of [DESK, PHONE]) {
      await atSize(page, size);
      await forgetDevice(page);
      await page.goto('/');
      const rows = waiting(page).getByRole('listitem').filter({ hasText: 'decided' });
      await expect(rows.nth(3)).toBeInViewport({ ratio: 1 });
      await expect(page.getByText('Loading details')).toHaveCount(0);
      expect(await shifted()).toEqual([]);
      if (size === DESK)
        for (const row of await rows.all()) expect((await row.boundingBox())?.height).toBeLessThanOrEqual(49);
      // Shown again from the device's copy, and then read anew.
      await expectCopyKept(page, 'inbox');
      const goOn = await tenant.hold({});
      await page.reload();
      const copied = page.getByText('This is what this device kept');
      await expect(copied).toBeVisible();
      await expect(rows.nth(3)).toBeInViewport({ ratio: 1 });
      await goOn();
      await expect(copied).toHaveCount(0);
      await expect(rows.nth(3)).toBeInViewport({ ratio: 1 });
      expect(await shifted()).toEqual([]);
      await expect(page).toHaveTitle('My reviews · Attest');
      await expectNoViolations(page, 'the inbox');
    }
    await atSize(page, DESK);
  });

  await test.step('a description that all reviews share is not repeated in each', async () => {
    await expect(waiting(page).getByText('Please confirm who still needs this access.')).toHaveCount(0);
  });

  await test.step('the inbox explains how decisions are saved, and what nobody can promise', async () => {
    await page.getByText('How your decisions are saved').click();
    await expect(page.getByText('Only what was read back from Microsoft counts as saved.')).toBeVisible();
    await expect(page.getByText('A decision is sent at least once.')).toBeVisible();
    await expect(page.getByText('Microsoft offers no way to prevent it.')).toBeVisible();
  });

  await test.step('the receipt of a finished review is one click away', async () => {
    await page.getByRole('link', { name: `Receipt of ${reviews.finished}` }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your receipt' })).toBeFocused();
    await expect(page.getByRole('definition').filter({ hasText: reviews.finished })).toBeVisible();
    await page.getByRole('link', { name: 'Back to the review' }).click();
    await expect(page.getByRole('heading', { level: 1, name: reviews.finished })).toBeFocused();
  });
});

test('while details load, a review in stages keeps its place and shows no end', async ({ page, tenant }) => {
  await tenant.fault({ match: { path: '/v1.0/**', inBatch: false }, latencyMs: LATENCY, times: 3 });
  await signInAs(page, tenant, 'Adele Vance');
  await expect(page.getByText('Loading details')).toBeVisible();
  const names = () => waiting(page).getByRole('heading', { level: 3 }).allTextContents();
  const early = await names();
  const staged = waiting(page).getByRole('listitem').filter({ hasText: reviews.staged });
  await expect(staged).not.toContainText(/due|not known/i);
  await expect(staged).toContainText('Due in 2 days');
  await expect(page.getByText('Loading details')).toHaveCount(0);
  expect(early).toContain(reviews.staged);
  expect(await names()).toEqual(early);
});

/** Where the first line of each of these texts begins in an element, from the top of the window. */
const topsOf = (row: Locator, texts: readonly string[]) =>
  row.evaluate((element, texts) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const tops: number[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!texts.some((text) => node.textContent?.includes(text))) continue;
      const range = document.createRange();
      range.selectNode(node);
      tops.push(range.getBoundingClientRect().top);
    }
    return tops;
  }, texts);

test('the facts about a review stand on one line and are all visible at a phone’s width', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await expect(waiting(page)).toContainText(/\d of \d+ decided/);
  for (const name of [reviews.staged, reviews.shared]) {
    const tops = await topsOf(waiting(page).getByRole('listitem').filter({ hasText: name }), [
      'Due',
      'decided',
      'Your own access',
    ]);
    expect(tops.length).toBeGreaterThan(1);
    for (const top of tops) expect(Math.abs(top - (tops[0] ?? 0))).toBeLessThan(1);
  }
  await atSize(page, { width: 844, height: 390, touch: true });
  const own = waiting(page).getByRole('listitem').filter({ hasText: reviews.buildingSecurity });
  const { width = 0 } = (await own.getByText('Your own access').boundingBox()) ?? {};
  expect(width).toBeGreaterThan(80);
  await atSize(page, DESK);
});

test('where one review can’t be read the others are shown, and the list says that it is incomplete', async ({
  page,
  tenant,
}) => {
  await tenant.fault({
    match: { path: '/v1.0/**/instances/filterByCurrentUser*', inBatch: true },
    status: 403,
  });
  await signInAs(page, tenant, 'Adele Vance');
  // In one sentence above the list, with the way to try again.
  const told = page.getByRole('status').filter({ hasText: 'One review couldn’t be read.' });
  await expect(told).toHaveText(/^\d reviews to do\. One review couldn’t be read\. Try again/);
  await expect(told.getByRole('button', { name: 'Try again' })).toBeInViewport({ ratio: 1 });
  await expect(page.getByText('couldn’t be read')).toHaveCount(1);
  await expect(waiting(page)).toContainText(reviews.directReports);
  await told.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('couldn’t be read')).toHaveCount(0);
});

test.describe('with nothing to review', () => {
  test.use({ seed: { seed: 'empty' } });

  test('the list says so', async ({ page, tenant }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await expect(page.getByRole('heading', { name: 'No reviews to do' })).toBeVisible();
  });
});

const PENDING = '/beta/me/pendingAccessReviewInstances';
const ODD_LISTS = {
  'answers 404': { status: 404 },
  'is empty': { patchBody: { value: [] } },
  'is slow': { latencyMs: 120_000, times: 100 },
  'has more reviews than mine': {
    patchBody: {
      value: [
        {
          id: '99999999-9999-4999-8999-999999999999',
          status: 'InProgress',
          definition: { id: '99999999-9999-4999-8999-999999999999', displayName: 'Somebody else’s review' },
        },
      ],
    },
  },
};

/** Deletes what this browser stored in earlier visits; the sign-in stays. */
async function forgetDevice(page: Page): Promise<void> {
  await page.goto('/healthz');
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases())
      await new Promise((done, failed) => {
        const deleting = indexedDB.deleteDatabase(name ?? '');
        deleting.onsuccess = done;
        deleting.onerror = failed;
      });
  });
}

test('the list stays the same whatever Microsoft’s deprecated list answers', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  for (const [how, fault] of Object.entries(ODD_LISTS))
    await test.step(`the deprecated list ${how}`, async () => {
      // The page before is gone first, or its own reading could take the fault.
      await forgetDevice(page);
      await tenant.fault({ match: { path: PENDING }, ...fault });
      const asked = page.waitForRequest((request) => request.url().includes(PENDING));
      await page.goto('/');
      await expect(waiting(page).getByRole('link', { name: reviews.directReports })).toBeVisible();
      await expect(page.getByText('Loading details')).toHaveCount(0);
      await expect(page.getByText('Somebody else’s review')).toHaveCount(0);
      await expect(waiting(page).getByRole('link', { name: reviews.endsSoon })).toBeVisible();
      expect((await tenant.faultsApplied())[0]).toBeGreaterThan(0);
      // A list that waits for the slow one comes only once the portal has given it up.
      expect((await asked).failure()).toBeNull();
      await tenant.clearFaults();
    });
});

test.describe('what the list costs', () => {
  test.use({ seed: { seed: 'empty' } });

  /** Opens the list with this many reviews in progress, and returns its requests that reached the network. */
  async function callsFor(page: Page, tenant: TestTenant, inProgress: number) {
    await signInAs(page, tenant, 'Adele Vance');
    await expect(waiting(page).getByRole('listitem')).toHaveCount(inProgress);
    await expect(page.getByText('Loading details')).toHaveCount(0);
    return (await tenant.roundTrips()).filter(isForList);
  }

  for (const [inProgress, most] of [
    [1, 5],
    [5, 5],
    [20, 7],
  ] as const) {
    test(`${inProgress} in progress: at most ${most} requests`, async ({ page, tenant }) => {
      await addReviews(tenant, { reviewer: 'Adele Vance', inProgress });
      await tenant.fault({ match: { path: '/v1.0/**', inBatch: false }, latencyMs: LATENCY, times: 50 });
      const calls = await callsFor(page, tenant, inProgress);
      expect(calls.length).toBeLessThanOrEqual(most);
      expect(depth(calls)).toBe(3);
    });
  }

  test('20 in progress beside 200 finished: at most 20 requests', async ({ page, tenant }) => {
    await addReviews(tenant, { reviewer: 'Adele Vance', inProgress: 20, finished: 200 });
    const calls = await callsFor(page, tenant, 20);
    expect(calls.length).toBeLessThanOrEqual(20);
  });
});

/**
 * Whether a call belongs to the list. Guests and delegated reviews are read after the list: on beta, and with
 * the list of definitions once more.
 */
function isForList({ method, version, path, query }: GraphCall, at: number, calls: GraphCall[]): boolean {
  if (path === '/me/sponsorOf' || (version === 'beta' && path === '/$batch')) return false;
  const same = (one: GraphCall) => one.method === 'GET' && one.path === path && one.query === query;
  return method !== 'GET' || calls.findIndex(same) === at;
}

const LATENCY = Math.ceil(atMost(1_500));

/**
 * The number of calls that had to follow one another: with this latency, a call that
 * needs another's answer comes later.
 */
function depth(calls: readonly { at: string; version: string }[]): number {
  const arrivals = calls.filter(({ version }) => version === 'v1.0').map(({ at }) => Date.parse(at));
  let waves = 0;
  let begun = Number.NEGATIVE_INFINITY;
  for (const arrival of arrivals.sort((one, other) => one - other)) {
    if (arrival - begun < LATENCY) continue;
    waves += 1;
    begun = arrival;
  }
  return waves;
}
