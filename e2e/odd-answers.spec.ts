import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { decide, expectSaved, openReview, personRow, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import type { TestTenant } from './support/tenant';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;
const ALWAYS = { times: 500 };
const DAMAGED =
  '{"responses":[{"id":"33","status":200,"body":{"value":[]}},{"id":"34","status":503,"body":<!DOCTYPE HTML><h2>Service Unavailable</h2>}]}';

/**
 * Waits until the list shows progress, which means that it is complete (before, it may be the deprecated
 * one's), and until it reads nothing more that a later fault could strike.
 */
async function expectListed(page: Page): Promise<void> {
  await expect(page.getByText(/\d decided/).first()).toBeVisible();
  await expect(page.getByText('Loading details')).toHaveCount(0);
  await expect(page.getByRole('link', { name: reviews.directReports })).toBeVisible();
}

/** The calls, and parts of batches, with a text in their query. */
const askedWith = async (tenant: TestTenant, text: string) =>
  (await tenant.requests()).filter(({ query }) =>
    decodeURIComponent(query.replaceAll('+', ' ')).includes(text),
  );

for (const status of [400, 500, 503]) {
  test(`the list opens where a tenant answers the filter of instances with ${status}, and the filter is tried once`, {
    tag: '@case-03-optional-filter-answers-500',
  }, async ({ page, tenant }) => {
    await tenant.fault({ match: { query: '$filter=status eq' }, status, ...ALWAYS });
    await signInAs(page, tenant, 'Adele Vance');
    await expectListed(page);
    await expect(page.getByText(/couldn’t be read/)).toHaveCount(0);
    const filtered = await askedWith(tenant, '$filter=status eq');
    expect(new Set(filtered.map(({ parent }) => parent)).size).toBe(1);
  });
}

test('a review opens where insights are answered with 500', {
  tag: '@case-03-optional-filter-answers-500',
}, async ({ page, tenant }) => {
  await tenant.fault({ match: { query: '$expand=insights' }, status: 500, ...ALWAYS });
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  // The inbox has read the people already, so the row may be shown before insights are requested.
  await expect.poll(async () => (await askedWith(tenant, '$expand=insights')).length).toBe(1);
  await expect(page.getByRole('checkbox', { name: 'Select all' })).toBeEnabled();
  await expect(personRow(page, 'Debra Berger')).toBeVisible();
  expect(await askedWith(tenant, '$expand=insights')).toHaveLength(1);
});

test('failing answers of last time don’t delay deciding', async ({ page, tenant }) => {
  await tenant.fault({
    match: { path: '/v1.0/**/instances/filterByCurrentUser*', inBatch: false },
    status: 503,
    retryAfter: 120,
    ...ALWAYS,
  });
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Approve', 'Plans our stores.');
  await expectSaved(page, ['Debra Berger']);
});

test('a damaged answer is requested again, and the list and a review open', {
  tag: '@case-01-batch-damaged',
}, async ({ page, tenant }) => {
  const damaged = {
    match: { method: 'POST', pathRegex: 'batch$' },
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: DAMAGED,
  };
  await tenant.fault(damaged);
  await signInAs(page, tenant, 'Adele Vance');
  await expectListed(page);
  await tenant.fault(damaged);
  await openReview(page, reviews.directReports);
  // The inbox has read the people already, so the row may be shown before the review is requested.
  await expect.poll(() => tenant.faultsApplied()).toEqual([1, 1]);
  await expect(page.getByRole('checkbox', { name: 'Select all' })).toBeEnabled();
  await expect(personRow(page, 'Debra Berger')).toBeVisible();
  await expect(page.getByText('Microsoft’s answer couldn’t be read')).toHaveCount(0);
});

test('people of an endless list can be decided, and the page says that some may be missing', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await expectListed(page);
  const link = new URL(await tenant.mailLink('Adele Vance', reviews.directReports, 'start'));
  const list = `identityGovernance/accessReviews/definitions/${link.searchParams.get('definition')}`;
  await tenant.fault({
    match: { path: `/v1.0/${list}/instances/*/decisions/filterByCurrentUser*` },
    patchBody: { '@odata.nextLink': `https://graph.microsoft.com/v1.0/me?page={count}` },
    times: 1,
  });
  await tenant.fault({
    match: { path: '/v1.0/me', queryRegex: 'page=' },
    status: 200,
    body: { value: [], '@odata.nextLink': 'https://graph.microsoft.com/v1.0/me?page=1{count}' },
    ...ALWAYS,
  });
  await openReview(page, reviews.directReports);
  await expect(page.getByRole('heading', { name: 'Part of the list may be missing here' })).toBeVisible();
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Approve', 'Plans our stores.');
  await expectSaved(page, ['Debra Berger']);
  await tenant.clearFaults();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Part of the list may be missing here' })).toHaveCount(0);
  await expect(personRow(page, 'Debra Berger')).toBeVisible();
});

