import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { compiledServer, ended, endServers, startServer } from './start-testing';

let folder: string;

beforeAll(async () => {
  folder = await compiledServer();
  // The command is the one in package.json.
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const described = { type: 'module', scripts: { start: scripts.start } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(described));
});
afterEach(endServers);
afterAll(() => rmSync(folder, { recursive: true }));

const start = (command: readonly [string, ...string[]], env: Record<string, string> = {}, cwd = folder) =>
  startServer(command, { cwd, env });
const NODE = [process.execPath, 'dist/portal.mjs'] as const;
/** The flags that `npm start` gives Node. */
const FLAGS = JSON.parse(readFileSync('package.json', 'utf8')).scripts.start.match(/--\S+/g) as string[];
const NPM = ['npm', 'start'] as const;
const answersAt = (url: string) =>
  fetch(`${url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );

/** Everything that the server sends on one connection, from the sent text until the server closes it. */
async function exchange(port: number, text: string): Promise<string> {
  const socket = connect(port, 'localhost');
  socket.end(text);
  const pieces: Buffer[] = [];
  for await (const piece of socket) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe('npm start is one file that plain Node runs', () => {
  test('a second start with another configuration needs no build', async () => {
    for (const tenant of ['contoso.com', 'fabrikam.com']) {
      const { child, url } = await start(NODE, { ENTRA_TENANT_ID: tenant });
      expect(await (await fetch(`${url}/config.json`)).json()).toMatchObject({ tenant });
      child.kill('SIGTERM');
      expect(await ended(child)).toBe(0);
    }
  });

  test('SIGTERM ends it also through npm, and the port is free afterwards', async () => {
    const { child, url } = await start(NPM);
    expect(await answersAt(url)).toBe(true);
    child.kill('SIGTERM');
    await ended(child);
    await expect.poll(() => answersAt(url)).toBe(false);
  });

  test('at SIGTERM a running request is answered, an idle connection is closed and no new one is accepted', async () => {
    const { child, port, url } = await start(NODE);
    const idle = connect(port, 'localhost');
    const busy = connect(port, 'localhost');
    await Promise.all([once(idle, 'connect'), once(busy, 'connect')]);
    const output: Buffer[] = [];
    busy.on('data', (piece) => output.push(piece));
    // The first answer shows that the server has accepted the connection.
    busy.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(busy, 'data');
    busy.write('GET /review HTTP/1.1\r\nHost: localhost\r\n');
    idle.resume();
    await fetch(`${url}/healthz`);
    child.kill('SIGTERM');
    await expect.poll(() => answersAt(url)).toBe(false);
    await expect.poll(() => idle.closed).toBe(true);
    busy.write('\r\n');
    await once(busy, 'close');
    expect(Buffer.concat(output).toString()).toMatch(/HTTP\/1\.1 200 OK[\s\S]*<title>review<\/title>/);
    expect(await ended(child)).toBe(0);
  });

  test.runIf(existsSync('dist/portal.mjs') && process.platform === 'linux')(
    'the real export is served in at most 80 MB',
    async () => {
      const made = mkdtempSync(join(tmpdir(), 'made-'));
      for (const name of ['out', 'dist']) cpSync(name, join(made, name), { recursive: true });
      mkdirSync(join(made, 'elsewhere'));
      const { child, url } = await start(
        [process.execPath, ...FLAGS, '../dist/portal.mjs'],
        {},
        join(made, 'elsewhere'),
      );
      for (let round = 0; round < 20; round++)
        await Promise.all(
          ['/', '/review', '/sw.js', '/config.json', '/nothing'].map(async (path) =>
            (await fetch(url + path)).arrayBuffer(),
          ),
        );
      const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      expect(Number(kilobytes) * 1024).toBeLessThan(80e6);
      child.kill('SIGTERM');
      await ended(child);
      rmSync(made, { recursive: true });
    },
  );
});

describe('an answer that Node makes itself has the headers too', () => {
  test.each([
    ['for a request that isn’t HTTP', 'NONSENSE\r\n\r\n', 400],
    ['for a request without a host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['for a request with an invalid host', 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
    ['for a request with an invalid path', 'GET \\ HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    [
      'for a request with headers that are too long',
      `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
    ],
    [
      'for a request with an unknown expectation',
      'GET / HTTP/1.1\r\nHost: localhost\r\nExpect: tea\r\nConnection: close\r\n\r\n',
      417,
    ],
    ['for a request for a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n', 405],
  ])('%s', async (_, text, status) => {
    const { child, port } = await start(NODE);
    const answer = await exchange(port, text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    for (const header of [
      /^content-security-policy: default-src 'none'/im,
      /^x-content-type-options: nosniff\r$/im,
      /^cache-control: no-store\r$/im,
      /^strict-transport-security: max-age=63072000/im,
    ])
      expect(answer).toMatch(header);
    child.kill('SIGTERM');
    await ended(child);
  });
});
