import { expect, test } from 'vitest';
import { HELP_TERM_NAMES, HELP_TERMS } from './help-terms';

test.each(HELP_TERM_NAMES)('%s is explained by a page of Microsoft’s about Entra’s governance', (name) => {
  expect(HELP_TERMS[name].page).toMatch(/^https:\/\/learn\.microsoft\.com\/entra\/id-governance\/[a-z-]+$/);
});
