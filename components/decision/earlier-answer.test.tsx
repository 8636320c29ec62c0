import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, test } from 'vitest';
import type { PortalConfig } from '../../lib/config';
import en from '../../lib/messages/en.json';
import { GraphProvider } from '../../lib/queries/graph-context';
import type { DecisionMaker } from '../../lib/review/model';
import { anItem, guid, ME, maker, OTHER } from '../../lib/review/testing';
import { EarlierAnswer } from './earlier-answer';

/** The tenant's clock is all of Graph that the answer looks at. */
const clock = { subscribe: () => () => {}, ahead: () => 0 };
const graph = { tenant: { clock } } as unknown as Parameters<typeof GraphProvider>[0]['graph'];
const CONFIG = { offline: false, optionalPermissions: [] as readonly string[] } as PortalConfig;
const reviewer = {
  tenantId: guid(1),
  userId: ME,
  homeAccountId: 'home',
  username: 'me@contoso.com',
  name: '',
};

function said(reviewedBy: DecisionMaker | null): string {
  const item = anItem({ decision: 'Deny', reviewedBy, reviewedAt: '2026-11-09T00:00:00.000Z' });
  const page = (
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <GraphProvider graph={graph} reviewer={reviewer} config={CONFIG}>
        <EarlierAnswer item={item} me={ME} />
      </GraphProvider>
    </IntlProvider>
  );
  return renderToStaticMarkup(page).replaceAll(/<[^>]+>/g, '');
}

test('an answer of mine is told as mine', () => {
  expect(said(maker(ME))).toMatch(/^You decided Deny/);
});

test('an answer of somebody else, and one that Graph names nobody for, is told as theirs', () => {
  expect(said(maker(OTHER))).toMatch(
    new RegExp(`^${maker(OTHER).displayName} decided Deny.*Saving replaces`),
  );
  expect(said(null)).toMatch(/^Somebody else decided Deny.*Saving replaces/);
});
