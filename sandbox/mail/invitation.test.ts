import { expect, it } from 'vitest';
import { DAY, decide, definitionOf, memberships, people, query, twoStages } from '../reviews/review-testing';
import { applicationId } from '../seed/directory';
import { reviewBody, startReview, testWorld } from '../seed/world-testing';
import { mailsTo, onlyMail, relsOf, upn } from './mail-testing';

it('the invitation names its stage, and not what an earlier stage decided', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server', { stageSettings: twoStages(world) });
  const first = onlyMail(world, 'adelev', 'started');
  expect(first.subject).toBe('Your review is waiting: Test review, stage 1 of 2');
  await decide(world, 'adelev', path, 'seano', 'Deny');
  world.advance(3 * DAY);
  const second = onlyMail(world, 'alexw', 'started');
  expect(second.subject).toBe('Your review is waiting: Test review, stage 2 of 2');
  expect(second.text).toContain('Stage: 2 of 2\nDue: Tuesday 24 November 2026 at 09:30 UTC');
  expect(second.text).not.toMatch(/Adele|Deny|Denied/);
  // Links for each person would lead to a page that can't take the answer yet.
  expect([first, second].map(relsOf)).toEqual([['start'], ['start']]);
  expect(onlyMail(world, 'adelev', 'started')).toEqual(first);
});

it('reviewers who are added later get an invitation, and the others keep theirs', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const [before] = mailsTo(world, 'adelev');
  world.advance(DAY);
  const { body } = await world.get('admin', path);
  const reviewers = people(world, 'adelev', 'alexw');
  const { status } = await world.call('admin', 'PUT', path, { body: { ...body, reviewers } });
  expect(status).toBe(200);
  expect(onlyMail(world, 'alexw', 'started').sentDateTime).toBe('2026-11-21T09:30:00.000Z');
  expect(mailsTo(world, 'adelev')).toEqual([before]);
});

it('a sent invitation stays the same when the review’s name and description change', async () => {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  const before = onlyMail(world, 'adelev', 'started');
  const body = reviewBody(world, 'server', {
    displayName: 'Another name',
    descriptionForReviewers: 'Other words',
  });
  const { status } = await world.call('admin', 'PUT', definitionOf(path), { body });
  expect(status).toBe(204);
  expect(onlyMail(world, 'adelev', 'started')).toEqual(before);
});

it('the invitations to several instances of one review have different subjects', async () => {
  const world = testWorld('empty');
  await startReview(world, 'partners', {
    scope: query('./members/microsoft.graph.user'),
    instanceEnumerationScope: query("/groups?$filter=(groupTypes/any(c:c+eq+'Unified'))"),
  });
  const subjects = mailsTo(world, 'adelev').map(({ subject }) => subject);
  expect(subjects.length).toBeGreaterThan(1);
  expect(new Set(subjects).size).toBe(subjects.length);
  expect(subjects).toContain('Your review is waiting: Test review (Partner collaboration)');
});

it('the invitation names the resource of each item where a review has several', async () => {
  const world = testWorld('empty');
  const resources = [
    `/servicePrincipals/${applicationId(world.tenant, 'expenses')}`,
    `/groups/${world.group('server')}`,
  ];
  await startReview(world, 'server', { scope: memberships(['/users'], resources) });
  const { text } = onlyMail(world, 'adelev', 'started');
  expect(text).toContain('Resource: Expense Central and others');
  expect(text).toMatch(/^.+, Expense Central\n {2}Approve: /m);
});

it('the invitation asks guests to sign in with their home organisation’s address', async () => {
  const world = testWorld('empty');
  const scope = query(`/groups/${world.group('partners')}/members`);
  await startReview(world, 'partners', { scope, reviewers: [] });
  const guest = world.user('pilar.ruiz');
  const [mail] = mailsTo(world, guest?.userPrincipalName.split('@')[0] ?? '');
  const links = mail?.links.map(({ href }) => new URL(href).searchParams.get('login_hint'));
  expect(guest?.mail).not.toBe(upn('pilar.ruiz'));
  expect(new Set(links)).toEqual(new Set([guest?.mail]));
});
