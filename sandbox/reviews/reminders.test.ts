import { expect, it } from 'vitest';
import {
  BEGINNING,
  REVIEWS_PATH,
  reviewBody,
  startReview,
  testWorld,
  type World,
} from '../seed/world-testing';
import { tick } from './lifecycle';
import { listNotices, type NoticeKind } from './notices';
import { act, DAY, decide, define, listOf, people, query, series, twoStages } from './review-testing';

/**
 * The recipients of a kind of notice, and when they got it (days after the beginning, one digit), oldest
 * first.
 */
function recipientsOf(world: World, kind: NoticeKind): [string, number][] {
  tick(world.context, world.tenant);
  return listNotices(world.context.store, world.tenant.id)
    .filter((notice) => notice.kind === kind)
    .reverse()
    .map(({ recipientId, sentAt }) => [nameOf(world, recipientId), days(sentAt)]);
}

const days = (at: number) => Math.round(((at - BEGINNING) / DAY) * 10) / 10;
const ALIASES = ['admin', 'adelev', 'alexw', 'seano', 'nestorw', 'miriamg'];
const nameOf = (world: World, id: string) => ALIASES.find((alias) => world.person(alias) === id) ?? id;

const REMINDED = { settings: { reminderNotificationsEnabled: true } };

it('the reviewers get an email when the review starts', async () => {
  const world = testWorld('empty');
  await startReview(world, 'server', { reviewers: people(world, 'adelev', 'alexw') });
  expect(recipientsOf(world, 'started')).toEqual([
    ['alexw', 0],
    ['adelev', 0],
  ]);
});

it('every reviewer is reminded once, halfway, also one who has finished', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', {
    ...REMINDED,
    reviewers: people(world, 'adelev', 'alexw'),
  });
  await world.call('adelev', 'POST', `${path}/batchRecordDecisions`, { body: { decision: 'Approve' } });
  world.advance(2 * DAY);
  expect(recipientsOf(world, 'reminder')).toEqual([]);
  world.advance(2 * DAY);
  const reminded = recipientsOf(world, 'reminder');
  expect(reminded.map(([who]) => who).sort()).toEqual(['adelev', 'alexw']);
  // From 20 November, 09:30, to 25 November, 08:00.
  expect(new Set(reminded.map(([, at]) => at))).toEqual(new Set([2.5]));
  world.advance(6 * DAY);
  expect(recipientsOf(world, 'reminder')).toHaveLength(2);
});

it('with the switch off, a reviewer who has finished is not reminded', async () => {
  const world = testWorld('empty');
  world.setSwitch('remindFinishedReviewers', false);
  const scope = query(`/groups/${world.group('server')}/members`);
  const path = await startReview(world, 'server', { ...REMINDED, scope, reviewers: [] });
  await decide(world, 'seano', path, 'seano', 'Approve');
  world.advance(4 * DAY);
  const names = recipientsOf(world, 'reminder').map(([who]) => who);
  expect(names).toHaveLength(2);
  expect(names).not.toContain('seano');
});

it('nobody is reminded where reminders or emails are off, or after the review is stopped', async () => {
  const world = testWorld('empty');
  await startReview(world, 'server', { settings: { reminderNotificationsEnabled: false } });
  const silent = { mailNotificationsEnabled: false, reminderNotificationsEnabled: true };
  await startReview(world, 'server', { settings: silent });
  const stopped = await startReview(world, 'server', REMINDED);
  await act(world, 'admin', `${stopped}/stop`);
  world.advance(4 * DAY);
  expect(recipientsOf(world, 'reminder')).toEqual([]);
});

it('a reminder on demand is sent each time', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  world.advance(DAY);
  expect(await act(world, 'admin', `${path}/sendReminder`)).toBe(204);
  world.advance(DAY);
  await act(world, 'admin', `${path}/sendReminder`);
  expect(recipientsOf(world, 'reminder')).toEqual([
    ['adelev', 1],
    ['adelev', 2],
  ]);
});

it('only the running stage’s reviewers are reminded, halfway through each stage', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { ...REMINDED, stageSettings: twoStages(world) });
  expect(recipientsOf(world, 'reminder')).toEqual([]);
  world.advance(1.5 * DAY);
  expect(recipientsOf(world, 'reminder')).toEqual([['adelev', 1]]);
  world.advance(DAY);
  await act(world, 'admin', `${path}/sendReminder`);
  world.advance(DAY);
  expect(recipientsOf(world, 'reminder')).toEqual([
    ['adelev', 1],
    ['alexw', 2.5],
    ['alexw', 3],
  ]);
});

it('each stage’s reviewers get an email when their stage starts', async () => {
  const world = testWorld('empty');
  await startReview(world, 'server', { stageSettings: twoStages(world) });
  expect(recipientsOf(world, 'started')).toEqual([['adelev', 0]]);
  world.advance(3 * DAY);
  expect(recipientsOf(world, 'started')).toEqual([
    ['adelev', 0],
    ['alexw', 2],
  ]);
});

it('the creator and the additional recipients get an email when the review is completed, not before', async () => {
  const world = testWorld('empty');
  const additional = {
    notificationTemplateType: 'CompletedAdditionalRecipients',
    notificationRecipientScope: {
      '@odata.type': '#microsoft.graph.accessReviewNotificationRecipientQueryScope',
      query: `/users/${world.person('miriamg')}`,
      queryType: 'MicrosoftGraph',
      queryRoot: null,
    },
  };
  await startReview(world, 'server', { additionalNotificationRecipients: [additional] });
  world.advance(4 * DAY);
  expect(recipientsOf(world, 'completed')).toEqual([]);
  world.advance(2 * DAY);
  const names = recipientsOf(world, 'completed').map(([who]) => who);
  expect(names.sort()).toEqual(['admin', 'miriamg']);
  expect(recipientsOf(world, 'completed')[0]?.[1]).toBe(4.9);
});

it('reviewers get no email about a review that was over when it was created', async () => {
  const world = testWorld('empty');
  const range = { type: 'endDate', startDate: '2026-11-01', endDate: '2026-11-10' };
  const body = reviewBody(world, 'server', {
    settings: { reminderNotificationsEnabled: true, recurrence: { pattern: null, range } },
  });
  await world.call('admin', 'POST', REVIEWS_PATH, { body });
  expect([recipientsOf(world, 'started'), recipientsOf(world, 'reminder')]).toEqual([[], []]);
});

it('every instance of a series sends its emails', async () => {
  const world = testWorld('empty');
  const path = await define(world, 'server', {
    settings: series({ type: 'weekly', interval: 1 }, { type: 'numbered', numberOfOccurrences: 3 }),
  });
  for (let week = 0; week < 4; week += 1) {
    tick(world.context, world.tenant);
    world.advance(7 * DAY);
  }
  expect(await listOf(world, `${path}/instances`)).toHaveLength(3);
  expect(recipientsOf(world, 'started')).toHaveLength(3);
  expect(recipientsOf(world, 'completed')).toHaveLength(3);
});
