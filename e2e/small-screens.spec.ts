import type { Locator } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { boxOf, expectNothingSideways } from './support/boxes';
import {
  ask,
  decide,
  expectLoaded,
  openReview,
  personCard,
  personRow,
  saveButton,
  saveDialog,
  selectAll,
} from './support/portal';
import { shiftsOf, watchShifts } from './support/shifts';
import { signInAs } from './support/sign-in';
import { expect, phone, test } from './support/test';

const { reviews, largeReview } = CONTOSO;

/** The visible words of an element. */
async function wordsIn(locator: Locator): Promise<string[]> {
  const texts = await locator.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode())
      if (walker.currentNode.parentElement?.checkVisibility())
        found.push(walker.currentNode.textContent ?? '');
    return found;
  });
  return texts.flatMap((text) => text.split(/\s+/)).filter((word) => /\p{L}|\d/u.test(word));
}

test.describe('the first look', () => {
  test.use({ seed: { seed: 'large', items: 60, varied: true, previous: true } });

  test('at a desk ten people fit below a short head, and deciding moves none of them', async ({
    page,
    tenant,
  }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, largeReview);
    await expectLoaded(page, 60);
    await expect(page.getByRole('button', { name: /^Last time: / }).first()).toBeVisible();
    await expect(page.getByText(/^If you don’t answer by .*, access stays\.$/)).toBeInViewport();
    const rows = page.locator('[role=row][data-key]');
    const first = await boxOf(rows.first());
    expect(first.y).toBeLessThanOrEqual(260);
    // Ada's row says who else answered, and why; Bruno's has only the usual facts.
    const bruno = personRow(page, 'Bruno Abe 000002');
    expect((await boxOf(bruno)).height).toBeLessThanOrEqual(48);
    const boxes = await Promise.all((await rows.all()).map(boxOf));
    expect(boxes.filter(({ y, height }) => y + height <= 800).length).toBeGreaterThanOrEqual(10);
    expect((await wordsIn(bruno)).length).toBeLessThanOrEqual(12);

    const later = await boxOf(rows.nth(6));
    await watchShifts(page, '[role=grid] [data-index]');
    await bruno.getByRole('button', { name: 'Deny: Bruno Abe 000002' }).click();
    await page.keyboard.type('Left the project.');
    await page.keyboard.press('Enter');
    await expect(bruno).toContainText('Saved');
    await expect(page.getByText('Denied Bruno Abe 000002')).toBeInViewport();
    expect((await boxOf(rows.first())).y).toBe(first.y);
    expect((await boxOf(rows.nth(6))).y).toBe(later.y);
    expect((await boxOf(bruno)).height).toBeLessThanOrEqual(48);
    expect(await shiftsOf(page)).toEqual([]);
    // The review at a glance opens on demand and is a table for screen readers.
    await page.getByRole('button', { name: 'At a glance' }).click();
    const glance = page.getByRole('region', { name: 'At a glance' });
    await expect(glance).toContainText(/Due in \d+ days/);
    await expect(glance.getByRole('row', { name: /Denied/ })).toContainText('5');
    await expect(glance.getByRole('row', { name: /91 days to a year/ })).toBeVisible();
    await expect(glance.getByRole('row', { name: /Against Microsoft’s recommendation/ })).toBeVisible();
    await page.getByRole('button', { name: 'At a glance' }).click();
    await expect(glance).toBeHidden();
  });

  for (const { where, size, rows } of [
    { where: 'a window of 1920 px', size: { width: 1920, height: 1080 }, rows: 15 },
    { where: 'a tablet of 768 px', size: { width: 768, height: 1024 }, rows: 10 },
    { where: 'a phone that is held sideways', size: { width: 844, height: 390 }, rows: 2 },
  ])
    test(`${where} uses its width and shows the most important columns whole`, async ({ page, tenant }) => {
      await page.setViewportSize(size);
      await signInAs(page, tenant, 'Adele Vance');
      await openReview(page, largeReview);
      await expectLoaded(page, 60);
      await expectNothingSideways(page);
      const table = await boxOf(page.getByRole('grid'));
      expect(table.width).toBeGreaterThanOrEqual(size.width * 0.9);
      for (const name of ['Person', /^Last sign-in/, 'Recommendation', 'Decision']) {
        const head = page.getByRole('columnheader', { name });
        await expect(head).toBeInViewport({ ratio: 1 });
      }
      const boxes = await Promise.all((await page.locator('[role=row][data-key]').all()).map(boxOf));
      expect(boxes.filter(({ y, height }) => y + height <= size.height).length).toBeGreaterThanOrEqual(rows);

      // A cell that keys move to isn't covered by the columns that stay in sight.
      const bruno = personRow(page, 'Bruno Abe 000002');
      await bruno.getByRole('checkbox').focus();
      for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowRight');
      const focused = await boxOf(page.locator(':focus'));
      const decisions = await boxOf(
        bruno.getByRole('gridcell').filter({ has: page.getByRole('button', { name: /^Deny/ }) }),
      );
      expect(focused.x + focused.width).toBeLessThanOrEqual(decisions.x + 1);
    });

  test.describe('on a phone', () => {
    test.use(phone);

    test('a question in a card shows the person, its reasons and its buttons', async ({ page, tenant }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openReview(page, largeReview);
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).tap();
      const deny = page.getByRole('button', { name: 'Deny: Bruno Abe 000002' });
      await deny.tap();
      const question = page.getByRole('group', { name: /^Deny Bruno Abe 000002/ });
      await expect(question.getByRole('textbox', { name: 'Reason' })).toBeFocused();
      await expect(question.getByText(/^Deny Bruno Abe 000002/)).toBeInViewport({ ratio: 1 });
      for (const name of ['Left the team or the project', 'Deny access', 'Cancel'])
        await expect(question.getByRole('button', { name })).toBeInViewport({ ratio: 1 });

      // At 400 % it fits no more; what is typed into stays in sight.
      await question.getByRole('button', { name: 'Cancel' }).tap();
      await page.setViewportSize({ width: 320, height: 256 });
      await deny.tap();
      const field = question.getByRole('textbox', { name: 'Reason' });
      await expect(field).toBeFocused();
      await expect(field).toBeInViewport({ ratio: 1 });
      for (const name of ['Deny access', 'Cancel']) {
        const button = question.getByRole('button', { name });
        await button.scrollIntoViewIfNeeded();
        await expect(button).toBeInViewport({ ratio: 1 });
        await button.tap({ trial: true });
      }
    });

    test('a card keeps its height when it shows the decision and the reason', async ({ page, tenant }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openReview(page, largeReview);
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).tap();
      const card = personCard(page, 'Bruno Abe 000002');
      const { height } = await boxOf(card);
      await card.getByRole('button', { name: 'Deny: Bruno Abe 000002' }).tap();
      await card.getByRole('textbox', { name: 'Reason' }).fill('Left the project. '.repeat(20));
      await card.getByRole('button', { name: 'Deny access' }).tap();
      await expect(card).toContainText('Saved');
      expect((await boxOf(card)).height).toBe(height);
      // Pressing it shows the whole reason.
      await card.getByRole('button', { name: /^Left the project/ }).tap();
      expect((await boxOf(card)).height).toBeGreaterThan(height);
    });

    test('the first person is visible, filters open on a sheet, and the buttons are large', async ({
      page,
      tenant,
    }) => {
      await signInAs(page, tenant, 'Adele Vance');
      await openReview(page, largeReview);
      // One by one opens first; the list is behind it.
      const walk = page.getByRole('dialog');
      await expect(walk).toContainText(/^1 of/);
      await expectNothingSideways(page);
      await walk.getByRole('button', { name: 'Approve' }).tap();
      await expect(walk.getByRole('textbox', { name: 'Reason' })).not.toBeFocused();
      await walk.getByRole('button', { name: 'Still needs it for the work' }).tap();
      await expect(walk).toContainText(/^2 of/);
      await walk.getByRole('button', { name: 'Close' }).tap();
      const adele = await tenant.graphAs('Adele Vance');
      await expect
        .poll(async () => (await adele.items(largeReview)).map(({ justification }) => justification))
        .toContain('Still needs it for the work');
      const first = personCard(page, 'Ada Abe 000001');
      expect((await boxOf(first)).y).toBeLessThanOrEqual(300);
      const cards = page.getByRole('list', { name: 'People under review' }).getByRole('listitem');
      const boxes = await Promise.all((await cards.all()).map(boxOf));
      expect(boxes.filter(({ y, height }) => y + height <= 844).length).toBeGreaterThanOrEqual(3);
      const deny = await boxOf(cards.getByRole('button', { name: /^Deny: / }).first());
      expect(deny.height).toBeGreaterThanOrEqual(44);
      await expectNothingSideways(page);

      // After Back from a person's own page the list is shown, and one by one doesn't open again.
      await first.getByRole('link', { name: 'Ada Abe 000001' }).tap();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada Abe 000001');
      await page.goBack();
      await expect(first).toBeVisible();
      await expectLoaded(page, 60);
      await expect(walk).toBeHidden();

      await page.getByRole('button', { name: 'Filters' }).click();
      const sheet = page.getByRole('dialog', { name: 'Filter, group and sort' });
      await sheet.getByRole('button', { name: /guests/ }).click();
      await sheet.getByRole('combobox', { name: 'Sort by' }).selectOption('signIn');
      await sheet.getByRole('button', { name: /^Show \d people$/ }).click();
      await expect(page.getByText(/^Showing \d of 60$/)).toBeVisible();
      await expect(page.getByRole('button', { name: 'Filters (1)' })).toBeFocused();
      const guest = page.getByRole('list', { name: 'People under review' }).getByRole('listitem').first();
      const name = (await guest.getByRole('link').first().textContent()) ?? '';
      await guest.getByRole('checkbox').check();
      for (const act of ['Approve', 'Deny', 'Don’t know']) {
        const box = await page.getByRole('button', { name: act, exact: true }).boundingBox();
        expect(box?.height).toBeGreaterThanOrEqual(44);
      }
      await decide(page, 'Deny', 'The project with them is over.');
      await expect(personCard(page, name)).toContainText('Saved');
      await expect(personCard(page, name)).toContainText('The project with them is over.');
      await expectNothingSideways(page);
    });
  });
});

