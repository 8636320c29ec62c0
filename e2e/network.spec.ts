import { CONTOSO } from '../sandbox/seed/seed';
import { atSize, PHONE } from './support/accessibility';
import { decide, expectSaved, openReview, personRow, selectPeople } from './support/portal';
import { shiftsOf, watchShifts } from './support/shifts';
import { signInAs } from './support/sign-in';
import type { TestTenant } from './support/tenant';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;
const PATCHES = { method: 'PATCH' };

const sent = async (tenant: TestTenant) =>
  (await tenant.requests()).filter(({ method }) => method === 'PATCH');

test('when Graph asks to wait, the page says so and continues by itself', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ match: PATCHES, status: 429, retryAfter: 3 });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Approve', 'Plans our stores.');
  await expect(personRow(page, 'Debra Berger')).toContainText('Microsoft asks Attest to wait');
  await expectSaved(page, ['Debra Berger']);
  expect(await sent(tenant)).toHaveLength(2);
});

test('a long wait shows its end in the reader’s time, and Try now doesn’t wait', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ match: PATCHES, status: 429, retryAfter: 280 });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Approve', 'Plans our stores.');
  const notice = page.getByText(/Microsoft asks Attest to wait\. Continuing/);
  // British English uses the 24-hour clock, like every other time on this page.
  await expect(notice).toContainText(/Continuing at \d\d:\d\d:\d\d, in \d+ seconds/);
  await atSize(page, PHONE);
  await expect(page.getByRole('button', { name: 'Try now' })).toBeInViewport();
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByText('One decision is saved.')).toBeVisible();
  await expect(notice).toBeHidden();
  expect(await sent(tenant)).toHaveLength(2);
});

test('a wait of an hour shows its end, and Try now tries at once', async ({ page, tenant }) => {
  await tenant.fault({
    match: { path: '/v1.0/identityGovernance/accessReviews/definitions/filterByCurrentUser*' },
    status: 429,
    retryAfter: 3600,
  });
  await signInAs(page, tenant, 'Adele Vance', '/past');
  const alert = page.getByRole('alert').filter({ hasText: 'Microsoft asks Attest to wait' });
  await expect(alert).toContainText(/come back after \w+day, .*\d\d:\d\d/);
  await atSize(page, PHONE);
  await alert.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByRole('list', { name: 'Past reviews' })).toContainText(reviews.applied);
});

test('a wait for reading shows its end, and Try now doesn’t wait', async ({ page, tenant }) => {
  await tenant.fault({
    match: { path: '/v1.0/identityGovernance/**' },
    status: 429,
    retryAfter: 280,
    times: 1,
  });
  await signInAs(page, tenant, 'Adele Vance', '/past');
  const notice = page.getByText(/Microsoft is busy or doesn’t answer/).filter({ hasText: 'seconds' });
  await expect(notice).toContainText(/Trying again at \d\d:\d\d:\d\d, in \d+ seconds/);
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByRole('list', { name: 'Past reviews' })).toContainText(reviews.applied);
  await expect(notice).toBeHidden();
});

test('a throttled part of a batch is sent again alone', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ match: { ...PATCHES, inBatch: true }, status: 429, retryAfter: 1 });
  const people = ['Debra Berger', 'Irvin Sayers', 'Isaiah Langer'];
  await selectPeople(page, people);
  await decide(page, 'Approve', 'All of them plan.');
  await expectSaved(page, people);
  expect(await sent(tenant)).toHaveLength(4);
});

test('a decision whose answer is lost after the write is not sent twice', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ match: PATCHES, drop: 'after' });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Approve', 'Plans our stores.');
  await expectSaved(page, ['Debra Berger']);
  expect(await sent(tenant)).toHaveLength(1);
});

test('a decision that is lost before the write is sent again', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ match: PATCHES, drop: 'before' });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Approve', 'Plans our stores.');
  await expectSaved(page, ['Debra Berger']);
  const adele = await tenant.graphAs('Adele Vance');
  expect(await adele.item(reviews.directReports, 'Debra Berger')).toMatchObject({ decision: 'Approve' });
});

test('a batch that breaks off after its write records everybody exactly once', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ match: { ...PATCHES, inBatch: true }, after: 1, drop: 'after' });
  const people = ['Debra Berger', 'Irvin Sayers', 'Isaiah Langer'];
  await selectPeople(page, people);
  await decide(page, 'Deny', 'Left the team.');
  await expectSaved(page, people);
  const adele = await tenant.graphAs('Adele Vance');
  for (const name of people) {
    expect(await adele.item(reviews.directReports, name)).toMatchObject({ decision: 'Deny' });
  }
  expect(await sent(tenant)).toHaveLength(people.length);
});

test('a row waits for a read that lags behind, and then shows Saved', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  // The first read is the one before sending.
  await tenant.fault({
    match: { method: 'GET', pathRegex: 'decisions/[0-9a-f-]{36}$' },
    after: 1,
    times: 1,
    staleSeconds: 3600,
  });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Approve', 'Plans our stores.');
  await expect(personRow(page, 'Debra Berger')).toContainText('Checking that it is saved');
  await expectSaved(page, ['Debra Berger']);
});

test('a decision made offline is kept with its reason and sent when the network is back', async ({
  page,
  tenant,
  context,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger']);
  const notice = page.getByText('You are offline.').first();
  await watchShifts(page, '[role=grid] [data-index], [role=dialog]');
  await context.setOffline(true);
  await expect(notice).toBeInViewport({ ratio: 1 });
  await decide(page, 'Approve', 'Plans our stores.');
  await expect(personRow(page, 'Debra Berger')).toContainText('On this device');
  await context.setOffline(false);
  await expectSaved(page, ['Debra Berger']);
  await expect(notice).toBeHidden();
  // The notice appeared and disappeared without moving anything.
  expect(await shiftsOf(page)).toEqual([]);
  const adele = await tenant.graphAs('Adele Vance');
  expect(await adele.item(reviews.directReports, 'Debra Berger')).toMatchObject({
    decision: 'Approve',
    justification: 'Plans our stores.',
  });
});

test('an outage is reported, with a way to try again', async ({ page, tenant }) => {
  await tenant.fault({ match: { path: '/v1.0/**' }, status: 500, times: 30 });
  await signInAs(page, tenant, 'Adele Vance');
  await expect(page.getByRole('heading', { name: 'Microsoft isn’t answering' })).toBeVisible();
  await tenant.clearFaults();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('link', { name: reviews.directReports })).toBeVisible();
});

test('a damaged answer is not taken for an empty list', async ({ page, tenant }) => {
  await tenant.fault({ match: { path: '/v1.0/identityGovernance/**' }, truncate: 120, times: 30 });
  await signInAs(page, tenant, 'Adele Vance');
  await expect(page.getByRole('heading', { name: 'Microsoft’s answer couldn’t be read' })).toBeVisible();
  await expect(page.getByText('No reviews to do')).toHaveCount(0);
});

test('a review that was read completely stays on screen when it can’t be read again', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await expect(page.getByRole('status').filter({ hasText: /reviews? to do/ })).toBeVisible();
  await tenant.fault({
    match: { pathRegex: '/accessReviews/definitions/[^/]+/instances/' },
    status: 500,
    times: 1000,
  });
  await openReview(page, reviews.directReports);
  const alert = page.getByRole('alert').filter({ hasText: 'Microsoft isn’t answering' });
  await expect(alert).toBeVisible();
  await expect(personRow(page, 'Debra Berger')).toBeVisible();
  await tenant.clearFaults();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toBeHidden();
  await expect(personRow(page, 'Debra Berger')).toBeVisible();
});
