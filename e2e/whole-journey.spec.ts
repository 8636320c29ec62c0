import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { signInAs } from './support/sign-in';
import type { TestTenant } from './support/tenant';
import { desk, expect, phone, test } from './support/test';
import { atFourHundred, byKeys, fromRight, inForcedColours, type Way } from './support/ways';

const { reviews } = CONTOSO;
const NARROW = 768;

/**
 * From the inbox to the sign-out: the reviewer decides two people, takes one decision
 * back and looks at past reviews.
 */
async function journey(page: Page, tenant: TestTenant, way: Way): Promise<void> {
  const { say, press, look } = way;
  const button = (text: string, exact = false) => page.getByRole('button', { name: say(text), exact });
  const link = (text: string) => page.getByRole('link', { name: say(text) });
  const narrow = (page.viewportSize()?.width ?? 0) < NARROW;
  const walk = page.getByRole('dialog');
  const title = page.locator('h1');
  const ending = page
    .getByRole('region')
    .filter({ has: button('Stay here') })
    .last();

  await signInAs(page, tenant, 'Adele Vance');
  await expect(link('Decide by person and access')).toBeVisible();
  await look('the inbox');
  await press(page.getByRole('heading', { level: 3 }).getByRole('link', { name: reviews.northwind }));
  await expect(title).toContainText(reviews.northwind);
  if (narrow) await press(walk.getByRole('button', { name: say('Close') }));

  const deny = page.getByRole('button', { name: new RegExp(`^${say('Deny')}: `) }).first();
  await expect(deny).toBeVisible();
  const who = ((await deny.getAttribute('aria-label')) ?? '').split(': ')[1] ?? '';
  await look('the review');
  await test.step('a person is denied through the question in the row', async () => {
    await press(deny);
    const asked = page
      .getByRole('group')
      .filter({ has: page.getByRole('button', { name: say('Deny access') }) });
    await expect(asked.getByRole('textbox')).toBeFocused();
    await look('the question in the row');
    await page.keyboard.type('Left the launch.');
    await press(asked.getByRole('button', { name: say('Deny access') }));
    await expect(page.getByText(new RegExp(`^${say('Denied')} .?${who}`)).first()).toBeVisible();
    await look('the row, decided');
  });

  await test.step('a person is approved one by one', async () => {
    await press(button('One by one'));
    await expect(walk).toContainText(/^1 /);
    await look('one by one');
    await press(walk.getByRole('button', { name: say('Approve'), exact: true }));
    await expect(walk.getByRole('textbox')).toBeVisible();
    await look('one by one, asked');
    await press(walk.getByRole('textbox'));
    await page.keyboard.type('Still on it.');
    await press(walk.getByRole('button', { name: say('Approve access') }));
    await expect(walk).toContainText(/^2 /);
    await press(walk.getByRole('button', { name: say('Close') }));
    await expect(walk).toBeHidden();
  });

  await test.step('the last decision is undone, and the ending card opens', async () => {
    const denied = page.getByText(new RegExp(`^${say('Denied')} .?${who}`)).first();
    await expect(denied).toBeHidden();
    await press(button('Undo'));
    // The act before it is the last one now.
    await expect(denied).toBeVisible();
    await expect(page.getByText(new RegExp(`^${say('Decision undone for')}`)).first()).toBeAttached();
    await press(button('Finish for now'));
    await expect(ending).toBeInViewport();
    await look('the ending');
  });

  await test.step('the receipt and the past reviews open', async () => {
    await press(ending.getByRole('link').first());
    await expect(title).toHaveText(say('Your receipt'));
    await look('the receipt');
    await press(page.getByRole('banner').getByRole('link'));
    await press(link('Past reviews'));
    await expect(page.getByRole('list', { name: say('Past reviews') })).toBeVisible();
    await look('past reviews');
    await press(page.getByRole('banner').getByRole('link'));
  });

  await test.step('people and access opens, and the reviewer signs out', async () => {
    await press(link('Decide by person and access'));
    await expect(page.getByRole('rowheader').first()).toBeVisible();
    await look('people and access');
    await press(page.getByRole('banner').getByRole('button', { name: say('Account') }));
    await look('the account');
    await press(button('Sign out'));
    await expect(page.getByRole('main').getByRole('button', { name: say('Sign in') })).toBeVisible();
    await look('signed out');
  });
}

test('the whole journey works by keys alone, and the focus is visible at every stop', async ({
  page,
  tenant,
}) => {
  await journey(page, tenant, byKeys(page));
});

test.describe('at 400 %', () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test('the whole journey works in a window of 320 by 256 px', async ({ page, tenant }) => {
    await journey(page, tenant, atFourHundred(page));
  });
});

for (const [where, device] of Object.entries({ phone, desk }))
  test.describe(`at a ${where}`, () => {
    test.use(device);

    test('the whole journey works in forced colours, where no state is shown by a background alone', async ({
      page,
      tenant,
    }) => {
      await page.emulateMedia({ forcedColors: 'active' });
      await journey(page, tenant, inForcedColours(page));
    });

    test.describe('from right to left', () => {
      test.use({ locale: 'ar-XB' });

      test('the whole journey works mirrored, and each name and number keeps its own direction', async ({
        page,
        tenant,
      }) => {
        await journey(page, tenant, fromRight(page));
      });
    });
  });
