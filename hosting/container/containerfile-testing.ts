import { readFileSync } from 'node:fs';

const text = readFileSync('hosting/container/Containerfile', 'utf8');
const line = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1] ?? '';
const listOf = (name: string): string[] => JSON.parse(/\[.*\]$/.exec(line(name))?.[0] ?? '[]');

/** The image's settings, read from its Containerfile. */
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

/**
 * Flags with which Node writes no file and starts no process, as on a read-only root; Node's version
 * decides the name of the first.
 */
export const CONFINED = [
  Number(process.versions.node.split('.')[0]) < 23 ? '--experimental-permission' : '--permission',
  '--allow-fs-read=*',
];

/** The numeric id of the image's user; undefined where this process may not become that user. */
export const imageUser = (): number | undefined =>
  process.getuid?.() === 0 ? Number(CONTAINERFILE.user.split(':')[0]) : undefined;

/** The mode bits that let others enter a folder without listing it. */
export const ENTER = 0o011;
