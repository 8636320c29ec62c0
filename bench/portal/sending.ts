import type { Page } from '@playwright/test';
import { type Claim, figure } from '../claims';
import { median } from '../measure';
import { saveButton } from './deciding';
import { toPaint } from './in-page';
import { ALL_HERE } from './loading';
import { oneByOne, peak, type Recorded, record, replay } from './replaying';
import { ROUNDS } from './rounds';
import { barePage, coldContext, ITEMS, newScene, type Scene } from './scene';

const LONGEST_MS = 600_000;
const SAMPLE = 300;

/** Decides everybody whom a filter finds. The filter is pressed in the menu that has all of them. */
async function decide(page: Page, filter: RegExp, act: string): Promise<void> {
  await page.getByRole('button', { name: 'All filters' }).click();
  await page.getByRole('group', { name: 'All filters' }).getByRole('button', { name: filter }).click();
  await page.keyboard.press('Escape');
  await page.waitForTimeout(500);
  await page.locator(ALL_HERE).click();
  await page.getByRole('button', { name: act, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).first().fill(`Measured: ${act}.`);
  await saveButton(dialog).click();
  const yes = dialog.getByRole('button', { name: /^Yes, / });
  await Promise.race([yes.click(), dialog.waitFor({ state: 'hidden' })]).catch(() => {});
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Show everybody' }).click();
  await page.waitForTimeout(500);
}

interface Sent {
  scene: Scene;
  time: number;
  requests: Recorded[];
}

/** Decides all without a network, so that nothing leaves before the clock runs; then the network comes back. */
async function byPortal(before: Scene): Promise<Sent> {
  const scene = await newScene(before.stand, before.browser);
  const context = await coldContext(scene);
  const page = await context.newPage();
  await page.goto(scene.reviewUrl);
  await page.locator(ALL_HERE).waitFor({ timeout: 120_000 });
  // The dialogs come with the first choice; elsewhere the service worker, which is blocked here, has them.
  const first = page.locator('[role="row"][data-key]').first().getByRole('checkbox');
  await first.check();
  await first.uncheck();
  await page.waitForTimeout(5_000);
  await context.setOffline(true);
  await decide(page, /recommended Deny$/, 'Deny');
  await decide(page, /recommended Approve$/, 'Approve');
  // Some of them are decided anew while they wait: one decision each leaves.
  await decide(page, /90 days$/, 'Don’t know');
  const requests = record(page, scene.stand.sandboxUrl);
  const sign = { selector: 'main', says: '10,000 decisions are saved' };
  const time = await toPaint(page, 'online', sign, () => context.setOffline(false), LONGEST_MS);
  await context.close();
  return { scene, time, requests: requests() };
}

/** The same requests by bare fetch, on a tenant where nothing is decided yet. */
async function byFetch(sent: Sent): Promise<number> {
  const scene = await newScene(sent.scene.stand, sent.scene.browser);
  const page = await barePage(scene);
  const time = await replay(page, sent.requests, sent.scene, scene);
  await page.context().close();
  return time;
}

/** Ten thousand decisions of three kinds, with reading before and after, beside the same requests without the portal. */
export async function measureSending(scene: Scene): Promise<Claim[]> {
  const sent: Sent[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const one = await byPortal(scene);
    sent.push(one);
    bare.push(await byFetch(one));
  }
  const single = await oneByOne(await newScene(scene.stand, scene.browser), SAMPLE);
  const [ours, theirs] = [median(sent.map(({ time }) => time)) / 1000, median(bare) / 1000];
  const last = sent.at(-1);
  return [
    {
      what: '10,000 mixed decisions from the moment the network is there to the paint that says all are saved, read-back included, against the same requests by bare fetch at the same concurrency',
      unit: '×',
      measured: ours / theirs,
      atMost: 1.5,
      cause:
        'both cores are busy to the end: the sandbox has one, and the browser needs more than the other for what bare requests leave out, which is marking each wave on the device, keeping each answer there, judging what was read, and the screen',
      detail: `${figure(ours, 's')} against ${figure(theirs, 's')}, ${last?.requests.length} requests, ${peak(last?.requests ?? [])} at a time; one PATCH after another ${figure((single * ITEMS) / SAMPLE / 1000, 's')}, reckoned from ${SAMPLE}; n = ${ROUNDS}`,
    },
  ];
}
