import { CONTOSO } from '../../sandbox/seed/seed';
import type { Claim } from '../claims';
import { ALL_HERE } from '../portal/loading';
import { newScene, stateOf } from '../portal/scene';
import { mailLink, newContoso } from '../portal/tenant';
import { DESK, PHONE, type Size, told, type Visit, visit, type Where, WIDE } from './visit';

const PEOPLE = 40;
const DENIED = 6;
/** Of the ordinary forty, so many are neither denied nor looked at first. */
const WITHOUT_DOUBT = 27;
/**
 * The presses in My Access for one act: each person's circle, the act, the Reason box, Submit. A box for all isn't
 * documented: https://learn.microsoft.com/entra/id-governance/perform-access-review
 */
const inMyAccess = (people: number, reason = true) => people + (reason ? 3 : 2);
const ONE = `${inMyAccess(1)}`;
const SAVED = (page: Visit['page']) => page.getByText('Saved', { exact: true }).first();

interface Journey {
  what: string;
  size: Size;
  atMost: number;
  unit: 'presses' | 'keys';
  /** The presses for the same in My Access, as documented. */
  myAccess: string;
  /** Why the mark is missed, where it is. */
  cause?: string;
  /** Begins at the list of reviews instead of at the review. */
  fromInbox?: boolean;
  people?: number;
  /** In a review of forty members of whom few give a reason to look first, as in most organisations. */
  ordinary?: boolean;
  walk(at: Visit): Promise<void>;
}

const ROWS = '[role=row][data-key]';
const notReviewed = (page: Visit['page']) =>
  page.locator(ROWS).filter({ has: page.getByRole('button', { name: /^Approve: / }) });

const JOURNEYS: readonly Journey[] = [
  {
    what: 'One decision in the row, with a suggested reason',
    size: DESK,
    atMost: 2,
    unit: 'presses',
    myAccess: ONE,
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
    myAccess: `${inMyAccess(1, false)}`,
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
    myAccess: `${ONE}, no keys`,
    walk: async ({ page, key }) => {
      await notReviewed(page).first().getByRole('checkbox').focus();
      await key('a');
      await page.getByRole('textbox', { name: 'Reason' }).and(page.locator(':focus')).waitFor();
      await page.keyboard.type('Works with it.');
      await key('Enter');
      await SAVED(page).waitFor();
    },
  },
  {
    what: 'One person one by one on a phone',
    size: PHONE,
    atMost: 2,
    unit: 'presses',
    myAccess: ONE,
    walk: async (at) => denyOneByOne(at, ['2 of']),
  },
  {
    what: 'Three people on a phone, from the list of reviews',
    size: PHONE,
    atMost: 7,
    unit: 'presses',
    myAccess: `${1 + 3 * inMyAccess(1)} one by one, ${1 + inMyAccess(3)} at once`,
    fromInbox: true,
    walk: async (at) => {
      await at.press(at.page.getByRole('main').getByRole('listitem').getByRole('link').first());
      await denyOneByOne(at, ['2 of', '3 of', '4 of']);
    },
  },
  {
    what: 'Forty people approved with one reason',
    size: DESK,
    atMost: 5,
    unit: 'presses',
    myAccess: `${inMyAccess(PEOPLE)}`,
    walk: async ({ page, press }) => {
      await press(page.getByRole('checkbox', { name: 'Select all' }));
      await press(page.getByRole('button', { name: 'Approve', exact: true }));
      await press(page.getByRole('dialog').getByRole('button', { name: 'Still needs it for the work' }));
      await press(page.getByRole('button', { name: /^Yes, approve/ }));
      await page.getByText('40 of 40 decided').waitFor();
    },
  },
  {
    what: 'Forty people, six of them denied and those without a doubt approved',
    size: DESK,
    atMost: 12,
    unit: 'presses',
    myAccess: `${inMyAccess(DENIED) + inMyAccess(WITHOUT_DOUBT)}`,
    ordinary: true,
    walk: async (at) => {
      await denySix(at);
      await at.press(at.page.getByRole('button', { name: /^Approve the other/ }));
      await at.press(
        at.page.getByRole('dialog').getByRole('button', { name: 'Still needs it for the work' }),
      );
      await at.page.getByText('33 of 40 decided').waitFor();
    },
  },
  {
    what: 'Forty people to the last one, six of them denied',
    size: DESK,
    atMost: 12,
    unit: 'presses',
    myAccess: `${inMyAccess(DENIED) + inMyAccess(PEOPLE - DENIED)}`,
    ordinary: true,
    walk: async (at) => {
      const { page, press } = at;
      await denySix(at);
      await press(page.getByRole('button', { name: 'Approve all 34 left' }));
      await press(page.getByRole('dialog').getByRole('button', { name: 'Still needs it for the work' }));
      await press(page.getByRole('button', { name: /^Yes, approve/ }));
      await page.getByText('40 of 40 decided').waitFor();
    },
  },
  ...[DESK, WIDE].map((size) => ({
    what: `Whoever is recommended for Deny among ten thousand, by a filter, ${size.width} px wide`,
    size,
    atMost: 5,
    unit: 'presses' as const,
    myAccess: 'one for each of them, and 3',
    people: 10_000,
    walk: async (at: Visit) => {
      const { page, press } = at;
      await page.locator(ALL_HERE).waitFor();
      await pressFilter(at, /recommended Deny$/);
      await press(page.getByRole('checkbox', { name: 'Select all' }));
      await press(page.getByRole('button', { name: 'Deny', exact: true }));
      await press(page.getByRole('dialog').getByRole('button', { name: 'No longer needs it' }));
      await press(page.getByRole('button', { name: /^Yes, deny/ }));
      await SAVED(page).waitFor();
    },
  })),
];

