import type { Page } from '@playwright/test';
import { itemsOf } from './items';
import { barePage, type Scene } from './scene';

/** A request to Graph as a page sent it; times in ms since 1970. */
export interface Recorded {
  url: string;
  method: string;
  body: string | null;
  from: number;
  to: number;
}

/** Notes what a page asks Graph from now on. */
export function record(page: Page, sandboxUrl: string): () => Recorded[] {
  const requests: Recorded[] = [];
  page.on('requestfinished', (request) => {
    const url = request.url();
    if (!/\/(v1\.0|beta)\//.test(url) || !url.startsWith(sandboxUrl) || request.method() === 'OPTIONS')
      return;
    const { startTime, responseEnd } = request.timing();
    requests.push({
      url,
      method: request.method(),
      body: request.postData(),
      from: startTime,
      to: startTime + responseEnd,
    });
  });
  return () => requests.toSorted((one, other) => one.from - other.from);
}

/** The most requests that were under way at once. */
export function peak(requests: readonly Pick<Recorded, 'from' | 'to'>[]): number {
  return Math.max(
    0,
    ...requests.map(({ from }) => requests.filter((one) => one.from <= from && from < one.to).length),
  );
}

/** Another tenant's ids in place of these: of the review, its instance, and the first part of its items' ids. */
export function translated(text: string, ids: readonly (readonly [string, string])[]): string {
  return ids.reduce((so, [from, to]) => so.replaceAll(from, to), text);
}

interface Replay {
  requests: { url: string; method: string; body: string | null }[];
  token: string;
  atOnce: number;
}

/** Runs in a bare page: the requests in their order, so many at a time; gives the ms from the first to the last. */
async function send({ requests, token, atOnce }: Replay): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const waiting = [...requests];
  const began = performance.now();
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { url, method, body } = next;
      const answer = await fetch(url, { method, headers, body });
      if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${await answer.text()}`);
      await answer.text();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return performance.now() - began;
}

/** A tenant's item ids differ in their first part only; items come in the same order. */
async function itemPrefix(scene: Scene): Promise<string> {
  const [item] = await itemsOf(scene);
  return item?.id.slice(0, 24) ?? '';
}

/** Milliseconds that the recorded requests take without the portal, on the tenant of `to`. */
export async function replay(
  page: Page,
  recorded: readonly Recorded[],
  from: Scene,
  to: Scene,
): Promise<number> {
  const ids = [
    [from.definitionId, to.definitionId],
    [from.instanceId, to.instanceId],
    [await itemPrefix(from), await itemPrefix(to)],
  ] as const;
  const requests = recorded.map(({ url, method, body }) => ({
    url: translated(url, ids),
    method,
    body: body && translated(body, ids),
  }));
  return page.evaluate(send, { requests, token: to.token, atOnce: peak(recorded) });
}

/** Milliseconds for so many decisions, one PATCH after another by bare fetch. */
export async function oneByOne(scene: Scene, count: number): Promise<number> {
  const items = (await itemsOf(scene)).slice(0, count);
  const path = scene.itemsPath.slice(0, scene.itemsPath.lastIndexOf('/'));
  const requests = items.map(({ id }) => ({
    url: `${scene.stand.sandboxUrl}${path}/${id}`,
    method: 'PATCH',
    body: JSON.stringify({ decision: 'Approve', justification: 'Measured.' }),
  }));
  const page = await barePage(scene);
  const time = await page.evaluate(send, { requests, token: scene.token, atOnce: 1 });
  await page.context().close();
  return time;
}
