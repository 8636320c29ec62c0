import { describe, expect, test } from 'vitest';
import { fold, hasWords, wordsOf } from './search-words';

describe('a search', () => {
  test('is for each of its words once, in any order', () => {
    expect(wordsOf(' a  B a ')).toEqual(['a', 'b']);
    expect([hasWords('b a', ['a', 'b']), hasWords('b', ['a', 'b']), hasWords('', [])]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test.each([
    ['İSTANBUL', 'istanbul'],
    ['Straße', 'STRASSE'],
    ['STRAẞE', 'strasse'],
    ['ΟΔΟΣ', 'οδός'],
    ['ﬁn', 'FIN'],
    ['ＡＢＣ', 'abc'],
    ['مُحَمَّد', 'محمد'],
    ['Ærø', 'aero'],
    ['a\u200bb\u202e', 'ab'],
  ])('treats %s like %s', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  test('treats letters with a stroke, joined letters and the last sigma like the typed ones', () => {
    expect([...'łøđðħŧæœþς'].map(fold)).toEqual(['l', 'o', 'd', 'd', 'h', 't', 'ae', 'oe', 'th', 'σ']);
  });
});
