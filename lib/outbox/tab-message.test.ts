import { expect, test } from 'vitest';
import { readTabMessage } from './tab-message';

const failed = { step: 'failed', problem: { code: 'refused' } };
const conflict = { step: 'conflict', theirs: { decision: 'Deny' } };
const replaced = { step: 'replaced', theirs: { decision: 'Deny' } };
const states = (...all: unknown[]) => ({ kind: 'states', review: 'd/i', states: all });

test.each([
  [{ kind: 'log' }],
  [{ kind: 'hello' }],
  [{ kind: 'leaving' }],
  [{ kind: 'held', count: 1 }],
  [{ kind: 'wiped' }],
  [{ kind: 'again', review: 'd/i', itemIds: null }],
  [{ kind: 'again', review: 'd/i', itemIds: ['one', 'two'] }],
  [{ kind: 'again', review: 'd/i', itemIds: [] }],
  [states()],
  [states(['item', 'act', failed], ['item', 'act', conflict], ['item', 'act', replaced])],
])('a message of this version is read as it is: %j', (message) => {
  expect(readTabMessage(message)).toEqual(message);
});

test.each([
  [undefined],
  [null],
  ['log'],
  [{}],
  [{ kind: 'other' }],
  [{ kind: 'other', count: 3 }],
  [{ kind: 'held' }],
  [{ kind: 'held', count: 0 }],
  [{ kind: 'held', count: '2' }],
  [{ kind: 'other', review: 'd/i', itemIds: null, states: [] }],
  [{ kind: 'again', itemIds: null }],
  [{ kind: 'again', review: 7, itemIds: null }],
  [{ kind: 'again', review: 'd/i' }],
  [{ kind: 'again', review: 'd/i', itemIds: 'one' }],
  [{ kind: 'again', review: 'd/i', itemIds: ['one', 2] }],
  [{ kind: 'again', review: 'd/i', itemIds: [1, 'two'] }],
  [{ kind: 'states', states: [] }],
  [{ kind: 'states', review: 'd/i' }],
  [{ kind: 'states', review: 'd/i', itemIds: null, states: { length: 0 } }],
  [states('item')],
  [states({ length: 3, 0: 'item', 1: 'act', 2: failed, slice: 0 })],
  [states(['item', 'act'])],
  [states(['item', 'act', failed, 'more'])],
  [states(['item', 7, failed])],
  [states([7, 'act', failed])],
  [states(['item', 'act', null])],
  [states(['item', 'act', { step: 'sending', theirs: { decision: 'Deny' } }])],
  [states(['item', 'act', { step: 'failed', theirs: { decision: 'Deny' } }])],
  [states(['item', 'act', { step: 'failed', problem: { code: 7 } }])],
  [states(['item', 'act', { step: 'failed', problem: null }])],
  [states(['item', 'act', { step: 'conflict', problem: { code: 'refused' } }])],
  [states(['item', 'act', { step: 'conflict', theirs: { decision: 7 } }])],
  [states(['item', 'act', failed], ['item'])],
  [states(['item'], ['item', 'act', failed])],
])('anything else is no message: %j', (message) => {
  expect(readTabMessage(message)).toBeUndefined();
});