test('after a decision from a list that broke off, the page doesn’t say that nothing is left', async ({
  page,
  tenant,
}) => {
  const link = new URL(await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'yes'));
  const list = `identityGovernance/accessReviews/definitions/${link.searchParams.get('definition')}`;
  await tenant.fault({
    match: { path: `/v1.0/${list}/instances/*/decisions/filterByCurrentUser*` },
    patchBody: { '@odata.nextLink': `https://graph.microsoft.com/v1.0/me?page={count}` },
    ...ALWAYS,
  });
  await tenant.fault({
    match: { path: '/v1.0/me', queryRegex: 'page=' },
    status: 200,
    body: { value: [], '@odata.nextLink': 'https://graph.microsoft.com/v1.0/me?page=1{count}' },
    ...ALWAYS,
  });
  await signInAs(page, tenant, 'Alex Wilber', link.pathname + link.search);
  await page.getByRole('textbox', { name: 'Reason' }).fill('I open the building in the morning.');
  await page.getByRole('button', { name: 'Yes, keep it' }).click();
  await expect(page.getByRole('heading', { name: 'Saved: Yes' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the review' })).toBeVisible();
  await expect(page.getByText('You have nothing else to review.')).toHaveCount(0);
});

test('reviews of a list that links to itself are shown, and the page says that some may be missing', async ({
  page,
  tenant,
}) => {
  await tenant.fault({
    match: { path: '/v1.0/identityGovernance/accessReviews/definitions/filterByCurrentUser*' },
    patchBody: {
      '@odata.nextLink':
        "https://graph.microsoft.com/v1.0/identityGovernance/accessReviews/definitions/filterByCurrentUser(on='reviewer')?again",
    },
    ...ALWAYS,
  });
  await signInAs(page, tenant, 'Adele Vance');
  await expect(page.getByText('reviews may be missing')).toBeVisible();
  await expect(page.getByRole('link', { name: reviews.directReports })).toBeVisible();
});

test('a missing licence is reported, with a contact and a way to try again', {
  tag: '@case-04-no-license-403',
}, async ({ page, tenant }) => {
  await tenant.fault({
    match: { method: 'GET', pathRegex: 'definitions/filterByCurrentUser' },
    status: 403,
    body: {
      error: {
        code: 'NoLicense',
        message:
          'User is not authorized to perform the operation. Reason: Tenant does not meet license requirement!',
        details: [],
        innerError: { 'request-id': '11111111-2222-4333-8444-555555555555' },
      },
    },
    ...ALWAYS,
  });
  await signInAs(page, tenant, 'Adele Vance');
  await expect(page.getByRole('heading', { name: 'Your organisation’s licence is missing' })).toBeVisible();
  await expect(page.getByText('Tell your administrator, then try again.')).toBeVisible();
  await expect(page.getByText(/Reference to quote/)).toBeVisible();
  await tenant.clearFaults();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('link', { name: reviews.directReports })).toBeVisible();
});

test('the table of people and access opens where a list has no end', async ({ page, tenant }) => {
  await tenant.fault({
    match: { path: '/v1.0/**/decisions/filterByCurrentUser*' },
    patchBody: { '@odata.nextLink': 'https://graph.microsoft.com/v1.0/me?page={count}' },
    ...ALWAYS,
  });
  await tenant.fault({
    match: { path: '/v1.0/me', queryRegex: 'page=' },
    status: 200,
    body: { value: [], '@odata.nextLink': 'https://graph.microsoft.com/v1.0/me?page=1{count}' },
    ...ALWAYS,
  });
  await signInAs(page, tenant, 'Adele Vance', '/grid');
  await expect(page.getByRole('heading', { name: 'Part of the list may be missing here' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
});
