import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { expect, test } from 'vitest';
import en from '../../lib/messages/en.json';
import type { Decision, Principal, Resource } from '../../lib/review/model';
import { anItem, aReview, guid } from '../../lib/review/testing';
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
  return useUnsavedText()([{ ref, review, decisions }]);
}

const said = (...decided: readonly Decided[]) =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <Text decided={decided} />
    </IntlProvider>,
  ).split('\n');

test('two permissions of one resource are told apart', () => {
  expect(said(['Approve', door('Opens')], ['Deny', door('Locks')])).toEqual([
    'Review: Building security',
    'Approve: Alex Wilber (alex@contoso.com), access to Door control, Opens',
    'Deny: Alex Wilber (alex@contoso.com), access to Door control, Locks',
  ]);
});

test('a decision that is taken back is told as the act, and not as a person whom nobody has reviewed', () => {
  expect(said(['NotReviewed', door('Opens')])[1]).toMatch(/^Take back: /);
});

test('a guest is told with their own address, and without a name by it alone', () => {
  const userPrincipalName = 'dana.fox_fabrikam.com#EXT#@contoso.com';
  const [, named, nameless] = said(
    ['Deny', door('Opens'), { displayName: 'Dana Fox', userPrincipalName }],
    ['Deny', door('Opens'), { displayName: '', userPrincipalName }],
  );
  expect(named).toBe('Deny: Dana Fox (dana.fox@fabrikam.com), access to Door control, Opens');
  expect(nameless).toBe('Deny: dana.fox@fabrikam.com, access to Door control, Opens');
});
