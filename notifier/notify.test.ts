import { afterAll, expect, test } from 'vitest';
import { APPROVE } from '../sandbox/app-testing';
import { CONTOSO } from '../sandbox/seed/seed';
import { type NotifyReport, notify } from './notify';
import { NotifierBench } from './sandbox-testing';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const bench = new NotifierBench();
afterAll(() => bench.sandbox.close());

type Options = Awaited<ReturnType<typeof bench.options>>;

async function run(options: Options): Promise<NotifyReport> {
  const report = await notify(options);
  if (report === 'busy') throw new Error('another run is at work');
  return report;
}

const lineOf = ({ lines }: NotifyReport, name: string) => lines.find((line) => line.name === name);
const mailsTo = (address: string) =>
  bench.posted
    .map(({ body }) => Buffer.from(body, 'base64').toString())
    .filter((mime) => mime.includes(`To: `) && mime.includes(address));

test('said, sent, not sent again, and the next day without what was finished', async () => {
  const tenant = await bench.tenant();
  const options = await bench.options(tenant);
  const dry = await run({ ...options, dryRun: true });
  expect(bench.posted).toEqual([]);
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
  expect(bench.posted.every(({ path }) => path.endsWith('/sendMail'))).toBe(true);
  expect(mailsTo(address)).toHaveLength(1);
  expect(mailsTo(address)[0]).toMatch(/^From: Contoso <access-reviews@/m);

  const again = await run(options);
  expect(again.lines.every(({ result }) => result === 'nothing due')).toBe(true);
  expect(mailsTo(address)).toHaveLength(1);

  const adele = await bench.token(address);
  const item = await bench.firstItem(adele);
  expect((await bench.graph(adele, item, APPROVE)).status).toBe(204);
  bench.time += DAY;
  const next = await run(options);
  expect(lineOf(next, 'Adele Vance')).toMatchObject({ result: 'sent', occasion: 'daysBefore' });
  expect(lineOf(next, 'Adele Vance')?.rounds.map(({ review }) => review)).not.toContain(own.review);
  expect(mailsTo(address)).toHaveLength(2);
  bench.time -= DAY;
});

test('whose manager was read before a review started is known to be asked in it', async () => {
  const tenant = await bench.tenant('empty');
  const options = await bench.options(tenant);
  const begun = bench.time;
  const app = await bench.appToken(tenant);
  const groups = await bench.graph(app, "/groups?$filter=displayName eq 'All employees'&$select=id");
  const [group] = ((await groups.json()) as { value: { id: string }[] }).value;
  const asked = (query: string, root: object = {}) => [{ query, queryType: 'MicrosoftGraph', ...root }];
  const admin = tenant.people.find(({ userPrincipalName }) => userPrincipalName === tenant.admin);
  const range = { type: 'endDate', startDate: '2026-11-24T12:00:00Z', endDate: '2026-12-04T12:00:00Z' };
  const made = await bench.graph(app, '/identityGovernance/accessReviews/definitions', {
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
  bench.time += HOUR;
  await run(options);
  bench.time = Date.parse('2026-11-24T11:00:00Z');
  await run(options);
  bench.time = Date.parse('2026-11-25T09:30:00Z');
  const started = await run(options);
  expect(started.claims).toMatchObject({ oneOfSeveral: 0, notKnown: 0 });
  expect(started.claims.owes).toBeGreaterThan(5);
  expect(new Set(started.lines.map(({ result }) => result))).toEqual(new Set(['sent']));
  bench.time = begun;
});

test('who decided is thanked once, when the review has ended', async () => {
  const tenant = await bench.tenant();
  const options = await bench.options(tenant, { thanks: true });
  const begun = bench.time;
  await run(options);
  const adele = await bench.token(`adelev@${tenant.domain}`);
  expect((await bench.graph(adele, await bench.firstItem(adele), APPROVE)).status).toBe(204);
  bench.time = Date.parse('2026-11-27T10:00:00Z');
  const first = await run(options);
  const thanks = first.lines.filter(({ result }) => result === 'thanked');
  const decided = lineOf(first, 'Adele Vance')?.person;
  expect(new Set(thanks.map(({ person }) => person))).toEqual(new Set([decided]));
  const again = await run(options);
  expect(again.lines.filter(({ result }) => result === 'thanked')).toEqual([]);
  bench.time = begun;
});

test('what Graph refuses of one review keeps nobody’s mail away, and is told', async () => {
  const tenant = await bench.tenant();
  const options = await bench.options(tenant);
  const path = '/v1.0/identityGovernance/accessReviews/definitions/*/instances/*/stages';
  await bench.fault(tenant, { match: { path }, rate: 1, status: 403 });
  const report = await run({ ...options, dryRun: true });
  expect(report.unread).toEqual([expect.objectContaining({ what: 'stages', status: 403 })]);
  expect(lineOf(report, 'Adele Vance')?.rounds.length).toBeGreaterThan(3);
});

test('a mailbox that never tells its time zone keeps nobody’s mail away, its owner’s included', async () => {
  const tenant = await bench.tenant();
  const options = await bench.options(tenant);
  const adele = tenant.people.find(({ displayName }) => displayName === 'Adele Vance');
  const path = `/v1.0/users/${adele?.id}/mailboxSettings`;
  await bench.fault(tenant, { match: { path }, rate: 1, status: 503 });
  const report = await run({ ...options, dryRun: true });
  expect(lineOf(report, 'Adele Vance')).toMatchObject({ result: 'would send' });
  expect(report.lines.length).toBeGreaterThan(1);
});

test('an outage in the middle ends the run before anything leaves: what is not read isn’t nothing', async () => {
  const tenant = await bench.tenant();
  const options = await bench.options(tenant);
  const path = '/v1.0/users';
  await bench.fault(tenant, { match: { path }, rate: 1, status: 500 });
  const before = bench.posted.length;
  await expect(notify(options)).rejects.toMatchObject({ code: 'unavailable' });
  expect(bench.posted).toHaveLength(before);
});

test('without the directory, mails go to sign-in names, and nothing is claimed that hangs on it', async () => {
  const tenant = await bench.tenant();
  const options = await bench.options(tenant);
  for (const path of ['/v1.0/users', '/v1.0/users/*', '/v1.0/groups/**'])
    await bench.fault(tenant, { match: { path }, rate: 1, status: 403 });
  const report = await run({ ...options, dryRun: true });
  expect(lineOf(report, 'Adele Vance')).toMatchObject({ address: `adelev@${tenant.domain}` });
  expect(report.lines.every(({ result }) => result === 'would send')).toBe(true);
});
