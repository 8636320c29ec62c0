import { CONTOSO } from '../sandbox/seed/seed';
import { boxOf, expectNothingSideways } from './support/boxes';
import {
  decide,
  expectSaved,
  notReviewedRows,
  openList,
  openReview,
  personRow,
  selectPeople,
} from './support/portal';
import { addReviewOf } from './support/reviews';
import { signInAs } from './support/sign-in';
import { desk, expect, phone, test } from './support/test';

const { reviews, oddNames } = CONTOSO;
const GUID = 'aaaaaaaa-1111-4222-8333-444444444444';

const DAMAGED = [
  `/review?definition=..%2F..%2Fusers&instance=${GUID}`,
  `/review?definition=${GUID}&instance=1`,
  `/decision?definition=${GUID}&instance=${GUID}&item=%2e%2e%2f`,
  '/open?item=javascript:alert(1)',
  `/open?definition=${GUID}'%20or%20true`,
  `/decision?definition=${GUID}`,
];

test('a damaged link is reported, and nothing is requested from Graph', async ({ page, tenant }) => {
  // The inbox is never opened, because its requests might still run when it is left.
  await signInAs(page, tenant, 'Adele Vance', DAMAGED[0]);
  for (const link of DAMAGED) {
    await page.goto(link);
    await expect(page.getByRole('heading', { name: /This link is (damaged|incomplete)/ })).toBeVisible();
  }
  expect(await tenant.requests()).toEqual([]);
});

test('no path redirects to another site', async ({ request, baseURL }) => {
  for (const path of [
    '/reviews/..%2F..%2Fx/y',
    '/reviews/1/2',
    '/@..%2Fevil.example',
    '/@//evil.example',
    '//evil.example',
  ])
    await test.step(path, async () => {
      const answer = await request.get(`${baseURL}${path}`, { maxRedirects: 0 });
      expect(answer.status()).toBe(404);
      expect(answer.headers().location).toBeUndefined();
    });
});

test('long, reversed, invisible and markup names are shown as plain text', async ({ page, tenant }) => {
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  for (const name of [oddNames.long, oddNames.rightToLeft, oddNames.markup]) {
    await page.getByRole('searchbox', { name: 'Search people' }).fill(name.slice(0, 20));
    await expect(personRow(page, name)).toBeVisible();
  }
  await page.getByRole('searchbox', { name: 'Search people' }).fill('Hart');
  await expect(personRow(page, 'Nina Hart')).toBeVisible();
  expect(await page.getByRole('grid').textContent()).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
});

const LONG_GROUP =
  'Corporate Affairs, Sustainability and Cross-Border Regulatory Correspondence (Archive and Retrieval), EMEA and APAC';
const LONG_REVIEW = `Quarterly review of who may read and correct the archive of ${LONG_GROUP}`;

for (const [where, device] of Object.entries({ phone, desk }))
  test.describe(`at a ${where}`, () => {
    test.use(device);
    const onPhone = where === 'phone';

    test('a long name of a review and of its group pushes neither the end date nor the receipt nor the people away', async ({
      page,
      tenant,
    }) => {
      const given = { name: LONG_REVIEW, group: LONG_GROUP, reviewer: 'Adele Vance' };
      await addReviewOf(tenant, given);
      await signInAs(page, tenant, given.reviewer);
      await openList(page, LONG_REVIEW, onPhone);
      const title = await boxOf(page.getByRole('heading', { level: 1 }));
      for (const part of [page.getByText(/^Due in \d+ days$/), page.getByRole('link', { name: 'Receipt' })]) {
        await expect(part).toBeInViewport({ ratio: 1 });
        const { x, y, width, height } = await boxOf(part);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(device.viewport.width);
        const beside = x >= title.x + title.width || x + width <= title.x;
        const apart = y >= title.y + title.height || y + height <= title.y;
        expect(beside || apart, `${await part.textContent()} lies over the title`).toBe(true);
      }
      const people = onPhone ? page.getByRole('listitem') : page.getByRole('row');
      const first = await boxOf(
        people.filter({ has: page.getByRole('checkbox', { name: /^Select (?!all)/ }) }).first(),
      );
      expect(first.y).toBeLessThanOrEqual(onPhone ? 300 : 260);
      await expectNothingSideways(page);
    });
  });

test('script in every field that a tenant fills stays text', async ({ page, tenant }) => {
  const script = '<script>window.harmed = 1</script><img src=x onerror="window.harmed=1">';
  await tenant.fault({
    match: { path: '/v1.0/identityGovernance/accessReviews/definitions/filterByCurrentUser*' },
    times: 20,
    patchBody: {
      value: [
        {
          id: GUID,
          displayName: script,
          descriptionForReviewers: script,
          descriptionForAdmins: script,
          status: 'InProgress',
          createdBy: { id: GUID, displayName: script, userPrincipalName: script },
          scope: {},
          settings: null,
          stageSettings: [{ stageId: script }],
        },
      ],
    },
  });
  await tenant.fault({
    match: { path: `/v1.0/**/definitions/${GUID}/instances/filterByCurrentUser*`, inBatch: true },
    times: 20,
    status: 200,
    body: {
      value: [{ id: GUID, status: 'InProgress', startDateTime: script, endDateTime: script, scope: {} }],
    },
  });
  await signInAs(page, tenant, 'Adele Vance');
  await expect(page.getByText('window.harmed').first()).toBeVisible();
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
});

test('a definition without settings, an empty scope and unknown values can still be decided', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  const start = new URL(await tenant.mailLink('Adele Vance', reviews.expenses, 'start'));
  const definition = start.searchParams.get('definition');
  await tenant.fault({
    match: { path: `/v1.0/**/definitions/${definition}` },
    times: 20,
    patchBody: { settings: null, scope: {}, status: 'Simmering' },
  });
  await page.goto(start.pathname + start.search);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(reviews.expenses);
  const first = notReviewedRows(page).first();
  const name = ((await first.getByRole('checkbox').getAttribute('aria-label')) ?? '').replace(/^Select /, '');
  await selectPeople(page, [name]);
  await decide(page, 'Approve');
  await expectSaved(page, [name]);
});

test('a next page at another host is not followed', async ({ page, tenant }) => {
  await tenant.fault({
    match: { path: '/v1.0/identityGovernance/accessReviews/definitions/filterByCurrentUser*' },
    times: 5,
    patchBody: { '@odata.nextLink': 'https://graph.microsoft.com.evil.example/v1.0/next' },
  });
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('evil.example')) foreign.push(request.url());
  });
  await signInAs(page, tenant, 'Adele Vance');
  await expect(page.getByRole('heading', { name: 'This address isn’t trusted' })).toBeVisible();
  expect(foreign).toEqual([]);
});
