import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { expectNoViolations } from './support/accessibility';
import { expectDecisionsKept } from './support/device';
import { atMost } from './support/patience';
import { decide, expectSaved, openReview, personRow, saveButton, selectPeople } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;
/** No decision succeeds before the test allows it, so that decisions have to wait. */
const SLOW = { match: { method: 'PATCH' }, status: 429, retryAfter: 1, times: 10_000 };

const HOUR = 3_600_000;

const NOTHING_KEPT = 'This browser keeps nothing: stay on this page';

/** Makes the database fail as Firefox does in a private window. */
const keepNothing = (page: Page) =>
  page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('not here', 'SecurityError');
      },
    });
  });

/** Tries to store a text in a database of its own, and gives the name of the error; null where it is stored. */
const errorOfStoring = (page: Page): Promise<string | null> =>
  page.evaluate(
    () =>
      new Promise<string | null>((resolve) => {
        const open = indexedDB.open('another', 1);
        open.onupgradeneeded = () => open.result.createObjectStore('texts', { autoIncrement: true });
        open.onerror = () => resolve(open.error?.name ?? 'unknown');
        open.onsuccess = () => {
          const database = open.result;
          const store = database.transaction('texts', 'readwrite');
          store.objectStore('texts').add('A text.');
          store.oncomplete = () => resolve(null);
          store.onabort = () => resolve(store.error?.name ?? 'unknown');
          database.close();
        };
      }),
  );

/** Leaves no room on the device. The browser looks at a new quota only after a while. */
async function fillDevice(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await expect.poll(() => errorOfStoring(page), { timeout: atMost(120_000) }).toBe('QuotaExceededError');
}

test('a full device is reported, the decision can be copied, and it is still sent', async ({
  page,
  tenant,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await fillDevice(page);
  await tenant.fault(SLOW);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Left the team.');

  const notice = page.getByRole('alert').filter({ hasText: 'This device is full' });
  await expect(notice).toContainText('Make some room');
  await expect(page.getByText('One decision is in this tab alone')).toBeVisible();
  await notice.getByRole('button', { name: 'Copy my decisions' }).click();
  await expect(notice.getByRole('button', { name: 'Copied' })).toBeVisible();
  const { userPrincipalName } = tenant.person('Debra Berger');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`Review: ${reviews.directReports}`);
  expect(copied).toContain(`Deny: Debra Berger (${userPrincipalName})`);
  expect(copied).toContain('Reason: Left the team.');
  await tenant.clearFaults();
  await expectSaved(page, ['Debra Berger']);
  await expect(notice).toBeHidden();
});

test('a browser that stores nothing is reported, and the decision is still sent', async ({
  page,
  tenant,
}) => {
  await keepNothing(page);
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault(SLOW);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Left the team.');
  await expect(page.getByRole('alert').filter({ hasText: NOTHING_KEPT })).toBeVisible();
  await tenant.clearFaults();
  await expectSaved(page, ['Debra Berger']);
});

test('a browser that stores nothing asks before an unsaved decision’s tab is closed', async ({
  page,
  tenant,
}) => {
  await keepNothing(page);
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ match: { method: 'PATCH' }, status: 403, times: 100 });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Left the team.');
  await expect(personRow(page, 'Debra Berger')).toContainText('Not saved');
  const alert = page.getByRole('alert').filter({ hasText: NOTHING_KEPT });
  await expect(alert).toContainText('live only in this tab');
  await expect(alert.getByRole('button', { name: 'Copy my decisions' })).toBeVisible();
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.accept();
});

