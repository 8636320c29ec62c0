import type { Browser, BrowserContext, Page } from '@playwright/test';
import { newContext } from './browser';
import type { Stand } from './stand';
import { type BenchTenant, forgetCalls, newTenant, readAs, reviewerOf, tokenOf } from './tenant';

export const ITEMS = 10_000;
const DEFINITIONS = '/v1.0/identityGovernance/accessReviews/definitions';
const MINE = "filterByCurrentUser(on='reviewer')";

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** A tenant with one review of ten thousand people, and its reviewer signed in. */
export interface Scene {
  stand: Stand;
  browser: Browser;
  tenant: BenchTenant;
  token: string;
  state: State;
  definitionId: string;
  instanceId: string;
  /** The address of the review in the portal. */
  reviewUrl: string;
  /** The path of the reviewer's items, with its version. */
  itemsPath: string;
}

/** The account's menu, which is there for whoever is signed in. */
export const signedIn = (page: Page) => page.getByRole('banner').getByRole('button');

/** Signs in through the picker, in a page of a browser where nobody is. */
export async function signIn(
  context: BrowserContext,
  stand: Stand,
  tenant: BenchTenant,
  username = reviewerOf(tenant),
): Promise<void> {
  const page = await context.newPage();
  await page.goto(stand.portalUrl);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Email').fill(username);
  await page.getByRole('button', { name: 'Next' }).click();
  // Until then, leaving the page would cut the sign-in short.
  await signedIn(page).waitFor();
  await page.close();
}

/** What a browser keeps of somebody who is signed in. */
export async function stateOf(
  stand: Stand,
  browser: Browser,
  tenant: BenchTenant,
  username?: string,
): Promise<State> {
  const context = await newContext(browser, { serviceWorkers: 'block' });
  await signIn(context, stand, tenant, username);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** A fresh tenant, the same each time but for its ids, and its reviewer signed in. */
export async function newScene(stand: Stand, browser: Browser, items = ITEMS): Promise<Scene> {
  const tenant = await newTenant(stand, items);
  const token = await tokenOf(stand, tenant);
  const list = async (path: string) =>
    (await readAs<{ value: { id: string; status: string }[] }>(stand, token, `${path}/${MINE}`)).value;
  const [definition] = await list(DEFINITIONS);
  const instances = `${DEFINITIONS}/${definition?.id}/instances`;
  const instance = (await list(instances)).find(({ status }) => status === 'InProgress');
  if (!definition || !instance) throw new Error(`${tenant.domain} has no review in progress`);
  const state = await stateOf(stand, browser, tenant);
  await forgetCalls(stand, tenant);
  return {
    stand,
    browser,
    tenant,
    token,
    state,
    definitionId: definition.id,
    instanceId: instance.id,
    reviewUrl: `${stand.portalUrl}/review?definition=${definition.id}&instance=${instance.id}`,
    itemsPath: `${instances}/${instance.id}/decisions/${MINE}`,
  };
}

/** The reviewer's browser with nothing in it but the sign-in. Its service worker is blocked unless asked for. */
export function coldContext(
  { browser, state }: Scene,
  serviceWorkers: 'allow' | 'block' = 'block',
): Promise<BrowserContext> {
  const where = { locale: 'en-GB', timezoneId: 'Europe/Paris' };
  return newContext(browser, { ...where, storageState: state, serviceWorkers });
}

/** The stored sign-in for pages of another origin too: MSAL's key is in a cookie of the host, whatever the port. */
export function signedInAt({ state, stand }: Pick<Scene, 'state' | 'stand'>, origin: string): State {
  const stored = state.origins.find((known) => known.origin === stand.portalUrl);
  return stored ? { ...state, origins: [...state.origins, { ...stored, origin }] } : state;
}

/** A page of the portal's origin with nothing on it, for bare requests: Graph answers no other origin here. */
export async function barePage({ browser, stand }: Scene): Promise<Page> {
  const context = await newContext(browser, { bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${stand.portalUrl}/healthz`);
  return page;
}
