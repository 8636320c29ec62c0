import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { atMost } from './support/patience';
import { allFilters, openReview, saveDialog, selectAll } from './support/portal';
import { signInAs } from './support/sign-in';
import type { LedgerEntry, TestTenant } from './support/tenant';
import { expect, test } from './support/test';

const PEOPLE = 10_000;
const LONGEST_MS = atMost(600_000);

interface ReceiptFile {
  entries: { itemId: string; decision: string; reason: string; standing: string; repeats: number }[];
}

/** Records one answer for everybody whom a filter leaves. */
async function decideFor(page: Page, filter: RegExp, act: string, reason: string): Promise<void> {
  const everybody = page.url();
  await (await allFilters(page)).getByRole('button', { name: filter }).click();
  await page.keyboard.press('Escape');
  await selectAll(page);
  await page.getByRole('button', { name: act, exact: true }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).first().fill(reason);
  await saveDialog(page);
  await page.getByRole('button', { name: 'Show everybody' }).click();
  await expect(page).toHaveURL(everybody);
}

/** Waits until this share of the decisions has been written. */
async function written(tenant: TestTenant, share: number): Promise<void> {
  await expect
    .poll(async () => (await tenant.ledger()).length, { timeout: LONGEST_MS, intervals: [500] })
    .toBeGreaterThan(PEOPLE * share);
}

function byItem(ledger: readonly LedgerEntry[]): Map<string, LedgerEntry[]> {
  const items = new Map<string, LedgerEntry[]>();
  for (const entry of ledger) items.set(entry.itemId, [...(items.get(entry.itemId) ?? []), entry]);
  return items;
}

async function receiptOf(page: Page): Promise<ReceiptFile> {
  await page.goto(page.url().replace('/review?', '/receipt?'));
  const file = page.waitForEvent('download', { timeout: LONGEST_MS });
  await page.getByRole('button', { name: 'Save as JSON' }).click({ timeout: LONGEST_MS });
  return JSON.parse(readFileSync(await (await file).path(), 'utf8')) as ReceiptFile;
}

test.describe('ten thousand decisions', () => {
  test.use({ seed: { seed: 'large', items: PEOPLE } });

  test('all arrive despite throttling, lost answers and reloads, and Graph’s record and the receipt agree', async ({
    page,
    tenant,
  }) => {
    test.setTimeout(LONGEST_MS);
    const began = Date.now();
    const tell = (what: string) => console.log(`  ${((Date.now() - began) / 1000).toFixed(1)} s: ${what}`);
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, CONTOSO.largeReview);
    await expect(page.getByRole('checkbox', { name: 'Select all' })).toBeEnabled({ timeout: atMost(60_000) });
    tell('all here');
    await tenant.fault({ match: { method: 'PATCH' }, rate: 0.1, status: 429, retryAfter: 1 });
    await tenant.fault({ match: { method: 'PATCH' }, rate: 0.01, drop: 'after' });

    await decideFor(page, /recommended Approve$/, 'Approve', 'Works with it.');
    tell('approved');
    await decideFor(page, /90 days$/, 'Deny', 'Not used any more.');
    tell('denied');
    await written(tenant, 0.1);
    tell('a tenth written');
    await page.reload();
    await expect(page.getByText(/decisions? (is|are) (on their way|not sent yet)/)).toBeVisible();
    await decideFor(page, /not reviewed$/, 'Don’t know', 'Ask their manager.');
    tell('reloaded, the rest decided');
    await written(tenant, 0.6);
    await page.reload();
    tell('reloaded again');
    // Announced once nothing is on its way any more, for everything that was open when the page began.
    await expect(page.getByText(/\d decisions are saved/)).toBeVisible({ timeout: LONGEST_MS });
    tell('all saved');

    const receipt = await receiptOf(page);
    const items = byItem(await tenant.ledger());
    const repeats = [...items.values()].reduce((sum, entries) => sum + entries.length - 1, 0);
    const told = receipt.entries.reduce((sum, entry) => sum + entry.repeats, 0);
    const kinds = ['Approve', 'Deny', 'DontKnow'].map(
      (kind) => `${receipt.entries.filter(({ decision }) => decision === kind).length} ${kind}`,
    );
    const [throttled = 0, lost = 0] = await tenant.faultsApplied();
    tell(
      `${PEOPLE} decisions (${kinds.join(', ')}); ${throttled} throttled, ${lost} connections lost after the write; ` +
        `${repeats} written twice, ${told} sent twice`,
    );
    expect(Math.min(throttled, lost)).toBeGreaterThan(0);
    expect(items.size).toBe(PEOPLE);
    expect(receipt.entries).toHaveLength(PEOPLE);
    const differing = receipt.entries.filter(({ itemId, decision, reason, standing }) => {
      // An answer that was written twice was the same both times.
      const all = items.get(itemId) ?? [];
      const same = all.every((one) => one.decision === decision && one.justification === reason);
      return all.length === 0 || !same || standing !== 'counts';
    });
    expect(differing).toEqual([]);
    expect(told).toBeGreaterThanOrEqual(repeats);
  });
});
