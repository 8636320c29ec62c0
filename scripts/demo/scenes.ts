import type { Browser, Locator, Page } from '@playwright/test';
import { CONTOSO } from '../../sandbox/seed/seed';
import type { Film } from './film';
import { DESKTOP, densityOf, PHONE, type Place } from './frame';

/** The addresses of portal and sandbox. */
export interface DemoAddresses {
  portal: string;
  sandbox: string;
}

const { domain, reviews } = CONTOSO;
const REVIEWER = `${CONTOSO.adele}@${domain}`;
const DENIED = 'Debra Berger';

async function openScreen(browser: Browser, { kind, screen }: Place, density: number): Promise<Page> {
  const isPhone = kind === 'phone';
  const context = await browser.newContext({
    viewport: screen,
    deviceScaleFactor: density,
    isMobile: isPhone,
    hasTouch: isPhone,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  return context.newPage();
}

/** Opens the portal's inbox, signed in with the sandbox's account picker. */
async function signIn(page: Page, { portal }: DemoAddresses): Promise<void> {
  await page.goto(`${portal}/?${new URLSearchParams({ tenant: domain, login_hint: REVIEWER })}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: /Adele Vance/ }).click();
  await shown(page.getByRole('link', { name: reviews.northwind }));
}

/** A page that shows the inbox. */
export async function signedIn(
  browser: Browser,
  stand: DemoAddresses,
  place: Place,
  density = densityOf(place),
) {
  const page = await openScreen(browser, place, density);
  await signIn(page, stand);
  return page;
}

const shown = (target: Locator) => target.first().waitFor();

/** Opens the mail about the direct reports. */
export async function openMail(page: Page, { sandbox }: DemoAddresses): Promise<void> {
  await page.goto(`${sandbox}/mail/${domain}/${encodeURIComponent(REVIEWER)}`);
  await page.getByRole('link', { name: new RegExp(reviews.directReports) }).click();
  await shown(page.getByRole('heading', { level: 1 }));
}

/** The link in a mail that denies one person. */
const denyLink = (page: Page) =>
  page.getByRole('link', { name: new RegExp(`Deny.*${DENIED}|${DENIED}.*Deny`) }).first();

/** The scene from a mail on a phone to a recorded decision. */
export async function fromMail(film: Film, page: Page, stand: DemoAddresses): Promise<void> {
  await openMail(page, stand);
  film.on(page, PHONE, ['A mail asks:', 'who still needs', 'this access?']);
  // Scrolls to the mail's text; the part above it belongs to the sandbox.
  await page
    .getByText(/^Hello/)
    .first()
    .evaluate((words) => words.scrollIntoView({ block: 'start' }));
  await film.hold(1600);
  await film.press(denyLink(page));
  const save = page.getByRole('button', { name: 'Deny access' });
  await shown(save);
  await shown(page.getByText(/before this review began/));
  film.say('One person,', 'with evidence.', 'Your decision', 'is chosen.');
  await film.hold(1800);
  await film.press(page.getByRole('button', { name: 'Left the team or the project' }));
  await film.hold(500);
  await film.press(save);
  await shown(page.getByRole('heading', { name: /^Saved: / }));
  film.say('Saved:', 'read back from', 'Microsoft.');
  await film.hold(1700);
}

const question = (page: Page, name: string) =>
  page.getByRole('group', { name: new RegExp(`${name}’s access`) });

/** Decides with a suggested reason, which one press saves. */
async function decide(
  film: Film,
  page: Page,
  { act, name, reason }: { act: 'Approve' | 'Deny'; name: string; reason: string },
): Promise<void> {
  await film.press(page.getByRole('button', { name: `${act}: ${name}`, exact: true }));
  await shown(question(page, name));
  await film.hold(700);
  await film.press(question(page, name).getByRole('button', { name: reason }));
  await shown(page.getByRole('row').filter({ hasText: name }).getByText('Saved'));
  await film.hold(900);
}

export async function openNorthwind(page: Page): Promise<void> {
  await shown(page.getByRole('button', { name: 'Approve: Grady Archie' }));
  await page.getByText('40 people').waitFor({ state: 'attached' });
  // The directory's facts arrive after the first rows.
  await shown(page.getByText('Store Planner · Retail'));
}

/** The scene of a review on a desktop: decided in its rows, undone, and kept as a receipt. */
export async function onDesktop(film: Film, page: Page): Promise<void> {
  film.on(page, DESKTOP, ['All that needs your decision, the most urgent first']);
  await film.hold(1700);
  await film.press(page.getByRole('link', { name: reviews.northwind }));
  await openNorthwind(page);
  film.say('Evidence and advice in each row: decide right there');
  await film.hold(1500);
  await decide(film, page, { act: 'Approve', name: 'Grady Archie', reason: 'Still needs it for the work' });
  await decide(film, page, { act: 'Deny', name: 'Miriam Graham', reason: 'No longer needs it' });
  film.say('Changed your mind? Undo, with a button or z');
  await film.hold(500);
  await film.press(page.getByRole('button', { name: 'Undo' }));
  await shown(page.getByRole('button', { name: 'Deny: Miriam Graham' }));
  await shown(page.getByRole('row').filter({ hasText: 'Miriam Graham' }).getByText('Saved'));
  await film.hold(1300);
  await film.press(page.getByRole('link', { name: 'Receipt' }));
  await shown(page.getByRole('heading', { level: 1, name: /receipt/i }));
  await shown(page.getByText('Grady Archie'));
  await page.getByText(/^Calculating/).waitFor({ state: 'detached' });
  film.say('A receipt of what Microsoft recorded, to keep');
  await film.hold(1300);
  const decided = page.getByRole('heading', { name: 'What you decided' });
  await decided.evaluate((heading) => heading.scrollIntoView({ block: 'center' }));
  await film.hold(1900);
}
