import { expect, test } from 'vitest';
import { markupOf } from '../../lib/queries/markup-testing';
import type { ItemState } from '../../lib/review/item-state';
import type { Answer, DecisionItem } from '../../lib/review/model';
import { anIntent, anItem, answersOn, aReview, ME } from '../../lib/review/testing';
import { DecidingOne } from './deciding-one';

const mine = anItem({
  principal: { id: ME, displayName: 'Me', userPrincipalName: 'me@contoso.com', kind: 'user' },
});

/** The labels of the choices, and the whole page. */
function page(
  proposed: Answer | null,
  { item = mine, state }: { item?: DecisionItem; state?: ItemState } = {},
) {
  const intent = anIntent(item, { decision: 'DontKnow' });
  const states = new Map(state ? [[item.id, { intent, state }]] : []);
  const html = markupOf(
    <DecidingOne
      review={aReview()}
      item={item}
      items={[item]}
      answers={answersOn([item], states)}
      complete
      proposed={proposed}
      unknownAnswer={false}
    />,
  );
  return { html, choices: [...html.matchAll(/type="radio"[^>]*value="(\w+)"/g)].map(([, value]) => value) };
}

test('a link can’t propose Don’t know about one’s own access, and the page says so', () => {
  const { html, choices } = page('DontKnow');
  expect(choices).toEqual(['Approve', 'Deny']);
  for (const taken of ['Chosen by your link', 'Save Don’t know']) expect(html).not.toContain(taken);
  expect(html).toContain('The link asks for a decision that isn’t offered here.');
  expect(page('Deny').html).toContain('Chosen by your link');
});

test('a link can propose Don’t know about somebody else’s access', () => {
  const { html, choices } = page('DontKnow', { item: anItem() });
  expect(choices).toEqual(['Approve', 'Deny', 'DontKnow']);
  expect(html).toContain('Chosen by your link');
});

test('a decision that a link proposes isn’t called unsaved where it is the one that stands', () => {
  const item = anItem({ decision: 'Deny' });
  expect(page('Deny', { item }).html).not.toContain('Chosen by your link');
  expect(page('Approve', { item }).html).toContain('Chosen by your link');
});

test('an unsaved Don’t know about one’s own access is shown among the choices', () => {
  const state: ItemState = { step: 'failed', problem: { code: 'unavailable' } };
  const { html, choices } = page(null, { state });
  expect(choices).toEqual(['Approve', 'Deny', 'DontKnow']);
  expect(html).toMatch(/<input type="radio"[^>]*checked=""[^>]*value="DontKnow"/);
});
