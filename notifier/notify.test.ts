import { afterAll, expect, test } from 'vitest';
import { APPROVE } from '../sandbox/app-testing';
import { CONTOSO } from '../sandbox/seed/seed';
import { type NotifyReport, notify } from './notify';
import { NotifierHarness } from './sandbox-testing';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const harness = new NotifierHarness();
afterAll(() => harness.sandbox.close());

type Options = Awaited<ReturnType<typeof harness.options>>;

async function run(options: Options): Promise<NotifyReport> {
  const report = await notify(options);
  if (report === 'busy') throw new Error('another run is at work');
  return report;
}

const lineOf = ({ lines }: NotifyReport, name: string) => lines.find((line) => line.name === name);
const mailsTo = (address: string) =>
  harness.posted
    .map(({ body }) => Buffer.from(body, 'base64').toString())
    .filter((mime) => mime.includes(`To: `) && mime.includes(address));

test('a digest is announced in a dry run, sent once, and leaves out finished reviews the next day', async () => {
  const tenant = await harness.tenant();
  const options = await harness.options(tenant);
  const dry = await run({ ...options, dryRun: true });
  expect(harness.posted).toEqual([]);
  const due = lineOf(dry, 'Adele Vance');
  expect(due).toMatchObject({ result: 'would send', occasion: 'lastDay' });
  const own = { review: CONTOSO.reviews.buildingSecurity, owes: 1, shared: 0 };
  expect(due?.rounds).toContainEqual(expect.objectContaining(own));
  // The reviewers of the managers' review are known only for reviews that start later.
  expect(dry.unknown.mayHaveChanged).toBeGreaterThan(0);
  expect(dry.requests).toBeLessThan(15);

  const sent = await run(options);
  expect(sent.lines.map(({ name, result }) => [name, result])).toEqual(
    dry.lines.map(({ name }) => [name, 'sent']),
  );
  const address = `adelev@${tenant.domain}`;
  expect(harness.posted.every(({ path }) => path.endsWith('/sendMail'))).toBe(true);
  expect(mailsTo(address)).toHaveLength(1);
  expect(mailsTo(address)[0]).toMatch(/^From: Contoso <access-reviews@/m);

  const again = await run(options);
  expect(again.lines.every(({ result }) => result === 'nothing due')).toBe(true);
  expect(mailsTo(address)).toHaveLength(1);

  const adele = await harness.token(address);
  const item = await harness.firstItem(adele);
  expect((await harness.graph(adele, item, APPROVE)).status).toBe(204);
  harness.time += DAY;
  const next = await run(options);
  expect(lineOf(next, 'Adele Vance')).toMatchObject({ result: 'sent', occasion: 'daysBefore' });
  expect(lineOf(next, 'Adele Vance')?.rounds.map(({ review }) => review)).not.toContain(own.review);
  expect(mailsTo(address)).toHaveLength(2);
  harness.time -= DAY;
});

test('a manager who was read before the review started is known to owe its items', async () => {
  const tenant = await harness.tenant('empty');
  const options = await harness.options(tenant);
  const begun = harness.time;
  const app = await harness.appToken(tenant);
  const groups = await harness.graph(app, "/groups?$filter=displayName eq 'All employees'&$select=id");
  const [group] = ((await groups.json()) as { value: { id: string }[] }).value;
  const asked = (query: string, root: object = {}) => [{ query, queryType: 'MicrosoftGraph', ...root }];
  const admin = tenant.people.find(({ userPrincipalName }) => userPrincipalName === tenant.admin);
  const range = { type: 'endDate', startDate: '2026-11-24T12:00:00Z', endDate: '2026-12-04T12:00:00Z' };
  const made = await harness.graph(app, '/identityGovernance/accessReviews/definitions', {
    body: {
      displayName: 'By managers',
      scope: asked(`/groups/${group?.id}/transitiveMembers`)[0],
      reviewers: asked('./manager', { queryRoot: 'decisions' }),
      fallbackReviewers: asked(`/users/${admin?.id}`),
      settings: { instanceDurationInDays: 10, recurrence: { pattern: null, range } },
    },
  });
  expect(made.status).toBe(201);
  // The first run reads the group's members, the second their managers.
  expect((await run(options)).lines).toEqual([]);
  harness.time += HOUR;
  await run(options);
  harness.time = Date.parse('2026-11-24T11:00:00Z');
  await run(options);
  harness.time = Date.parse('2026-11-25T09:30:00Z');
  const started = await run(options);
  expect(started.claims).toMatchObject({ oneOfSeveral: 0, notKnown: 0 });
  expect(started.claims.owes).toBeGreaterThan(5);
  expect(new Set(started.lines.map(({ result }) => result))).toEqual(new Set(['sent']));
  harness.time = begun;
});

