import { readFileSync } from 'node:fs';
import { CONTOSO } from '../sandbox/seed/seed';
import { expectKeptForOffline, type Left, leftOn } from './support/device';
import { test } from './support/offline-test';
import { decide, expectSaved, openReview, selectPeople } from './support/portal';
import { signInByPicker } from './support/sign-in';
import { expect } from './support/test';

const { reviews } = CONTOSO;

/** What only another visit leaves: one by a mail's link, to one decision, of a sign-in under way, or without IndexedDB. */
const OF_OTHER_VISITS =
  /link-hints|attest\.(away|strayed|gone)|attest\.draft.*(item|sent)|attest-retired|attest\.imports/;

/** The storages and keys that docs/PROMISES.md's table of what is kept on the device names; `<…>` and `…` vary. */
function named(): Left[] {
  const [, section = ''] = readFileSync('docs/PROMISES.md', 'utf8').split('## What is kept on the device');
  const table = section.split('\n\n').find((part) => part.startsWith('|')) ?? '';
  const rows = table.matchAll(/^\| (IndexedDB|localStorage|sessionStorage|cache|cookie) +\|([^|]+)\|/gm);
  return [...rows].flatMap(([, place = '', list = '']) =>
    [...list.matchAll(/`([^`]+)`/g)].map(([, key = '']) => ({ place, key })),
  );
}

const covers = (one: Left, { place, key }: Left) => {
  const parts = one.key.split(/<[^>]+>|…/).map((text) => text.replaceAll(/[.|]/g, '\\$&'));
  return one.place === place && new RegExp(`^${parts.join('.+')}$`).test(key);
};

test('a visit leaves in the browser exactly what the promises name', async ({ page, tenant }) => {
  await signInByPicker(page, tenant, 'Adele Vance');
  await openReview(page, reviews.northwind);
  await expectKeptForOffline(page, 'inbox', 'review');

  await page.getByRole('button', { name: 'Columns' }).click();
  const menu = page.getByRole('group', { name: 'Columns' });
  await menu.getByRole('checkbox', { name: 'Reason' }).uncheck();
  await menu.getByRole('checkbox', { name: 'More room for each row' }).check();
  await page.keyboard.press('Escape');

  await selectPeople(page, ['Grady Archie']);
  await decide(page, 'Deny', 'Left the team.');
  await expectSaved(page, ['Grady Archie']);

  await page.getByRole('button', { name: 'Deny: Debra Berger' }).click();
  const asked = page.getByRole('group', { name: /^Deny Debra Berger’s access to/ });
  await asked.getByRole('button', { name: 'Ask somebody' }).click();
  await asked.getByRole('listitem').filter({ hasText: 'the person' }).getByRole('link').first().click();
  await expect(asked).toContainText('Asked Debra Berger');
  await asked.getByRole('textbox', { name: 'Reason' }).fill('Moved to Oslo.');
  await expect.poll(async () => JSON.stringify(await leftOn(page))).toContain('attest.draft.');

  const table = named();
  // The cookie of the sandbox's own sign-in page is kept for the same host.
  const kept = (await leftOn(page)).filter(({ key }) => key !== 'sandbox_session');
  const text = ({ place, key }: Left) => `${place} ${key}`;
  expect(kept.filter((one) => !table.some((row) => covers(row, one))).map(text), 'not named').toEqual([]);
  // A row of which such a visit leaves nothing is out of date.
  const left = table.filter((row) => !OF_OTHER_VISITS.test(row.key));
  expect(left.filter((row) => !kept.some((one) => covers(row, one))).map(text), 'not kept').toEqual([]);
});
