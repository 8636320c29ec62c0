import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { expectDecisionsKept } from './support/device';
import { decide, expectSaved, openReview, personRow, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

/** Moves all decisions into a database of another name, as an older version of the portal left them. */
function moveToOlder(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const today = await settled(indexedDB.open('attest'));
    const log = today.transaction('log', 'readwrite').objectStore('log');
    const rows = await settled(log.getAll());
    await settled(log.clear());
    today.close();
    const making = indexedDB.open('attest-older', 1);
    making.onupgradeneeded = () =>
      making.result.createObjectStore('log', { keyPath: 'seq', autoIncrement: true });
    const older = await settled(making);
    const store = older.transaction('log', 'readwrite').objectStore('log');
    for (const row of rows) await settled(store.add(row));
    older.close();
    return rows.length;
  });
}

test('what waits in an older version’s database is sent by today’s, once', async ({
  page,
  tenant,
  context,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await expect(personRow(page, 'Debra Berger')).toBeVisible();
  const review = page.url();
  const before = (await tenant.ledger()).length;
  await context.setOffline(true);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Moved to another team.');
  await expect(personRow(page, 'Debra Berger')).toContainText('On this device');
  await expectDecisionsKept(page);
  await page.close();

  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto('/healthz');
  expect(await moveToOlder(later)).toBeGreaterThan(0);
  await later.goto(review);
  await expectSaved(later, ['Debra Berger']);
  await later.reload();
  await expect(personRow(later, 'Debra Berger')).toContainText('Moved to another team.');
  const names = await later.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(names).toEqual(['attest']);
  expect((await tenant.ledger()).slice(before)).toMatchObject([
    { decision: 'Deny', justification: 'Moved to another team.' },
  ]);
});