test.describe('one decision on a phone', () => {
  test.use(phone);

  test('its choices are in one row and don’t move when the directory answers late', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    const goOn = await tenant.hold({ pathRegex: '/users' });
    await page.goto(await tenant.mailLink('Adele Vance', reviews.directReports, 'approve'));
    await expect(page.getByRole('radio', { name: 'Approve' })).toBeVisible();
    const choices = page.getByRole('radio');
    const before = await Promise.all((await choices.all()).map(boxOf));
    await expect(page.getByText('Manager: ')).toBeHidden();
    await goOn();
    await expect(page.getByText('Manager: ')).toBeVisible();
    expect(await Promise.all((await choices.all()).map(boxOf))).toEqual(before);
    expect(new Set(before.map(({ y }) => y)).size).toBe(1);
  });
});

/** Expects an element to be on screen as a whole, with nothing over it. */
async function expectInSight(target: Locator): Promise<void> {
  await expect(target).toBeInViewport({ ratio: 1 });
  await expect
    .poll(() =>
      target.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [y + 2, y + height / 2, y + height - 2].every((at) => {
          const on = document.elementFromPoint(x + width / 2, at);
          return on !== null && (element === on || element.contains(on) || on.contains(element));
        });
      }),
    )
    .toBe(true);
}

const PHONE = { width: 390, height: 844 };
const TURNED = { width: 844, height: 390 };
const TINY = { width: 320, height: 256 };
const DESK = { width: 1280, height: 800 };