test('a browser that stores nothing asks about each unsaved decision again after a reload', async ({
  page,
  tenant,
}) => {
  await keepNothing(page);
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ match: { method: 'PATCH' }, status: 403, times: 100 });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Left the team.');
  await selectPeople(page, ['Irvin Sayers']);
  await decide(page, 'Approve', 'Plans our stores.');
  for (const name of ['Debra Berger', 'Irvin Sayers'])
    await expect(personRow(page, name)).toContainText('Not saved');
  await tenant.clearFaults();

  page.on('dialog', (question) => void question.accept());
  await page.reload();
  const question = page.getByRole('dialog');
  await expect(question.getByRole('textbox', { name: 'Reason' })).toHaveValue('Left the team.');
  await saveButton(question).click();
  await expect(question.getByRole('textbox', { name: 'Reason' })).toHaveValue('Plans our stores.');
  await saveButton(question).click();
  await expectSaved(page, ['Debra Berger', 'Irvin Sayers']);
  await page.reload();
  await expect(personRow(page, 'Debra Berger')).toContainText('Left the team.');
  await expect(question).toBeHidden();
});

test('decisions to be copied by hand stay on screen while others are made', async ({ page, tenant }) => {
  await keepNothing(page);
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ match: { method: 'PATCH' }, status: 403, times: 100 });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Left the team.');
  await expect(personRow(page, 'Debra Berger')).toContainText('Not saved');
  const copy = page.getByRole('button', { name: 'Copy my decisions' });
  await copy.click();
  const byHand = page.getByRole('textbox', { name: 'Your decisions, to copy by hand' });
  await expect(byHand).toHaveValue(/Deny: Debra Berger/);
  await selectPeople(page, ['Irvin Sayers']);
  await decide(page, 'Approve', 'Plans our stores.');
  await expect(personRow(page, 'Irvin Sayers')).toContainText('Not saved');
  await expect(byHand).toHaveValue(/Deny: Debra Berger/);
  await copy.click();
  await expect(byHand).toHaveValue(/Approve: Irvin Sayers/);
});

test('a database that fails during work is reported, and used again when it works', async ({
  page,
  tenant,
}) => {
  await page.clock.install();
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault({ ...SLOW, retryAfter: 600, times: 1 });
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('the connection is lost', 'InvalidStateError');
    };
    Object.assign(window, { revive: () => Object.assign(IDBDatabase.prototype, { transaction }) });
  });
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Left the team.');
  const notice = page.getByRole('alert').filter({ hasText: 'This browser’s storage doesn’t answer' });
  await expect(notice).toBeVisible();
  await expectNoViolations(page, 'the notice of a store that does not answer');
  const line = page.getByText('One decision is in this tab alone, not sent yet.');
  await expect(line).toBeVisible();

  await page.evaluate(() => (window as unknown as { revive(): void }).revive());
  await page.clock.fastForward('00:40');
  await expect(notice).toBeHidden();
  await expect(personRow(page, 'Debra Berger')).toContainText('Microsoft asks Attest to wait');
  await expect(line).toBeHidden();
  await expect(page.getByText('One decision is not sent yet.')).toBeVisible();
  await expectDecisionsKept(page);
  await page.clock.fastForward('10:00');
  await expectSaved(page, ['Debra Berger']);
});

test('a decision that has waited for more than three days is warned about, and can be copied', async ({
  page,
  tenant,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.clock.install();
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await tenant.fault(SLOW);
  await selectPeople(page, ['Debra Berger']);
  await decide(page, 'Deny', 'Left the team.');
  await expectDecisionsKept(page);
  const warned = page.getByRole('status').filter({ hasText: 'This has taken more than three days' });
  await page.clock.fastForward(71 * HOUR);
  await expect(personRow(page, 'Debra Berger')).toContainText('On this device');
  await expect(warned).toBeHidden();

  await page.clock.fastForward(2 * HOUR);
  await expect(warned).toContainText('One decision waits on this device');
  await warned.getByRole('button', { name: 'Copy my decisions' }).click();
  await expect(warned.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Left the team.');
  await tenant.clearFaults();
  await page.clock.fastForward('00:10');
  await expectSaved(page, ['Debra Berger']);
  await expect(warned).toBeHidden();
});
