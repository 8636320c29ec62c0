import { readFileSync } from 'node:fs';
import { OPTIONAL_PERMISSIONS, permissionsOf } from '../lib/config';
import { CONTOSO } from '../sandbox/seed/seed';
import { atSize, DESK, expectNoViolations, PHONE } from './support/accessibility';
import { expectSaved, openReview } from './support/portal';
import { signInAs } from './support/sign-in';
import type { TestTenant } from './support/tenant';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;
const SIZES = [PHONE, DESK];

/**
 * The delegated permissions in the documents: those that every host needs, and the table of optional ones.
 */
function documented(): string[] {
  const text = readFileSync('docs/HOSTING.md', 'utf8');
  const [, always = ''] = /Microsoft Graph → Delegated\*\*: (.*) and those in/.exec(text) ?? [];
  const [, table = ''] = text.split('| optional permission');
  const optional = (table.split('\n\n')[0] ?? '').matchAll(/^\| `([^`]+)`/gm);
  return [...[...always.matchAll(/`([^`]+)`/g)], ...optional].map(([, name = '']) => name);
}

/**
 * The least documented permission for each of a person's calls, or the call's address
 * where no documented one opens it.
 */
async function neededBy(tenant: TestTenant, name: string, allowed: readonly string[]): Promise<string[]> {
  const { id } = tenant.person(name);
  const calls = (await tenant.requests()).filter(
    ({ userId, path }) => userId === id && !path.endsWith('/$batch'),
  );
  const needed = calls.map(
    ({ method, path, permissions }) =>
      permissions.find((one) => allowed.includes(one)) ?? `nothing opens ${method} ${path}`,
  );
  return [...new Set(needed)].sort();
}

/** Makes another person decide in Nestor Wilke's place. */
async function delegate(tenant: TestTenant, to: string): Promise<void> {
  const nestor = await tenant.graphAs('Nestor Wilke', ['EntitlementManagement.ReadWrite.All']);
  await nestor.put('/beta/me/identityGovernance/approverDelegate', {
    delegate: { '@odata.type': '#microsoft.graph.singleUser', id: tenant.person(to).id },
  });
}

test('a whole run uses exactly the permissions that the documents name', async ({ page, tenant }) => {
  await delegate(tenant, 'Adele Vance');
  await signInAs(page, tenant, 'Adele Vance');
  const guests = page.getByRole('region', { name: 'One guest you sponsor' });
  const delegated = page.getByRole('region', { name: 'Delegated to you' });
  const showGuests = () => guests.getByText('Show the guest').click();
  const confirm = async () => {
    await guests.getByRole('button', { name: 'Confirm Pilar Ruiz' }).click();
    await expect(guests).toContainText('may bill your organisation');
    await expect(guests.getByRole('button', { name: 'Still needed' })).toBeFocused();
    await page.keyboard.press('Enter');
  };

  await test.step('the inbox lists guests and delegated reviews below, and says what isn’t done here', async () => {
    await showGuests();
    for (const size of SIZES) {
      await atSize(page, size);
      await expect(guests.getByRole('link', { name: 'My Access' })).toHaveAttribute(
        'href',
        /^https:\/\/myaccess\.microsoft\.com\/@[^#]+$/,
      );
      const entry = delegated.getByRole('listitem').filter({ hasText: reviews.changedElsewhere });
      await expect(entry).toContainText('Delegated by Nestor Wilke');
      await expect(delegated.getByRole('link', { name: reviews.catalog })).toBeVisible();
      await expect(delegated).toContainText(
        'Approvals of access packages that are delegated to you aren’t shown',
      );
      await expectNoViolations(page, `the inbox with guests and delegated reviews, ${size.width}`);
    }
    for (const name of [reviews.catalog, reviews.changedElsewhere]) {
      await delegated.getByRole('link', { name }).click();
      await expect(page.locator('h1')).toContainText(name);
      await page.goBack();
    }
  });

  await test.step('a guest is confirmed when the tenant accepts it, and the page says so when it doesn’t', async () => {
    await showGuests();
    await confirm();
    await expect(guests).toContainText('In your organisation this can’t be confirmed here.');
    await tenant.switch({ attestGuests: true });
    await page.reload();
    await showGuests();
    const opener = guests.getByRole('button', { name: 'Confirm Pilar Ruiz' });
    // A key that is held down opens the question and doesn't answer it.
    await opener.focus();
    await page.keyboard.down('Enter');
    await expect(guests.getByRole('button', { name: 'Still needed' })).toBeFocused();
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await guests.getByRole('button', { name: 'Cancel' }).click();
    await expect(opener).toBeFocused();
    await confirm();
    await expect(guests.getByRole('status')).toHaveText('Confirmed at Microsoft.');
    await expect(guests.getByRole('status')).toBeFocused();
    await expect(opener).toHaveCount(0);
    await openReview(page, reviews.expenses);
    await page.getByRole('link', { name: 'My reviews' }).first().click();
    await showGuests();
    await expect(guests.getByRole('status')).toHaveText('Confirmed at Microsoft.');
    await expect(opener).toHaveCount(0);
  });

  await test.step('the owner of an application can be asked what it is for', async () => {
    await openReview(page, reviews.expenses);
    await page.getByRole('button', { name: 'One by one' }).click();
    const one = page.getByRole('dialog');
    await one.getByRole('button', { name: 'Ask somebody' }).click();
    const owner = one.getByRole('listitem').filter({ hasText: 'owner of Expense Central' });
    await expect(owner).toContainText('Alex Wilber');
    await expect(owner.getByRole('link', { name: 'Write an email' })).toHaveAttribute(
      'href',
      /^mailto:alexw@.*which%20you%20own\.%20What%20is%20it%20for/,
    );
    await expectNoViolations(page, 'whom a reviewer can ask, an owner among them');
    await page.keyboard.press('Escape');
  });

  await test.step('a group’s review is read with all its details, and decided', async () => {
    await page.goto('/');
    await openReview(page, reviews.northwind);
    await page.getByRole('button', { name: 'Deny: Debra Berger' }).click();
    const asked = page.getByRole('group', { name: /^Deny Debra Berger/ });
    await asked.getByRole('button', { name: 'Ask somebody' }).click();
    await expect(asked).toContainText('Microsoft names no owner of Northwind launch who could be asked.');
    await asked.getByRole('textbox', { name: 'Reason' }).fill('Left the launch.');
    await asked.getByRole('button', { name: 'Deny access' }).click();
    await expectSaved(page, ['Debra Berger']);
    await page.goto('/past');
    await expect(page.getByRole('link', { name: reviews.applied, exact: true })).toBeVisible();
  });

  const allowed = documented();
  expect(allowed).toEqual(permissionsOf({ optionalPermissions: [...OPTIONAL_PERMISSIONS] }));
  expect(await neededBy(tenant, 'Adele Vance', allowed)).toEqual([...allowed].sort());
});
