import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { expectNothingKept, type Left, leftOn } from './device';

interface ListedRow extends Left {
  withoutOffline: boolean;
}

/** The rows of the table of what is left after signing out. */
function listed(): ListedRow[] {
  const [, section = ''] = readFileSync('docs/PROMISES.md', 'utf8').split(
    '## What is left after signing out',
  );
  const [, , table = ''] = section.split('\n\n');
  return table
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, place = '', key = '', , off]) => ({
      place,
      key: key.replaceAll('`', ''),
      withoutOffline: off === 'left',
    }));
}

const text = ({ place, key }: Left) => `${place} ${key}`;

/**
 * Expects that exactly what docs/PROMISES.md lists is left. The table writes variable parts of a key as
 * `<…>`.
 */
export async function expectLeftAsListed(page: Page, offline: boolean, parts: Record<string, string>) {
  await expectNothingKept(page);
  const expected = listed().filter(({ withoutOffline }) => offline || withoutOffline);
  expect(expected.length).toBeGreaterThan(0);
  const named = ({ place, key }: Left) => ({
    place,
    key: Object.entries(parts).reduce((short, [name, part]) => short.replace(part, `<${name}>`), key),
  });
  const found = (await leftOn(page)).map((one) => text(named(one)));
  expect([...found].sort()).toEqual(expected.map(text).sort());
}
