import { beforeEach, describe, expect, test, vi } from 'vitest';
import { reasonFor } from '../drafts';
import type { States } from '../outbox/model';
import type { ItemState } from '../review/item-state';
import type { Decision, Intent } from '../review/model';
import { anIntent, anItem, guid } from '../review/testing';
import { SentDrafts } from './sent-drafts';

const REF = { definitionId: guid(100), instanceId: guid(200) };
const OWNER = { tenantId: guid(300), userId: guid(400) };
const [A, B, C] = [guid(1), guid(2), guid(3)];

const decide = (decision: Decision, id: string, justification = 'Moved.'): Intent =>
  anIntent(anItem({ id }), { decision, justification });

function tab(place: 'device' | 'memory' = 'memory') {
  const shown: { states: States } = { states: new Map() };
  const sent = new SentDrafts({ status: () => ({ place }) as never, states: () => shown.states }, OWNER);
  const show = (...states: [Intent, ItemState][]) => {
    shown.states = new Map(states.map(([intent, state]) => [intent.itemId, { intent, state }]));
    sent.look();
  };
  return { sent, show };
}

/** What the next page of the tab asks about again: each act with its reason and its items. */
const asked = () =>
  tab()
    .sent.lost(REF)
    .map(({ answer, selection, typed }) => [
      answer,
      reasonFor(typed, { act: answer, itemIds: selection }),
      selection,
    ]);

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('window', {
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
  });
});

describe('where the device stores no decisions', () => {
  test('every act is offered again after a reload, not only the last', () => {
    const { sent } = tab();
    sent.keep(REF, [decide('Deny', A)]);
    sent.keep(REF, [decide('Approve', B, 'Still needed.'), decide('Deny', C, 'Left.')]);
    expect(asked()).toEqual([
      ['Deny', 'Moved.', [A]],
      ['Approve', 'Still needed.', [B]],
      ['Deny', 'Left.', [C]],
    ]);
  });

  test('accepted recommendations are offered again as one act', () => {
    tab().sent.keep(REF, [decide('Deny', A, ''), decide('Approve', B, '')], true);
    expect(asked()).toEqual([['accept', '', [A, B]]]);
  });

  test('the newest decision about a person counts, and other people keep their reason', () => {
    const { sent } = tab();
    sent.keep(REF, [decide('Deny', A), decide('Deny', B)]);
    sent.keep(REF, [decide('Approve', A, '')]);
    expect(asked()).toEqual([
      ['Deny', 'Moved.', [B]],
      ['Approve', '', [A]],
    ]);
  });

  test('a saved or replaced decision isn’t offered again; one that needs me is', () => {
    const { sent, show } = tab();
    const acts = [decide('Deny', A), decide('Approve', B), decide('Deny', C)] as const;
    for (const act of acts) sent.keep(REF, [act]);
    show(
      [acts[0], { step: 'saved', at: '2026-11-10T00:00:00.000Z' }],
      [acts[1], { step: 'replaced', theirs: anItem({ id: B }) }],
      [acts[2], { step: 'failed', problem: { code: 'refused' } }],
    );
    expect(asked()).toEqual([['Deny', 'Moved.', [C]]]);
  });

  test('a decision that this page still sends isn’t lost, and a dismissed one is forgotten', () => {
    const { sent, show } = tab();
    const [one, other] = [decide('Deny', A), decide('Approve', B)];
    sent.keep(REF, [one, other]);
    show([one, { step: 'sending' }]);
    expect(sent.lost(REF).map(({ selection }) => selection)).toEqual([[B]]);
    sent.forget(REF, [B]);
    expect(asked()).toEqual([['Deny', 'Moved.', [A]]]);
  });
});

test('where the device stores decisions, nothing is kept in the tab', () => {
  tab('device').sent.keep(REF, [decide('Deny', A)]);
  expect(asked()).toEqual([]);
});