test('the page of one decision shows the choices and Save on the first screen, and on a phone the reason too', async ({
  page,
  tenant,
}) => {
  await signInAs(page, tenant, 'Adele Vance');
  const link = await tenant.mailLink('Adele Vance', reviews.directReports, 'deny');
  for (const size of [DESK, TURNED, PHONE]) {
    await page.setViewportSize(size);
    await page.goto(link);
    await expect(page.getByText('Manager: ')).toBeVisible();
    for (const choice of await page.getByRole('radio').all()) await expectInSight(choice);
    await expectInSight(page.getByRole('button', { name: 'Deny access' }));
    if (size === TURNED) continue;
    await expectInSight(page.getByRole('button', { name: 'Left the team or the project' }));
    await expectInSight(page.getByRole('textbox', { name: 'Reason' }));
  }
  await page.setViewportSize(TINY);
  await expectNothingSideways(page);
});

test('the dialog about many people shows the focused reason between its title and its buttons', async ({
  page,
  tenant,
}) => {
  await page.setViewportSize(DESK);
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  await expectLoaded(page, 40);
  await selectAll(page);
  for (const size of [DESK, TURNED]) {
    await page.setViewportSize(size);
    const dialog = await ask(page, 'Deny');
    const reason = dialog.getByRole('textbox', { name: 'Reason' });
    await expect(reason).toBeFocused();
    await expectInSight(reason);
    await expectInSight(dialog.getByRole('heading'));
    await expectInSight(saveButton(dialog));
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  }
});

