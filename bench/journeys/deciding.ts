import type { Claim } from '../claims';
import { ALL_HERE } from '../portal/loading';
import { newScene } from '../portal/scene';
import { DESK, PHONE, type Size, told, type Visit, visit, type Where } from './visit';

const PEOPLE = 40;
const DENIED = 6;
/** https://learn.microsoft.com/entra/id-governance/perform-access-review: select, choose, type or not, submit. */
const MY_ACCESS = 'My Access as documented: 4 for one decision, the reason typed';
const SAVED = (page: Visit['page']) => page.getByText('Saved', { exact: true }).first();

interface Journey {
  what: string;
  size: Size;
  atMost: number;
  unit: 'presses' | 'keys';
  /** Begins at the list of reviews instead of at the review. */
  fromInbox?: boolean;
  people?: number;
  walk(at: Visit): Promise<void>;
}

const notReviewed = (page: Visit['page']) =>
  page.locator('[role=row][data-key]').filter({ has: page.getByRole('button', { name: /^Approve: / }) });

const JOURNEYS: readonly Journey[] = [
  {
    what: 'One decision in the row, with a suggested reason',
    size: DESK,
    atMost: 2,
    unit: 'presses',
    walk: async ({ page, press }) => {
      await press(
        notReviewed(page)
          .first()
          .getByRole('button', { name: /^Deny: / }),
      );
      await press(page.getByRole('button', { name: 'No longer needs it' }));
      await SAVED(page).waitFor();
    },
  },
  {
    what: 'One decision without a reason to give',
    size: DESK,
    atMost: 1,
    unit: 'presses',
    walk: async ({ page, press }) => {
      await press(
        notReviewed(page)
          .first()
          .getByRole('button', { name: /^Don’t know: / }),
      );
      await SAVED(page).waitFor();
    },
  },
  {
    what: 'One decision by keys, besides the text of the reason',
    size: DESK,
    atMost: 3,
    unit: 'keys',
    walk: async ({ page, key }) => {
      await notReviewed(page).first().getByRole('checkbox').focus();
      await key('a');
      await page.keyboard.type('Works with it.');
      await key('Enter');
      await SAVED(page).waitFor();
    },
  },
  {
    what: 'Three people on a phone, from the list of reviews',
    size: PHONE,
    atMost: 7,
    unit: 'presses',
    fromInbox: true,
    walk: async ({ page, press }) => {
      await press(page.getByRole('main').getByRole('listitem').getByRole('link').first());
      const walk = page.getByRole('dialog');
      for (const next of ['2 of', '3 of', '4 of']) {
        await press(walk.getByRole('button', { name: 'Deny' }));
        await press(walk.getByRole('button', { name: 'No longer needs it' }));
        await walk.getByText(next).waitFor();
      }
    },
  },
  {
    what: 'Forty people approved with one reason',
    size: DESK,
    atMost: 5,
    unit: 'presses',
    walk: async ({ page, press }) => {
      await press(page.getByRole('checkbox', { name: 'Select all' }));
      await press(page.getByRole('button', { name: 'Approve', exact: true }));
      await press(page.getByRole('dialog').getByRole('button', { name: 'Still needs it for the work' }));
      await press(page.getByRole('button', { name: /^Yes, approve/ }));
      await page.getByText('40 of 40 decided').waitFor();
    },
  },
  {
    what: 'Forty people, six of them denied',
    size: DESK,
    atMost: 12,
    unit: 'presses',
    walk: async ({ page, press }) => {
      await press(page.getByRole('button', { name: /^Look at these first/ }));
      const doubtful = notReviewed(page).filter({
        has: page.getByRole('button', { name: 'Recommendation: Deny' }),
      });
      await page.getByText(/^Showing \d+ of/).waitFor();
      for (const row of (await doubtful.all()).slice(0, DENIED)) await press(row.getByRole('checkbox'));
      await press(page.getByRole('button', { name: 'Deny', exact: true }));
      await press(page.getByRole('dialog').getByRole('button', { name: 'No longer needs it' }));
      await press(page.getByRole('button', { name: /^Approve the other/ }));
      await press(page.getByRole('dialog').getByRole('button', { name: 'Still needs it for the work' }));
      await press(page.getByRole('button', { name: /^Yes, approve/ }));
      await page.getByText('40 of 40 decided').waitFor();
    },
  },
  {
    what: 'Whoever is recommended for Deny among ten thousand, by a filter',
    size: DESK,
    atMost: 5,
    unit: 'presses',
    people: 10_000,
    walk: async ({ page, press }) => {
      await page.locator(ALL_HERE).waitFor();
      await press(page.getByRole('button', { name: /recommended Deny$/ }));
      await press(page.getByRole('checkbox', { name: 'Select all' }));
      await press(page.getByRole('button', { name: 'Deny', exact: true }));
      await press(page.getByRole('dialog').getByRole('button', { name: 'No longer needs it' }));
      await press(page.getByRole('button', { name: /^Yes, deny/ }));
      await SAVED(page).waitFor();
    },
  },
];

/** Plays each journey in its own tenant, by roles and names, and counts presses and keys. */
export async function measureDeciding({ stand, browser }: Where): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const { what, size, atMost, unit, fromInbox = false, people = PEOPLE, walk } of JOURNEYS) {
    const scene = await newScene(stand, browser, people);
    const at = await visit(scene, size, fromInbox ? `${stand.portalUrl}/` : scene.reviewUrl);
    const began = performance.now();
    await walk(at);
    const detail = `${told(at, size, began)}; ${MY_ACCESS}`;
    claims.push({ what, unit, atMost, measured: unit === 'keys' ? at.keys() : at.presses(), detail });
    await at.close();
  }
  return claims;
}
