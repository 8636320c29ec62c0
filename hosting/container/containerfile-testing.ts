import { readFileSync } from 'node:fs';

const text = readFileSync('hosting/container/Containerfile', 'utf8');
const line = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1] ?? '';
const listOf = (name: string): string[] => JSON.parse(/\[.*\]$/.exec(line(name))?.[0] ?? '[]');

/** What the image says of itself, read from its Containerfile. */
export const CONTAINERFILE = {
  env: Object.fromEntries(
    line('ENV')
      .split(' ')
      .map((pair) => pair.split('=') as [string, string]),
  ),
  user: line('USER'),
  entrypoint: listOf('ENTRYPOINT'),
  command: listOf('CMD'),
  health: listOf('HEALTHCHECK'),
};

/** Flags with which Node writes no file and starts no process, as on a read-only root; the first's name is the version's. */
export const CONFINED = [
  Number(process.versions.node.split('.')[0]) < 23 ? '--experimental-permission' : '--permission',
  '--allow-fs-read=*',
];

/** The number of the image's user, where this process may become it. */
export const imageUser = (): number | undefined =>
  process.getuid?.() === 0 ? Number(CONTAINERFILE.user.split(':')[0]) : undefined;

/** Others may enter a folder, without seeing what is in it. */
export const ENTER = 0o011;
