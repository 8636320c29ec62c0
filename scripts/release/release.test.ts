import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { list } from 'tar';
import { afterAll, describe, expect, test } from 'vitest';
import { pack } from './archive';
import { noticesOf } from './notices';
import { type Bom, releaseBom } from './sbom';
import { importedPackages, readLockfile, shippedPackages, shippedRoots } from './shipped';
import { releaseVersion } from './version';

const folder = mkdtempSync(join(tmpdir(), 'release-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the version is the changelog’s newest', () => {
  const changelog = '# Changelog\n\n## 1.2.3\n\n- New.\n\n## 1.2.2\n';

  test('if package.json and the tag are the same', () => {
    expect(releaseVersion(changelog, '1.2.3', 'v1.2.3')).toBe('1.2.3');
  });

  test.each([
    [changelog, '1.2.2', undefined, 'package.json 1.2.2'],
    [changelog, '1.2.3', 'v1.2.4', 'The tag is v1.2.4'],
    ['# Changelog\n', '1.2.3', undefined, 'names no version'],
  ])('or else a sentence reports the difference', (text, stated, tag, said) => {
    expect(() => releaseVersion(text, stated, tag)).toThrow(said);
  });

  test('and package.json has it today', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(releaseVersion(readFileSync('CHANGELOG.md', 'utf8'), version)).toBe(version);
  });
});

describe('the archive', () => {
  const made = async (parent: string, names: readonly string[], time: Date, mode: number) => {
    for (const name of names) {
      const file = join(folder, parent, 'attest', name);
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, `content of ${name}`, { mode });
      utimesSync(file, time, time);
    }
    const archive = join(folder, `${parent}.tar.gz`);
    await pack(join(folder, parent), 'attest', archive);
    return archive;
  };
  const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

  test('has the same bytes whenever, by whomever and in whatever order its files were written', async () => {
    const names = ['b/index.html', 'a.txt', 'b/.well-known/x', 'A.txt'];
    const one = await made('one', names, new Date('2020-01-01'), 0o600);
    const other = await made('other', names.toReversed(), new Date('2026-01-01'), 0o755);
    expect(hash(other)).toBe(hash(one));
    const found: string[] = [];
    await list({ file: one, onReadEntry: ({ path }) => found.push(path) });
    expect(found).toEqual(
      ['A.txt', 'a.txt', 'b/.well-known/x', 'b/index.html'].map((name) => `attest/${name}`),
    );
  });

  test('has other bytes when its content differs', async () => {
    expect(hash(await made('third', ['a.txt'], new Date(0), 0o644))).not.toBe(
      hash(join(folder, 'one.tar.gz')),
    );
  });
});

describe('the list of shipped packages', () => {
  test('has those that the sources import code from, not only types', () => {
    const text = [
      "import type { A } from 'only-types';",
      "import { b,\n  c } from '@scope/name/part';",
      "import 'bare';",
      "const late = () => import('late/part');",
      "import { d } from './near';",
      "import { e } from 'node:fs';",
      '@import "tailwindcss" source(none);',
    ].join('\n');
    expect(importedPackages(text)).toEqual(['@scope/name', 'bare', 'late', 'tailwindcss']);
  });

  test('includes their dependencies, the nearest copy of each', () => {
    const lockfile = {
      packages: {
        'node_modules/a': { version: '1.0.0', license: 'MIT', dependencies: { b: '^2' } },
        'node_modules/a/node_modules/b': { version: '2.0.0', license: 'ISC', dependencies: { c: '^1' } },
        'node_modules/b': { version: '1.0.0', license: 'MIT' },
        'node_modules/c': { version: '1.0.0', license: 'MIT', dependencies: { a: '^1' } },
      },
    };
    expect(shippedPackages(lockfile, ['a']).map(({ path }) => path)).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
    ]);
    expect(() => shippedPackages(lockfile, ['missing'])).toThrow('no missing');
  });

  const today = shippedPackages(readLockfile(), shippedRoots());

  test('has only licences that allow passing them on', () => {
    const allowed = /^(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|CC-BY-4\.0|Python-2\.0)$/;
    expect(today.filter(({ license }) => !allowed.test(license))).toEqual([]);
    expect(today.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['next', 'react', 'hono', 'scheduler']),
    );
  });

  test('matches the notices, which name each package with its licence', () => {
    const notices = noticesOf(today);
    for (const { name, version } of today) expect(notices).toContain(`${name} ${version}`);
    expect(notices).toContain('its copy of react-dom');
    expect(notices.match(/Permission is hereby granted/g)?.length).toBeGreaterThan(10);
  });
});

test('the bill of materials lists only shipped packages, and is the same at any time and place', () => {
  const bom = (chance: string): Bom => ({
    serialNumber: `urn:uuid:${chance}`,
    metadata: { timestamp: chance, component: { 'bom-ref': 'attest@1.0.0', type: 'library', name: chance } },
    components: ['a', 'dev'].map((name) => ({ name, version: '1.0.0', 'bom-ref': `${name}@1.0.0` })),
    dependencies: [
      { ref: 'attest@1.0.0', dependsOn: ['a@1.0.0', 'dev@1.0.0'] },
      { ref: 'dev@1.0.0', dependsOn: [] },
    ],
  });
  const shipped = [{ name: 'a', version: '1.0.0', license: 'MIT', path: 'node_modules/a' }];
  const text = releaseBom(bom('one'), shipped, 'attest');
  expect(releaseBom(bom('two'), shipped, 'attest')).toBe(text);
  const made: Bom = JSON.parse(text);
  expect(made.components.map(({ name }) => name)).toEqual(['a']);
  expect(made.dependencies).toEqual([{ ref: 'attest@1.0.0', dependsOn: ['a@1.0.0'] }]);
  expect(made.serialNumber).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
});
