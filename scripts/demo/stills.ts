import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { CONTOSO } from '../../sandbox/seed/seed';
import { DESKTOP, PHONE } from './frame';
import { type DemoAddresses, openMail, openNorthwind, signedIn } from './scenes';

/** The folder for the pictures of `npm run demo -- --record`; the README shows them. */
export const PICTURES = 'docs';
const DESKTOP_STILL = { ...DESKTOP, screen: { width: 1280, height: 800 } };
const PHONE_STILL = { ...PHONE, screen: { width: 390, height: 844 } };

const still = (page: Page, name: string) =>
  page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled', caret: 'hide' });

/** Takes pictures of the inbox, a review with an open question, and one decision on a phone. */
export async function takeStills(browser: Browser, stand: DemoAddresses): Promise<void> {
  const desk = await signedIn(browser, stand, DESKTOP_STILL, 1);
  await still(desk, 'inbox');
  await desk.getByRole('link', { name: CONTOSO.reviews.northwind }).click();
  await openNorthwind(desk);
  await desk.getByRole('button', { name: 'Deny: Alex Wilber', exact: true }).click();
  await desk.getByRole('group', { name: /Alex Wilber’s access/ }).waitFor();
  await still(desk, 'review');

  const phone = await signedIn(browser, stand, PHONE_STILL, 2);
  await openMail(phone, stand);
  await phone
    .getByRole('link', { name: /Deny.*Christie Cline|Christie Cline.*Deny/ })
    .first()
    .click();
  await phone.getByRole('button', { name: 'Deny access' }).waitFor();
  await phone
    .getByText(/before this review began/)
    .first()
    .waitFor();
  // The directory's facts arrive last.
  await phone.getByText(/Buyer/).first().waitFor();
  await still(phone, 'decision');
}