/** Denies one person after another with a suggested reason; `next`: what the place says after each of them. */
async function denyOneByOne({ page, press }: Visit, next: readonly string[]): Promise<void> {
  const walk = page.getByRole('dialog');
  for (const place of next) {
    await press(walk.getByRole('button', { name: 'Deny' }));
    await press(walk.getByRole('button', { name: 'No longer needs it' }));
    await walk.getByText(place).waitFor();
  }
}

/** Presses a filter in the line; where the line has no room for it, in the menu of all filters. */
async function pressFilter({ page, press }: Visit, name: RegExp): Promise<void> {
  const group = (of: string) => page.getByRole('group', { name: of, exact: true });
  const inLine = group('Filters').getByRole('button', { name });
  const fits =
    (await inLine.count()) > 0 &&
    (await inLine.evaluate((chip) => chip.checkVisibility({ visibilityProperty: true })));
  if (fits) return press(inLine);
  await press(page.getByRole('button', { name: 'All filters' }));
  await press(group('All filters').getByRole('button', { name }));
}

/** Denies six of those to be looked at first, with one reason. */
async function denySix({ page, press }: Visit): Promise<void> {
  const dialog = page.getByRole('dialog');
  await press(page.getByRole('button', { name: /^Look at these first/ }));
  const denied = page.getByRole('button', { name: 'Recommendation: Deny' });
  // The rows follow the sentence that counts them.
  await page.locator(ROWS).filter({ hasNot: denied }).first().waitFor({ state: 'detached' });
  const doubtful = notReviewed(page).filter({ has: denied });
  for (const row of (await doubtful.all()).slice(0, DENIED)) await press(row.getByRole('checkbox'));
  await press(page.getByRole('button', { name: 'Deny', exact: true }));
  await press(dialog.getByRole('button', { name: 'No longer needs it' }));
}

/** A page that shows a review of forty ordinary members to Adele Vance. */
async function visitOrdinary({ stand, browser }: Where, size: Size): Promise<Visit> {
  const tenant = await newContoso(stand);
  const who = 'Adele Vance';
  const { userPrincipalName } = tenant.people.find(({ displayName }) => displayName === who) ?? {};
  if (!userPrincipalName) throw new Error(`nobody in ${tenant.domain} is called ${who}`);
  const about = CONTOSO.reviews.northwind;
  const link = await mailLink(stand, tenant, { to: userPrincipalName, about, rel: 'start' });
  const state = await stateOf(stand, browser, tenant, userPrincipalName);
  const at = await visit({ browser, state }, size, link);
  await at.page.getByText('40 people').waitFor({ state: 'attached' });
  return at;
}

/** Plays each journey in its own tenant, by roles and names, and counts presses and keys. */
export async function measureDeciding({ stand, browser }: Where): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const {
    what,
    size,
    atMost,
    unit,
    myAccess,
    cause,
    fromInbox,
    people = PEOPLE,
    ordinary,
    walk,
  } of JOURNEYS) {
    const visitLarge = async () => {
      const scene = await newScene(stand, browser, people);
      return visit(scene, size, fromInbox ? `${stand.portalUrl}/` : scene.reviewUrl);
    };
    const at = await (ordinary ? visitOrdinary({ stand, browser }, size) : visitLarge());
    const began = performance.now();
    await walk(at);
    const detail = `${told(at, size, began)}; My Access as documented: ${myAccess}`;
    const measured = unit === 'keys' ? at.keys() : at.presses();
    claims.push({ what, unit, atMost, measured, detail, ...(cause ? { cause } : {}) });
    await at.close();
  }
  return claims;
}
