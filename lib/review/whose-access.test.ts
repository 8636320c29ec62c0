import { expect, it } from 'vitest';
import { whoseAccess, whoseAccesses, whoseReason } from './whose-access';

const ME = '0b5f2c11-aaaa-4bbb-8ccc-000000000001';
const about = (id: string) => ({ principal: { id } });
const [mine, hers, his] = [about(ME), about('patti'), about('lee')];

it.each([
  ['my id', mine, ME, 'own'],
  ['my id in other letters', about(ME.toUpperCase()), ME, 'own'],
  ['my id, where the sign-in gave other letters', mine, ME.toUpperCase(), 'own'],
  ['somebody else', hers, ME, 'others'],
  ['nobody', about(''), ME, 'others'],
  ['nobody, and I am not known', about(''), '', 'others'],
])('an item is own only where its principal is me: %s', (_, item, me, whose) => {
  expect(whoseAccess(item, me)).toBe(whose);
});

it.each([
  ['nothing read', [], true, null],
  ['mine alone', [mine], true, 'own'],
  ['mine at two resources', [mine, mine], true, 'own'],
  ['mine, and more to come', [mine], false, null],
  ['others', [hers, his], true, 'others'],
  ['others, and more to come', [hers], false, 'others'],
  ['both', [hers, mine], true, 'mixed'],
  ['both, and more to come', [mine, his], false, 'mixed'],
])('a list is about whom its items are about: %s', (_, items, complete, whose) => {
  expect(whoseAccesses(items, ME, complete)).toBe(whose);
});

it.each([
  ['mine alone', [mine, mine], 'own'],
  ['others', [hers], 'others'],
  ['both', [mine, his], 'others'],
  ['nobody', [], 'others'],
])('one reason for all is about my own access only where all are mine: %s', (_, items, whose) => {
  expect(whoseReason(items, ME)).toBe(whose);
});
