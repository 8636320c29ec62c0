import type { FrameLocator, Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { expectNoViolationsAt, NARROW, PHONE } from './support/accessibility';
import { addReviewOf } from './support/reviews';
import { sandboxUrl } from './support/sandbox';
import { signInAs } from './support/sign-in';
import type { TestTenant } from './support/tenant';
import { expect, phone, test } from './support/test';

test.use(phone);

const { reviews } = CONTOSO;

/** A window as wide as the mail pane of a desktop mail program. */
const PANE = { width: 600, height: 900, touch: false };

/** Opens a person's newest digest in the sandbox's mailbox, one day after its reviews began. */
async function digestOf(tenant: TestTenant, name: string) {
  const digest = (await tenant.mail(name)).find(({ kind }) => kind === 'host');
  if (!digest) throw new Error(`${name} has no digest.`);
  const { userPrincipalName } = tenant.person(name);
  const address = `${sandboxUrl()}/mail/${tenant.domain}/${userPrincipalName}/${digest.id}`;
  const links = [...digest.html.matchAll(/href="(http[^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
  return { ...digest, address, links };
}

/** Counts taps, from the mail on. */
function tapping(mail: Page) {
  let taps = 0;
  const frame: FrameLocator = mail.frameLocator('iframe');
  return {
    taps: () => taps,
    /** Follows a link of the mail, which opens a new window. */
    link: async (name: RegExp): Promise<Page> => {
      taps += 1;
      const opened = mail.waitForEvent('popup');
      await frame.getByRole('link', { name }).first().tap();
      return opened;
    },
    button: async (page: Page, name: string | RegExp): Promise<void> => {
      taps += 1;
      await page.getByRole('button', { name }).tap();
    },
  };
}

test('a day later the digest arrives, and at most four taps in it record a decision about one’s own access', async ({
  page,
  tenant,
}) => {
  await tenant.advance('P1D');
  expect(await tenant.timer()).toMatch(/digests are in the mailboxes/);
  const { address, subject } = await digestOf(tenant, 'Alex Wilber');
  expect(subject).toMatch(/your own access/);

  await signInAs(page, tenant, 'Alex Wilber');
  await page.goto(address);
  const tap = tapping(page);
  const portal = await tap.link(/^Yes: Building security/);
  await expect(portal.getByRole('heading', { name: /^Do you still need Building security\?/ })).toBeVisible();
  await expect(portal.getByRole('radio', { name: 'Yes' })).toBeChecked();
  await portal.getByRole('textbox', { name: 'Reason' }).fill('I open the building in the morning.');
  await tap.button(portal, 'Yes, keep it');
  await expect(portal.getByRole('heading', { name: 'Saved: Yes' })).toBeVisible();
  expect(tap.taps()).toBeLessThanOrEqual(4);
  const alex = await tenant.graphAs('Alex Wilber');
  expect(await alex.item(reviews.buildingSecurity, 'Alex Wilber')).toMatchObject({ decision: 'Approve' });
});

test.describe('a manager’s digest', () => {
  test.use({ seed: { seed: 'empty' } });

  test('lists three people, who are decided in four taps and leave the next digest; opened links change nothing', async ({
    page,
    tenant,
  }) => {
    await addReviewOf(tenant, { name: 'Who may enter', group: 'Server room', reviewer: 'Adele Vance' });
    await tenant.advance('P1D');
    await tenant.timer();
    const { address, subject, links, html, text } = await digestOf(tenant, 'Adele Vance');
    expect(subject).toMatch(/^3 people to review/);
    const names = [...text.matchAll(/^(.+)\n\nAccess: Server room$/gm)].map(([, name = '']) => name);
    expect(names).toHaveLength(3);
    await signInAs(page, tenant, 'Adele Vance');

    await test.step('opening every link twice, signed in, records nothing', async () => {
      expect(links).toHaveLength(7);
      const opened = page
        .getByRole('radio', { checked: true })
        .or(page.locator('h1', { hasText: 'Who may enter' }));
      for (const link of [...links, ...links]) {
        await page.goto(link);
        await expect(opened).toBeAttached();
      }
      expect(await tenant.ledger()).toEqual([]);
    });

    await test.step('the email breaks no accessibility rule, at any width, in light and dark colours', async () => {
      // Checked outside the mailbox, whose frame runs no script and so no check.
      await page.goto('about:blank');
      // Adds the main part of a mail program's page around the mail.
      await page.setContent(html.replace(/<body[^>]*>/, '$&<main>').replace('</body>', '</main></body>'));
      await expectNoViolationsAt(page, 'the digest', [PANE, PHONE, NARROW]);
    });

    await page.goto(address);
    const tap = tapping(page);
    const portal = await tap.link(/^Open the review/);
    // On a phone, one by one opens by itself.
    const person = portal.getByRole('dialog').getByRole('heading', { level: 2 });
    for (const at of [1, 2, 3]) {
      await expect(portal.getByRole('dialog')).toContainText(`${at} of 3`);
      expect(names).toContain(await person.textContent());
      await tap.button(portal, 'Approve');
    }
    await expect
      .poll(async () => (await tenant.ledger()).map(({ decision }) => decision))
      .toEqual(['Approve', 'Approve', 'Approve']);
    expect(tap.taps()).toBeLessThanOrEqual(7);

    await addReviewOf(tenant, { name: 'Who launches', group: 'Northwind launch', reviewer: 'Adele Vance' });
    await tenant.advance('P1D');
    await tenant.timer();
    const next = await digestOf(tenant, 'Adele Vance');
    expect(next.text).toContain('Who launches');
    expect(next.text).not.toContain('Who may enter');
  });
});
