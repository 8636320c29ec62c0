import type { Locator, Page } from '@playwright/test';

/** The cell of a person and an access in the table of people and access, found by the column's head. */
export async function accessCell(page: Page, person: string, access: string): Promise<Locator> {
  const place = await page.getByRole('columnheader', { name: access }).getAttribute('aria-colindex');
  return page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: person }) })
    .locator(`[role=gridcell][aria-colindex="${place}"]`);
}
