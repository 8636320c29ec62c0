import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { pack, stage } from './release/archive';
import { releaseBom } from './release/sbom';
import { readLockfile, shippedPackages, shippedRoots } from './release/shipped';
import { releaseVersion } from './release/version';

/**
 * `npm run release`: makes `release/` without a network: the archive that a host unpacks, its bill of
 * materials and their SHA-256 sums; always the same bytes for one commit.
 */
const FOLDER = 'release';

/** npm's facts about every package of the lockfile. */
function npmBom() {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const { npm_execpath } = process.env;
  const [program, ...first] = npm_execpath ? [process.execPath, npm_execpath] : ['npm'];
  const { status, stdout, stderr } = spawnSync(program, [...first, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`npm sbom failed.\n${stderr}`);
  return JSON.parse(stdout);
}

async function main(): Promise<void> {
  const stated: { name: string; version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  const version = releaseVersion(
    readFileSync('CHANGELOG.md', 'utf8'),
    stated.version,
    process.env.RELEASE_TAG,
  );
  await ensureBuilt();
  const name = `${stated.name}-${version}`;
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(join(FOLDER, name), { recursive: true });
  stage(join(FOLDER, name));
  await pack(FOLDER, name, join(FOLDER, `${name}.tar.gz`));
  rmSync(join(FOLDER, name), { recursive: true });
  const shipped = shippedPackages(readLockfile(), shippedRoots());
  writeFileSync(join(FOLDER, `${name}.cdx.json`), releaseBom(npmBom(), shipped, stated.name));
  const sums = [`${name}.cdx.json`, `${name}.tar.gz`].map((file) => {
    const hash = createHash('sha256').update(readFileSync(join(FOLDER, file)));
    return `${hash.digest('hex')}  ${file}\n`;
  });
  writeFileSync(join(FOLDER, 'SHA256SUMS'), sums.join(''));
  process.stdout.write(sums.join(''));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
