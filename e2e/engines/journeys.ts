import assert from 'node:assert/strict';
import { CONTOSO } from '../../sandbox/seed/seed';
import type { TestTenant } from '../support/tenant';
import type { Tab } from './engine';
import { clearDatabases, keptForOffline, nothingKept } from './kept';
import { eventually, type Screen, type Step } from './screen';
import type { TlsStand } from './stand';

const { reviews } = CONTOSO;
const button = (name: string | RegExp): Step => ({ role: 'button', name });
const heading = (name: string | RegExp): Step => ({ role: 'heading', name });
const reason: Step = { role: 'textbox', name: /^Reason/ };
const row = (text: string): Step => ({ role: 'row', text });

interface World {
  tab: Tab;
  screen: Screen;
  tenant: TestTenant;
  stand: TlsStand;
}

/** Signs in with the identity provider's own account picker. */
async function signIn({ screen, tenant, stand }: World, name: string): Promise<void> {
  await screen.tab.open(`${stand.portalUrl}/`);
  await screen.press(button('Sign in'));
  await screen.type(tenant.person(name).userPrincipalName, { role: 'textbox', name: 'Email' });
  await screen.press(button('Next'));
  await signedIn(screen);
}

/**
 * Waits until the person is signed in. The heading is there from the beginning, but the account's name comes
 * only after the code is redeemed, which a reload would interrupt.
 */
async function signedIn(screen: Screen): Promise<void> {
  await screen.see({ role: 'banner' }, button(/^Account/));
  await screen.see(heading('My reviews'));
}

async function openReview({ screen }: World, name: string): Promise<void> {
  await screen.press({ role: 'link', name });
  await screen.see(heading(new RegExp(name)));
}

/** Opens a link of a mail and signs in as the person whom it names. */
async function signInByLink({ screen }: World, link: string, name: string): Promise<void> {
  await screen.tab.open(link);
  await screen.press(button('Sign in'));
  await screen.press(button(new RegExp(name)));
}

async function decide({ screen }: World, people: readonly string[], act: string, why: string): Promise<void> {
  for (const name of people) await screen.press(row(name), { role: 'checkbox' });
  await screen.press(button(act));
  await screen.type(why, { role: 'dialog' }, reason);
  await screen.press({ role: 'dialog' }, button(new RegExp(`^${act} ${people.length} `)));
}

const answersOf = async (tenant: TestTenant, review: string, people: readonly string[]) => {
  const adele = await tenant.graphAs('Adele Vance');
  return Promise.all(people.map(async (name) => (await adele.item(review, name)).decision));
};

/** Waits until Microsoft has these answers. */
function recorded(
  tenant: TestTenant,
  review: string,
  people: readonly string[],
  answer: string,
): Promise<true> {
  return eventually(`${answer} is recorded`, async () =>
    (await answersOf(tenant, review, people)).every((decision) => decision === answer) ? true : undefined,
  );
}

const PEOPLE = ['Irvin Sayers', 'Isaiah Langer'];

/** A reviewer's journeys, the same for every engine; each has its own tenant and storage. */
export const JOURNEYS: Record<string, (world: World) => Promise<void>> = {
  'sign in': async (world) => {
    await signIn(world, 'Adele Vance');
    await world.tab.reload();
    await signedIn(world.screen);
  },

  'mail link': async (world) => {
    const { screen, tenant } = world;
    const link = await tenant.mailLink('Adele Vance', reviews.directReports, 'deny');
    await signInByLink(world, link, 'Adele Vance');
    await screen.see({ role: 'radio', name: 'Deny' });
    await eventually('Deny is preselected', () =>
      world.tab.run<boolean>(
        'return document.querySelector("[role=radio][aria-checked=true], input[type=radio]:checked") !== null',
      ),
    );
    await screen.type('Left the project.', reason);
    await screen.press(button('Deny access'));
    await screen.see(heading('Saved: Deny'));
  },

  'self-attestation at 390 px': async (world) => {
    const { tab, screen, tenant } = world;
    await tab.size(390, 844);
    const link = await tenant.mailLink('Alex Wilber', reviews.buildingSecurity, 'yes');
    await signInByLink(world, link, 'Alex Wilber');
    await screen.see(heading(/^Do you still need Building security\?/));
    const [page, inner] = await tab.run<[number, number]>(
      'return [document.documentElement.scrollWidth, innerWidth]',
    );
    assert.equal(inner, 390);
    assert.ok(page <= inner, `the page is ${page} px wide`);
    await screen.type('I open the building in the morning.', reason);
    await screen.press(button('Yes, keep it'));
    await screen.see(heading('Saved: Yes'));
  },

  'list with bulk and undo': async (world) => {
    const { screen, tenant } = world;
    await signIn(world, 'Adele Vance');
    await openReview(world, reviews.directReports);
    await decide(world, PEOPLE, 'Approve', 'Works on it.');
    await screen.read('2 decisions are saved.');
    await recorded(tenant, reviews.directReports, PEOPLE, 'Approve');
    await screen.press({ role: 'group', name: 'Last decisions' }, button('Undo'));
    await screen.see(row('Debra Berger'), { role: 'rowheader' });
    await recorded(tenant, reviews.directReports, PEOPLE, 'NotReviewed');
  },

  'offline and back': async (world) => {
    const { tab, screen, tenant, stand } = world;
    await signIn(world, 'Adele Vance');
    await openReview(world, reviews.directReports);
    await screen.read('of 7 decided');
    await keptForOffline(tab);
    await stand.stop();
    await tab.reload();
    await screen.read('This is what this device kept');
    await decide(world, PEOPLE, 'Approve', 'Plans our stores.');
    await screen.count(2, row('On this device'));
    await stand.start();
    await screen.count(2, row('Saved'));
    await recorded(tenant, reviews.directReports, PEOPLE, 'Approve');
  },

  'sign-out': async (world) => {
    const { tab, screen } = world;
    await signIn(world, 'Adele Vance');
    await openReview(world, reviews.directReports);
    await screen.see(row('Debra Berger'));
    await screen.press({ role: 'banner' }, button(/^Account/));
    await screen.press(button('Sign out'));
    await screen.see(button('Sign in'));
    await nothingKept(tab);
  },

  'cleared data': async (world) => {
    const { tab, screen, tenant } = world;
    await signIn(world, 'Adele Vance');
    await openReview(world, reviews.directReports);
    await screen.see(row('Irvin Sayers'));
    // Clears the data under the open tab in the middle of the work, which must continue.
    await clearDatabases(tab);
    await decide(world, PEOPLE, 'Approve', 'Works on it.');
    await recorded(tenant, reviews.directReports, PEOPLE, 'Approve');
    await tab.run('localStorage.clear(); sessionStorage.clear()');
    await tab.reload();
    await signIn(world, 'Adele Vance');
  },
};
