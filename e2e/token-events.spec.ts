import type { Page } from '@playwright/test';
import { CONTOSO } from '../sandbox/seed/seed';
import { expectNotReviewed, openReview, personRow } from './support/portal';
import { signInAs } from './support/sign-in';
import { expect, test } from './support/test';

const { reviews } = CONTOSO;

/** A node of React's tree. React reports each commit to developer tools, in every build. */
interface Part {
  flags: number;
  stateNode: unknown;
  child: Part | null;
  sibling: Part | null;
  alternate: Part | null;
}

declare global {
  interface Window {
    /** The number of components that have rendered: below <main>, and anywhere. */
    rendered: { main: number; all: number };
    __REACT_DEVTOOLS_GLOBAL_HOOK__?: unknown;
  }
}

/** Counts every rendering component, from the next page on. */
async function countRenders(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const PERFORMED_WORK = 1;
    window.rendered = { main: 0, all: 0 };
    const count = (part: Part, before: Part | null, above: boolean): void => {
      const inMain = above || (part.stateNode instanceof Element && part.stateNode.matches('main'));
      if (part.flags & PERFORMED_WORK) {
        window.rendered.all += 1;
        if (inMain) window.rendered.main += 1;
      }
      // The children are the same as before, so nothing below was rendered.
      if (before && before.child === part.child) return;
      for (let one = part.child; one; one = one.sibling) count(one, one.alternate, inMain);
    };
    window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberUnmount: () => {},
      onPostCommitFiberRoot: () => {},
      onCommitFiberRoot: (_: number, root: { current: Part }) =>
        count(root.current, root.current.alternate, false),
    };
  });
}

/** Waits until the page has rendered everything that it loads. */
const expectAtRest = (page: Page) =>
  expect(async () => {
    const rendered = await page.evaluate(async () => {
      window.rendered = { main: 0, all: 0 };
      for (let frames = 0; frames < 60; frames += 1) await new Promise(requestAnimationFrame);
      return window.rendered.all;
    });
    expect(rendered).toBe(0);
  }).toPass();

/**
 * Makes MSAL report events as another tab's MSAL does, until its watcher has rendered for the last of them.
 */
const tellEvents = (page: Page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const channel = new BroadcastChannel('msal.broadcast.event');
    const tell = (eventType: string, interactionType: string) =>
      channel.postMessage({ eventType: `msal:${eventType}`, interactionType, payload: null, error: null });
    window.rendered = { main: 0, all: 0 };
    for (let time = 0; time < 20; time += 1) {
      for (const event of ['acquireTokenStart', 'acquireTokenFromNetworkStart', 'acquireTokenSuccess'])
        tell(event, 'silent');
      tell('activeAccountChanged', 'silent');
      tell('loginSuccess', 'silent');
    }
    // MSAL's provider passes on only events that change its state.
    tell('logoutStart', 'redirect');
    while (window.rendered.all === 0) await frame();
    tell('logoutEnd', 'redirect');
    for (const _ of [1, 2, 3]) await frame();
    channel.close();
    return window.rendered;
  });

test('no event of MSAL’s renders any part of the page again', async ({ page, tenant }) => {
  await countRenders(page);
  await signInAs(page, tenant, 'Adele Vance');
  await openReview(page, reviews.directReports);
  await expectNotReviewed(page, 'Debra Berger');
  await expectAtRest(page);

  const { all, main } = await tellEvents(page);
  expect(all).toBeGreaterThan(0);
  expect(main).toBe(0);

  await personRow(page, 'Debra Berger').getByRole('checkbox').check();
  expect(await page.evaluate(() => window.rendered.main)).toBeGreaterThan(0);
});
