import { CONTOSO } from '../sandbox/seed/seed';
import { decide, expectSaved, notReviewedRows, openReview, personRow, selectPeople } from './support/portal';
import { pickAccount, signInByPicker } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;
/** The read directly before a decision is sent. */
const READ = { method: 'GET', pathRegex: 'decisions/[0-9a-f-]{36}$' };
const WRITE = { method: 'PATCH' };
const TEAM = ['Debra Berger', 'Irvin Sayers', 'Isaiah Langer'];

for (const [what, challenge] of [
  ['a token that Graph no longer accepts', { status: 401 }],
  ['a claims challenge', { claims: true as const }],
] as const) {
  test(`${what} pauses sending, and every decision is kept until the sign-in`, async ({ page, tenant }) => {
    const before = (await tenant.ledger()).length;
    await signInByPicker(page, tenant, 'Adele Vance');
    await openReview(page, reviews.directReports);
    await tenant.tokens({ revokeRefreshTokens: true, endSessions: true });
    await tenant.fault({ match: WRITE, times: 20, ...challenge });
    await selectPeople(page, ['Debra Berger']);
    await decide(page, 'Deny', 'Left the team.');
    await expect(personRow(page, 'Debra Berger')).toContainText('On this device, until you sign in again');
    // Further decisions follow meanwhile; none of them is sent, and a reload loses none.
    await selectPeople(page, ['Irvin Sayers', 'Isaiah Langer']);
    await decide(page, 'Approve', 'Plans our stores.');
    await expect(
      page.getByText('3 decisions wait on this device. Sign in again to send them.'),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign in again', exact: true })).toHaveCount(1);
    await page.reload();
    await expect(page.getByText(/3 decisions wait on this device/)).toBeVisible();
    expect((await tenant.ledger()).length).toBe(before);

    await tenant.clearFaults();
    await page.getByRole('button', { name: 'Sign in again', exact: true }).first().click();
    await pickAccount(page, tenant, 'Adele Vance');
    await expectSaved(page, TEAM);
    const written = (await tenant.ledger()).slice(before);
    expect(written.map(({ decision }) => decision).sort()).toEqual(['Approve', 'Approve', 'Deny']);
  });
}

test('a sign-in in another tab lets this tab send its decisions by itself', async ({
  page,
  tenant,
  context,
}) => {
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.tokens({ revokeRefreshTokens: true, endSessions: true });
  await tenant.fault({ match: WRITE, status: 401, times: 20 });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Left the team.');
  await expect(personRow(page, 'Debra Berger')).toContainText('until you sign in again');
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: 'Sign in again', exact: true }).first().click();
  await tenant.clearFaults();
  await pickAccount(other, tenant, 'Adele Vance');
  await expectSaved(page, ['Debra Berger']);
  await other.close();
  await selectPeople(page, ['Irvin Sayers']);
  await decide(page, 'Approve', 'Plans our stores.');
  await expectSaved(page, ['Irvin Sayers']);
  await expect(page.getByRole('button', { name: 'Sign in again', exact: true })).toHaveCount(0);
});

test('a write that was accepted but not recorded is noticed by reading, and sent again', async ({
  page,
  tenant,
}) => {
  await page.clock.install();
  const before = (await tenant.ledger()).length;
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ match: WRITE, status: 204, body: '' });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Left the team.');
  const row = personRow(page, 'Debra Berger');
  await expect(row).toContainText('Checking that it is saved');
  expect(await tenant.ledger()).toHaveLength(before);
  // Microsoft may only be slow to show it: the decision counts as lost after a long time, and not before.
  const count = async (method: string, about = READ.pathRegex) =>
    (await tenant.requests()).filter((call) => call.method === method && RegExp(about).test(call.path))
      .length;
  for (const wait of ['00:30', '00:30', '00:30']) {
    const reads = await count('GET');
    await page.clock.fastForward(wait);
    await expect.poll(() => count('GET')).toBeGreaterThan(reads);
    expect(await count('PATCH')).toBe(1);
  }
  await page.clock.fastForward('00:20');
  await expect(row).toContainText('Saved');
  expect(await tenant.ledger()).toHaveLength(before + 1);
  const calls = (await tenant.requests()).filter(({ path }) => /decisions\/[^/(]+$/.test(path));
  const [first, last] = [
    calls.findIndex(({ method }) => method === 'PATCH'),
    calls.findLastIndex(({ method }) => method === 'PATCH'),
  ];
  expect(calls.filter(({ method }) => method === 'PATCH')).toHaveLength(2);
  // There are reads in between, and directly before and after the second send.
  expect(calls.slice(first + 1, last).length).toBeGreaterThan(2);
  expect(calls[last + 1]?.method).toBe('GET');
});

test('a decision that somebody else makes right after mine is shown as theirs', async ({ page, tenant }) => {
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.shared);
  const open = notReviewedRows(page).first();
  const label = (await open.getByRole('checkbox').getAttribute('aria-label')) ?? '';
  const name = label.replace(/^Select /, '');
  const alex = await tenant.graphAs('Alex Wilber');
  // The first read is the one before sending; the reads after it are held.
  const goOn = await tenant.hold(READ, 1);
  await selectPeople(page, [name]);
  await decide(page, 'Approve', 'Still on the case.');
  await expect.poll(async () => (await alex.item(reviews.shared, name)).decision).toBe('Approve');
  await alex.decide(reviews.shared, name, 'Deny', 'Closed the case.');
  await goOn();
  await expect(personRow(page, name)).toContainText('Changed by Alex Wilber after it was saved');
  await expect(personRow(page, name)).toContainText('Closed the case.');
  expect(await alex.item(reviews.shared, name)).toMatchObject({ decision: 'Deny' });
});

test('each row shows the state of its decision', async ({ page, tenant }) => {
  await page.clock.install();
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  const row = personRow(page, 'Debra Berger');
  const says = (words: string) => expect(row).toContainText(words);
  // Each state lasts until it has been seen. The decision is read before each of the two sends.
  await tenant.fault({ match: WRITE, status: 429, retryAfter: 600 });
  const send = await tenant.hold(WRITE);
  const readBack = await tenant.hold(READ, 2);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Left the team.');
  await says('On this device: Microsoft asks Attest to wait');
  await page.clock.fastForward('10:01');
  await says('Sending');
  await send();
  await says('Checking that it is saved');
  await readBack();
  await says('Saved');

  await tenant.fault({ match: WRITE, status: 400 });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Approve', 'Still here.');
  // What stands is still the Deny; beside it, which decision isn't saved, with its reason.
  await says('Deny');
  await says('Left the team.');
  await says('Approve not saved · Still here.');
  const last = page.getByRole('group', { name: 'Last decisions' });
  await expect(last).toContainText('Tried to approve Debra Berger: not saved');
  const refused = page
    .getByRole('alert')
    .filter({ hasText: 'One decision was not saved: Microsoft refused this' });
  await expect(refused).toBeInViewport();
  await row.getByRole('button', { name: 'Try again' }).click();
  await says('Saved');
  await expect(last).toContainText(/^Approved Debra Berger/);
});
