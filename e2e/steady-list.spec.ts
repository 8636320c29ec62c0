import type { Locator } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { expectNoViolations } from './support/accessibility';
import { expectPlaceKept } from './support/device';
import {
  ask,
  expectLoaded,
  expectSaved,
  openList,
  openReview,
  personCard,
  personRow,
  saveButton,
} from './support/portal';
import { shiftsOf, watchShifts } from './support/shifts';
import { signInAs } from './support/sign-in';
import type { TestTenant } from './support/tenant';
import { desk, expect, phone, test } from './support/test';

const { largeReview } = CONTOSO;

test.use({ seed: { seed: 'large', items: 300 } });

test('the scroll position, selection and focus stay during loading, others’ decisions and a reload', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  await expect(page.getByText('0 decided so far')).toBeVisible();
  // The later pages are held until the steps before them are finished.
  const goOn = await tenant.hold({ pathRegex: '/decisions', query: '$skip=' });
  await page.getByRole('link', { name: largeReview }).click();
  const [first, second] = ['Ada Abe 000001', 'Bruno Abe 000002'];
  await personRow(page, second).getByRole('checkbox').check();
  await personRow(page, first).getByRole('checkbox').focus();
  await expect(page.getByText(/^Loading 100 of 300/)).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Select all' })).toBeDisabled();
  // The key doesn't select all either, because people who aren't loaded yet would be left out.
  await page.keyboard.press('Control+a');
  await goOn();
  await expectLoaded(page, 300);
  await expect(page.getByText(/^Loading/)).toBeHidden();
  await expect(page.getByRole('checkbox', { name: 'Select all' })).toBeEnabled();
  await expect(page.getByText('1 selected')).toBeVisible();
  await expect(personRow(page, first).getByRole('checkbox')).toBeFocused();

  // Moves far down by keys; the focused row is visible.
  await page.keyboard.press('Control+End');
  const last = page.getByRole('row').filter({ has: page.locator('input:focus') });
  await expect(last).toHaveAttribute('aria-rowindex', '301');
  for (let up = 0; up < 40; up += 1) await page.keyboard.press('k');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('3 selected')).toBeVisible();
  const here = (await last.getByRole('rowheader').getByRole('link').textContent()) ?? '';
  // Not found by role, because an open question hides the list from roles.
  const row = page.locator('[data-key]', { hasText: here });
  const top = async () => (await row.boundingBox())?.y ?? Number.NaN;

  // From another device, one of the three is answered while the question is open.
  const dialog = await ask(page, 'Don’t know');
  const before = await top();
  await (await tenant.graphAs('Adele Vance')).decide(largeReview, second, 'Approve', 'From the telephone.');
  await saveButton(dialog).click();
  const question = page.getByRole('alertdialog', { name: 'Replace another reviewer’s decision?' });
  await expect(question).toContainText('From the telephone.');
  await question.getByRole('button', { name: 'Keep their decision' }).click();
  await expectSaved(page, [here]);
  await expect(personRow(page, here).getByRole('checkbox')).toBeFocused();
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(30);

  await expectPlaceKept(page);
  const place = await top();
  await page.reload();
  await expect(personRow(page, here)).toBeInViewport();
  await expect.poll(async () => Math.abs((await top()) - place)).toBeLessThanOrEqual(30);
});

for (const size of [desk.viewport, phone.viewport])
  test(`what is said while a list is read again, and where that fails, moves no row, at ${size.width} px`, async ({
    page,
    tenant,
  }) => {
    await page.setViewportSize(size);
    await page.clock.install();
    await signInAs(page, tenant, 'Adele Vance');
    const goOn = await tenant.hold({ pathRegex: '/decisions', query: '$skip=' });
    await openReview(page, largeReview);
    const first = page.locator('[data-key]').first();
    await expect(first).toBeVisible();
    await expect(page.getByText(/^Loading 100 of 300/)).toBeVisible();
    // On a phone, one by one doesn't open for a reviewer who already uses the list.
    await page.keyboard.press('Tab');
    // The counts of the filters grow with the list.
    await watchShifts(page, '.fixed, search', true);
    const { y } = (await first.boundingBox()) ?? {};
    await goOn();
    await expect(page.getByText(/^Loading/)).toBeHidden();
    await tenant.fault({ match: { pathRegex: '/accessReviews/' }, status: 500, times: 1000 });
    await page.clock.fastForward('01:05');
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    const alert = page.getByRole('alert').filter({ hasText: 'Microsoft isn’t answering' });
    await expect(alert).toBeVisible();
    expect((await first.boundingBox())?.y).toBe(y);
    await expectNoViolations(page, 'a list that can’t be read again');
    await tenant.clearFaults();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(alert).toBeHidden();
    expect((await first.boundingBox())?.y).toBe(y);
    expect(await shiftsOf(page)).toEqual([]);
  });

