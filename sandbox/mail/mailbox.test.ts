import { expect, it } from 'vitest';
import { LONG_TEXT } from '../seed/reviews';
import { CONTOSO } from '../seed/seed';
import { startReview, testWorld, type World } from '../seed/world-testing';
import { listMail } from './mailbox';
import { mailPages } from './pages';

const upn = (alias: string) => `${alias}@${CONTOSO.domain}`;
const mailsTo = (world: World, alias: string) => listMail(world.context, world.tenant.id, upn(alias));
const about = (world: World, alias: string, text: string) =>
  mailsTo(world, alias).find((mail) => mail.text.includes(text));

it('tells each reviewer once when a review starts, and nobody before it or where the settings say none', async () => {
  const world = testWorld('empty');
  const reviewers = ['adelev', 'alexw'].map((alias) => ({ query: `/users/${world.person(alias)}` }));
  await startReview(world, 'badges', { reviewers, settings: { mailNotificationsEnabled: false } });
  await startReview(world, 'server', { reviewers });
  expect(listMail(world.context, world.tenant.id)).toEqual([]);
  await world.get('admin', '/me');
  await world.get('admin', '/me');
  expect(listMail(world.context, world.tenant.id).map(({ to }) => to)).toEqual([upn('adelev'), upn('alexw')]);
});

it('sends no mail for a review that is over before it is opened', async () => {
  const world = testWorld('empty');
  const range = { type: 'endDate', startDate: '2026-11-01', endDate: '2026-11-05' };
  await startReview(world, 'server', { settings: { recurrence: { pattern: null, range } } });
  await world.get('admin', '/me');
  expect(listMail(world.context, world.tenant.id)).toEqual([]);
});

it('names the review, the resource, the due date and the administrator’s text', () => {
  const mail = about(testWorld(), 'adelev', CONTOSO.reviews.longTexts);
  for (const part of [CONTOSO.reviews.longTexts, 'Corporate Affairs', '20 December 2026', LONG_TEXT])
    expect(mail?.text).toContain(part);
  expect(mail?.text).toContain('Microsoft’s own mail would not have');
  expect(mail?.html).toContain('Microsoft’s own mail would not have');
});

it('carries 256 characters of the administrator’s text and no more', async () => {
  const world = testWorld('empty');
  await startReview(world, 'server', { descriptionForReviewers: 'x'.repeat(300) });
  await world.get('admin', '/me');
  expect(mailsTo(world, 'adelev')[0]?.text.match(/x{10,}/)?.[0]).toHaveLength(256);
});

it('links to the review and to an answer for five of the people, never more', () => {
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

it('asks about oneself by yes and no', () => {
  const mail = about(testWorld(), 'alexw', CONTOSO.reviews.buildingSecurity);
  expect(mail?.links.map(({ rel }) => rel)).toEqual(['start', 'yes', 'no']);
  expect(mail?.subject).toBe('Your access to Building security: still needed?');
});

it('offers no answers in the mail of a review with stages', () => {
  const mail = about(testWorld(), 'adelev', CONTOSO.reviews.staged);
  expect(mail?.links.map(({ rel }) => rel)).toEqual(['start']);
});

it('never lets a name become markup', () => {
  const mail = about(testWorld(), 'adelev', CONTOSO.reviews.longTexts);
  expect(mail?.html).not.toContain('<script');
  expect(mail?.html).toContain('&lt;script&gt;');
});

it('shows boxes, a box and a mail as pages under a strict policy, and 404 for others', async () => {
  const world = testWorld();
  const app = mailPages(world.context);
  const mail = about(world, 'adelev', CONTOSO.reviews.longTexts);
  const box = `/mail/${CONTOSO.domain}/${encodeURIComponent(upn('adelev'))}`;
  for (const path of ['/mail', `/mail/${CONTOSO.domain}`, box, `${box}/${mail?.id}`]) {
    const response = await app.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const text = await response.text();
    expect(text).not.toMatch(/<script|style=/);
    expect(text).toContain('Adele Vance');
  }
  for (const path of ['/mail/nowhere', `/mail/${CONTOSO.domain}/nobody@x`, `${box}/none`])
    expect((await app.request(path)).status).toBe(404);
});
