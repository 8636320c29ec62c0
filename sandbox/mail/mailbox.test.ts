import { expect, it } from 'vitest';
import { act, DAY } from '../reviews/review-testing';
import { LONG_TEXT } from '../seed/reviews';
import { CONTOSO } from '../seed/seed';
import { startReview, testWorld, type World } from '../seed/world-testing';
import { mailsTo, upn } from './mail-testing';
import { listMail } from './mailbox';

const about = (world: World, alias: string, text: string) =>
  mailsTo(world, alias).find((mail) => mail.text.includes(text));

it('each reviewer gets one email when a review starts, and none where emails are off', async () => {
  const world = testWorld('empty');
  const reviewers = ['adelev', 'alexw'].map((alias) => ({ query: `/users/${world.person(alias)}` }));
  await startReview(world, 'badges', { reviewers, settings: { mailNotificationsEnabled: false } });
  await startReview(world, 'server', { reviewers });
  expect(listMail(world.context, world.tenant.id)).toEqual([]);
  await world.get('admin', '/me');
  await world.get('admin', '/me');
  expect(listMail(world.context, world.tenant.id).map(({ to }) => to)).toEqual([upn('adelev'), upn('alexw')]);
});

it('a review that is over from the start sends only the completion email to its creator', async () => {
  const world = testWorld('empty');
  const range = { type: 'endDate', startDate: '2026-11-01', endDate: '2026-11-05' };
  await startReview(world, 'server', { settings: { recurrence: { pattern: null, range } } });
  await world.get('admin', '/me');
  const mails = listMail(world.context, world.tenant.id).map(({ to, kind }) => [to, kind]);
  expect(mails).toEqual([[upn('admin'), 'completed']]);
});

it('the email names the review, the resource, the due date and the administrator’s text', () => {
  const mail = about(testWorld(), 'adelev', CONTOSO.reviews.longTexts);
  for (const part of [CONTOSO.reviews.longTexts, 'Corporate Affairs', '20 December 2026', LONG_TEXT])
    expect(mail?.text).toContain(part);
  expect(mail?.text).toContain('Microsoft’s own email would not have');
  expect(mail?.html).toContain('Microsoft’s own email would not have');
});

it('the email has at most 256 characters of the administrator’s text', async () => {
  const world = testWorld('empty');
  await startReview(world, 'server', { descriptionForReviewers: 'x'.repeat(300) });
  await world.get('admin', '/me');
  expect(mailsTo(world, 'adelev')[0]?.text.match(/x{10,}/)?.[0]).toHaveLength(256);
});

it('the email links to the review and to decisions for at most five people', () => {
  const world = testWorld();
  const mail = about(world, 'adelev', CONTOSO.reviews.northwind);
  const rels = mail?.links.map(({ rel }) => rel) ?? [];
  expect(rels).toEqual(['start', ...Array.from({ length: 5 }, () => ['approve', 'deny']).flat()]);
  expect(mail?.text).toContain('And 35 more');
  const start = new URL(mail?.links[0]?.href ?? '');
  expect(start.pathname).toBe('/review');
  expect([...start.searchParams.keys()]).toEqual(['definition', 'instance', 'tenant', 'login_hint']);
  const deny = new URL(mail?.links[2]?.href ?? '');
  expect(deny.pathname).toBe('/decision');
  expect(deny.searchParams.get('answer')).toBe('Deny');
  expect(deny.searchParams.get('login_hint')).toBe(upn('adelev'));
});

it('the email about one’s own access offers yes and no', () => {
  const mail = about(testWorld(), 'alexw', CONTOSO.reviews.buildingSecurity);
  expect(mail?.links.map(({ rel }) => rel)).toEqual(['start', 'yes', 'no']);
  expect(mail?.subject).toBe('Your access to Building security: still needed?');
});

it('the email of a review with stages offers no decisions', () => {
  const mail = about(testWorld(), 'adelev', CONTOSO.reviews.staged);
  expect(mail?.links.map(({ rel }) => rel)).toEqual(['start']);
});

it('names are escaped in an email', () => {
  const mail = about(testWorld(), 'adelev', CONTOSO.reviews.longTexts);
  expect(mail?.html).not.toContain('<script');
  expect(mail?.html).toContain('&lt;script&gt;');
});

it('a tenant’s texts are escaped in every kind of email', async () => {
  const world = testWorld('empty');
  const evil = '"><script>alert(1)</script>&lt;';
  const path = await startReview(world, 'server', { displayName: evil, descriptionForReviewers: evil });
  world.advance(DAY);
  await act(world, 'admin', `${path}/sendReminder`);
  const toReviewer = mailsTo(world, 'adelev');
  world.advance(5 * DAY);
  const mails = [...toReviewer, ...mailsTo(world, 'admin')];
  expect(mails.map(({ kind }) => kind)).toEqual(['reminder', 'started', 'completed']);
  for (const { html, text } of mails) {
    expect(html).not.toMatch(/<script|[^;]script>/);
    expect(html).toContain('<bdi>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;</bdi>');
    expect(text).toContain(evil);
  }
});
