import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, test } from 'vitest';
import { en } from '../../lib/messages/whole';
import type { Decision, Principal, Resource } from '../../lib/review/model';
import { anItem, aReview, guid, ME } from '../../lib/review/testing';
import { useUnsavedText } from './use-unsaved-text';

const review = aReview();
const ref = { definitionId: review.definition.id, instanceId: review.instance.id };
const door = (permission: string): Resource => ({
  id: guid(400),
  displayName: 'Door control',
  type: 'customDataProvidedResource',
  permission: { id: permission, displayName: permission, description: '' },
});

type Decided = readonly [Decision, Resource, Partial<Principal>?];

function Text({ decided }: { decided: readonly Decided[] }) {
  const decisions = decided.map(([decision, resource, principal], at) => {
    const plain = anItem({ id: guid(at), resource });
    const item = { ...plain, principal: { ...plain.principal, ...principal } };
    return { itemId: item.id, item, decision, justification: '' };
  });
  return useUnsavedText(ME)([{ ref, review, decisions }]);
}

const said = (...decided: readonly Decided[]) =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <Text decided={decided} />
    </IntlProvider>,
  ).split('\n');

test('the copied text names the permission, so that two on one resource differ', () => {
  expect(said(['Approve', door('Opens')], ['Deny', door('Locks')])).toEqual([
    'Review: Building security',
    'Approve: Alex Wilber (alex@contoso.com), access to Door control, Opens',
    'Deny: Alex Wilber (alex@contoso.com), access to Door control, Locks',
  ]);
});

test('the copied text of a decision that is taken back begins with Take back', () => {
  expect(said(['NotReviewed', door('Opens')])[1]).toMatch(/^Take back: /);
});

test('the copied text shows a guest’s own address, and only that where there is no name', () => {
  const userPrincipalName = 'dana.fox_fabrikam.com#EXT#@contoso.com';
  const [, named, nameless] = said(
    ['Deny', door('Opens'), { displayName: 'Dana Fox', userPrincipalName }],
    ['Deny', door('Opens'), { displayName: '', userPrincipalName }],
  );
  expect(named).toBe('Deny: Dana Fox (dana.fox@fabrikam.com), access to Door control, Opens');
  expect(nameless).toBe('Deny: dana.fox@fabrikam.com, access to Door control, Opens');
});

test('the copied text says Yes and No where a review’s decisions are all about one’s own access', () => {
  const own = { id: ME };
  const [, yes, no] = said(['Approve', door('Opens'), own], ['Deny', door('Locks'), own]);
  expect([yes, no]).toEqual([expect.stringMatching(/^Yes: /), expect.stringMatching(/^No: /)]);
  expect(said(['Deny', door('Opens'), own], ['Deny', door('Locks')])[1]).toMatch(/^Deny: /);
});
