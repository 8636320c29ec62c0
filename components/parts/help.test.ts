import { expect, test } from 'vitest';
import { en } from '../../lib/messages/whole';
import { HELP_TERM_NAMES, HELP_TERMS } from '../../lib/review/help-terms';

const at = (path: string): unknown =>
  path.split('.').reduce<unknown>((tree, key) => (tree as Record<string, unknown> | undefined)?.[key], en);

test.each(HELP_TERM_NAMES)('%s has a text of two sentences, and its word is on screen', (name) => {
  const { shownIn } = HELP_TERMS[name];
  const [term, text] = [en.terms[name], en.help[name]];
  expect(text.match(/[.?!](?=\s|$)/g)).toHaveLength(2);
  expect(String(at(shownIn)).toLowerCase()).toContain(term.toLowerCase());
});

test('every help text belongs to a term', () => {
  const others = ['open', 'page', 'more', 'close'];
  const named = (texts: object) => Object.keys(texts).filter((key) => !others.includes(key));
  expect(named(en.help)).toEqual(HELP_TERM_NAMES);
  expect(named(en.terms)).toEqual(HELP_TERM_NAMES);
});
