import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { classesOf, LEFT_OUT } from './left-out.mjs';

/** Paths inside packages that their authors may move in any release, because these paths aren't public. */
const SDK = '@microsoft/microsoft-graph-client';
const IMPORT = new RegExp(`^import (type )?\\{ (\\w+)[^}]* \\} from '(${SDK}/[^']+)';$`, 'gm');

interface PrivateImport {
  file: string;
  isType: boolean;
  name: string;
  path: string;
}

const ROOMS = ['app', 'components', 'lib'];
const sources = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => join(room, name)),
).filter((name) => /\.tsx?$/.test(name));
const texts = new Map(sources.map((file) => [file, readFileSync(file, 'utf8')]));
const found: PrivateImport[] = [...texts].flatMap(([file, text]) =>
  [...text.matchAll(IMPORT)].map(([, type, name = '', path = '']) => ({
    file,
    isType: Boolean(type),
    name,
    path,
  })),
);

describe('a private path of the Graph SDK', () => {
  test('is imported by name, one a line, so that this test finds all imports', () => {
    const mentions = [...texts.values()].join('\n').match(new RegExp(`'${SDK}`, 'g')) ?? [];
    expect(found.length).toBe(mentions.length);
    expect(found.length).toBeGreaterThan(0);
  });

  test.each(found)('$path still has $name', async ({ file, isType, name, path }) => {
    const advice =
      `${path} has no ${name} any more; ${file} imports it file by file, so that the rest of the SDK stays out of what a browser loads. ` +
      `Look for "${name}" below node_modules/${SDK}/lib/es/src and import it from there. ` +
      `Where it is gone, import from '${SDK}' itself, run "npm run build" and "npm run bench -- portal", and say in docs/decisions/2026-11-26-first-rows.md what that costs.`;
    const declared = join('node_modules', path.replace(/\.js$/, '.d.ts'));
    expect(existsSync(declared) ? readFileSync(declared, 'utf8') : '', advice).toMatch(
      new RegExp(`export .*\\b${name}\\b`),
    );
    if (isType) return;
    const loaded: Record<string, unknown> = await import(/* @vite-ignore */ path).catch(() => ({}));
    expect(loaded[name], advice).toBeDefined();
  });
});

const CHUNKS = 'out/_next/static/chunks';
const isBuilt = existsSync(CHUNKS);

/** The code of the export, by file. */
function chunks(): Map<string, string> {
  const names = readdirSync(CHUNKS).filter((name) => name.endsWith('.js'));
  expect(names.length).toBeGreaterThan(0);
  return new Map(names.map((name) => [name, readFileSync(join(CHUNKS, name), 'utf8')]));
}

/** What next.config.mjs replaces of that which Next compiled for itself, with words that only the replaced code has. */
const REPLACED = [
  {
    name: 'next/dist/compiled/buffer',
    by: 'lib/graph/no-buffer.ts',
    of: 'Buffer',
    sign: 'INSPECT_MAX_BYTES',
  },
  { name: 'next/dist/compiled/process', by: 'lib/no-process.ts', of: 'process', sign: 'nextTick=' },
];

describe('an alias of a module that Next compiled for itself', () => {
  const config = readFileSync('next.config.mjs', 'utf8');
  const aliases = [...config.matchAll(/'(next\/dist\/[^']+)':/g)].map(([, name = '']) => name);
  const adviceOf = ({ name, by, of, sign }: (typeof REPLACED)[number]) =>
    `next.config.mjs replaces ${name}, which this release of Next doesn't use any more. ` +
    `Find what a browser is given for Node's ${of} now (search the chunks of a build for ${sign}, and node_modules/next/dist/compiled), ` +
    `and name that in resolveAlias. If nothing is given any more, remove the alias and ${by}.`;

  test('is listed in this test', () => {
    expect(aliases).toEqual(REPLACED.map(({ name }) => name));
  });

  test.each(REPLACED)('$name still exists', (replaced) => {
    const resolve = () => createRequire(import.meta.url).resolve(replaced.name);
    expect(resolve, adviceOf(replaced)).not.toThrow();
    expect(readFileSync(resolve(), 'utf8'), adviceOf(replaced)).toContain(replaced.sign);
  });

  test.runIf(isBuilt).each(REPLACED)('keeps Node’s $of out of every file of the export', (replaced) => {
    const heavy = [...chunks()].filter(([, code]) => code.includes(replaced.sign)).map(([name]) => name);
    expect(heavy, adviceOf(replaced)).toEqual([]);
  });
});

describe('a module of a library that the build leaves out', () => {
  const advice = (path: string) =>
    `${path} can't be left out any more; scripts/left-out.mjs lists it because the portal never calls it. ` +
    'Look below node_modules for the file that holds its classes in this release, and for what else imports it. ' +
    'Name the new file if nothing that a redirect, a token or a hidden frame needs is in it; else remove the line, run "npm run build" and "npm run bench -- portal", ' +
    'and say in docs/decisions/2026-11-28-left-out.md what that costs.';

  test.each(LEFT_OUT)('%s is still there and exports nothing but classes', (path) => {
    const file = join('node_modules', path);
    expect(existsSync(file), advice(path)).toBe(true);
    expect(() => classesOf(readFileSync(file, 'utf8')), advice(path)).not.toThrow();
  });

  test('is never needed: no code calls a function that uses it', () => {
    const CALLS =
      /\b(loginPopup|acquireTokenPopup|logoutPopup|acquireTokenByCode|allowPlatformBroker|createNestablePublicClientApplication|Client\.init|MiddlewareFactory)\b/;
    const callers = [...texts].filter(([, text]) => CALLS.test(text)).map(([file]) => file);
    expect(callers, 'scripts/left-out.mjs leaves out what these call; remove its line there first').toEqual(
      [],
    );
  });

  test.runIf(isBuilt)('is replaced by an empty module in the export', () => {
    const code = [...chunks().values()].join('\n');
    const called = LEFT_OUT.filter((path) => /PopupClient|PlatformAuthInteraction|RetryHandler/.test(path));
    const whole = called.filter((path) => !code.includes(`${basename(path).split('.')[0]} is left out`));
    expect(whole, 'the rules in next.config.mjs no longer match').toEqual([]);
  });
});
