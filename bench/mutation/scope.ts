import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

/** The rooms with the domain's rules, which decide what happens to a reviewer's answer. */
export const ROOMS = ['lib/answers', 'lib/review', 'lib/outbox', 'lib/graph'];

/** Tests, and the code that they share. */
const OF_TESTS = /(\.test|(^|\/|-)testing)\.ts$|\/simulation\//;

/** All files of the rooms that have mutants. */
export function allFiles(): string[] {
  return ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
      .filter((file) => file.endsWith('.ts') && !OF_TESTS.test(file))
      .sort(),
  );
}

const git = (...args: string[]): string[] =>
  execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .split('\n')
    .filter(Boolean);

/**
 * The commit at which this branch left main; the current commit on main itself. Throws where there
 * is neither main nor origin/main.
 */
function branchPoint(): string {
  for (const main of ['main', 'origin/main']) {
    try {
      return git('merge-base', main, 'HEAD')[0] ?? 'HEAD';
    } catch {
      // A clone of one branch has no local main.
    }
  }
  throw new Error('There is no branch main to compare with: name a room, a folder or a file, or say --all.');
}

/** Files that differ from the point where this branch left main, new files included. */
export const changedFiles = (): string[] => [
  ...git('diff', '--name-only', branchPoint()),
  ...git('ls-files', '--others', '--exclude-standard'),
];

/**
 * The files of a run.
 * @param names rooms, folders or files, as paths from the repository's root; none: the files that `changed`
 * returns
 * @throws {Error} for a name that matches no file
 */
export function filesMeant(
  names: readonly string[],
  all: readonly string[],
  changed: () => readonly string[],
): string[] {
  const wanted = names.length > 0 ? names.map((name) => name.replace(/\/$/, '')) : changed();
  const isMeant = (file: string) => wanted.some((name) => file === name || file.startsWith(`${name}/`));
  const unknown =
    names.length > 0 && wanted.find((name) => !all.some((file) => `${file}/`.startsWith(`${name}/`)));
  if (unknown) throw new Error(`No file to try is called ${unknown}. The rooms are ${ROOMS.join(', ')}.`);
  return all.filter(isMeant);
}
