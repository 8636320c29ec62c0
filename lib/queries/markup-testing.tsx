import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import type { PortalConfig } from '../config';
import { en } from '../messages/whole';
import { guid, ME } from '../review/testing';
import { GraphProvider } from './graph-context';

const NONE: readonly string[] = [];
const CONFIG = { offline: false, optionalPermissions: NONE, suggestedReasons: NONE } as PortalConfig;
const reviewer = {
  tenantId: guid(1),
  userId: ME,
  homeAccountId: 'home',
  username: 'me@contoso.com',
  name: '',
};

/** The tenant's clock is all of Graph that a component looks at while it is drawn. */
const clock = { subscribe: () => () => {}, ahead: () => 0, now: () => 0 };
const graph = { tenant: { clock } } as unknown as Parameters<typeof GraphProvider>[0]['graph'];

/** What a component shows first, as HTML, to a signed-in reviewer whose pages read nothing. It is 1 January 1970. */
export const markupOf = (shown: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <GraphProvider graph={graph} reviewer={reviewer} config={CONFIG}>
        {shown}
      </GraphProvider>
    </IntlProvider>,
  );

/** The words of what a component shows first. */
export const wordsOf = (shown: ReactNode): string => markupOf(shown).replaceAll(/<[^>]+>/g, '');