/** Where the list and everybody in it begin, in px from the top of the page, by person. */
const topsIn = (list: Locator): Promise<Record<string, number>> =>
  list.evaluate((list) => {
    const topOf = (element: Element) => element.getBoundingClientRect().top + window.scrollY;
    const people = [...list.querySelectorAll('[data-key]')].map((row) => [
      row.querySelector('input')?.ariaLabel ?? row.textContent,
      topOf(row),
    ]);
    return Object.fromEntries([['the list', topOf(list)], ...people]);
  });

for (const [where, device] of Object.entries({ phone, desk }))
  test.describe(`at a ${where}`, () => {
    test.use(device);
    const onPhone = where === 'phone';

    test('deciding, undoing, selecting and clearing move no row', async ({ page, tenant }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openList(page, largeReview, onPhone);
      await expectLoaded(page, 300);
      const name = 'Bruno Abe 000002';
      const who = (onPhone ? personCard : personRow)(page, name);
      const button = (of: string) => page.getByRole('button', { name: of, exact: true });
      const list = onPhone ? page.getByRole('list', { name: 'People under review' }) : page.getByRole('grid');
      const acts: Record<string, () => Promise<void>> = {
        decide: async () => {
          await button(`Don’t know: ${name}`).click();
          await expect(who).toContainText('Saved');
          await expect(page.getByText(`Don’t know for ${name}`)).toBeInViewport();
        },
        undo: async () => {
          await button('Undo').click();
          await expect(button(`Don’t know: ${name}`)).toBeVisible();
          await expect(who).toContainText('Saved');
        },
        select: async () => {
          await who.getByRole('checkbox').check();
          await expect(page.getByText('1 selected')).toBeInViewport();
        },
        clear: async () => {
          await button('Clear selection').click();
          await expect(page.getByText('1 selected')).toBeHidden();
        },
      };
      const before = await topsIn(list);
      expect(Object.keys(before).length).toBeGreaterThan(5);
      // The foot of the window opens and closes over the list.
      await watchShifts(page, '.fixed', true);
      for (const [act, carryOut] of Object.entries(acts)) {
        await carryOut();
        expect(await topsIn(list), act).toEqual(before);
        expect(await shiftsOf(page), act).toEqual([]);
      }
    });
  });

test.describe('late data moves nothing', () => {
  test.use({ seed: { seed: 'large', items: 40, varied: true, previous: true } });

  /** Holds back what the directory tells, and last time's answers; the returned function lets them come. */
  async function holdFacts(tenant: TestTenant): Promise<() => Promise<void>> {
    const releases = [
      await tenant.hold({ pathRegex: '/users' }),
      await tenant.hold({ pathRegex: '/instances/filterBy' }),
    ];
    return async () => {
      for (const release of releases) await release();
    };
  }

  for (const [where, { device, card }] of Object.entries({
    'in the table of a desk': { device: desk, card: false },
    'in the list of a phone': { device: phone, card: false },
    'in one person’s card on a phone': { device: phone, card: true },
  }))
    test.describe(where, () => {
      test.use(device);

      test('when the directory’s facts and last time’s answers arrive', async ({ page, tenant }) => {
        await signInAs(page, tenant, 'Adele Vance');
        await expect(page.getByRole('listitem').getByText(/ decided$/)).toBeVisible();
        const goOn = await holdFacts(tenant);
        await (card ? openReview(page, largeReview) : openList(page, largeReview, device === phone));
        const place = card ? page.getByRole('dialog') : page.getByRole('main');
        await expect(place.getByText('Last time', { exact: true }).first()).toBeVisible();
        await watchShifts(page, '.nothing');
        await goOn();
        if (card) {
          await expect(place.getByText(/Manager: /)).toBeVisible();
          await expect(place.getByText(/^Approve, by |^Deny, by |^Don’t know, by /)).toBeVisible();
        } else {
          await expect(place.getByText(/ · (Retail|Finance|Marketing)$/).first()).toBeVisible();
          await expect(place.getByRole('button', { name: /^Last time: / }).first()).toBeVisible();
        }
        expect(await shiftsOf(page)).toEqual([]);
      });
    });
});
