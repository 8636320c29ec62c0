import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { expectLoaded, openReview } from './support/portal';
import { pickAccount, signInAs } from './support/sign-in';
import { expect, phone, test } from './support/test';

const { reviews } = CONTOSO;

// The pseudo-locale writes every message of the catalogue with accents and about a third longer.
test.use({ locale: 'en-XA' });

/** Every visible text and every accessible name, except the tenant's own words and times. */
function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (!element || element.closest('bdi, time, script, style, noscript, textarea')) continue;
      if (node instanceof Element) {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
          words.push(node.getAttribute(name) ?? '');
        }
      } else if (element.checkVisibility()) words.push(node.textContent ?? '');
    }
    return words.map((text) => text.trim()).filter(Boolean);
  });
}

/** A name as the screen shows it: hidden characters are spelt out. */
const shown = (name: string) =>
  name.replace(
    /[\u200b\u202a-\u202e]/g,
    (hidden) => `[U+${hidden.codePointAt(0)?.toString(16).toUpperCase()}]`,
  );

/**
 * Expects only texts from the catalogue, whose pseudo-locale has no words of plain letters. The product's
 * name and `names` inside labels are allowed.
 */
async function expectCatalogueOnly(page: Page, names: readonly string[]) {
  // The pseudo-locale's texts come with a chunk of their own; until then the page is in English.
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
  const foreign = (await wordsOf(page))
    .map((text) => names.reduce((rest, name) => rest.replaceAll(name, ''), text))
    // Initials are shown where a person has no photo.
    .filter((text) => !/^\p{Lu}{1,2}$/u.test(text))
    .filter((text) => /[a-zA-Z]{2,}/.test(text.replace(/\d+[a-z]*/gi, '')));
  expect(foreign).toEqual([]);
}

for (const [width, device] of Object.entries({ 'a phone': phone, 'a desk': {} })) {
  test.describe(`on ${width}`, () => {
    test.use({ ...device, locale: 'en-XA' });

    test('every word on screen is from the catalogue, and texts that are a third longer still fit', async ({
      page,
      tenant,
    }) => {
      const names = [...tenant.people.map(({ displayName }) => displayName), ...Object.values(reviews)].map(
        shown,
      );
      await page.goto('/');
      const signIn = page.getByRole('main').getByRole('button');
      await expect(signIn).toBeVisible();
      await expectCatalogueOnly(page, names);
      await signIn.click();
      await pickAccount(page, tenant, 'Adele Vance');
      const links = [
        '/',
        await tenant.mailLink('Adele Vance', reviews.northwind, 'start'),
        await tenant.mailLink('Adele Vance', reviews.directReports, 'deny'),
        '/review?definition=x&instance=y',
      ];
      for (const link of links) {
        await page.goto(link);
        await expect(page.locator('h1')).toBeVisible();
        await page.waitForLoadState('networkidle');
        await expectCatalogueOnly(page, names);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, link).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
      }
    });
  });
}

test.describe('in a German browser', () => {
  test.use({ locale: 'de-DE' });

  /** Expects English texts and dates, and so many dates at least. */
  async function expectEnglish(page: Page, atLeast: number) {
    const german =
      /tag\b|Uhr|\bvor\b|Januar|Februar|März|Mai\b|Juni|Juli|Oktober|Dezember|\b(Mo|Di|Mi|Do|Fr|Sa|So)\./;
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect.poll(() => page.locator('time').count()).toBeGreaterThanOrEqual(atLeast);
    const times = await page
      .locator('time')
      .evaluateAll((all: HTMLTimeElement[]) =>
        all.map((time) => ({ lang: time.lang, words: `${time.textContent} ${time.title}` })),
      );
    for (const { lang, words } of times) {
      expect(['', 'en-DE']).toContain(lang);
      expect(words).not.toMatch(german);
    }
    expect((await wordsOf(page)).filter((text) => german.test(text))).toEqual([]);
  }

  test('every page is in English, also its dates, with only the country from Germany', async ({
    page,
    tenant,
  }) => {
    await signInAs(page, tenant, 'Adele Vance');
    await test.step('the inbox', async () => {
      await expect(page.getByRole('link', { name: reviews.northwind })).toBeVisible();
      await expectEnglish(page, 5);
    });
    await test.step('a review', async () => {
      await openReview(page, reviews.northwind);
      await expectLoaded(page, 40);
      const due = page.getByText(/^If you don’t answer by /).locator('time');
      await expect(due).toHaveAttribute('title', /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, /);
      await expectEnglish(page, 6);
    });
    await test.step('the page of one decision', async () => {
      await page.getByRole('link', { name: 'Debra Berger' }).click();
      await expect(page.getByText('Manager: ')).toBeVisible();
      await expectEnglish(page, 2);
    });
    await test.step('a receipt', async () => {
      await page.goto('/');
      await openReview(page, reviews.finished);
      await page.getByRole('link', { name: 'Receipt' }).first().click();
      await expect(page.getByRole('code')).toBeVisible();
      await expectEnglish(page, 2);
    });
    await test.step('past reviews', async () => {
      await page.goto('/past');
      const list = page.getByRole('list', { name: 'Past reviews' });
      await expect(list.getByRole('listitem').filter({ hasText: reviews.ended })).toContainText(/ended /i);
      await expectEnglish(page, 2);
    });
  });
});
