import { expect, test } from 'vitest';
import { withSection } from './document';

const both = withSection(withSection(undefined, 'sandbox', '## One'), 'portal', '## Two');

test('the first section begins the document, with an introduction before it', () => {
  expect(both).toMatch(/^# Measured\n[\s\S]+<!-- begin sandbox -->\n\n## One\n\n<!-- end sandbox -->\n/);
});

test('a new section replaces the old one, and the others stay unchanged', () => {
  const again = withSection(both, 'sandbox', '## Anew, with $& and $1\n');
  expect(again).toBe(both.replace('## One', () => '## Anew, with $& and $1'));
});

test('writing the same section twice changes nothing', () => {
  expect(withSection(both, 'portal', '## Two')).toBe(both);
});
