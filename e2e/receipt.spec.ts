import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { boxOf } from './support/boxes';
import { decide, expectLoaded, expectSaved, openList, openReview, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import { desk, expect, phone, test } from './support/test';

const { reviews } = CONTOSO;
const FORMULA = '=HYPERLINK("http://example.com") she asked';

async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** RFC 8785 for the values in a receipt: keys in the order of their UTF-16 code units, no whitespace. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const pairs = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

for (const [where, device] of Object.entries({ phone, desk }))
  test.describe(`at a ${where}`, () => {
    test.use(device);

    test('the tab’s title shows how many are decided, and follows an Undo', async ({ page, tenant }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openList(page, reviews.northwind, where === 'phone');
      const title = (decided: number) => `${reviews.northwind} · ${decided} of 40 · Attest`;
      await expect(page).toHaveTitle(title(0));
      for (const name of ['Grady Archie', 'Miriam Graham'])
        await page.getByRole('button', { name: `Don’t know: ${name}` }).click();
      await expect(page).toHaveTitle(title(2));
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(page).toHaveTitle(title(1));
    });
  });

test('the receipt shows my decisions on screen, on paper, as CSV and as JSON with its checksum', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  await expectLoaded(page, 40);
  await selectPeople(page, ['Grady Archie']);
  await decide(page, 'Approve', FORMULA);
  await expectSaved(page, ['Grady Archie']);
  await selectPeople(page, ['Miriam Graham']);
  await decide(page, 'Deny', 'Left the launch.');
  await expectSaved(page, ['Miriam Graham']);
  // The receipt is one click away from the review's head, in every state.
  await page.getByRole('link', { name: 'Receipt' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Your receipt' })).toBeVisible();
  await expect(page).toHaveTitle(`${reviews.northwind} · Receipt · Attest`);
  await expect(page.getByText('2 of 40')).toBeVisible();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.filter({ hasText: 'Grady Archie' })).toContainText(FORMULA);
  await expect(rows.filter({ hasText: 'Miriam Graham' })).toContainText('Deny');
  await expect(rows).toHaveCount(3);
  // Decisions first, technical facts after them.
  const { y: table } = await boxOf(page.getByRole('table'));
  expect((await boxOf(page.getByText('SHA-256'))).y).toBeGreaterThan(table);
  expect((await boxOf(page.getByText('begins with an apostrophe'))).y).toBeGreaterThan(table);

  const csv = await saved(page, 'Save as CSV');
  const text = csv.bytes.toString('utf8');
  expect(csv.name).toMatch(/^access-review-receipt-\d{4}-\d\d-\d\d\.csv$/);
  expect(text.charCodeAt(0)).toBe(0xfeff);
  // A spreadsheet would take the text for a formula, so it has an apostrophe in front.
  expect(text).toContain(`"'${FORMULA.replaceAll('"', '""')}"`);
  expect(text).toContain('"Left the launch."');

  const json = await saved(page, 'Save as JSON');
  const sha256 = createHash('sha256').update(json.bytes).digest('hex');
  await expect(page.getByRole('code')).toHaveText(sha256);
  const receipt = JSON.parse(json.bytes.toString('utf8'));
  expect(canonical(receipt)).toBe(json.bytes.toString('utf8'));
  expect(receipt).toMatchObject({
    format: 'access-review-receipt/1',
    asked: 40,
    complete: true,
    notSaved: 0,
    reviewer: { displayName: 'Adele Vance' },
  });
  const { entries } = receipt;
  expect(entries).toEqual([
    expect.objectContaining({ decision: 'Approve', reason: FORMULA, standing: 'counts' }),
    expect.objectContaining({ decision: 'Deny', reason: 'Left the launch.', standing: 'counts' }),
  ]);
  for (const { writes } of entries)
    expect(writes).toEqual([
      expect.objectContaining({
        sends: 1,
        requestIds: [expect.stringMatching(/^[0-9a-f-]{36}$/)],
        sentAt: expect.stringMatching(/Z$/),
      }),
    ]);

  await page.emulateMedia({ media: 'print' });
  await expect(rows).toHaveCount(3);
  await expect(page.getByRole('code')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(page.getByRole('banner')).toBeHidden();
});

test('a receipt whose list breaks off shows what was read and says that it isn’t complete', async ({
  page,
  tenant,
}) => {
  const graph = await tenant.graphAs('Adele Vance');
  await graph.decide(reviews.northwind, 'Grady Archie', 'Approve', 'Builds the launch.');
  const link = new URL(await tenant.mailLink('Adele Vance', reviews.northwind, 'start'));
  await tenant.fault({
    match: { path: '/v1.0/identityGovernance/**/decisions/filterByCurrentUser*' },
    patchBody: { '@odata.nextLink': 'https://graph.microsoft.com/v1.0/me?page={count}' },
    times: 500,
  });
  await tenant.fault({
    match: { path: '/v1.0/me', queryRegex: 'page=' },
    status: 200,
    body: { value: [], '@odata.nextLink': 'https://graph.microsoft.com/v1.0/me?page=1{count}' },
    times: 500,
  });
  await signInAs(page, tenant, 'Adele Vance', `/receipt${link.search}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Your receipt' })).toBeVisible();
  await expect(page.getByText('this receipt is not complete')).toBeVisible();
  await expect(page.getByRole('table').getByRole('row').filter({ hasText: 'Grady Archie' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save as JSON' })).toBeDisabled();
});

test('a receipt that can’t be read shows what the list of reviews has read', async ({ page, tenant }) => {
  const graph = await tenant.graphAs('Adele Vance');
  const people = (await graph.items(reviews.shared)).map(({ principal }) => principal.displayName);
  for (const person of people) await graph.decide(reviews.shared, person, 'Approve', 'Works on the case.');
  await signInAs(page, tenant, 'Adele Vance');
  await expect(page.getByText('Loading details')).toHaveCount(0);
  const receipt = page.getByRole('link', { name: `Receipt of ${reviews.shared}` });
  await expect(receipt).toBeVisible();
  await tenant.fault({ match: { path: '/v1.0/**' }, status: 500, times: 500 });
  await receipt.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your receipt' })).toBeVisible();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(people.length + 1);
  await expect(page.getByRole('alert').filter({ hasText: 'Microsoft isn’t answering' })).toBeVisible();
});

test('the receipt shows my decision, and beside it that somebody else replaced it later', async ({
  page,
  tenant,
}) => {
  const name = 'Kai Sørensen';
  await page.clock.install();
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  await selectPeople(page, [name]);
  await decide(page, 'Approve', 'Still on the case.');
  await expectSaved(page, [name]);
  const alex = await tenant.graphAs('Alex Wilber');
  await alex.decide(reviews.shared, name, 'Deny', 'Closed the case.');
  await page.getByRole('link', { name: 'Receipt' }).click();
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(page.getByText('Now: Deny, by Alex Wilber')).toBeVisible();
  await expect(page.getByText('1 of 5')).toBeVisible();
  for (const { size, entry } of [
    { size: desk.viewport, entry: page.getByRole('row') },
    { size: phone.viewport, entry: page.getByRole('listitem') },
  ]) {
    await page.setViewportSize(size);
    const mine = entry.filter({ hasText: name });
    await expect(mine).toContainText('Now: Deny, by Alex Wilber');
    await expect(mine).toContainText('Approve');
    await expect(mine).toContainText('Still on the case.');
    await expect(mine).not.toContainText('Closed the case.');
  }
  const replaced = (await saved(page, 'Save as CSV')).bytes.toString('utf8');
  expect(replaced).toContain(
    '"Approve","Still on the case.","Replaced by another reviewer’s decision. Now: Deny, by Alex Wilber"',
  );
  expect(replaced).not.toContain('Closed the case.');

  await alex.decide(reviews.shared, name, 'NotReviewed');
  // So long an older copy at Graph may be what lacks the decision.
  await page.clock.fastForward('01:05');
  await page.getByRole('button', { name: 'Read again' }).click();
  const gone = page.getByRole('listitem').filter({ hasText: name });
  await expect(gone).toContainText('No longer there: taken back or reset elsewhere');
  await expect(gone).toContainText('Approve');
  await expect(page.getByText('0 of 5')).toBeVisible();
  const reset = (await saved(page, 'Save as CSV')).bytes.toString('utf8');
  expect(reset).toContain('"Approve","Still on the case.","No longer there: taken back or reset elsewhere"');
});
