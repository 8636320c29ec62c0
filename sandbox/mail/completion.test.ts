import { expect, it } from 'vitest';
import { act, DAY, decide, people, twoStages } from '../reviews/review-testing';
import { startReview, testWorld, type World } from '../seed/world-testing';
import { mailsTo, onlyMail, upn } from './mail-testing';

const additional = (world: World, alias: string) => [
  {
    notificationTemplateType: 'CompletedAdditionalRecipients',
    notificationRecipientScope: {
      '@odata.type': '#microsoft.graph.accessReviewNotificationRecipientQueryScope',
      query: `/users/${world.person(alias)}`,
      queryType: 'MicrosoftGraph',
      queryRoot: null,
    },
  },
];

it('the completion email tells the creator and the additional recipients the counts and the end', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', {
    additionalNotificationRecipients: additional(world, 'miriamg'),
  });
  await decide(world, 'adelev', path, 'seano', 'Approve');
  await decide(world, 'adelev', path, 'robertd', 'Deny');
  world.advance(6 * DAY);
  for (const alias of ['admin', 'miriamg']) {
    const { subject, text } = onlyMail(world, alias, 'completed');
    expect(subject).toBe('Review completed: Test review');
    expect(text).toContain(
      'Ended: Wednesday 25 November 2026 at 08:00 UTC\nApproved: 1\nDenied: 1\nDon’t know: 0\nNot reviewed: 1',
    );
  }
  expect(mailsTo(world, 'adelev').map(({ kind }) => kind)).toEqual(['started']);
});

it('the completion email links only to the portal’s start page, with the reader’s login_hint', async () => {
  const world = testWorld('empty');
  await startReview(world, 'server');
  world.advance(6 * DAY);
  const { links } = onlyMail(world, 'admin', 'completed');
  expect(links.map(({ rel }) => rel)).toEqual(['portal']);
  const url = new URL(links[0]?.href ?? '');
  expect(url.origin + url.pathname).toBe('http://localhost:3000/');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    tenant: world.tenant.domain,
    login_hint: upn('admin'),
  });
});

it('the completion email counts only what reviewers decided, also after the default is recorded', async () => {
  const world = testWorld('empty');
  world.setSwitch('showPassingStates', true);
  const path = await startReview(world, 'server', {
    settings: { defaultDecisionEnabled: true, defaultDecision: 'Deny', autoApplyDecisionsEnabled: true },
  });
  world.advance(60_000);
  await decide(world, 'adelev', path, 'seano', 'Approve');
  await act(world, 'admin', `${path}/stop`);
  world.advance(11_000);
  const before = onlyMail(world, 'admin', 'completed');
  expect((await world.get('admin', path)).body.status).toBe('Completed');
  expect(before.text).toContain('Approved: 1\nDenied: 0\nDon’t know: 0\nNot reviewed: 2');
  expect(before.text).toContain('the review’s default is recorded next: Deny');
  world.advance(DAY);
  expect((await world.get('admin', path)).body.status).toBe('Applied');
  expect(onlyMail(world, 'admin', 'completed')).toEqual(before);
});

it('the completion email names the moment at which the review or its last stage was stopped', async () => {
  const world = testWorld('empty');
  const whole = await startReview(world, 'server', { displayName: 'Whole' });
  const staged = await startReview(world, 'server', {
    displayName: 'Staged',
    stageSettings: twoStages(world),
  });
  world.advance(3 * DAY);
  const { body } = await world.get('admin', `${staged}/stages`);
  await act(world, 'admin', `${staged}/stages/${body.value.at(-1)?.id}/stop`);
  world.advance(DAY / 2);
  await act(world, 'admin', `${whole}/stop`);
  const ended = mailsTo(world, 'admin').map(({ text }) =>
    /^Review: (.*)$[\s\S]*^Ended: (.*)$/m.exec(text)?.slice(1),
  );
  expect(ended).toEqual([
    ['Whole', 'Monday 23 November 2026 at 21:30 UTC'],
    ['Staged', 'Monday 23 November 2026 at 09:30 UTC'],
  ]);
});

it('a creator who is also a reviewer gets two separate emails', async () => {
  const world = testWorld('empty');
  await startReview(world, 'server', { reviewers: people(world, 'admin') });
  expect(onlyMail(world, 'admin', 'started').subject).toBe('Your review is waiting: Test review');
  world.advance(6 * DAY);
  expect(mailsTo(world, 'admin').map(({ kind }) => kind)).toEqual(['completed', 'started']);
});
