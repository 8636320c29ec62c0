import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HELP_TERM_NAMES } from '../../lib/review/help-terms';

const ROOM = 'components';

/**
 * These terms are explained among the others but have no mark: their words are on buttons and
 * counts, where a mark has no room.
 */
const WITHOUT_MARK = ['dontKnow', 'notReviewed', 'ownAccess'];

test('each help term has a mark beside its word on some screen, except three', () => {
  const files = readdirSync(ROOM, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  );
  const screens = files.map((name) => readFileSync(join(ROOM, name), 'utf8')).join('\n');
  const isMarked = (term: string) =>
    [`term="${term}"`, `help="${term}"`, `: '${term}',`, `, '${term}')`].some((way) => screens.includes(way));
  expect(HELP_TERM_NAMES.filter((term) => !isMarked(term))).toEqual(WITHOUT_MARK);
});
