import { expect, it } from 'vitest';
import { createTenant } from '../core/tenants';
import { listDefinitions } from '../reviews/definitions';
import { namesInProgress } from '../reviews/instances';
import { CONTOSO, ensureReviewsInProgress, seedTenant } from './seed';
import { BEGINNING, MINE, REVIEWS_PATH, startReview, testWorld, type World } from './world-testing';

const DAY = 86_400_000;

it('has at least forty people, with long, right-to-left, invisible and markup names', () => {
  expect(CONTOSO.people.length).toBeGreaterThanOrEqual(40);
  const { long, rightToLeft, invisible, markup } = CONTOSO.oddNames;
  expect([...long]).toHaveLength(80);
  expect(rightToLeft).toMatch(/\p{Script=Arabic}/u);
  expect(invisible).toMatch(/\u200B.*\u202E/);
  expect(markup).toContain('<script>');
  expect([...CONTOSO.longText]).toHaveLength(256);
});

it('has reviews in every state, and several pending for Adele and for Alex', async () => {
  const world = testWorld();
  const { body } = await world.get('admin', REVIEWS_PATH);
  const statusOf = (name: string) => body.value.find(({ displayName }) => displayName === name)?.status;
  const { upcoming, ended, applied, catalog: _, ...running } = CONTOSO.reviews;
  expect([statusOf(upcoming), statusOf(ended), statusOf(applied)]).toEqual([
    'NotStarted',
    'AutoReviewed',
    'Applied',
  ]);
  for (const name of Object.values(running)) expect([name, statusOf(name)]).toEqual([name, 'InProgress']);
  for (const who of ['adelev', 'alexw']) {
    const pending = await world.call(who, 'GET', '/me/pendingAccessReviewInstances', { version: 'beta' });
    expect(pending.body.value.length).toBeGreaterThanOrEqual(4);
  }
});

it('has a review that ends within the hour, one that a colleague began and one that is finished', async () => {
  const world = testWorld();
  const soon = await world.get('admin', await world.reviewPath(CONTOSO.reviews.endsSoon));
  expect(Date.parse(soon.body.endDateTime) - BEGINNING).toBe(3_600_000);
  const decided = async (name: string) => {
    const { body } = await world.get('adelev', `${await world.reviewPath(name)}/decisions/${MINE}`);
    return body.value.map(({ decision, reviewedBy }) => [decision, reviewedBy.displayName]);
  };
  expect((await decided(CONTOSO.reviews.shared)).slice(0, 3)).toEqual([
    ['Deny', 'Alex Wilber'],
    ['Deny', 'Alex Wilber'],
    ['NotReviewed', ''],
  ]);
  expect((await decided(CONTOSO.reviews.finished)).every(([decision]) => decision === 'Approve')).toBe(true);
});

it('has a review of forty members with both recommendations and outliers', async () => {
  const world = testWorld();
  const path = `${await world.reviewPath(CONTOSO.reviews.northwind)}/decisions/${MINE}`;
  const { body } = await world.get('adelev', path, { $expand: 'insights' });
  expect(body.value).toHaveLength(40);
  expect(new Set(body.value.map(({ recommendation }) => recommendation))).toEqual(
    new Set(['Approve', 'Deny']),
  );
  expect(body.value.filter(({ insights }) => insights.length > 1).length).toBeGreaterThanOrEqual(2);
});

it('the same tenant gets the same ids, another tenant gets others', () => {
  const idsOf = ({ context, tenant }: Pick<World, 'context' | 'tenant'>) =>
    listDefinitions(context.store, tenant.id).map(({ id }) => id);
  const [one, two] = [testWorld(), testWorld()];
  expect(idsOf(one)).toEqual(idsOf(two));
  const { context } = two;
  const other = createTenant(context.store, context.clock, {
    domain: 'fabrikam.com',
    displayName: 'Fabrikam',
  });
  seedTenant(context, other, 'contoso');
  const ids = [...idsOf(two), ...idsOf({ context, tenant: other })];
  expect(new Set(ids).size).toBe(ids.length);
});

it('reviews that ended while no process ran are created again, and no others', () => {
  const { context, tenant, advance } = testWorld();
  const count = () => listDefinitions(context.store, tenant.id).length;
  const running = () => [...namesInProgress(context.store, tenant.id)].sort();
  const [before, names] = [count(), running()];
  expect(names.length).toBeGreaterThan(5);
  ensureReviewsInProgress(context, tenant);
  expect(count()).toBe(before);
  advance(5 * DAY);
  ensureReviewsInProgress(context, tenant);
  expect(running()).toEqual(names);
  expect(count()).toBeLessThan(before + names.length);
  advance(90 * DAY);
  ensureReviewsInProgress(context, tenant);
  expect(running()).toEqual(names);
});

it('an empty tenant stays empty, and a large one’s review has all its people', async () => {
  const empty = testWorld('empty');
  ensureReviewsInProgress(empty.context, empty.tenant);
  expect((await empty.get('admin', REVIEWS_PATH)).body.value).toEqual([]);
  expect(await startReview(empty, 'server')).toContain(REVIEWS_PATH);
  const large = testWorld('large', 321);
  const path = `${await large.reviewPath(CONTOSO.largeReview)}/decisions/${MINE}`;
  expect((await large.get('adelev', path)).body['@odata.count']).toBe(321);
});
