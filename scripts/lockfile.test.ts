import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface LockedPackage {
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  /** The package is inside another package, whose integrity covers it too. */
  inBundle?: boolean;
}

const packagesOf = (lockfile: string) =>
  Object.entries(
    (JSON.parse(readFileSync(lockfile, 'utf8')) as { packages: Record<string, LockedPackage> }).packages,
  ).filter(([path]) => path !== '');

/**
 * Packages with a script of their own, none of which runs at an install. esbuild: its script would only
 * replace a launcher with the program.
 */
const WITH_SCRIPTS = ['node_modules/esbuild'];

describe.each(['package-lock.json', 'hosting/emulator/package-lock.json', 'bench/peers/package-lock.json'])(
  '%s',
  (lockfile) => {
    const packages = packagesOf(lockfile);

    test('has a hash for every package', () => {
      expect(packages.length).toBeGreaterThan(10);
      const without = packages.filter(
        ([, { integrity, inBundle }]) => !inBundle && !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''),
      );
      expect(without.map(([path]) => path)).toEqual([]);
    });

    test('has no addresses, so that any registry can serve the packages', () => {
      expect(packages.filter(([, { resolved }]) => resolved).map(([path]) => path)).toEqual([]);
    });
  },
);

describe('no package runs a script at an install', () => {
  test.each(['.npmrc', 'hosting/emulator/.npmrc'])('as %s says', (file) => {
    expect(readFileSync(file, 'utf8').split('\n')).toContain('ignore-scripts=true');
  });

  test('and no other package has such a script', () => {
    const wanting = packagesOf('package-lock.json').filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(
      wanting.map(([path]) => path),
      'Read what the script does, and see whether all works without it; then name the package here.',
    ).toEqual(WITH_SCRIPTS);
  });
});
