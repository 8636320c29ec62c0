import { CONTOSO } from '../sandbox/seed/seed';
import { decide, expectSaved, openReview, personRow, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('a manager denies one person with a reason, and Graph has both', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Moved to the planning team.');
  await expectSaved(page, ['Debra Berger']);

  const adele = await tenant.graphAs('Adele Vance');
  const item = await adele.item(reviews.directReports, 'Debra Berger');
  expect(item).toMatchObject({ decision: 'Deny', justification: 'Moved to the planning team.' });
});

test('one decision is one PATCH, read before and after', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Approve', 'Plans our stores.');
  await expectSaved(page, ['Debra Berger']);

  const writes = (await tenant.requests()).filter(({ method }) => method === 'PATCH' || method === 'PUT');
  expect(writes).toHaveLength(1);
  expect(writes[0]?.body).toEqual({ decision: 'Approve', justification: 'Plans our stores.' });
});

test('what is saved is still there after a reload, with who answered', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Irvin Sayers']);
  await decide(page, "Don't know");
  await expectSaved(page, ['Irvin Sayers']);
  await page.reload();
  await expect(personRow(page, 'Irvin Sayers')).toContainText("Don't know");
  await expect(personRow(page, 'Irvin Sayers')).toContainText('You');
});
