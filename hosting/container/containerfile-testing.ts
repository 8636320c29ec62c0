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

const { allowedNodeEnvironmentFlags } = process;

/**
 * Flags with which Node writes no file and starts no process, as on a read-only root. Node's version decides the name of
 * the first, and whether the network has to be allowed too.
 */
export const CONFINED = [
  allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission',
  '--allow-fs-read=*',
  ...['--allow-net'].filter((flag) => allowedNodeEnvironmentFlags.has(flag)),
];

/** The numeric id of the image's user; undefined where this process may not become that user. */
export const imageUser = (): number | undefined =>
  process.getuid?.() === 0 ? Number(CONTAINERFILE.user.split(':')[0]) : undefined;

/** The mode bits that let others enter a folder without listing it. */
export const ENTER = 0o011;