test('the ending card shows its title, its buttons and the only Undo in every window', async ({
  page,
  tenant,
}) => {
  await page.setViewportSize(DESK);
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.endsSoon);
  await selectAll(page);
  await decide(page, 'Approve', 'The room stays open.');
  const card = page.getByRole('region', { name: 'All 3 done.' });
  for (const size of [DESK, PHONE, TURNED, TINY]) {
    await page.setViewportSize(size);
    await expectInSight(card.getByRole('heading'));
    await expectInSight(card.getByRole('link', { name: 'Receipt' }));
    await expectInSight(card.getByRole('link', { name: 'To my reviews' }));
    await expectInSight(card.getByRole('button', { name: 'Stay here' }));
    const undo = card.getByRole('button', { name: 'Undo' });
    await undo.scrollIntoViewIfNeeded();
    await expectInSight(undo);
  }
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(1);
});

test('one by one in a low window shows a question’s buttons while its facts and reason can be scrolled to', async ({
  page,
  tenant,
}) => {
  await page.setViewportSize(TINY);
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  const walk = page.getByRole('dialog');
  await expect(walk).toContainText('1 of 40');
  for (const size of [TINY, TURNED]) {
    await page.setViewportSize(size);
    await walk.getByRole('button', { name: 'Deny', exact: true }).click();
    const reasons = walk.getByRole('group', { name: 'Suggested reasons' }).getByRole('button');
    expect(new Set((await Promise.all((await reasons.all()).map(boxOf))).map(({ y }) => y)).size).toBe(1);
    await expectInSight(reasons.first());
    const facts = walk.getByText(/^If you don’t answer by/);
    const reason = walk.getByRole('textbox', { name: 'Reason' });
    for (const part of [reason, facts]) {
      await part.scrollIntoViewIfNeeded();
      await expectInSight(part);
      await expectInSight(walk.getByRole('button', { name: 'Deny access' }));
      await expectInSight(walk.getByRole('button', { name: 'Cancel' }));
      await expectInSight(walk.getByRole('heading', { level: 2 }));
    }
    await walk.getByRole('button', { name: 'Cancel' }).click();
  }
});

test.describe('at 400 %', () => {
  test.use({ viewport: TINY });

  test('a review can be decided in a window of 320 by 256 px without scrolling sideways', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, reviews.directReports);
    // One by one opens first here too; the person and the acts are visible without scrolling.
    const walk = page.getByRole('dialog');
    const who = walk.getByRole('heading', { level: 2 });
    await expect(who).toBeInViewport();
    await expectNothingSideways(page);
    for (const act of ['Approve', 'Deny', 'Don’t know'])
      await expect(walk.getByRole('button', { name: act })).toBeInViewport({ ratio: 1 });
    const decided = (await who.textContent()) ?? '';
    await walk.getByRole('button', { name: 'Deny' }).click();
    await walk.getByRole('textbox', { name: 'Reason' }).fill('Left the team.');
    await walk.getByRole('button', { name: 'Deny access' }).click();
    await expect(walk).toContainText(/^2 of/);
    await walk.getByRole('button', { name: 'Close' }).click();

    // The button for one by one is there for seven people too.
    await page.getByRole('button', { name: 'One by one' }).click();
    await expect(walk).toContainText('1 of 6');
    await walk.getByRole('button', { name: 'Close' }).click();
    await expect(personCard(page, decided)).toContainText('Saved');
    await expectNothingSideways(page);
    await personCard(page, 'Irvin Sayers').getByRole('checkbox').check();
    const bar = page.getByRole('group', { name: 'Decide', exact: true });
    for (const act of ['Approve', 'Deny', 'Don’t know'])
      await expect(bar.getByRole('button', { name: act })).toBeInViewport({ ratio: 1 });
    const dialog = await ask(page, 'Deny');
    await expectNothingSideways(page);
    await expect(dialog.getByRole('heading')).toBeInViewport({ ratio: 1 });
    await expect(saveButton(dialog)).toBeInViewport({ ratio: 1 });
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Left the team.');
    await saveDialog(page);
    await expect(personCard(page, 'Irvin Sayers')).toContainText('Saved');
    await expectNothingSideways(page);
  });

  test('the row that has the focus shows its three decisions, with nobody selected', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await openReview(page, reviews.northwind);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await expectLoaded(page, 40);
    const cards = page.getByRole('list', { name: 'People under review' }).getByRole('listitem');
    const focused = cards.filter({ has: page.locator(':focus') });
    await cards.getByRole('checkbox').first().focus();
    for (let at = 1; at <= 4; at += 1) {
      const before = await focused.getByRole('checkbox').getAttribute('aria-label');
      await page.keyboard.press('j');
      await expect(focused.getByRole('checkbox')).not.toHaveAccessibleName(before ?? '');
      for (const act of ['Approve', 'Deny', 'Don’t know'])
        await expectInSight(focused.getByRole('button', { name: new RegExp(`^${act}: `) }));
    }
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  });
});
