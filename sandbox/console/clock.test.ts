import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TenantAnswer } from '../control/tenant-answer';
import { CONTOSO } from '../seed/seed';
import { ConsoleHarness, messageOf, rowsOf } from './testing';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const { reviews } = CONTOSO;

let harness: ConsoleHarness;
let tenant: TenantAnswer;
let home: string;
let start: number;

beforeEach(async () => {
  harness = new ConsoleHarness();
  tenant = await harness.newTenant();
  home = `/console/${tenant.domain}`;
  start = harness.time;
});

afterEach(() => harness.sandbox.close());

/** The form of one of a review's buttons, as the page contains it. */
async function buttonOf(review: string, button: string): Promise<{ path: string; to: string }> {
  const forms = (await harness.page(home)).matchAll(/<form method="post" action="([^"]+)">(.*?)<\/form>/gs);
  for (const [, path = '', inside = ''] of forms) {
    const to = /name="to" value="(\w+)"/.exec(inside)?.[1];
    if (to && inside.includes(`aria-label="${button}: ${review}"`)) return { path, to };
  }
  throw new Error(`no button ${button} for ${review}`);
}

async function press(review: string, button: string): Promise<string> {
  const { path, to } = await buttonOf(review, button);
  return harness.submit(path, { to });
}

describe('the clock', () => {
  it.each([
    ['One hour on', 'PT1H', HOUR],
    ['One day on', 'P1D', DAY],
    ['One week on', 'P7D', 7 * DAY],
  ])('is moved by the button “%s”', async (button, advance, step) => {
    expect(await harness.page(home)).toMatch(new RegExp(`value="${advance}".*?>${button}</button>`, 's'));
    await harness.submit(`${home}/clock`, { advance });
    expect(await harness.clockOf(tenant)).toBe(start + step);
  });

  it('moves to a time in UTC, with or without seconds, and shows it with its weekday', async () => {
    const shown = await harness.submit(`${home}/clock`, { now: '2026-12-24T08:00' });
    expect(messageOf(shown)).toMatchObject({ problem: false });
    expect(shown).toContain('<time datetime="2026-12-24T08:00:00.000Z">Thu 24 Dec 2026, 08:00</time>');
    await harness.submit(`${home}/clock`, { now: '2026-12-24T08:00:30' });
    expect(await harness.clockOf(tenant)).toBe(Date.parse('2026-12-24T08:00:30Z'));
  });

  it.each([
    ['back', { now: '2026-11-22T09:00' }],
    ['back by a duration', { advance: '-P1D' }],
    ['forward by more than ten years', { now: '9999-01-01T00:00' }],
    ['to an invalid time', { now: 'tomorrow' }],
    ['to an empty time', {}],
    ['by an invalid duration', { advance: 'a day' }],
  ])('does not move %s, and reports a problem', async (_, fields) => {
    expect(messageOf(await harness.submit(`${home}/clock`, fields))?.problem).toBe(true);
    expect(await harness.clockOf(tenant)).toBe(start);
  });

  it('returns to the page it was moved on, and says once what changed', async () => {
    const answer = await harness.post(`${home}/clock`, { advance: 'PT1H', section: 'people' });
    const location = answer.headers.get('location') ?? '';
    expect(location).toContain(`${home}/people?`);
    const message = messageOf(await harness.page(location));
    expect(message?.text).toContain('Mon 23 Nov 2026, 10:00 UTC');
    expect(message?.text).toContain(`“${reviews.endsSoon}” is Completed`);
    expect(messageOf(await harness.page(location))).toBeUndefined();
  });

  it('moves in its own tenant only', async () => {
    const other = await harness.newTenant('empty');
    await harness.submit(`${home}/clock`, { advance: 'P1D' });
    expect(await harness.clockOf(other)).toBe(start);
  });
});