test('a reviewer is thanked once, after the review has ended', async () => {
  const tenant = await harness.tenant();
  const options = await harness.options(tenant, { thanks: true });
  const begun = harness.time;
  await run(options);
  const adele = await harness.token(`adelev@${tenant.domain}`);
  expect((await harness.graph(adele, await harness.firstItem(adele), APPROVE)).status).toBe(204);
  harness.time = Date.parse('2026-11-27T10:00:00Z');
  const first = await run(options);
  const thanks = first.lines.filter(({ result }) => result === 'thanked');
  const decided = lineOf(first, 'Adele Vance')?.person;
  expect(new Set(thanks.map(({ person }) => person))).toEqual(new Set([decided]));
  const again = await run(options);
  expect(again.lines.filter(({ result }) => result === 'thanked')).toEqual([]);
  harness.time = begun;
});

test('a review that Graph refuses is reported, and all other emails are sent', async () => {
  const tenant = await harness.tenant();
  const options = await harness.options(tenant);
  const path = '/v1.0/identityGovernance/accessReviews/definitions/*/instances/*/stages';
  await harness.fault(tenant, { match: { path }, rate: 1, status: 403 });
  const report = await run({ ...options, dryRun: true });
  expect(report.unread).toEqual([expect.objectContaining({ what: 'stages', status: 403 })]);
  expect(lineOf(report, 'Adele Vance')?.rounds.length).toBeGreaterThan(3);
});

test('a mailbox that never shows its time zone stops no email, not even its owner’s', async () => {
  const tenant = await harness.tenant();
  const options = await harness.options(tenant);
  const adele = tenant.people.find(({ displayName }) => displayName === 'Adele Vance');
  const path = `/v1.0/users/${adele?.id}/mailboxSettings`;
  await harness.fault(tenant, { match: { path }, rate: 1, status: 503 });
  const report = await run({ ...options, dryRun: true });
  expect(lineOf(report, 'Adele Vance')).toMatchObject({ result: 'would send' });
  expect(report.lines.length).toBeGreaterThan(1);
});

test('an outage during the reading ends the run before any email is sent', async () => {
  const tenant = await harness.tenant();
  const options = await harness.options(tenant);
  const path = '/v1.0/users';
  await harness.fault(tenant, { match: { path }, rate: 1, status: 500 });
  const before = harness.posted.length;
  await expect(notify(options)).rejects.toMatchObject({ code: 'unavailable' });
  expect(harness.posted).toHaveLength(before);
});

test('without access to the directory, emails go to the sign-in names', async () => {
  const tenant = await harness.tenant();
  const options = await harness.options(tenant);
  for (const path of ['/v1.0/users', '/v1.0/users/*', '/v1.0/groups/**'])
    await harness.fault(tenant, { match: { path }, rate: 1, status: 403 });
  const report = await run({ ...options, dryRun: true });
  expect(lineOf(report, 'Adele Vance')).toMatchObject({ address: `adelev@${tenant.domain}` });
  expect(report.lines.every(({ result }) => result === 'would send')).toBe(true);
});
