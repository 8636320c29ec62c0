import { expect, it } from 'vitest';
import { act, DAY, decide, people, query, twoStages } from '../reviews/review-testing';
import { startReview, testWorld } from '../seed/world-testing';
import { mailsTo, onlyMail, relsOf } from './mail-testing';

const REMINDED = { settings: { reminderNotificationsEnabled: true } };

it('the reminder shows how many items were undecided when it was sent, and lists only those', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', REMINDED);
  world.advance(DAY);
  await decide(world, 'adelev', path, 'seano', 'Approve');
  world.advance(2 * DAY);
  const mail = onlyMail(world, 'adelev', 'reminder');
  expect(mail.subject).toBe('Reminder, 2 not reviewed: Test review');
  expect(mail.text).toContain('Not reviewed: 2 of 3');
  expect(mail.text).toContain('Due: Wednesday 25 November 2026 at 08:00 UTC');
  expect(mail.text).not.toContain('Sean');
  expect(relsOf(mail)).toEqual(['start', 'approve', 'deny', 'approve', 'deny']);
});

it('a sent reminder stays the same when the items are decided and the review is stopped', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', REMINDED);
  world.advance(3 * DAY);
  const before = mailsTo(world, 'adelev');
  expect(before.map(({ kind }) => kind)).toEqual(['reminder', 'started']);
  await act(world, 'adelev', `${path}/batchRecordDecisions`, { decision: 'Deny' });
  world.advance(DAY);
  await act(world, 'admin', `${path}/stop`);
  expect(mailsTo(world, 'adelev')).toEqual(before);
});

it('the reminder counts items that others decided as decided, and taken-back ones as undecided', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { reviewers: people(world, 'adelev', 'alexw') });
  await decide(world, 'alexw', path, 'seano', 'DontKnow');
  await decide(world, 'alexw', path, 'robertd', 'Deny');
  await decide(world, 'alexw', path, 'robertd', 'NotReviewed');
  world.advance(DAY);
  await decide(world, 'alexw', path, 'yukit', 'Approve');
  world.advance(DAY);
  await act(world, 'admin', `${path}/sendReminder`);
  expect(onlyMail(world, 'adelev', 'reminder').text).toContain('Not reviewed: 1 of 3');
  expect(onlyMail(world, 'adelev', 'reminder').text).toContain('Robert');
});

it('the reminder says when nothing is left, and then offers no decisions', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', REMINDED);
  await act(world, 'adelev', `${path}/batchRecordDecisions`, { decision: 'Approve' });
  world.advance(3 * DAY);
  const mail = onlyMail(world, 'adelev', 'reminder');
  expect(mail.subject).toBe('Reminder, nothing left to do: Test review');
  expect(mail.text).toContain('Nothing is left for you to decide.');
  expect(relsOf(mail)).toEqual(['start']);
});

it('the reminder about one’s own access offers yes and no', async () => {
  const world = testWorld('empty');
  const scope = query(`/groups/${world.group('server')}/members`);
  await startReview(world, 'server', { ...REMINDED, scope, reviewers: [] });
  world.advance(3 * DAY);
  const mail = onlyMail(world, 'seano', 'reminder');
  expect(relsOf(mail)).toEqual(['start', 'yes', 'no']);
  expect(mail.subject).toBe('Reminder: your access to Server room, still needed?');
});

it('two reminders of one review have the counts of their own time', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  for (let day = 0; day < 2; day += 1) {
    world.advance(DAY);
    await act(world, 'admin', `${path}/sendReminder`);
    await decide(world, 'adelev', path, 'seano', 'Approve');
  }
  const mails = mailsTo(world, 'adelev').map(({ subject, sentDateTime }) => [
    subject,
    sentDateTime.slice(0, 10),
  ]);
  expect(mails).toEqual([
    ['Reminder, 2 not reviewed: Test review', '2026-11-22'],
    ['Reminder, 3 not reviewed: Test review', '2026-11-21'],
    ['Your review is waiting: Test review', '2026-11-20'],
  ]);
});

it('the reminder in a later stage counts that stage’s undecided items', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { ...REMINDED, stageSettings: twoStages(world) });
  await decide(world, 'adelev', path, 'seano', 'Approve');
  world.advance(3.5 * DAY);
  const mail = onlyMail(world, 'alexw', 'reminder');
  expect(mail.subject).toBe('Reminder, 3 not reviewed: Test review, stage 2 of 2');
  expect(mail.text).toContain('Due: Tuesday 24 November 2026 at 09:30 UTC');
  expect(relsOf(mail)).toEqual(['start']);
});
