import { expect, it } from 'vitest';
import { DAY, define, itemsOf } from '../../reviews/review-testing';
import { REVIEWS_PATH, testWorld } from '../../seed/world-testing';

const world = testWorld('empty');
const AUDITS = '/auditLogs/directoryAudits';
const SCOPES = ['AuditLog.Read.All'];

interface Target {
  displayName: string;
  type: string;
  userPrincipalName: string | null;
}
interface Audit {
  id: string;
  activityDisplayName: string;
  activityDateTime: string;
  initiatedBy: { user: { displayName: string } | null; app: { displayName: string } | null };
  targetResources: Target[];
}

const ask = (query: Record<string, string>, who = 'admin', scopes = SCOPES) =>
  world.call(who, 'GET', AUDITS, { query, scopes });
const audits = async (query: Record<string, string> = {}) => {
  const { status, body } = await ask(query);
  expect(status).toBe(200);
  return body.value as unknown as Audit[];
};
const aboutReview = async (name: string) =>
  (await audits()).reverse().filter(({ targetResources }) => targetResources[0]?.displayName === name);
/** The log entries of a review, oldest first: the activity and who did it. */
const story = async (name: string) =>
  (await aboutReview(name)).map(({ activityDisplayName, initiatedBy: { user, app } }) => [
    activityDisplayName,
    (user ?? app)?.displayName,
  ]);

const MANUAL = { defaultDecisionEnabled: false, defaultDecision: 'None', autoApplyDecisionsEnabled: false };
async function begin(displayName: string, settings: object) {
  const path = await define(world, 'partners', { displayName, settings: { ...DEFAULTS, ...settings } });
  return { path, instance: `${path}/instances/${path.split('/').at(-1)}` };
}
const DEFAULTS = {
  mailNotificationsEnabled: true,
  justificationRequiredOnApproval: false,
  instanceDurationInDays: 5,
  recurrence: { pattern: null, range: { type: 'noEnd', startDate: '2026-11-20' } },
};

it('the audit log lists each step of a review’s life with the person or service that did it', async () => {
  const { path, instance } = await begin('By hand', MANUAL);
  const items = await itemsOf(world, instance);
  const act = async (who: string, method: string, at: string, body?: object) => {
    world.advance(1000);
    const { status } = await world.call(who, method, at, { body });
    expect(status).toBe(204);
  };
  await act('adelev', 'PATCH', `${instance}/decisions/${items[0]?.id}`, { decision: 'Deny' });
  await act('adelev', 'POST', `${instance}/batchRecordDecisions`, {
    decision: 'Approve',
    principalId: items[1]?.principal.id,
  });
  await act('admin', 'POST', `${instance}/stop`);
  await act('admin', 'POST', `${instance}/applyDecisions`);
  await act('admin', 'DELETE', path);
  expect(await story('By hand')).toEqual([
    ['Create access review', 'MOD Administrator'],
    ['Deny decision', 'Adele Vance'],
    ['Bulk Approve decisions', 'Adele Vance'],
    ['Access review ended', 'MOD Administrator'],
    ['Apply review', 'MOD Administrator'],
    ['Apply decision', 'Access Reviews'],
    ['Delete access review', 'MOD Administrator'],
  ]);
  const [denied] = (await aboutReview('By hand')).filter(
    ({ activityDisplayName }) => activityDisplayName === 'Deny decision',
  );
  // A published query reads the review first and the person third.
  expect(denied?.targetResources.map(({ type }) => type)).toEqual(['Policy', 'Group', 'User']);
  expect(denied?.targetResources[2]?.userPrincipalName).toBe(items[0]?.principal.userPrincipalName);
});

it('the audit log has no entry for a refused request', async () => {
  const { instance } = await begin('Refused', { ...MANUAL, justificationRequiredOnApproval: true });
  const body = { decision: 'Approve' };
  const { status } = await world.call('adelev', 'POST', `${instance}/batchRecordDecisions`, { body });
  expect(status).toBe(400);
  expect(await story('Refused')).toEqual([['Create access review', 'MOD Administrator']]);
});

it('the audit log names the services that end, decide and apply a review by themselves', async () => {
  await begin('By itself', {
    defaultDecisionEnabled: true,
    defaultDecision: 'Approve',
    autoApplyDecisionsEnabled: true,
  });
  world.advance(6 * DAY);
  expect(await story('By itself')).toEqual([
    ['Create access review', 'MOD Administrator'],
    ['Access review ended', 'Access Reviews'],
    ['Auto review', 'Identity Governance'],
    ['Auto apply review', 'Identity Governance'],
  ]);
});

it('audits can be filtered and sorted as Microsoft documents, other filters are refused', async () => {
  const all = await audits();
  const dates = all.map(({ activityDateTime }) => activityDateTime);
  expect(dates).toEqual([...dates].sort().reverse());
  const kept = async ($filter: string) => (await audits({ $filter })).length;
  expect(await kept("loggedByService eq 'Access Reviews' and category eq 'Policy'")).toBe(
    all.length - (await kept("category eq 'UserManagement'")),
  );
  expect(await kept("loggedByService eq 'Core Directory'")).toBe(0);
  expect(await kept("activityDisplayName eq 'Create access review'")).toBe(3);
  expect(await kept("startswith(activityDisplayName,'Auto')")).toBe(2);
  expect(await kept(`activityDateTime ge ${dates[0]}`)).toBe(
    dates.filter((date) => date === dates[0]).length,
  );
  expect(await kept(`initiatedBy/user/id eq '${world.person('adelev')}'`)).toBe(2);
  expect((await ask({ $filter: "contains(activityDisplayName,'review')" })).status).toBe(400);
  const first = all[0]?.id ?? '';
  const { body } = await world.call('admin', 'GET', `${AUDITS}/${first}`, { scopes: SCOPES });
  expect(body.id).toBe(first);
  const page = await ask({ $top: '2' });
  expect([page.body.value.length, page.body['@odata.nextLink'] !== undefined]).toEqual([2, true]);
});

it('audits need AuditLog.Read.All, and of people also a role', async () => {
  expect((await ask({}, 'adelev')).status).toBe(403);
  expect((await ask({}, 'admin', ['AccessReview.Read.All'])).status).toBe(403);
  expect((await ask({}, 'app', ['AuditLog.Read.All'])).status).toBe(200);
});

it('an audit entry is gone after thirty days', async () => {
  world.advance(31 * DAY);
  await world.get('admin', REVIEWS_PATH);
  const activities = (await audits()).map(({ activityDisplayName }) => activityDisplayName);
  expect(activities).not.toContain('Create access review');
});
