import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { compiledServer, ended, endServers, startServer } from '../start-testing';
import { CONFINED, CONTAINERFILE, ENTER, imageUser } from './containerfile-testing';
import { buildImage, findBuildah } from './image-testing';

/** Runs the image's command as the image's user, even on a machine that can't build the image. */
const { env: environment, user, entrypoint, command, health } = CONTAINERFILE;

let folder: string;
beforeAll(async () => {
  folder = await compiledServer();
  chmodSync(folder, 0o755);
  // A run of all tests has a private temporary folder; the image's user needs access to the folders in it.
  const { mode } = statSync(tmpdir());
  if (imageUser() && (mode & ENTER) !== ENTER) chmodSync(tmpdir(), (mode & 0o777) | ENTER);
});
afterEach(endServers);
afterAll(() => rmSync(folder, { recursive: true }));

test('the image runs the server as an unprivileged user, confined, and has a health check', async () => {
  expect(Number(user.split(':')[0])).toBeGreaterThan(0);
  const [program = '', ...flags] = entrypoint;
  expect(health[0]).toBe(program);
  const { child, port, url } = await startServer([process.execPath, ...CONFINED, ...flags, ...command], {
    cwd: folder,
    env: environment,
    uid: imageUser(),
  });
  expect((await fetch(`${url}/config.json`)).status).toBe(200);
  const healthStatus = () =>
    spawnSync(process.execPath, health.slice(1), {
      cwd: folder,
      env: {
        ...process.env,
        ...environment,
        ENTRA_TENANT_ID: 'contoso.com',
        ENTRA_CLIENT_ID: '11111111-2222-3333-4444-555555555555',
        PORT: String(port),
      },
    }).status;
  expect(healthStatus()).toBe(0);
  child.kill('SIGTERM');
  expect(await ended(child)).toBe(0);
  expect(healthStatus()).toBe(1);
});

test('a mistake in the environment is reported in a sentence', () => {
  const { status, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    env: { NODE_ENV: 'production', ...environment, ENTRA_TENANT_ID: 'contoso.com' },
    encoding: 'utf8',
  });
  expect([status, stderr.trim()]).toEqual([
    1,
    'ENTRA_CLIENT_ID must be the application (client) id of the app registration, a GUID; it is not set.',
  ]);
});

const buildah = findBuildah();
if (!buildah) console.warn('The image itself was not built: that needs buildah, and root.');

test.each(buildah ? [{ buildah }] : [])('the image can be built and answers as its user', async (program) => {
  mkdirSync(join(folder, 'dist/packed'), { recursive: true });
  const work = mkdtempSync(join(tmpdir(), 'image-'));
  const image = buildImage(program.buildah, folder, work);
  try {
    const { config, root } = image;
    expect(config.Healthcheck?.Test).toEqual(['CMD', ...health]);
    expect(config.User).toBe(user);
    // Lets the image's user enter every folder above the image's own.
    for (let at = root; at.startsWith(work); at = join(at, '..')) chmodSync(at, statSync(at).mode | ENTER);
    const own = Object.fromEntries(config.Env.map((pair) => pair.split(/=(.*)/s) as [string, string]));
    const [uid = '', gid = uid] = config.User.split(':');
    const into = [`--root=${root}`, `--wd=${config.WorkingDir}`, `--setgid=${gid}`, `--setuid=${uid}`];
    const { child, url } = await startServer(
      ['unshare', ...into, ...config.Entrypoint, ...config.Cmd] as [string, ...string[]],
      { cwd: work, env: own },
    );
    expect((await fetch(`${url}/config.json`)).status).toBe(200);
    expect((await fetch(url)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
  } finally {
    image.remove();
    rmSync(work, { recursive: true, force: true });
  }
});
