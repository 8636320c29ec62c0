import { CONTOSO } from '../sandbox/seed/seed';
import { expectDecisionsKept, moveToOlder } from './support/device';
import { decide, expectSaved, openReview, personRow, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('a decision in an older version’s database is sent once by today’s version', async ({
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