describe('a review', () => {
  it('is shown with its states, times, decisions and reviewers', async () => {
    const rows = rowsOf(await harness.page(home));
    expect(rows.get(reviews.finished)).toMatch(
      /^InProgress InProgress Sat 21 Nov 2026, 09:00 Thu 26 Nov 2026, 09:00 3 of 3 3 Approve 1 /,
    );
    expect(rows.get(reviews.shared)).toMatch(/ 2 of 5 2 Deny 2 /);
    expect(rows.get(reviews.upcoming)).toMatch(/^NotStarted NotStarted Mon 30 Nov/);
    expect(rows.size).toBe(Object.keys(reviews).length);
  });

  it('that has not started is started by its button, which moves the clock to its start', async () => {
    const shown = await press(reviews.upcoming, 'Start now');
    expect(messageOf(shown)?.text).toContain(`“${reviews.upcoming}” is InProgress`);
    expect(rowsOf(shown).get(reviews.upcoming)).toMatch(/^InProgress InProgress/);
    expect(await harness.clockOf(tenant)).toBe(start + 7 * DAY);
  });

  it('in progress moves one day on by its button', async () => {
    const shown = await press(reviews.northwind, 'One day on');
    expect(rowsOf(shown).get(reviews.northwind)).toMatch(/^InProgress/);
    expect(await harness.clockOf(tenant)).toBe(start + DAY);
  });

  it('in progress moves to its end by its button, and an automatic one is applied', async () => {
    const shown = await press(reviews.buildingSecurity, 'To the end');
    expect(rowsOf(shown).get(reviews.buildingSecurity)).toMatch(/^Applied Applied .* over$/);
    const now = await harness.clockOf(tenant);
    expect(now).toBeGreaterThan(start + 4 * DAY);
    expect(now).toBeLessThan(start + 4 * DAY + HOUR);
  });

  it('whose button is pressed on an outdated page reports a problem and leaves the clock', async () => {
    const { path, to } = await buttonOf(reviews.endsSoon, 'To the end');
    await harness.submit(`${home}/clock`, { advance: 'P1D' });
    expect(messageOf(await harness.submit(path, { to }))?.problem).toBe(true);
    expect(await harness.clockOf(tenant)).toBe(start + DAY);
  });

  it('that doesn’t exist, or an unknown move, reports a problem', async () => {
    const { path } = await buttonOf(reviews.northwind, 'To the end');
    for (const [target, to] of [
      [`${home}/reviews/none/none`, 'end'],
      [`${home}/reviews/none`, 'start'],
      [`${path}x`, 'end'],
      [path, 'back'],
    ] as const)
      expect(messageOf(await harness.submit(target, { to }))?.problem).toBe(true);
    expect(await harness.clockOf(tenant)).toBe(start);
  });

  it('is found by a part of its name in any case', async () => {
    expect([...rowsOf(await harness.page(`${home}?find=OLD%20wiki`)).keys()]).toEqual([
      reviews.ended,
      reviews.applied,
    ]);
    expect(await harness.page(`${home}?find=nothing`)).toContain('No review’s name holds');
  });

  it('with stages moves to its next stage, and the last stage has no such button', async () => {
    expect(rowsOf(await harness.page(home)).get(reviews.staged)).toMatch(
      /^InProgress InProgress stage 1 of 2 /,
    );
    const shown = await press(reviews.staged, 'Next stage');
    expect(rowsOf(shown).get(reviews.staged)).toMatch(/^InProgress InProgress stage 2 of 2 /);
    await expect(buttonOf(reviews.staged, 'Next stage')).rejects.toThrow('no button');
    expect(rowsOf(await press(reviews.staged, 'To the end')).get(reviews.staged)).toMatch(/ over$/);
  });

  it('of all groups has one button before its start and one for each of at most four instances later', async () => {
    const at = (days: number) => new Date(start + days * DAY).toISOString().slice(0, 10);
    const body = {
      displayName: 'Guests everywhere',
      scope: { query: './members', queryType: 'MicrosoftGraph' },
      instanceEnumerationScope: {
        query: "/groups?$filter=(groupTypes/any(c:c+eq+'Unified'))",
        queryType: 'MicrosoftGraph',
      },
      reviewers: [{ query: './owners', queryType: 'MicrosoftGraph' }],
      settings: {
        instanceDurationInDays: 3,
        recurrence: { pattern: null, range: { type: 'endDate', startDate: at(2), endDate: at(5) } },
      },
    };
    const definitions = '/identityGovernance/accessReviews/definitions';
    const made = await harness.graph(await harness.token(tenant.admin), definitions, { body });
    expect(made.status).toBe(201);
    expect(rowsOf(await harness.page(home)).get('Guests everywhere')).toMatch(
      /^NotStarted – Wed 25 Nov .* Start now$/,
    );
    const shown = await press('Guests everywhere', 'Start now');
    const about = [...shown.matchAll(/aria-label="To the end: (Guests everywhere, [^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(new Set(about).size).toBe(about.length);
    expect(about.length).toBeGreaterThan(1);
    expect(about.length).toBeLessThanOrEqual(4);
  });

  it('moved to its end is Applied, also where the tenant shows the states in between', async () => {
    await harness.submit(`${home}/switches`, { showPassingStates: 'on' });
    const shown = await press(reviews.buildingSecurity, 'To the end');
    expect(rowsOf(shown).get(reviews.buildingSecurity)).toMatch(/^Applied Applied /);
  });
});
