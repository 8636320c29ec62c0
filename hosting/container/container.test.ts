import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { compiledServer, ended, endServers, startServer } from '../start-testing';

/** No base image is at hand where the tests run, so what the image would run is run here: same user, same command. */
const text = readFileSync('hosting/container/Containerfile', 'utf8');
const line = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1] ?? '';
const listOf = (name: string): string[] => JSON.parse(/\[.*\]$/.exec(line(name))?.[0] ?? '[]');
const environment = Object.fromEntries(
  line('ENV')
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);
const user = Number(line('USER').split(':')[0]);
/** Refuses to write any file and to start any process: the flag's name depends on Node's version. */
const CONFINED = [
  Number(process.versions.node.split('.')[0]) < 23 ? '--experimental-permission' : '--permission',
  '--allow-fs-read=*',
];

const isRoot = process.getuid?.() === 0;
/** Others may enter a folder, without seeing what is in it. */
const ENTER = 0o011;

let folder: string;
beforeAll(async () => {
  folder = await compiledServer();
  chmodSync(folder, 0o755);
  // A run of all tests has its folder for itself alone, and the image's user has to come through.
  const { mode } = statSync(tmpdir());
  if (isRoot && (mode & ENTER) !== ENTER) chmodSync(tmpdir(), (mode & 0o777) | ENTER);
});
afterEach(endServers);
afterAll(() => rmSync(folder, { recursive: true }));

test('the image runs the server as nobody, without writing and without a child, and tells its health', async () => {
  expect(user).toBeGreaterThan(0);
  const [program = '', ...command] = [...listOf('ENTRYPOINT'), ...listOf('CMD')];
  expect(listOf('HEALTHCHECK')[0]).toBe(program);
  const { child, port, url } = await startServer([process.execPath, ...CONFINED, ...command], {
    cwd: folder,
    env: environment,
    uid: isRoot ? user : undefined,
  });
  expect((await fetch(`${url}/config.json`)).status).toBe(200);
  const health = () =>
    spawnSync(process.execPath, listOf('HEALTHCHECK').slice(1), {
      cwd: folder,
      env: {
        ...process.env,
        ...environment,
        ENTRA_TENANT_ID: 'contoso.com',
        ENTRA_CLIENT_ID: '11111111-2222-3333-4444-555555555555',
        PORT: String(port),
      },
    }).status;
  expect(health()).toBe(0);
  child.kill('SIGTERM');
  expect(await ended(child)).toBe(0);
  expect(health()).toBe(1);
});

test('a mistake in its environment is told in a sentence', () => {
  const { status, stderr } = spawnSync(process.execPath, listOf('CMD'), {
    cwd: folder,
    env: { NODE_ENV: 'production', ...environment, ENTRA_TENANT_ID: 'contoso.com' },
    encoding: 'utf8',
  });
  expect([status, stderr.trim()]).toEqual([
    1,
    'ENTRA_CLIENT_ID must be the application (client) id of the app registration, a GUID; it is not set.',
  ]);
});
