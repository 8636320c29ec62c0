import { CONTOSO } from '../sandbox/seed/seed';
import { decide, expectSaved, openReview, personRow, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

test('a manager decides about one person after another, each with one write, and Graph has decision and reason', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  const adele = await tenant.graphAs('Adele Vance');

  await test.step('one decision is one PATCH, read before and after', async () => {
    await selectPeople(page, ['Debra Berger']);
    await decide(page, 'Deny', 'Moved to the planning team.');
    await expectSaved(page, ['Debra Berger']);
    const writes = (await tenant.requests()).filter(({ method }) => method === 'PATCH' || method === 'PUT');
    expect(writes).toHaveLength(1);
    expect(writes[0]?.body).toEqual({ decision: 'Deny', justification: 'Moved to the planning team.' });
    const item = await adele.item(reviews.directReports, 'Debra Berger');
    expect(item).toMatchObject({ decision: 'Deny', justification: 'Moved to the planning team.' });
  });

  await test.step('what is saved is still there after a reload, with who answered', async () => {
    await selectPeople(page, ['Irvin Sayers']);
    await decide(page, 'Don’t know');
    await expectSaved(page, ['Irvin Sayers']);
    await page.reload();
    await expect(personRow(page, 'Irvin Sayers')).toContainText('Don’t know');
    await expect(personRow(page, 'Irvin Sayers')).toContainText('You');
  });
});
