import { expect, it } from 'vitest';
import { whoseAccess, whoseAccesses, whoseReason } from './whose-access';

const ME = '0b5f2c11-aaaa-4bbb-8ccc-000000000001';
const about = (id: string) => ({ principal: { id } });
const [mine, hers, his] = [about(ME), about('patti'), about('lee')];

it.each([
  ['my id', mine, ME, 'own'],
  ['my id in capital letters', about(ME.toUpperCase()), ME, 'own'],
  ['my id, when the sign-in gave it in capital letters', mine, ME.toUpperCase(), 'own'],
  ['somebody else', hers, ME, 'others'],
  ['an empty id', about(''), ME, 'others'],
  ['an empty id, when mine is unknown too', about(''), '', 'others'],
])('an item is own only where its principal is me: %s', (_, item, me, whose) => {
  expect(whoseAccess(item, me)).toBe(whose);
});

it.each([
  ['no items', [], true, null],
  ['only my item', [mine], true, 'own'],
  ['my items at two resources', [mine, mine], true, 'own'],
  ['my item, with more to come', [mine], false, null],
  ['others’ items only', [hers, his], true, 'others'],
  ['others’ item, with more to come', [hers], false, 'others'],
  ['my item and another’s', [hers, mine], true, 'mixed'],
  ['my item and another’s, with more to come', [mine, his], false, 'mixed'],
])('a list is about whom its items are about: %s', (_, items, complete, whose) => {
  expect(whoseAccesses(items, ME, complete)).toBe(whose);
});

it.each([
  ['only my items', [mine, mine], 'own'],
  ['others’ items only', [hers], 'others'],
  ['my item and another’s', [mine, his], 'others'],
  ['no items', [], 'others'],
])('one reason for all is about my own access only where all are mine: %s', (_, items, whose) => {
  expect(whoseReason(items, ME)).toBe(whose);
});
