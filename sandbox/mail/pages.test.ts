import { expect, it } from 'vitest';
import { act, DAY } from '../reviews/review-testing';
import { CONTOSO } from '../seed/seed';
import { startReview, testWorld, type World } from '../seed/world-testing';
import { mailsTo, upn } from './mail-testing';
import { mailPages } from './pages';

const BOX = `/mail/${CONTOSO.domain}/${encodeURIComponent(upn('adelev'))}`;

async function read(world: World, path: string): Promise<string> {
  const response = await mailPages(world.context).request(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  const text = await response.text();
  expect(text).not.toMatch(/<script|style=/);
  return text;
}

/** The mails that a page lists, by their paths. */
const listed = (text: string): string[] =>
  [...text.matchAll(/class="box subject"><a href="([^"]+)"/g)].map(([, href]) => href ?? '');

/** A mailbox with a start mail and `count` reminders. */
async function manyMails(count: number): Promise<World> {
  const world = testWorld('empty');
  const path = await startReview(world, 'server');
  for (let n = 0; n < count; n += 1) {
    world.advance(60_000);
    await act(world, 'admin', `${path}/sendReminder`);
  }
  return world;
}

it('the mailboxes, one mailbox and one email are pages under a strict policy', async () => {
  const world = testWorld();
  const [mail] = mailsTo(world, 'adelev');
  for (const path of ['/mail', `/mail/${CONTOSO.domain}`, BOX, `${BOX}/${mail?.id}`])
    expect(await read(world, path)).toContain('Adele Vance');
});

it('a missing tenant, mailbox or email answers 404', async () => {
  const app = mailPages(testWorld().context);
  for (const path of ['/mail/nowhere', `/mail/${CONTOSO.domain}/nobody@x`, `${BOX}/none`])
    expect((await app.request(path)).status).toBe(404);
});

it('the mailbox lists each email with its kind and date', async () => {
  const world = await manyMails(1);
  world.advance(6 * DAY);
  const box = await read(world, BOX);
  expect(box).toMatch(/Reminder, 3 not reviewed: Test review[\s\S]*Your review is waiting: Test review/);
  expect(box).toContain('<span class="badge">Reminder</span>');
  expect(box).toContain('<span class="badge">Invitation</span>');
  expect(box).toContain('Fri 20 Nov 2026, 09:31 UTC');
  const administrator = await read(world, BOX.replace('adelev', 'admin'));
  expect(administrator).toContain('<span class="badge">Completion</span>');
});

it('a long mailbox has pages that together list every email once', async () => {
  const world = await manyMails(119);
  const pages = await Promise.all([1, 2, 3].map((number) => read(world, `${BOX}?page=${number}`)));
  const paths = pages.flatMap(listed);
  expect(pages.map((page) => listed(page).length)).toEqual([50, 50, 20]);
  expect(paths).toEqual(mailsTo(world, 'adelev').map(({ id }) => `${BOX}/${id}`));
  expect(pages[1]).toContain('Page 2 of 3');
  expect(pages[1]).toContain(`href="${BOX}"`);
  expect(pages[1]).toContain(`href="${BOX}?page=3"`);
  expect(pages[2]).not.toContain('rel="next"');
  expect(await read(world, `${paths.at(-1)}`)).toContain(`href="${BOX}?page=3"`);
});

it('an invalid page number shows the nearest page', async () => {
  const world = await manyMails(59);
  for (const asked of ['0', '-1', 'x', '1.5', ''])
    expect(await read(world, `${BOX}?page=${asked}`)).toContain('Page 1 of 2');
  expect(await read(world, `${BOX}?page=99999999`)).toContain('Page 2 of 2');
});
